//! Everything that anybody can fetch: each public route of the permission matrix with what stands behind it, every file of the log and of a
//! mirror of it, metrics.

use std::{fs, io, path::Path, sync::Arc};

use axum::{body::Body, http::Request};
use kpcs_hub::{Answer, HttpWire, Mirror, Wire, entry_hex};
use kpcs_server::{
    Listeners,
    permission::{MATRIX, Who, Whose},
    serve,
};
use tokio::{net::TcpListener, runtime::Handle};

use crate::{node::Node, story::Story};

/// Files of the program, the same on every node; and a page for whoever has entered a password.
const UNANSWERED: &[&str] = &["/verify/offline/{folder}/{file}", "/static/{file}", "/sign-in/code"];

/// Where a part of an address names something, and what is there; a link that ends in a secret was sent to nobody.
fn examples(route: &str) -> Vec<String> {
    let with = |part: &str, values: &[&str]| values.iter().map(|value| route.replace(part, value)).collect();
    match route {
        "/participants/{code}" => with("{code}", &["SL", "EU", "BE", "CF"]),
        "/alerts/{reference}" => with("{reference}", &["SL-W1", "SL-W2", "EU-ANT-W1"]),
        "/rules/{section}" => with("{section}", &["s3.2", "s9.5"]),
        "/help/{guide}" => with("{guide}", &["clerk", "importing-officer", "verifier"]),
        "/log/record/{after}" => with("{after}", &["0", "100", "200", "300"]),
        "/api/v1/imports/{kind}/template" => with("{kind}", &["applications"]),
        "/api/v1/gate" => {
            vec![format!("{route}?from=SL&to=BE&origin=SL&hs=7102.31&issued=2026-11-23&presented=2026-11-25")]
        }
        "/verify/offline/{folder}/{file}" | "/static/{file}" => Vec::new(),
        _ if route.contains('{') => vec![route.replace(['{', '}'], "")],
        _ => vec![
            route.to_owned(),
            format!("{route}?language=fr"),
            format!("{route}?format=csv"),
            format!("{route}?q=SL"),
        ],
    }
}

/// Each place with the bytes that were given there.
pub async fn everything(node: &Node, story: &Story) -> Vec<(String, Vec<u8>)> {
    let mut seen = Vec::new();
    let lines = MATRIX.iter().filter(|line| line.who == Who::Anybody || line.whose == Whose::Public);
    for line in lines {
        let mut answered = false;
        for path in examples(line.route) {
            let request = Request::builder().method(line.method).uri(&path);
            let sent = match (line.method, line.route) {
                ("POST", "/api/v1/verify") => request.body(Body::from(format!("number={}", story.known))),
                ("POST", _) => request
                    .header("content-type", "application/x-www-form-urlencoded")
                    .body(Body::from(format!("number={0}&text=&leaf={0}&login=x&password=x", story.known))),
                _ => request.header("accept-language", "fr, en").body(Body::empty()),
            };
            let (status, bytes) = node.ask(sent.unwrap()).await;
            answered |= status == 200;
            seen.push((format!("{} {path}", line.method), bytes));
        }
        let elsewhere = UNANSWERED.contains(&line.route) || line.whose == Whose::Link || line.who != Who::Anybody;
        assert!(answered || elsewhere || line.method == "POST", "{} gave nothing to look at", line.route);
    }
    files_of_the_log(node, &mut seen).await;
    seen.push(("metrics".to_owned(), metrics(node).await));
    seen
}

/// The log is asked as a mirror asks it: every tile, bundle and checkpoint; then each entry, its receipt and its proof; then the files that
/// the mirror keeps.
async fn files_of_the_log(node: &Node, seen: &mut Vec<(String, Vec<u8>)>) {
    let folder = tempfile::tempdir().unwrap();
    let hub = node.app.options().hub.clone().unwrap().0;
    let (place, key) = (folder.path().to_owned(), hub.keys().checkpoint);
    let wire = Asked { router: node.router.clone(), handle: Handle::current() };
    let copied =
        tokio::task::spawn_blocking(move || Mirror::open(&place, key, Box::new(wire)).unwrap().follow().unwrap());
    assert!(copied.await.unwrap().to.size > 40);
    read_all(folder.path(), folder.path(), seen);
    let entries: Vec<_> = crate::hidden::entries_of(folder.path());
    for entry in entries {
        for path in ["", "/proof"] {
            let path = format!("/log/entries/{}{path}", entry_hex(&entry));
            let (status, bytes) = node.ask(Request::get(&path).body(Body::empty()).unwrap()).await;
            assert_eq!(status, 200, "{path}");
            seen.push((path, bytes));
        }
    }
    for path in ["checkpoint", ".well-known/scitt-keys", ".well-known/transparency-configuration", "forks"] {
        let path = format!("/log/{path}");
        seen.push((path.clone(), node.ask(Request::get(&path).body(Body::empty()).unwrap()).await.1));
    }
}

/// All files under a folder.
pub fn read_all(folder: &Path, root: &Path, seen: &mut Vec<(String, Vec<u8>)>) {
    for item in fs::read_dir(folder).unwrap().flatten() {
        let path = item.path();
        if path.is_dir() {
            read_all(&path, root, seen);
        } else {
            let name = path.strip_prefix(root).unwrap().display().to_string();
            seen.push((format!("mirror {name}"), fs::read(&path).unwrap()));
        }
    }
}

/// The router in place of the network.
struct Asked {
    router: axum::Router,
    handle: Handle,
}

impl Wire for Asked {
    fn get(&self, path: &str) -> io::Result<Answer> {
        use http_body_util::BodyExt as _;
        use tower::ServiceExt as _;
        let request = Request::get(format!("/log/{path}")).body(Body::empty()).unwrap();
        self.handle.block_on(async {
            let answer = self.router.clone().oneshot(request).await.unwrap();
            let status = answer.status().as_u16();
            let body = answer.into_body().collect().await.unwrap().to_bytes().to_vec();
            Ok(Answer { status, content_type: String::new(), body })
        })
    }

    fn post(&self, _: &str, _: &[u8]) -> io::Result<Answer> {
        Err(io::Error::other("a mirror posts nothing"))
    }
}

/// What the office's monitoring reads, from the address that it listens on.
async fn metrics(node: &Node) -> Vec<u8> {
    let listener = || async { TcpListener::bind("127.0.0.1:0").await.unwrap() };
    let (pages, monitoring) = (listener().await, listener().await);
    let address = format!("http://{}", monitoring.local_addr().unwrap());
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let listeners = Listeners { pages, monitoring: Some(monitoring) };
    let serving = tokio::spawn(serve(node.app.clone(), listeners, async move { drop(stopped.await) }));
    let wire = Arc::new(HttpWire::new(&address, std::time::Duration::from_secs(60)));
    let asked = tokio::task::spawn_blocking(move || {
        let get = |path: &str| wire.get(path).unwrap().body;
        [get("metrics"), get("readyz")].concat()
    });
    let body = asked.await.unwrap();
    drop(stop);
    serving.await.unwrap().unwrap();
    assert!(body.starts_with(b"#"), "{}", String::from_utf8_lossy(&body));
    body
}
