//! The header and chain parts of every statement (decisions 1, 11).
//!
//! Invariant: keys have one meaning over all acts; Participants may read the header, so it holds no company, no
//! weight and no value (threat-model 12.1, tier T2).
//! Must not know: digests, blinds, encodings.

use crate::{
    choice, record,
    value::{AuthorityId, CertificateNumber, CountryCode, Day, Digest, OfficerHandle},
};

choice! {
    /// What kind of document or fact a statement is about.
    pub enum DocumentKind {
        /// A Kimberley Process Certificate.
        1 Certificate = "certificate",
        /// A confirmation of receipt (§4.3(b)).
        2 ConfirmationOfReceipt = "confirmation_of_receipt",
        /// A notice that contents and certificate differ (§9.8).
        3 DiscrepancyNotice = "discrepancy_notice",
        /// The record of an arrival, before it is confirmed.
        4 Arrival = "arrival",
        /// A certificate that exists on paper only, as taken in.
        5 ForeignCertificate = "foreign_certificate",
        /// A fact of the scheme: Participants, authorities, keys, packs, specimens.
        6 SchemeFact = "scheme_fact",
        /// For goods that must cross a border and are no normal shipment (§9.1).
        7 TechnicalCertificate = "technical_certificate",
        /// An authority's opinion, for samples and the like (§9.1).
        8 LetterOfComfort = "letter_of_comfort",
        /// An import certificate of the importing Participant's own (§9.12b).
        9 ImportCertificate = "import_certificate",
        /// What an Importing Authority decides about goods: hold, release, refuse, return, forfeit (§9.7, §9.8).
        10 BorderDecision = "border_decision",
        /// A question to the issuer, or its answer (§9.6).
        11 Query = "query",
        /// Passage through a third Participant (§4.4).
        12 Transit = "transit",
        /// A notice of a fake, lost, stolen or withdrawn certificate (§9.6).
        13 Alert = "alert",
        /// Security paper with numbers on it, before a certificate is issued on it (§3.9).
        14 SecurityPaper = "security_paper",
    }
}

choice! {
    /// What the statement does to the state of what it is about.
    pub enum Effect {
        /// The certificate is issued.
        1 Issued = "issued",
        /// The original was spoiled in the office.
        2 Void = "void",
        /// The original was surrendered before dispatch.
        3 Cancelled = "cancelled",
        /// Superseded by the certificate that this header names as referring to it.
        4 Replaced = "replaced",
        /// The goods have left.
        5 Dispatched = "dispatched",
        /// The goods are there and measured.
        6 Arrived = "arrived",
        /// Receipt of the goods is confirmed.
        7 Confirmed = "confirmed",
        /// Contents and certificate differ; the issuer is asked.
        8 Discrepant = "discrepant",
        /// Taken into the register from paper.
        9 Recorded = "recorded",
        /// In force from a day on.
        10 InForce = "in_force",
        /// Ended.
        11 Ended = "ended",
        /// Its issuer has corrected what it says.
        12 Amended = "amended",
        /// The holder has lost the original.
        13 Lost = "lost",
        /// The original was stolen.
        14 Stolen = "stolen",
        /// Withdrawn by its issuer.
        15 Invalidated = "invalidated",
        /// Carrier, consignee or office has changed on the way.
        16 HandedOver = "handed_over",
        /// Passed through unopened.
        17 Passed = "passed",
        /// Taken into safe keeping, unopened.
        18 Deposited = "deposited",
        /// The original was endorsed on import.
        19 Endorsed = "endorsed",
        /// The goods are held pending a decision.
        20 Detained = "detained",
        /// The goods are no longer held.
        21 Released = "released",
        /// The goods are not let in.
        22 Refused = "refused",
        /// The goods were sent back.
        23 Returned = "returned",
        /// The goods were lost under law.
        24 Forfeited = "forfeited",
        /// The issuer is asked.
        25 Asked = "asked",
        /// The issuer has answered.
        26 Answered = "answered",
    }
}

record! {
    /// What Participants may know of a statement.
    pub struct Header {
        /// What it is about.
        1 document: DocumentKind, "decision 1";
        /// The certificate concerned.
        2 number: Option<CertificateNumber>, "§3.2";
        /// The issuing Participant.
        3 participant: Option<CountryCode>, "§3.2";
        /// The issuing authority.
        4 authority: Option<AuthorityId>, "§3.2";
        /// The Participant of destination.
        5 destination: Option<CountryCode>, "§3.2";
        /// Day of issue.
        6 issued: Option<Day>, "§3.2";
        /// Last day of validity.
        7 expires: Option<Day>, "§9.2";
        /// The certificate that this one replaces or refers to.
        8 refers_to: Option<CertificateNumber>, "§9.4";
        /// What it does to the state.
        9 effect: Effect, "§9.5";
    }
}

impl Header {
    /// A header about a fact of the scheme.
    #[must_use]
    pub const fn scheme_fact(effect: Effect) -> Self {
        Self::about(DocumentKind::SchemeFact, effect)
    }

    /// A header with nothing but its kind and effect.
    #[must_use]
    pub const fn about(document: DocumentKind, effect: Effect) -> Self {
        Self {
            document,
            number: None,
            participant: None,
            authority: None,
            destination: None,
            issued: None,
            expires: None,
            refers_to: None,
            effect,
        }
    }
}

choice! {
    /// How the approving officer proved who they are (decisions 11).
    pub enum ApprovalMethod {
        /// The password, entered again.
        1 PasswordReentry = "password_reentry",
        /// A time-based one-time code.
        2 Totp = "totp",
        /// A hardware authenticator.
        3 WebAuthn = "webauthn",
    }
}

record! {
    /// The second officer's approval of header, core and details.
    pub struct Approval {
        1 handle: OfficerHandle, "decision 11";
        2 method: ApprovalMethod, "decision 11";
        /// Digest of the proof; for a password, of the approval digest under the session's key.
        3 proof: Digest, "decision 11";
    }
}

/// The chain part: this statement's place in its authority's own chain (decisions 1, 4).
///
/// It is not a `record!` because the place of the newest checkpoint is reserved as an explicit null until the log
/// exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// 1 for the authority's first statement.
    pub running: u64,
    /// Digest of the authority's previous statement; 32 zero bytes for the first.
    pub previous: Digest,
    /// Digest of the newest checkpoint seen; none until the log exists.
    pub checkpoint: Option<Digest>,
    /// Who asked for the act, and who prepared it where two are needed.
    pub officers: Vec<OfficerHandle>,
    /// The approval, where two people are needed.
    pub approval: Option<Approval>,
}
