//! The one table of notices: each kind with who is told, whether it needs a hand, and how one is told unless one chooses.
//!
//! Invariant: what needs a hand always stands in the inbox; the texts of a kind are `notice-kind-KIND` (its name) and
//! `notice-says-KIND` (the sentence with its number), in English and French.
//! To add a kind: a line here, its two texts, and where `gather` finds it.
//! Source: issue 02, demand 6.

use kpcs_domain::{act::Role, choice};

choice! {
    /// What people are told of.
    pub enum NoticeKind {
        1 ProposalWaiting = "proposal_waiting",
        2 QuestionReceived = "question_received",
        3 ReplyArrived = "reply_arrived",
        4 DeadlinePassed = "deadline_passed",
        5 DeadlineNear = "deadline_near",
        6 AdviceReceived = "advice_received",
        7 ConfirmationReceived = "confirmation_received",
        8 StatementReceived = "statement_received",
        9 AlertRaised = "alert_raised",
        10 SchemeChanged = "scheme_changed",
        11 CertificateIssued = "certificate_issued",
        12 ReceiptConfirmed = "receipt_confirmed",
        13 AccountChanged = "account_changed",
        14 MailDead = "mail_dead",
        15 WebhookDead = "webhook_dead",
        16 NotClosedHead = "not_closed_head",
        17 NotClosedChair = "not_closed_chair",
        18 ChairTold = "chair_told",
        19 AppointmentMoved = "appointment_moved",
        20 AppointmentCancelled = "appointment_cancelled",
    }
}

choice! {
    /// How a person wants to be told.
    pub enum NoticeChoice {
        /// In the inbox only.
        1 Inbox = "inbox",
        /// In the inbox, and by mail at once.
        2 Mail = "mail",
        /// In the inbox, and in one mail a day.
        3 Digest = "digest",
        /// Not at all.
        4 Not = "not",
    }
}

/// One line of the table.
#[derive(Debug, Clone, Copy)]
pub struct KindInfo {
    /// What it is.
    pub kind: NoticeKind,
    /// Who is told; of a prepared act, those who may approve it.
    pub roles: &'static [Role],
    /// Whether somebody has to do something: then it is never left out of the inbox.
    pub needs_hand: bool,
    /// How one is told unless one chooses.
    pub unless_chosen: NoticeChoice,
}

const OFFICERS: &[Role] = &[Role::Clerk, Role::ValidatingOfficer, Role::ImportingOfficer];
const ISSUERS: &[Role] = &[Role::Clerk, Role::ValidatingOfficer];
const APPROVERS: &[Role] =
    &[Role::ValidatingOfficer, Role::ImportingOfficer, Role::AuthorityHead, Role::Secretariat, Role::Chair];
const OFFICE: &[Role] = &[Role::Clerk, Role::ValidatingOfficer, Role::ImportingOfficer, Role::AuthorityHead];
const WITH_DEADLINES: &[Role] =
    &[Role::Clerk, Role::ValidatingOfficer, Role::ImportingOfficer, Role::AuthorityHead, Role::Exporter];
const OFFICIALS: &[Role] = &[
    Role::Clerk,
    Role::ValidatingOfficer,
    Role::ImportingOfficer,
    Role::AuthorityHead,
    Role::Secretariat,
    Role::Chair,
];
const WITH_WEBHOOKS: &[Role] =
    &[Role::OfficeAdministrator, Role::AuthorityHead, Role::CompanyAdministrator, Role::Exporter];
/// The office's side; of a company, its exporters.
const AT_THE_COUNTER: &[Role] = &[Role::Clerk];
const HEADS: &[Role] = &[Role::AuthorityHead, Role::Secretariat, Role::Chair];

