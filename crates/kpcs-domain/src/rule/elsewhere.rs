//! The sections that no rule of this folder enforces, or not wholly: what they are and what holds them instead.
//!
//! Invariant: with `RULES` this list names every section of kpcs.md §2 to §5 and §9 (a test counts them), so that
//! nothing is left out unseen. Source: kpcs.md §0.1; decisions 30.

/// What holds a section that no rule holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Held {
    /// It defines a word.
    Definition,
    /// A value that breaks it cannot be made.
    ByType,
    /// An act, a document or a table of data holds it, not a rule over one certificate.
    ByOther,
    /// It says what the scheme does not do: nothing claims it.
    Limit,
    /// It binds somebody else, or more than one certificate.
    OtherSubject,
    /// It could be a rule and is none yet.
    NotYet,
}

impl Held {
    /// The heading of its kind.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Definition => "definition",
            Self::ByType => "held by a type",
            Self::ByOther => "held elsewhere",
            Self::Limit => "limit (LIM)",
            Self::OtherSubject => "not about one certificate",
            Self::NotYet => "not yet enforced",
        }
    }
}

/// A section, or a part of one, that no rule holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Elsewhere {
    /// The section of kpcs.md.
    pub section: &'static str,
    /// What holds it.
    pub held: Held,
    /// What exactly, or why nothing does.
    pub how: &'static str,
}

const fn row(section: &'static str, held: Held, how: &'static str) -> Elsewhere {
    Elsewhere { section, held, how }
}

