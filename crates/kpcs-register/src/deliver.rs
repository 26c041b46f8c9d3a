//! Delivery: statements from the outbox to the other authority's journal and inbox (decisions 21).
//!
//! Invariant: the other side gets header, core and details, never the chain part; arrival is idempotent, so a crash
//! between two deliveries costs nothing.

use std::sync::Arc;

use kpcs_domain::value::AuthorityId;
use kpcs_store::{append_received, entry, work};

use crate::{ActError, Register};

/// The most messages in one transaction.
const BATCH: i64 = 256;

/// What a round of delivery did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Delivered {
    /// Statements that reached their authority.
    pub statements: u64,
    /// Messages that wait for a way out, such as mail to a partner that has only paper.
    pub waiting: u64,
}

impl Register {
    /// Delivers whatever waits for authorities of this node.
    ///
    /// # Errors
    /// [`ActError::Store`]; what was not delivered still waits.
    pub fn deliver(&self) -> Result<Delivered, ActError> {
        let mut all = Delivered::default();
        loop {
            let node = Arc::clone(self.inner());
            let (statements, waiting) = self.store().write(move |sql| {
                let now = node.clock.now();
                let rows = work::waiting(sql, BATCH)?;
                let mut statements = 0_u64;
                for row in rows.iter().filter(|row| row.channel == "statement") {
                    let Ok(receiver) = AuthorityId::parse(&row.recipient) else { continue };
                    let sent = entry(sql, row.position)?.opened.for_the_other_party();
                    if let Some(position) = append_received(sql, sent, &receiver)? {
                        work::put_in_inbox(sql, &receiver, position, now)?;
                    }
                    work::deliver(sql, row.message, now)?;
                    statements += 1;
                }
                Ok::<_, ActError>((statements, rows.len() as u64 - statements))
            })?;
            all.statements += statements;
            all.waiting = waiting;
            if statements == 0 {
                return Ok(all);
            }
        }
    }
}