/// The table, in the order in which people are shown it.
pub const KINDS: &[KindInfo] = &[
    hand(NoticeKind::ProposalWaiting, APPROVERS),
    hand(NoticeKind::QuestionReceived, ISSUERS),
    hand(NoticeKind::ReplyArrived, OFFICERS),
    hand(NoticeKind::DeadlinePassed, OFFICE),
    told(NoticeKind::DeadlineNear, WITH_DEADLINES, NoticeChoice::Digest),
    told(NoticeKind::AdviceReceived, &[Role::ImportingOfficer], NoticeChoice::Digest),
    told(NoticeKind::ConfirmationReceived, ISSUERS, NoticeChoice::Inbox),
    told(NoticeKind::StatementReceived, OFFICERS, NoticeChoice::Inbox),
    told(NoticeKind::AlertRaised, OFFICIALS, NoticeChoice::Mail),
    told(NoticeKind::SchemeChanged, HEADS, NoticeChoice::Digest),
    told(NoticeKind::CertificateIssued, &[Role::Exporter], NoticeChoice::Mail),
    told(NoticeKind::ReceiptConfirmed, &[Role::Exporter], NoticeChoice::Inbox),
    KindInfo {
        kind: NoticeKind::AccountChanged,
        roles: Role::ALL,
        needs_hand: true,
        unless_chosen: NoticeChoice::Mail,
    },
    hand(NoticeKind::MailDead, OFFICE),
    hand(NoticeKind::WebhookDead, WITH_WEBHOOKS),
    hand(NoticeKind::NotClosedHead, &[Role::AuthorityHead]),
    hand(NoticeKind::NotClosedChair, &[Role::Secretariat, Role::Chair]),
    hand(NoticeKind::ChairTold, &[Role::Secretariat, Role::Chair]),
    told(NoticeKind::AppointmentMoved, AT_THE_COUNTER, NoticeChoice::Mail),
    told(NoticeKind::AppointmentCancelled, AT_THE_COUNTER, NoticeChoice::Mail),
];

const fn hand(kind: NoticeKind, roles: &'static [Role]) -> KindInfo {
    KindInfo { kind, roles, needs_hand: true, unless_chosen: NoticeChoice::Mail }
}

const fn told(kind: NoticeKind, roles: &'static [Role], unless_chosen: NoticeChoice) -> KindInfo {
    KindInfo { kind, roles, needs_hand: false, unless_chosen }
}

impl NoticeKind {
    /// Its line of the table.
    #[must_use]
    pub fn info(self) -> &'static KindInfo {
        KINDS.iter().find(|info| info.kind == self).expect("every kind has its line: a test holds it")
    }

    /// The key of its name.
    #[must_use]
    pub fn name_key(self) -> String {
        format!("notice-kind-{}", self.word().replace('_', "-"))
    }

    /// The key of its sentence, which takes `subject`.
    #[must_use]
    pub fn sentence_key(self) -> String {
        format!("notice-says-{}", self.word().replace('_', "-"))
    }
}

impl KindInfo {
    /// Whether somebody with these roles can be told.
    #[must_use]
    pub fn concerns(&self, roles: &[Role]) -> bool {
        roles.iter().any(|role| self.roles.contains(role))
    }

    /// What may be chosen.
    pub fn choices(&self) -> impl Iterator<Item = NoticeChoice> {
        NoticeChoice::ALL.iter().copied().filter(|choice| !self.needs_hand || *choice != NoticeChoice::Not)
    }
}

#[cfg(test)]
mod tests {
    use kpcs_web::{Language, Texts};

    use super::*;

    #[test]
    fn every_kind_has_one_line_its_texts_and_a_default_that_may_be_chosen() {
        assert_eq!(KINDS.len(), NoticeKind::ALL.len());
        for kind in NoticeKind::ALL {
            assert_eq!(KINDS.iter().filter(|info| info.kind == *kind).count(), 1, "{kind}");
            assert!(kind.info().choices().any(|choice| choice == kind.info().unless_chosen), "{kind}");
            for texts in Language::ALL.map(Texts::new) {
                assert!(!texts.get(&kind.name_key()).starts_with('['), "{}", kind.name_key());
                let sentence = texts.t(&kind.sentence_key()).arg("subject", "SL-1").to_string();
                assert!(!sentence.starts_with('['), "{}", kind.sentence_key());
            }
        }
    }
}