/// Every such section, in order.
pub const ELSEWHERE: &[Elsewhere] = &[
    row("§2.1", Held::Definition, "Conflict diamonds; the exporter's declaration is a rule (§5.7)."),
    row("§2.2", Held::Definition, "Country of origin: type `Origin`, one for each parcel."),
    row("§2.3", Held::Definition, "Provenance is the issuing Participant; no field of origin is filled from it."),
    row("§2.4", Held::ByType, "`HsCode` has no code for laboratory-grown stones (7104)."),
    row("§2.5", Held::Definition, "Export and import are physical: days of leaving and of presentation."),
    row("§2.6", Held::Definition, "Exporting Authority: type `AuthorityId`."),
    row("§2.7", Held::Definition, "Importing Authority: type `AuthorityId`."),
    row("§2.8", Held::Definition, "A free zone lies inside its country: `Places` names no zones."),
    row("§2.9", Held::Definition, "Certificate: header, core and details together."),
    row("§2.10", Held::Definition, "Observer."),
    row("§2.11", Held::Definition, "Parcel, and parcel of mixed origin: types `Parcel` and `Origin`."),
    row("§2.12", Held::Definition, "Participant: `SchemeHistory`, asked for a day by the gate."),
    row("§2.14", Held::ByType, "`HsCode` names the three subheadings of rough diamonds and nothing else parses."),
    row("§2.15", Held::Definition, "Shipment; that a certificate covers one is a rule (§9.5)."),
    row("§2.16", Held::Definition, "Transit."),
    row(
        "§2.17",
        Held::OtherSubject,
        "National wording differs; a Participant's rule pack carries what follows from it.",
    ),
    row("§3.1", Held::ByOther, "The printed document, in the issuer's layout; its features are §3.10."),
    row(
        "§3.2",
        Held::ByType,
        "No. 10 to 14: `Name` is not empty, `OneOrMore` lines and parcels, exact `Carats` and `UsdCents`.",
    ),
    row(
        "§3.2",
        Held::ByOther,
        "No. 1, 2 and 6 (title, statement, security) are of the printed document; no. 15 is the approval in issue_certificate.",
    ),
    row("§3.2", Held::ByOther, "No. 5, uniqueness: the register takes each number once (issuer and numeric value)."),
    row("§3.3", Held::ByOther, "Optional additions: the layout named in the rule pack."),
    row("§3.4", Held::ByOther, "The import-confirmation part of the printed document."),
    row("§3.6", Held::Limit, "There is no common layout; none is required here."),
    row(
        "§3.8",
        Held::NotYet,
        "That a parcel's reference ends with the certificate's number: parcels carry no reference yet.",
    ),
    row("§3.9", Held::OtherSubject, "Physical profile of the EU's paper: tier H, with its Participant."),
    row(
        "§3.10",
        Held::ByOther,
        "The act publish_specimen; an officer compares the paper with what was valid on its day.",
    ),
    row("§3.11", Held::Definition, "Refers to §9.2, §4.3 and §9.14."),
    row("§4.1", Held::ByOther, "Validation is the second officer's approval in the act issue_certificate."),
    row(
        "§4.3",
        Held::ByOther,
        "(c), three years' access to the original: `retention_years` of the rule pack, and an insert-only journal.",
    ),
    row("§4.4", Held::ByOther, "The act record_transit: the seals as they came and as they left."),
    row("§4.5", Held::ByOther, "The acts detain_shipment, query_issuer, refuse_import and return_shipment."),
    row("§5.1", Held::OtherSubject, "Binds the Participant as a whole: laws, penalties, authorities, data."),
    row(
        "§5.2",
        Held::OtherSubject,
        "Industry self-regulation (§15); `warranty` in the details is a statement, not a condition.",
    ),
    row("§5.3", Held::OtherSubject, "General recommendations to a Participant."),
    row("§5.4", Held::OtherSubject, "Mines: licences, not certificates."),
    row("§5.5", Held::OtherSubject, "Artisanal mining: licences, not certificates."),
    row(
        "§5.6",
        Held::NotYet,
        "Whether a licence is in force: a warning at the counter, since no act grants licences yet; licences of others than exporters.",
    ),
    row("§5.7", Held::ByType, "A shipment without a seal cannot be described: `seals` of the details is `OneOrMore`."),
    row("§5.7", Held::ByOther, "(20), recorded in a database: the act's own statement."),
    row(
        "§5.8",
        Held::ByOther,
        "(24) the confirmation and (25) the database: the acts confirm_receipt and register_arrival.",
    ),
    row(
        "§5.9",
        Held::Limit,
        "No sampling rate, tolerance or deadline is the scheme's own; all are figures of rule packs.",
    ),
    row("§5.10", Held::ByOther, "Free zones count as their country: the gate knows places, not zones."),
    row(
        "§5.11",
        Held::NotYet,
        "The chain of custody before the exporter has no register yet; sources are asked as the rule pack says.",
    ),
    row("§5.12", Held::NotYet, "A change of mass stands with its reason beside a source; it is no act of its own yet."),
    row(
        "§9.0",
        Held::Limit,
        "The numbered technical guidelines are not public; every figure of §9 is one of a rule pack.",
    ),
    row("§9.1", Held::ByOther, "Technical certificates and letters of comfort: each has an act of its own."),
    row(
        "§9.2",
        Held::ByOther,
        "The instant and time zone in which the last day ends: the day handed in is already the pack's.",
    ),
    row("§9.3", Held::NotYet, "Tolerance in value: the importing officer measures no value yet."),
    row("§9.4", Held::ByType, "An issued certificate is never edited: `Certificate` has no such transition."),
    row("§9.5", Held::ByType, "A certificate ends once: the states of `Certificate`."),
    row("§9.6", Held::ByOther, "Alerts: raise_alert; live query: query_issuer; second use: register_arrival."),
    row("§9.6", Held::NotYet, "Serial-to-date order: nobody compares it yet."),
    row("§9.7", Held::ByOther, "The act return_shipment, and the technical certificate that refers to the first."),
    row(
        "§9.8",
        Held::OtherSubject,
        "Detention is the law of each Participant; detain_shipment tells the issuer and keeps the day.",
    ),
    row("§9.9", Held::Limit, "(d), wishes of industry and civil society, bind nobody."),
    row("§9.9", Held::ByType, "(b), origin is that of the mine: no origin is ever derived from a number's prefix."),
    row(
        "§9.10",
        Held::ByOther,
        "Exploration samples: a source names site and plant; for rock there is issue_letter_of_comfort.",
    ),
    row("§9.11", Held::ByOther, "No exemption for hand-carried goods: they are a conveyance like any other."),
    row(
        "§9.12",
        Held::ByOther,
        "Time limits are deadlines of the desk, never a reason to refuse a confirmation that is late.",
    ),
    row("§9.12b", Held::ByOther, "confirm_receipt asks who reports where the rule pack lets another body confirm."),
    row(
        "§9.13",
        Held::ByOther,
        "The pre-shipment message is the certificate's own statement; its delivery is the register's work.",
    ),
    row("§9.14", Held::ByOther, "Retention: `retention_years` of the rule pack."),
    row("§9.15", Held::ByOther, "Which shipments are opened: the measuring mode of the rule pack."),
    row("§9.16", Held::ByOther, "The act record_transit."),
    row("§9.17", Held::NotYet, "Separate packing: nobody records what else lies in the container."),
    row("§9.18", Held::OtherSubject, "Offences are for courts."),
    row("§9.19", Held::ByOther, "Fees and duties: the act examine_shipment, as the rule pack says."),
    row("§9.20", Held::ByOther, "Places of an authority and Northern Ireland: `Places`, asked by the gate."),
];
