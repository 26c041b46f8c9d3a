//! `audit`: every signature verifies under the key that was listed for its authority, and every chain is whole.
//!
//! Invariant: reads the journal alone, by its own path; what it finds wrong it names by position and stops.
//! Source: threat-model M3 and M15; style/examples.md 13.

use std::collections::BTreeMap;

use kpcs_domain::value::{AuthorityId, Digest};
use kpcs_statement::{Algorithm, KeyId, PublicKey, decode_chain};
use kpcs_store::{ChainHead, Entry, Sql, StoreFault, bind, entries_after};

use crate::{ActError, Register};

/// Entries read at a time.
const SLICE: i64 = 1_000;

/// What an audit came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Audit {
    /// How many statements were verified, received ones included.
    pub statements: u64,
}

impl Register {
    /// Verifies every signature and every chain of the journal; `progress` hears positions.
    ///
    /// # Errors
    /// [`ActError::Store`] naming the first entry that does not hold.
    pub fn audit(&self, mut progress: impl FnMut(i64)) -> Result<Audit, ActError> {
        self.store().read(|sql| {
            let keys = listed_keys(sql)?;
            let mut heads = BTreeMap::new();
            let (mut position, mut statements) = (0, 0);
            loop {
                let slice = entries_after(sql, position, SLICE)?;
                let Some(last) = slice.last() else { return Ok(Audit { statements }) };
                position = last.position;
                for entry in &slice {
                    check_signature(entry, &keys)?;
                    check_chain(entry, &mut heads)?;
                    statements += 1;
                }
                progress(position);
            }
        })
    }
}

fn listed_keys(sql: &Sql<'_>) -> Result<BTreeMap<KeyId, (String, PublicKey)>, StoreFault> {
    let rows = sql.query("select authority, algorithm, public from view_key", bind![], |row| {
        Ok((row.text(0)?, row.text(1)?, row.blob(2)?))
    })?;
    let keys = rows.into_iter().filter_map(|(authority, algorithm, public)| {
        let key = PublicKey::from_bytes(Algorithm::from_name(&algorithm)?, &public).ok()?;
        Some((key.id(), (authority, key)))
    });
    Ok(keys.collect())
}

fn check_signature(entry: &Entry, keys: &BTreeMap<KeyId, (String, PublicKey)>) -> Result<(), StoreFault> {
    let statement = entry.opened.statement();
    let listed = keys.get(&statement.protected().key).filter(|(authority, _)| authority == entry.authority.as_str());
    let Some((_, key)) = listed else {
        return Err(wrong(entry, format!("its key is not listed for {}", entry.authority)));
    };
    statement.verify(key).map_err(|error| wrong(entry, error.to_string()))
}

fn check_chain(entry: &Entry, heads: &mut BTreeMap<AuthorityId, ChainHead>) -> Result<(), StoreFault> {
    if entry.received_by.is_some() {
        return Ok(());
    }
    let chain = decode_chain(&entry.opened).map_err(|error| wrong(entry, error.to_string()))?;
    let genesis = ChainHead { running: 0, leaf: Digest([0; 32]) };
    let head = heads.get(&entry.authority).copied().unwrap_or(genesis);
    if chain.running != head.running + 1 || chain.previous != head.leaf {
        return Err(wrong(entry, format!("it does not follow statement {} of {}", head.running, entry.authority)));
    }
    let leaf = entry.opened.statement().leaf();
    heads.insert(entry.authority.clone(), ChainHead { running: chain.running, leaf });
    Ok(())
}

fn wrong(entry: &Entry, reason: String) -> StoreFault {
    StoreFault::Corrupt { position: entry.position, reason }
}
