//! A demonstration of a year long past: its offices' keys have ended, so nobody there can sign, and it is still shown.

use std::{
    io::{BufRead as _, BufReader},
    process::{Command, Stdio},
};

use crate::server::say;

#[test]
fn a_demonstration_whose_keys_have_ended_is_still_shown() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("of 2019");
    let kpcs = || Command::new(env!("CARGO_BIN_EXE_kpcs"));
    // Large enough that examined applications and preparations of another day are left over.
    let made = kpcs().args(["simulate", "--year", "2019", "--scale", "0.004", "--data-dir"]).arg(&folder).output();
    assert!(made.unwrap().status.success());

    let mut demo = kpcs();
    demo.args(["demo", "--port", "0", "--data-dir"]).arg(&folder).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut demo = demo.spawn().unwrap();
    let mut said = BufReader::new(demo.stdout.take().unwrap()).lines().map_while(Result::ok);
    let address = said.find_map(|line| line.split("http://").nth(1).map(|rest| rest.trim_end_matches('/').to_owned()));
    let page = address.map(|address| say(&address, b"GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n").unwrap());
    demo.kill().unwrap();
    let complaint = std::io::read_to_string(demo.stderr.take().unwrap()).unwrap();
    demo.wait().unwrap();
    assert!(page.is_some_and(|page| page.starts_with("HTTP/1.1 200")), "{complaint}");
}
