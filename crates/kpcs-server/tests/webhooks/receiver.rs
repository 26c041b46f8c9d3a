//! A receiver of webhooks in a few lines: it takes, fails, redirects, hangs up, says nothing or talks for ever, one manner a
//! connection, over TCP or TLS.
//!
//! Invariant: it serves one client at a time and ends with the list; what it was sent is read after `heard`.
//! Source: RFC 9112.

use std::{
    io::{BufReader, Read, Write},
    net::TcpListener,
    sync::Arc,
    thread::JoinHandle,
};

use rustls::{ServerConfig, ServerConnection, StreamOwned, pki_types::pem::PemObject as _};

/// What it does with a connection.
#[derive(Debug, Clone, Copy)]
pub enum Manner {
    /// Takes the message.
    Takes,
    /// Answers with this status.
    Answers(u16),
    /// Sends elsewhere: to itself, at another path.
    Redirects,
    /// Hangs up after the request.
    HangsUp,
    /// Says nothing until the client hangs up.
    Slow,
    /// Says 200 and then talks until the client hangs up.
    Babbles,
    /// Sends a head that never ends, until the client hangs up.
    BabblesInTheHead,
}

/// A message as it came: request line, head by lower-case name, body.
#[derive(Debug, Clone)]
pub struct Heard {
    pub line: String,
    pub head: Vec<(String, String)>,
    pub body: String,
}

impl Heard {
    pub fn header(&self, name: &str) -> &str {
        self.head.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

/// The receiver.
pub struct Receiver {
    pub port: u16,
    thread: JoinHandle<Vec<Heard>>,
}

impl Receiver {
    pub fn of(manners: &[Manner]) -> Self {
        Self::start(manners, None)
    }

    /// The same behind TLS, with the certificate of the tests.
    pub fn with_tls(manners: &[Manner]) -> Self {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/tls");
        let chain = rustls::pki_types::CertificateDer::from_pem_file(folder.join("server.pem")).unwrap();
        let key = rustls::pki_types::PrivateKeyDer::from_pem_file(folder.join("server.key")).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![chain], key);
        Self::start(manners, Some(Arc::new(config.unwrap())))
    }

    fn start(manners: &[Manner], tls: Option<Arc<ServerConfig>>) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let manners = manners.to_vec();
        let thread = std::thread::spawn(move || {
            let mut heard = Vec::new();
            for manner in manners {
                let stream = listener.accept().unwrap().0;
                heard.extend(match &tls {
                    None => serve(stream, manner),
                    Some(tls) => {
                        serve(StreamOwned::new(ServerConnection::new(Arc::clone(tls)).unwrap(), stream), manner)
                    }
                });
            }
            heard
        });
        Self { port, thread }
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/kpcs?from=register", self.port)
    }

    /// Every message that came whole, after the last connection.
    pub fn heard(self) -> Vec<Heard> {
        self.thread.join().unwrap()
    }
}

fn serve(stream: impl Read + Write, manner: Manner) -> Option<Heard> {
    let mut stream = BufReader::new(stream);
    let heard = read(&mut stream)?;
    let stream = stream.get_mut();
    let mut say = |text: &str| stream.write_all(text.as_bytes()).and_then(|()| stream.flush()).is_ok();
    match manner {
        Manner::Takes => drop(say("HTTP/1.1 204 No Content\r\n\r\n")),
        Manner::Answers(status) => drop(say(&format!("HTTP/1.1 {status} X\r\ncontent-length: 4\r\n\r\nsaid"))),
        Manner::Redirects => drop(say("HTTP/1.1 307 X\r\nlocation: /elsewhere\r\ncontent-length: 0\r\n\r\n")),
        Manner::HangsUp => {}
        Manner::Slow => drop(stream.read(&mut [0; 1])),
        Manner::Babbles => {
            say("HTTP/1.1 200 OK\r\ncontent-length: 100000000000\r\n\r\n");
            while say("and another thing ") {}
        }
        Manner::BabblesInTheHead => {
            say("HTTP/1.1 200 OK\r\n");
            while say("x-thing: and another thing\r\n") {}
        }
    }
    Some(heard)
}

fn read(stream: &mut impl std::io::BufRead) -> Option<Heard> {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end() {
            "" => break,
            line => lines.push(line.to_owned()),
        }
    }
    let head = lines[1..].iter().filter_map(|line| line.split_once(':'));
    let head: Vec<_> = head.map(|(name, value)| (name.to_lowercase(), value.trim().to_owned())).collect();
    let length = head.iter().find(|(name, _)| name == "content-length")?.1.parse().ok()?;
    let mut body = vec![0; length];
    stream.read_exact(&mut body).ok()?;
    Some(Heard { line: lines[0].clone(), head, body: String::from_utf8(body).ok()? })
}
