//! Whoever is slow on purpose is cut, and keeps nobody else waiting (reliability R-25).

use std::{io::Write as _, net::TcpStream};

use crate::server::{Server, ask, found, say};

const HEAD: &[u8] = b"POST /verify HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\n";

#[test]
fn slow_connections_are_cut_and_honest_ones_answered() {
    let folder = tempfile::tempdir().unwrap();
    found(folder.path(), "Koidu");
    let settings = ["limits.header_read_seconds=1", "limits.body_read_seconds=1", "limits.requests_in_flight=1"];
    let server = Server::start(folder.path(), &[&settings[..], &["limits.body_bytes=1000"]].concat(), &[]);
    let at = server.address.as_str();
    // They hold their connections through the whole test; only one request may be worked on at once.
    let half: Vec<_> = (0..50)
        .map(|number| {
            let mut stream = TcpStream::connect(at).unwrap();
            let start = if number % 2 == 0 { &HEAD[..20] } else { HEAD };
            stream.write_all(start).unwrap();
            if number % 2 == 1 {
                stream.write_all(b"Content-Length: 10\r\n\r\nq=").unwrap();
            }
            stream
        })
        .collect();
    assert!(ask(at, "", ("GET", "/rules"), "").unwrap().starts_with("HTTP/1.1 200"), "the honest one");
    let ends = |end: &[u8]| say(at, &[HEAD, end].concat()).unwrap();
    assert_eq!(say(at, &HEAD[..20]).unwrap(), "", "no head: cut without a word");
    assert!(ends(b"Content-Length: 10\r\n\r\nq=").starts_with("HTTP/1.1 408"), "half a body");
    let long = format!("Content-Length: 1001\r\nConnection: close\r\n\r\n{}", "q".repeat(1001));
    assert!(ends(long.as_bytes()).starts_with("HTTP/1.1 413"), "too long a body");
    drop(half);
    server.stop();
}
