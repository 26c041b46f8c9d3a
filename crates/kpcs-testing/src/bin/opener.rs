//! Opens the database of the folder named, making it if there is none, and says how many entries its journal holds; then puts
//! a file on the shelf. To be killed at a named point by a test.

use std::path::Path;

use kpcs_store::{Store, StoreFault, StoreOptions, bind, shelf};

fn main() {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("usage: opener FOLDER");
        std::process::exit(2);
    };
    match open(Path::new(&folder)) {
        Ok(entries) => println!("{entries}"),
        Err(fault) => {
            eprintln!("{fault}");
            std::process::exit(4);
        }
    }
}

fn open(folder: &Path) -> Result<i64, StoreFault> {
    let open = if folder.join("kpcs.db").exists() { Store::open } else { Store::make };
    let store = open(folder, StoreOptions::default())?;
    let entries = store.read(|sql| sql.query_integer("select count(*) from journal_entry", bind![]))?;
    let put = shelf::put(&folder.join("shelf"), "file", b"whole");
    put.map_err(|error| StoreFault::Stopped(error.to_string()))?;
    Ok(entries.unwrap_or(0))
}
