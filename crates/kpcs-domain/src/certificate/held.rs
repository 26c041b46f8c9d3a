//! Goods under the hand of an Importing Authority: with a certificate, or without one under a case of the office.
//!
//! Invariant: an act names goods in exactly one way, by the certificate they came under or by the office's own case
//! reference; goods without a certificate have no number (docs/decisions/0004).
//! Must not know: how the office finds them.
//! Source: kpcs.md §4.3(a), §4.5, §9.7, §9.8.

use crate::{
    act::{DocumentKind, Effect, Header, Refusal},
    certificate::Goods,
    choice,
    value::{AuthorityId, CertificateNumber, Day, Reference},
};

choice! {
    /// Why goods are held or not let in: the rows of the decision table (kpcs.md §4.5), one by one.
    pub enum Ground {
        /// No certificate came with them.
        1 NoCertificate = "no_certificate",
        /// The issuer was no Participant free to trade on the day of issue.
        2 IssuerNotParticipant = "issuer_not_participant",
        /// The number is reported lost.
        3 NumberLost = "number_lost",
        /// The number is reported stolen.
        4 NumberStolen = "number_stolen",
        /// The number is void, cancelled, replaced or withdrawn.
        5 NumberVoid = "number_void",
        /// The issuer never issued the number.
        6 NumberNeverIssued = "number_never_issued",
        /// The paper is not what its issuer prints.
        7 CertificateForged = "certificate_forged",
        /// A seal is broken or a container was opened.
        8 SealBroken = "seal_broken",
        /// An error on the face of the certificate.
        9 FaceError = "face_error",
        /// Contents and certificate do not match.
        10 ContentsDiffer = "contents_differ",
        /// The certificate had expired when the goods left.
        11 ExpiredBeforeExport = "expired_before_export",
        /// The certificate had expired when the goods came.
        12 ExpiredOnArrival = "expired_on_arrival",
        /// The origin or zone is under a measure.
        13 RestrictedOrigin = "restricted_origin",
        /// The number was presented before.
        14 PresentedBefore = "presented_before",
        /// Goods in transit were opened.
        15 TransitNotIntact = "transit_not_intact",
        /// Another ground of national law.
        16 NationalLaw = "national_law",
    }
}

/// How goods are named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GoodsKey {
    /// By the certificate they came under.
    Certificate(CertificateNumber),
    /// By the office's case, where they came without one.
    Case(Reference),
}

impl GoodsKey {
    /// The one of the two that was given.
    ///
    /// # Errors
    /// `goods_not_named` when neither is, or both are.
    pub fn of(number: Option<&CertificateNumber>, case: Option<&Reference>) -> Result<Self, Refusal> {
        match (number, case) {
            (Some(number), None) => Ok(Self::Certificate(number.clone())),
            (None, Some(case)) => Ok(Self::Case(case.clone())),
            _ => Err(Refusal::new("goods_not_named", "§9.8").at("number")),
        }
    }
}

impl std::fmt::Display for GoodsKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Certificate(number) => number.fmt(f),
            Self::Case(case) => case.fmt(f),
        }
    }
}

/// Goods at an office, as far as an act about them needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldGoods {
    /// The certificate's header; `None` for goods that came without one.
    pub certificate: Option<Header>,
    /// Where they stand.
    pub goods: Goods,
    /// How many parcels the certificate lists; 1 for goods without one.
    pub parcels: u64,
    /// Which of them were sent back before, from 1.
    pub sent_back: Vec<u64>,
}

impl HeldGoods {
    /// The header of an act about them: it keeps who issued the certificate and for where.
    #[must_use]
    pub fn header(&self, document: DocumentKind, effect: Effect) -> Header {
        match &self.certificate {
            None => Header::about(document, effect),
            Some(header) => Header { issued: None, expires: None, refers_to: None, document, effect, ..header.clone() },
        }
    }

    /// The authority that issued their certificate.
    #[must_use]
    pub fn issuer(&self) -> Option<&AuthorityId> {
        self.certificate.as_ref().and_then(|header| header.authority.as_ref())
    }
}

/// The goods named, or why there are none: `goods_not_named`, `shipment_unknown`, `case_unknown`.
///
/// # Errors
/// The refusals named.
pub fn goods_named<'a>(
    number: Option<&CertificateNumber>,
    case: Option<&Reference>,
    found: Option<&'a HeldGoods>,
) -> Result<&'a HeldGoods, Refusal> {
    let key = GoodsKey::of(number, case)?;
    found.ok_or_else(|| match &key {
        GoodsKey::Certificate(number) => Refusal::new("shipment_unknown", "§5.8").at("number").found(number),
        GoodsKey::Case(case) => Refusal::new("case_unknown", "§9.8").at("case").found(case),
    })
}

/// The refusal `day_in_the_future` of a day that has not come.
#[must_use]
pub fn not_yet(field: &'static str, day: Day, today: Day) -> Option<Refusal> {
    Refusal::new("day_in_the_future", "§9.5").at(field).found(day).expected(today).unless(day <= today)
}
