//! What the visitor's own office does beyond the scheme, as the pack in force says.
//!
//! Invariant: what a guide says holds everywhere; what only one country asks stands here, from its pack and never by hand.
//! Must not know: what is asked. Source: docs/formats/rule-pack.md; issue 02, demand 11.

use std::sync::Arc;

use kpcs_domain::party::RulePack;
use kpcs_web::{Texts, part::Facts, shell::Link};

use crate::{
    app::App,
    no::No,
    page::{desk::pack_of, scheme::national_ways},
    visitor::Visitor,
    words,
};

/// The pack of the visitor's office; that of whoever has adopted none for everybody else.
pub(super) async fn pack(app: &App, visitor: &Visitor) -> Result<Arc<RulePack>, No> {
    let Some(session) = visitor.signed_in.clone() else {
        return Ok(Arc::new(kpcs_reference::default_pack().clone()));
    };
    let now = visitor.now;
    app.read(move |sql| pack_of(sql, &session.who.account.authority, now)).await
}

/// The national ways, and the page with all the rules; `None` where nothing is asked beyond the scheme.
pub(super) fn own_ways(texts: Texts, pack: &RulePack) -> Option<(Facts, Link)> {
    let participant = pack.participant?;
    let facts = national_ways(texts, pack);
    let place = Link::new(words::place(texts, participant), format!("/participants/{participant}"));
    (!facts.is_empty()).then_some((Facts { facts }, place))
}
