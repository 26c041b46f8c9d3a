//! The one-time reply link of a letter, and reading it back (decisions 22).
//!
//! Invariant: the token is 160 random bits, known to the letter alone; the register keeps its hash. A letter that is written
//! again after a crash carries a new link, and the one before no longer opens anything.
//! Must not know: what the page behind it asks.

use kpcs_domain::{
    act::{Act as _, ConfirmReceipt, IssueCertificate, ReplaceCertificate},
    value::{Digest, Timestamp},
};
use kpcs_register::Register;
use kpcs_store::{
    Entry, StoreFault,
    view::LetterRow,
    work::{self, ReplyLink},
};
use sha2::{Digest as _, Sha256};

/// How long a link can be used.
const LIFE_SECONDS: i64 = 30 * 86_400;
/// The name of the setting that holds the address under which people outside reach this register.
pub const PUBLIC_ADDRESS: &str = "public_address";

/// A link as the letter shows it.
pub(super) struct Link {
    pub(super) address: String,
    pub(super) expires_at: Timestamp,
}

/// A fresh link for a letter that asks for an answer; `None` for other letters, and where nobody has said under which address
/// this register is reached.
pub(super) fn fresh(register: &Register, row: &LetterRow, told: &Entry) -> Result<Option<Link>, StoreFault> {
    let asks = [IssueCertificate::INFO.code, ReplaceCertificate::INFO.code, ConfirmReceipt::INFO.code];
    let public = register.store().read(|sql| work::setting(sql, PUBLIC_ADDRESS))?;
    let Some(public) = public.filter(|_| asks.contains(&told.info.code)) else { return Ok(None) };
    let mut random = [0; 20];
    register.entropy().fill(&mut random);
    let token: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
    let expires_at = register.clock().now().plus_seconds(LIFE_SECONDS);
    let link = ReplyLink {
        message: row.message,
        position: row.position,
        authority: told.authority.clone(),
        number: told.opened.statement().protected().subject.clone(),
        recipient: row.recipient.clone(),
        expires_at,
        answered: None,
        settled: None,
    };
    let hash = hash_of(&token);
    register.store().write(move |sql| work::put_reply_link(sql, hash, &link))?;
    Ok(Some(Link { address: format!("{}/reply/{token}", public.trim_end_matches('/')), expires_at }))
}

/// What the register keeps of a token.
#[must_use]
pub fn hash_of(token: &str) -> Digest {
    Digest(Sha256::new().chain_update(b"kpcs/reply/v1").chain_update(token).finalize().into())
}
