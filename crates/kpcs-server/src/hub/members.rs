//! Whose statements a hub registers: those under a key of the scheme's record, which is its own register.
//!
//! A statement carries its own proof of who made it: no token, no account, any way may bring it (docs/decisions/0012). A public act comes with
//! its header part and goes into the register before its leaf goes into the log, so none is in the log unread (docs/decisions/0014).
//! Invariant: nothing is registered whose signature does not hold under a key that is listed for its authority.
//! Must not know: HTTP. Source: threat-model A9, M9, 9.4; issue 03, demands 2, 3 and 9.

use std::sync::Arc;

use kpcs_hub::{EntriesOf, Entry, Rejected};
use kpcs_register::Register;
use kpcs_statement::{Malformed, Opened, Statement, read_headed};

/// The first byte of a statement with its header part: an array of three.
const HEADED: u8 = 0x83;

/// What a hub asks of statements before it takes them.
pub fn entries_of(register: &Register) -> EntriesOf {
    let register = register.clone();
    Arc::new(move |handed: &[&[u8]]| judge(&register, handed.iter().map(|bytes| read(bytes)).collect()))
}

/// What can be read goes to the register together; each is answered in its place.
fn judge(register: &Register, read: Vec<Result<Opened, Malformed>>) -> Vec<Result<Entry, Rejected>> {
    let sound: Vec<_> = read.iter().flatten().cloned().collect();
    let mut judged = match register.hand_in(sound) {
        Ok(judged) => judged.into_iter(),
        Err(_) => return read.into_iter().map(|_| Err(not_now())).collect(),
    };
    let entry = |one: Result<Opened, Malformed>| match one {
        Err(error) => Err(rejected("Not a statement", &error.to_string())),
        Ok(opened) => match judged.next() {
            Some(Ok(())) => Ok(opened.statement().leaf().0),
            Some(Err(why)) => Err(rejected(why.title(), &why.to_string())),
            None => Err(not_now()),
        },
    };
    read.into_iter().map(entry).collect()
}

/// With its header part, or the statement alone.
fn read(bytes: &[u8]) -> Result<Opened, Malformed> {
    match bytes.first() {
        Some(&HEADED) => read_headed(bytes),
        _ => Opened::new(Statement::parse(bytes)?, [None, None, None, None]),
    }
}

fn not_now() -> Rejected {
    rejected("Not now", "The register cannot be read; ask again in a moment.")
}

fn rejected(title: &str, detail: &str) -> Rejected {
    Rejected { title: title.to_owned(), detail: detail.to_owned() }
}
