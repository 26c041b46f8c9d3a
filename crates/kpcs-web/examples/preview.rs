//! Serves every page with sample data on 127.0.0.1, port 8099 or the one given, to look at them.
//!
//! Invariant: nothing is stored. It must not know the register.
//! Source: `tools/README.md`.

use std::io::Error;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let port = std::env::args().nth(1).and_then(|port| port.parse().ok()).unwrap_or(8099);
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    println!("http://127.0.0.1:{port}/");
    axum::serve(listener, kpcs_web::preview_router()).await
}
