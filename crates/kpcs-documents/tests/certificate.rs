//! Certificates are printed.
#![allow(clippy::unwrap_used, reason = "a test that cannot make its document has failed")]

mod common;

#[test]
fn show() {
    let dir = std::env::var("SHOW").unwrap();
    for (name, document) in [("plain", common::sierra_leone()), ("limits", common::at_the_limits())] {
        let t = std::time::Instant::now();
        match kpcs_documents::certificate(&document) {
            Ok(pdf) => {
                println!("{name} {} bytes {:?}", pdf.len(), t.elapsed());
                std::fs::write(format!("{dir}/{name}.pdf"), pdf).unwrap()
            }
            Err(e) => println!("{name}: {e}"),
        }
    }
}
