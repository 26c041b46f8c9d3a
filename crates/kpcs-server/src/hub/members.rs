//! Whose statements a hub registers: those under a key of the scheme's record, which is its own register.
//!
//! A statement carries its own proof of who made it: no token, no account, any way may bring it (docs/decisions/0012). A public act comes with
//! its header part and goes into the register before its leaf goes into the log, so none is in the log unread (docs/decisions/0014).
//! Invariant: nothing is registered whose signature does not hold under a key that is listed for its authority.
//! Must not know: HTTP. Source: threat-model A9, M9, 9.4; issue 03, demands 2, 3 and 9.

use std::sync::Arc;

use kpcs_domain::act::Tier;
use kpcs_hub::{LeafOf, Rejected};
use kpcs_register::{ActError, NotTaken, Register};
use kpcs_statement::{Malformed, Opened, Statement, read_headed};
use kpcs_store::act::info_of;

/// The first byte of a statement with its header part: an array of three.
const HEADED: u8 = 0x83;

/// What a hub asks of a statement before it takes it.
pub fn leaf_of(register: &Register) -> LeafOf {
    let register = register.clone();
    Arc::new(move |bytes: &[u8]| {
        let handed = read(bytes).map_err(|error| rejected("Not a statement", &error.to_string()))?;
        let leaf = handed.statement().leaf().0;
        judge(&register, handed).map(|()| leaf)
    })
}

/// With its header part, or the statement alone.
fn read(bytes: &[u8]) -> Result<Opened, Malformed> {
    match bytes.first() {
        Some(&HEADED) => read_headed(bytes),
        _ => Opened::new(Statement::parse(bytes)?, [None, None, None, None]),
    }
}

fn judge(register: &Register, handed: Opened) -> Result<(), Rejected> {
    if register.has(handed.statement()).map_err(not_now)? {
        return Ok(());
    }
    let info = info_of(handed.statement().protected().act);
    let judged = if info.is_some_and(|info| info.tier == Tier::Public) {
        register.take_public(handed).map(|taken| taken.map(|_| ()))
    } else {
        register.judge_signature(handed.statement())
    };
    judged.map_err(not_now)?.map_err(|why: NotTaken| rejected(why.title(), &why.to_string()))
}

fn not_now(_: ActError) -> Rejected {
    rejected("Not now", "The register cannot be read; ask again in a moment.")
}

fn rejected(title: &str, detail: &str) -> Rejected {
    Rejected { title: title.to_owned(), detail: detail.to_owned() }
}
