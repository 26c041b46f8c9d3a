//! A server in a process of its own, over a small register, and what a client says to it byte by byte.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    thread::JoinHandle,
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use kpcs_domain::{
    act::Role,
    value::{AuthorityId, Name},
};
use kpcs_register::{NewAccount, RegisterOptions};
use kpcs_testing::World;

/// The password of everybody here.
pub const PASSWORD: &str = "CANARY-PASSWORD of tests";

/// Founds a register with an exporter and a head of the authority.
pub fn found(folder: &Path, company: &str) {
    let world = World::open(folder, RegisterOptions { demo: true, unsynced: false }, None);
    for (login, role, company) in [("koidu", Role::Exporter, Some(company)), ("head", Role::AuthorityHead, None)] {
        let account = NewAccount {
            login: login.to_owned(),
            name: format!("{login} CANARY-PERSON"),
            authority: AuthorityId::parse("SL").unwrap(),
            roles: vec![role],
            company: company.map(|company| Name::parse(company).unwrap()),
            language: "en".to_owned(),
        };
        world.register.add_account(account, PASSWORD).unwrap();
    }
    std::fs::write(folder.join("demo.passphrase"), "a world for tests").unwrap();
}

/// A running server.
pub struct Server {
    pub child: Child,
    /// Where it listens; empty when it ended before it did.
    pub address: String,
    /// Where one practises, when the settings name a register for it.
    pub practice: String,
    log: Arc<Mutex<String>>,
    reader: Option<JoinHandle<()>>,
}

impl Server {
    /// Starts one with settings and environment, on a free port.
    pub fn start(folder: &Path, set: &[&str], environment: &[(&str, &str)]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kpcs"));
        command.args(["serve", "--port", "0", "--data-dir"]).arg(folder).args(["--set", "limits.reserve_bytes=0"]);
        command.args(set.iter().flat_map(|pair| ["--set", *pair])).envs(environment.iter().copied());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let log = Arc::<Mutex<String>>::default();
        let (kept, lines) = (Arc::clone(&log), BufReader::new(child.stderr.take().unwrap()));
        let reader = std::thread::spawn(move || {
            for line in lines.lines().map_while(Result::ok) {
                kept.lock().unwrap().push_str(&(line + "\n"));
            }
        });
        let mut said = BufReader::new(child.stdout.take().unwrap());
        let address = address_of(&mut said);
        let practises = set.iter().any(|pair| pair.starts_with("practice."));
        let practice = if practises { address_of(&mut said) } else { String::new() };
        Self { child, address, practice, log, reader: Some(reader) }
    }

    /// Where monitoring is answered, from the log.
    pub fn monitoring(&self) -> String {
        let log = self.log.lock().unwrap();
        let line = log.lines().find(|line| line.contains("\"monitoring\"")).unwrap();
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        line["address"].as_str().unwrap().to_owned()
    }

    /// Stops it as a service manager does, and gives what it logged.
    pub fn stop(mut self) -> String {
        let told = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert!(told.success() && self.child.wait().unwrap().success());
        self.logged()
    }

    /// What was logged by one that has ended.
    pub fn logged(&mut self) -> String {
        self.reader.take().unwrap().join().unwrap();
        self.log.lock().unwrap().clone()
    }
}

/// The address at the end of the next line that the server prints.
fn address_of(said: &mut impl std::io::BufRead) -> String {
    let mut line = String::new();
    said.read_line(&mut line).unwrap();
    line.trim().split("http://").nth(1).unwrap_or_default().to_owned()
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Sends bytes and reads until the other side closes.
pub fn say(address: &str, bytes: &[u8]) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address)?;
    stream.write_all(bytes)?;
    let mut heard = Vec::new();
    // A connection that is cut may end in a reset.
    let _ = stream.read_to_end(&mut heard);
    Ok(String::from_utf8_lossy(&heard).into_owned())
}

/// Asks as a program with a login; the answer with its head.
pub fn ask(address: &str, login: &str, (method, path): (&str, &str), body: &str) -> std::io::Result<String> {
    let basic = STANDARD.encode(format!("{login}:{PASSWORD}"));
    let length = body.len();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: here\r\nConnection: close\r\nAuthorization: Basic {basic}\r\n\
         Idempotency-Key: {length}-{path}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
    );
    say(address, head.as_bytes())
}
