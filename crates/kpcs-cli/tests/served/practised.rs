//! docs/operating/practice.md followed in a fresh folder: the register to practise in is made, and served beside the live one.

use std::process::Command;

use crate::server::{Server, ask, found, say};

fn get(address: &str, path: &str) -> String {
    say(address, format!("GET {path} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n").as_bytes()).unwrap()
}

fn sign_in(address: &str, account: &str, password: &str) -> String {
    let body = format!("account={account}&password={password}");
    let head = format!(
        "POST /sign-in HTTP/1.1\r\nHost: h\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    say(address, head.as_bytes()).unwrap()
}

#[test]
fn the_page_on_practice_can_be_followed_in_a_fresh_folder() {
    let (live, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    found(live.path(), "Koidu Diamonds (simulated)");
    let practice = folder.path().join("practice");
    let make = || Command::new(env!("CARGO_BIN_EXE_kpcs")).args(["practice", "--data-dir"]).arg(&practice).output();
    let made = make().unwrap();
    let said = String::from_utf8_lossy(&made.stdout).into_owned();
    assert!(made.status.success() && said.contains("practice.data_dir") && said.contains("kimberley"), "{said}");
    assert!(!make().unwrap().status.success(), "what is there is not made again");
    let named = format!("practice.data_dir={}", practice.display());
    let mut server = Server::start(live.path(), &[&named, "practice.address=127.0.0.1:0"], &[]);
    assert!(!server.practice.is_empty() && server.practice != server.address, "{}", server.practice);

    // The two look different, and each knows its own people only.
    let (there, here) = (get(&server.practice, "/sign-in"), get(&server.address, "/sign-in"));
    assert!(there.contains("PRACTICE, no value") && there.contains("sl.clerk"), "{there}");
    assert!(!here.contains("PRACTICE") && !here.contains("sl.clerk"), "{here}");
    let entered = sign_in(&server.practice, "sl.clerk", "kimberley");
    assert!(entered.contains("303 See Other") && entered.contains("set-cookie: practice-kpcs_session="), "{entered}");
    assert!(!sign_in(&server.address, "sl.clerk", "kimberley").contains("kpcs_session="), "no account of the live one");
    let live_head = ("GET", "/api/v1/acts-done");
    assert!(ask(&server.address, "head", live_head, "").unwrap().starts_with("HTTP/1.1 200"));
    assert!(ask(&server.practice, "head", live_head, "").unwrap().starts_with("HTTP/1.1 401"));

    // Whoever is at work finds the way there, and nobody takes the one for the other.
    let cookie = entered.split("practice-kpcs_session=").nth(1).unwrap().split(';').next().unwrap().to_owned();
    let desk = format!(
        "GET /certificates?format=csv HTTP/1.1\r\nHost: h\r\nConnection: close\r\nCookie: practice-kpcs_session={cookie}\r\n\r\n"
    );
    let file = say(&server.practice, desk.as_bytes()).unwrap();
    assert!(file.contains("filename=\"PRACTICE-SL-certificates"), "{}", &file[..file.len().min(800)]);
    let stopped = Command::new("kill").args(["-TERM", &server.child.id().to_string()]).status().unwrap();
    assert!(stopped.success() && server.child.wait().unwrap().success(), "both stop together");

    // Neither folder is taken for the other.
    let swapped = Command::new(env!("CARGO_BIN_EXE_kpcs"))
        .args(["serve", "--port", "0", "--data-dir"])
        .arg(live.path())
        .args(["--set", &format!("practice.data_dir={}", live.path().display())])
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&swapped.stderr).contains("the folder of the register itself"));
}
