//! What other nodes hand to the log that this node runs: judged, and kept as far as it may be seen here.
//!
//! Invariant: one transaction for all that came together; each is judged on its own, after what stood before it. A public act is kept before
//! it is answered, so none is in the log unread; of an act of tier H the header part is kept where it was given.
//! Must not know: HTTP, what became of the leaves.
//! Source: threat-model M9, M14, 12.1; docs/decisions/0012 and 0014.

use std::sync::Arc;

use kpcs_domain::{act::Tier, value::AuthorityId};
use kpcs_statement::{Opened, PartName, decode_header};
use kpcs_store::{Sql, act::info_of, append_received, stands, view::is_issue};

use crate::{
    ActError, NotTaken, Register,
    judged::{Judged, Known, judge_public, judge_signature},
    register::Inner,
    webhook::queue_webhooks,
};

impl Register {
    /// Takes statements of other nodes, each with its header part or alone; whether each may go into the log, in their order.
    ///
    /// # Errors
    /// [`ActError::Store`]; nothing was kept then.
    pub fn hand_in(&self, handed: Vec<Opened>) -> Result<Vec<Result<(), NotTaken>>, ActError> {
        let node = Arc::clone(self.inner());
        let known = Known { roots: Vec::new(), revoked_by: self.clock().now() };
        let mut judged = self.store().read(|sql| at_the_door(sql, &node, &handed, &known))?;
        let sound: Vec<_> = judged.iter().zip(handed).filter(|(one, _)| one.is_ok()).map(|(_, one)| one).collect();
        if sound.is_empty() {
            return Ok(judged);
        }
        let take_all = move |sql: &Sql<'_>| sound.into_iter().map(|one| take(sql, &node, one, &known)).collect();
        let taken: Vec<_> = self.store().write::<_, ActError>(take_all)?;
        judged.iter_mut().filter(|one| one.is_ok()).zip(taken).for_each(|(one, taken)| *one = taken);
        Ok(judged)
    }
}

/// What can be refused without the one writer, so that a flood of strangers' statements holds up nobody's act. What stands behind a public
/// act in the same batch may rest on it: it is judged after it.
fn at_the_door(
    sql: &Sql<'_>,
    node: &Inner,
    handed: &[Opened],
    known: &Known,
) -> Result<Vec<Result<(), NotTaken>>, ActError> {
    let mut after_public = false;
    let judge = |opened: &Opened| {
        let statement = opened.statement();
        if after_public || stands(sql, statement.leaf())? {
            return Ok(Ok(()));
        }
        let judged = judge_signature(sql, node, statement, known)?;
        after_public = judged.is_ok() && tier_of(opened) == Some(Tier::Public);
        Ok(judged)
    };
    handed.iter().map(judge).collect()
}

fn tier_of(opened: &Opened) -> Option<Tier> {
    info_of(opened.statement().protected().act).map(|info| info.tier)
}

/// Judges a statement and keeps what may be seen of it.
fn take(sql: &Sql<'_>, node: &Inner, opened: Opened, known: &Known) -> Judged {
    if stands(sql, opened.statement().leaf())? {
        return Ok(Ok(()));
    }
    match tier_of(&opened) {
        Some(Tier::Public) => return Ok(take_public(sql, node, opened, known)?.map(|_| ())),
        Some(Tier::Header) if opened.part(PartName::Header).is_some() => {}
        _ => return judge_signature(sql, node, opened.statement(), known),
    }
    if let Err(why) = judge_signature(sql, node, opened.statement(), known)?.and_then(|()| judge_header(&opened)) {
        return Ok(Err(why));
    }
    append_received(sql, opened, &AuthorityId::scheme())?;
    Ok(Ok(()))
}

/// Takes a public act of another node; `false` when it stands here already.
pub(crate) fn take_public(
    sql: &Sql<'_>,
    node: &Inner,
    opened: Opened,
    known: &Known,
) -> Result<Result<bool, NotTaken>, ActError> {
    let leaf = opened.statement().leaf();
    if stands(sql, leaf)? {
        return Ok(Ok(false));
    }
    if let Err(why) = judge_public(sql, node, &opened, known)? {
        return Ok(Err(why));
    }
    if let Some(position) = append_received(sql, opened, &AuthorityId::scheme())? {
        queue_webhooks(sql, position, leaf, node.clock.now())?;
    }
    Ok(Ok(true))
}

/// A header that can be read; a certificate is issued by an authority of the Participant that its number names.
fn judge_header(opened: &Opened) -> Result<(), NotTaken> {
    let header = decode_header(opened).map_err(|error| NotTaken::Unreadable(error.to_string()))?;
    let protected = opened.statement().protected();
    let number = header.and_then(|header| header.number).filter(|_| is_issue(protected.act));
    let participant = AuthorityId::parse(protected.authority()).ok().and_then(|authority| authority.participant());
    match number {
        Some(number) if participant != Some(number.issuer()) => {
            Err(NotTaken::Unreadable(format!("{number} is no number of {}.", protected.authority())))
        }
        _ => Ok(()),
    }
}
