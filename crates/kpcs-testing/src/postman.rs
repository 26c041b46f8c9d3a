//! A mail server of a few lines on this machine: it takes, refuses or hangs up as a test says, one manner a connection, in
//! the clear, behind STARTTLS or behind TLS with the certificate of the tests.
//!
//! Invariant: it speaks to one client at a time and ends with the list; what it took is read after `taken`. With STARTTLS it
//! takes nothing but that before the way is protected.
//! Source: RFC 5321, RFC 3207, RFC 8314.

use std::{
    io::{self, BufRead as _, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    sync::Arc,
    thread::JoinHandle,
};

use rustls::{
    ServerConfig, ServerConnection, StreamOwned,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject as _},
};

/// What it does with a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// Takes the mail.
    Takes,
    /// Asks to try later, at the recipient.
    Busy,
    /// Says that there is no such person.
    Unknown,
    /// Hangs up in the middle of the message.
    HangsUp,
    /// Hangs up before its greeting.
    Silent,
}

/// How the way to it is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Not at all.
    Plain,
    /// TLS after a plain greeting.
    StartTls,
    /// TLS from the first byte.
    Implicit,
}

/// The server, and what it takes.
#[derive(Debug)]
pub struct Postman {
    /// Where it listens.
    pub port: u16,
    thread: JoinHandle<Vec<String>>,
}

impl Postman {
    /// Serves one connection in the clear for each of `manners`.
    ///
    /// # Panics
    /// When this machine gives no port.
    #[must_use]
    pub fn of(manners: &[Manner]) -> Self {
        Self::on(Way::Plain, manners)
    }

    /// The same, protected in one way.
    ///
    /// # Panics
    /// When this machine gives no port.
    #[must_use]
    pub fn on(way: Way, manners: &[Manner]) -> Self {
        Self::at("127.0.0.1", way, manners)
    }

    /// The same at another address of this machine.
    ///
    /// # Panics
    /// When this machine gives no port.
    #[must_use]
    pub fn at(host: &str, way: Way, manners: &[Manner]) -> Self {
        let listener = TcpListener::bind((host, 0)).expect("a port of this machine");
        let port = listener.local_addr().expect("an address").port();
        let (manners, tls) = (manners.to_vec(), tls());
        let thread = std::thread::spawn(move || {
            let visits = manners.iter().map_while(|manner| Some((listener.accept().ok()?.0, *manner)));
            visits
                .filter_map(|(stream, manner)| Visit::new(stream, way, &tls).and_then(|visit| visit.serve(manner)))
                .collect()
        });
        Self { port, thread }
    }

    /// Every mail that was taken, after the last connection: envelope and message, one line each.
    ///
    /// # Panics
    /// When the server did.
    #[must_use]
    pub fn taken(self) -> Vec<String> {
        self.thread.join().expect("the postman")
    }
}

/// The folder with the certificates of the tests: `ca.pem` signs that of `localhost` and 127.0.0.1.
#[must_use]
pub fn certificates() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/tls")
}

fn tls() -> Arc<ServerConfig> {
    let chain = CertificateDer::from_pem_file(certificates().join("server.pem")).expect("the certificate of the tests");
    let key = PrivateKeyDer::from_pem_file(certificates().join("server.key")).expect("its key");
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions of TLS")
        .with_no_client_auth()
        .with_single_cert(vec![chain], key);
    Arc::new(config.expect("a key that is the certificate's"))
}

/// The way to the client.
enum Line {
    Plain(TcpStream),
    Tls(Box<StreamOwned<ServerConnection, TcpStream>>),
}

impl Line {
    fn protected(stream: TcpStream, tls: &Arc<ServerConfig>) -> Option<Self> {
        Some(Self::Tls(Box::new(StreamOwned::new(ServerConnection::new(Arc::clone(tls)).ok()?, stream))))
    }
}

impl Read for Line {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(stream) => stream.read(bytes),
            Self::Tls(stream) => stream.read(bytes),
        }
    }
}

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(stream) => stream.write(bytes),
            Self::Tls(stream) => stream.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(stream) => stream.flush(),
            Self::Tls(stream) => stream.flush(),
        }
    }
}

/// One connection.
struct Visit<'a> {
    line: BufReader<Line>,
    tls: &'a Arc<ServerConfig>,
    /// Whether STARTTLS has to come first.
    to_protect: bool,
    taken: String,
}

impl<'a> Visit<'a> {
    fn new(stream: TcpStream, way: Way, tls: &'a Arc<ServerConfig>) -> Option<Self> {
        let line = match way {
            Way::Implicit => Line::protected(stream, tls)?,
            Way::Plain | Way::StartTls => Line::Plain(stream),
        };
        let to_protect = way == Way::StartTls;
        Some(Self { line: BufReader::new(line), tls, to_protect, taken: String::new() })
    }

    /// Speaks until one of the two hangs up; what was taken.
    fn serve(mut self, manner: Manner) -> Option<String> {
        if manner == Manner::Silent {
            return None;
        }
        self.say("220 postman.example")?;
        let mut is_whole = false;
        while let Some(line) = self.hear() {
            let reply = match (line.split([' ', ':']).next().unwrap_or_default(), manner) {
                ("EHLO" | "HELO", _) if self.to_protect => "250-postman.example\r\n250 STARTTLS",
                ("EHLO" | "HELO", _) => "250-postman.example\r\n250 AUTH PLAIN",
                ("STARTTLS", _) if self.to_protect => {
                    self.say("220 go ahead")?;
                    self = self.protect()?;
                    continue;
                }
                ("QUIT", _) => break,
                _ if self.to_protect => "530 5.7.0 STARTTLS first",
                ("RCPT", Manner::Busy) => "450 4.7.1 come back later",
                ("RCPT", Manner::Unknown) => "550 5.1.1 no such person",
                ("AUTH", _) => {
                    self.note(&line);
                    "235 2.7.0 welcome"
                }
                ("MAIL" | "RCPT", _) => {
                    self.note(&line);
                    "250 ok"
                }
                ("DATA", _) => {
                    self.say("354 go on")?;
                    self.message(manner)?;
                    is_whole = true;
                    "250 taken"
                }
                _ => "502 what",
            };
            if self.say(reply).is_none() {
                break;
            }
        }
        // Whoever hangs up without a word has its answer already.
        let _ = self.say("221 bye");
        is_whole.then_some(self.taken)
    }

    /// Everything up to the point alone; nothing when it hangs up at the first line.
    fn message(&mut self, manner: Manner) -> Option<()> {
        loop {
            let line = self.hear()?;
            if manner == Manner::HangsUp {
                return None;
            }
            if line == "." {
                return Some(());
            }
            self.note(&line);
        }
    }

    fn protect(self) -> Option<Self> {
        let Line::Plain(stream) = self.line.into_inner() else { return None };
        let line = BufReader::new(Line::protected(stream, self.tls)?);
        Some(Self { line, to_protect: false, ..self })
    }

    fn note(&mut self, line: &str) {
        self.taken.push_str(&format!("{line}\n"));
    }

    fn hear(&mut self) -> Option<String> {
        let mut line = String::new();
        let read = self.line.read_line(&mut line).ok()?;
        (read > 0).then(|| line.trim_end_matches(['\r', '\n']).to_owned())
    }

    fn say(&mut self, text: &str) -> Option<()> {
        let line = self.line.get_mut();
        line.write_all(format!("{text}\r\n").as_bytes()).and_then(|()| line.flush()).ok()
    }
}
