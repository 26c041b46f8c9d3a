//! What each side can do in a case now; what it cannot, with the reason in the words of the refusal.
//!
//! Invariant: whether goods may be moved is asked of their own machine, so that a page offers no act that they refuse.

use kpcs_domain::act::{Refusal, Role};
use kpcs_web::part::{Action, Actions};

use super::one::Case;
use crate::{objection::refusal_key, officer::Officer};

/// The acts of the reader's side.
pub(super) fn actions(officer: &Officer, case: &Case) -> Actions {
    let own = case.row.opened_by == *officer.authority();
    let may = |roles: &[Role]| officer.visitor.holds_one_of(roles);
    let actions = match (own, case.row.number.is_some()) {
        (true, _) if may(&[Role::ImportingOfficer]) => at_the_border(officer, case),
        (false, true) if may(&[Role::Clerk, Role::ValidatingOfficer, Role::AuthorityHead]) => {
            at_the_issuer(officer, case)
        }
        _ => vec![Action::NotAllowed {
            label: officer.texts().get("case-act"),
            reason: officer.texts().get("case-not-yours"),
        }],
    };
    Actions { actions }
}

fn at_the_issuer(officer: &Officer, case: &Case) -> Vec<Action> {
    let ended = case.row.ended.as_ref().map(|_| Refusal::new("case_ended", "§9.8"));
    vec![offered(officer, case, "answer_query", "", ended)]
}

fn at_the_border(officer: &Officer, case: &Case) -> Vec<Action> {
    let mut actions = Vec::new();
    if case.row.number.is_some() {
        actions.push(offered(officer, case, "query_issuer", "", None));
    }
    let Some(goods) = case.goods else { return actions };
    let moves = [
        ("detain_shipment", "detained_on", goods.detain()),
        ("release_shipment", "released_on", goods.release()),
        ("refuse_import", "refused_on", goods.refuse_entry()),
        ("return_shipment", "left_on", goods.send_back()),
        ("forfeit_shipment", "forfeited_on", goods.forfeit()),
    ];
    actions.extend(moves.map(|(act, day, moved)| offered(officer, case, act, day, moved.err())));
    actions
}

/// An act prefilled with what the case knows, or why it is not allowed.
fn offered(officer: &Officer, case: &Case, act: &str, day: &str, refused: Option<Refusal>) -> Action {
    let texts = officer.texts();
    let label = texts.get(&format!("act-{}", act.replace('_', "-")));
    if let Some(refusal) = refused {
        return Action::NotAllowed { label, reason: texts.get(&refusal_key(refusal.code)) };
    }
    let mut given = form_urlencoded::Serializer::new(String::new());
    let name = if case.row.number.is_some() { "number" } else { "case" };
    given.append_pair(name, &case.row.subject());
    if !day.is_empty() {
        given.append_pair(day, &case.today.to_string());
    }
    Action::Allowed { label, href: format!("/acts/{act}?{}", given.finish()) }
}
