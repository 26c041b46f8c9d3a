//! What can be done with a certificate now, by this person; and what cannot, with the reason.
//!
//! Invariant: the certificate's own state machine says whether a step fits; the register decides again when it is asked.
//! Must not know: how an act asks its questions.
//! Source: interface 2; decisions 14; kpcs.md §9.4, §9.5.

use kpcs_domain::{
    act::{
        Act, ActInfo, AmendCertificate, AnswerQuery, CancelCertificate, InvalidateCertificate, IssueCertificate,
        RecordDispatch, RecordHandover, RecordPaperConfirmation, Refusal, ReplaceCertificate, ReportCertificateLost,
        ReportCertificateStolen, Role, VoidCertificate,
    },
    certificate::Certificate,
    party::{Amendment, AmendmentRule},
    value::{CertificateNumber, Day},
};
use kpcs_web::{
    Texts,
    part::{Action, Actions},
};

use crate::{objection::refusal_key, officer::Officer, words};

/// The acts that the issuer and the exporter have for a certificate, the next one first.
pub fn actions(officer: &Officer, state: &Certificate, amendment: &Amendment, today: Day) -> Actions {
    let number = &state.issued().number;
    let replaceable = matches!(amendment.after_export, AmendmentRule::Replace | AmendmentRule::ReplaceOrAmend);
    let steps: [(&ActInfo, Result<Certificate, Refusal>); 10] = [
        (&RecordDispatch::INFO, state.clone().dispatch(today)),
        (&RecordPaperConfirmation::INFO, state.clone().confirm()),
        (&VoidCertificate::INFO, state.clone().void()),
        (&CancelCertificate::INFO, state.clone().cancel()),
        (&ReplaceCertificate::INFO, state.clone().replace(number.clone(), replaceable)),
        (&AmendCertificate::INFO, amend(state, amendment)),
        (&RecordHandover::INFO, hand_over(state)),
        (&ReportCertificateLost::INFO, state.clone().lose()),
        (&ReportCertificateStolen::INFO, state.clone().steal()),
        (&InvalidateCertificate::INFO, state.clone().invalidate()),
    ];
    let mut actions: Vec<_> =
        steps.into_iter().map(|(info, step)| action(officer, info, number, step.err().as_ref())).collect();
    // An open question of the other side comes before all else.
    actions.splice(0..0, case(officer, state));
    if let Some(Action::Allowed { label, href }) = actions.first().cloned() {
        actions[0] = Action::Main { label, href };
    }
    actions.extend(in_its_place(officer, state));
    actions.sort_by_key(|action| matches!(action, Action::NotAllowed { .. }));
    Actions { actions }
}

/// Whether the law lets the issuer sign an amendment now.
fn amend(state: &Certificate, amendment: &Amendment) -> Result<Certificate, Refusal> {
    let rule = if matches!(state, Certificate::Issued(_)) { amendment.before_export } else { amendment.after_export };
    let lawful = matches!(rule, AmendmentRule::Amend | AmendmentRule::ReplaceOrAmend);
    let code = if state.is_open() { "amendment_not_allowed" } else { "certificate_already_closed" };
    let refusal = Refusal::new(code, "§9.4").found(state.word());
    refusal.unless(state.is_open() && lawful).map_or_else(|| Ok(state.clone()), Err)
}

/// Whether the goods are still to reach the other side.
fn hand_over(state: &Certificate) -> Result<Certificate, Refusal> {
    let on_its_way = matches!(state, Certificate::Issued(_) | Certificate::Dispatched(..));
    let refusal = Refusal::new("certificate_not_on_its_way", "§9.5").found(state.word());
    refusal.unless(on_its_way).map_or_else(|| Ok(state.clone()), Err)
}

/// New papers for goods whose certificate was lost, stolen or withdrawn.
fn in_its_place(officer: &Officer, state: &Certificate) -> Option<Action> {
    let ended = matches!(state, Certificate::Lost(_) | Certificate::Stolen(_) | Certificate::Invalidated(_));
    let may = ended && officer.visitor.holds_one_of(&[Role::Clerk]);
    may.then(|| Action::Allowed {
        label: officer.texts().get("action-in-its-place"),
        href: format!("/acts/{}?in_place_of={}", IssueCertificate::INFO.name, state.issued().number),
    })
}

/// The case that the other side has opened about it.
fn case(officer: &Officer, state: &Certificate) -> Option<Action> {
    let asked = matches!(state, Certificate::Discrepant(_) | Certificate::Detained(_) | Certificate::Refused(_));
    let may = asked && officer.visitor.holds_one_of(AnswerQuery::INFO.by);
    may.then(|| Action::Allowed {
        label: officer.texts().get("cases-open-it"),
        href: format!("/cases/{}", state.issued().number),
    })
}

fn action(officer: &Officer, info: &ActInfo, number: &CertificateNumber, refusal: Option<&Refusal>) -> Action {
    let texts = officer.texts();
    let label = words::act(texts, info);
    if let Some(refusal) = refusal {
        return Action::NotAllowed { label, reason: reason(texts, refusal) };
    }
    if officer.visitor.holds_one_of(info.by) {
        return Action::Allowed { label, href: format!("/acts/{}?number={number}", info.name) };
    }
    Action::NotAllowed { label, reason: done_by(texts, info) }
}

fn reason(texts: Texts, refusal: &Refusal) -> String {
    let state = words::choice(texts, &refusal.found);
    texts.t("record-state-is").arg("reason", texts.get(&refusal_key(refusal.code))).arg("state", state).to_string()
}

/// "Done by: Clerk".
pub fn done_by(texts: Texts, info: &ActInfo) -> String {
    let roles = info.by.iter().map(|role| words::role(texts, *role)).collect::<Vec<_>>().join(", ");
    texts.t("record-done-by").arg("roles", roles).to_string()
}
