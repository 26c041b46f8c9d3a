//! Delivery: statements from the outbox to the other authority's journal and inbox (decisions 21).
//!
//! Invariant: the other side gets header, core and details, never the chain part; arrival is idempotent, so a crash
//! between two deliveries costs nothing.

use std::sync::Arc;

use kpcs_domain::value::AuthorityId;
use kpcs_store::{append_received, entry, work};

use crate::{ActError, Register, webhook::queue_webhooks};

/// The most messages in one transaction.
const BATCH: i64 = 256;

impl Register {
    /// Delivers whatever waits for authorities of this node; returns how many statements reached theirs.
    ///
    /// # Errors
    /// [`ActError::Store`]; what was not delivered still waits.
    pub fn deliver(&self) -> Result<u64, ActError> {
        let mut all = 0;
        loop {
            let node = Arc::clone(self.inner());
            let delivered = self.store().write(move |sql| {
                let now = node.clock.now();
                let rows = work::waiting(sql, "statement", BATCH)?;
                for row in &rows {
                    let Ok(receiver) = AuthorityId::parse(&row.recipient) else { continue };
                    let sent = entry(sql, row.position)?.opened.for_the_other_party();
                    let leaf = sent.statement().leaf();
                    if let Some(position) = append_received(sql, sent, &receiver)? {
                        work::put_in_inbox(sql, &receiver, position, now)?;
                        queue_webhooks(sql, position, leaf, now)?;
                    }
                    work::deliver(sql, row.message, now)?;
                }
                Ok::<_, ActError>(rows.len() as u64)
            })?;
            all += delivered;
            if delivered < BATCH.cast_unsigned() {
                return Ok(all);
            }
        }
    }
}
