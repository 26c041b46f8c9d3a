//! A mail server of a few lines on this machine: it takes, refuses or hangs up as a test says, one answer a connection.
//!
//! Invariant: it speaks to one client at a time and ends with the list; what it took is read after `taken`.
//! Source: RFC 5321.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::{TcpListener, TcpStream},
    thread::JoinHandle,
};

/// What it does with a connection.
#[derive(Debug, Clone, Copy)]
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

/// The server, and what it takes.
pub struct Postman {
    pub port: u16,
    thread: JoinHandle<Vec<String>>,
}

impl Postman {
    /// Serves one connection for each of `manners`.
    pub fn of(manners: &[Manner]) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let manners = manners.to_vec();
        let thread = std::thread::spawn(move || {
            manners.iter().filter_map(|manner| serve(&listener.accept().unwrap().0, *manner)).collect()
        });
        Self { port, thread }
    }

    /// Every mail that was taken, after the last connection: envelope and message.
    pub fn taken(self) -> Vec<String> {
        self.thread.join().unwrap()
    }
}

fn serve(stream: &TcpStream, manner: Manner) -> Option<String> {
    if matches!(manner, Manner::Silent) {
        return None;
    }
    let mut answer = stream.try_clone().unwrap();
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    answer.write_all(b"220 postman.example\r\n").unwrap();
    let mut taken = String::new();
    while let Some(line) = lines.next() {
        let reply = match (line.split([' ', ':']).next().unwrap(), manner) {
            ("EHLO" | "HELO", _) => "250 postman.example",
            ("RCPT", Manner::Busy) => "450 4.7.1 come back later",
            ("RCPT", Manner::Unknown) => "550 5.1.1 no such person",
            ("MAIL" | "RCPT", _) => {
                taken.push_str(&format!("{line}\n"));
                "250 ok"
            }
            ("DATA", _) => {
                answer.write_all(b"354 go on\r\n").unwrap();
                for line in lines.by_ref().take_while(|line| line != ".") {
                    if matches!(manner, Manner::HangsUp) {
                        return None;
                    }
                    taken.push_str(&format!("{line}\n"));
                }
                "250 taken"
            }
            ("QUIT", _) => {
                answer.write_all(b"221 bye\r\n").unwrap();
                break;
            }
            _ => "502 what",
        };
        if answer.write_all(format!("{reply}\r\n").as_bytes()).is_err() {
            break;
        }
    }
    matches!(manner, Manner::Takes).then_some(taken)
}
