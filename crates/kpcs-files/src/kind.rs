//! What can be imported: which act, and which column tells the rows of one request.

use kpcs_domain::{
    act::{
        Act as _, ActInfo, ApplyForCertificate, RecordForeignCertificate, RegisterArrival, apply_for_certificate,
        record_foreign_certificate, register_arrival,
    },
    choice,
    field::{Field, Record},
};

choice! {
    /// What a file holds.
    pub enum ImportKind {
        /// Applications for certificates, of the exporter's own stock program.
        1 Applications = "applications",
        /// Certificates that exist on paper, as another system has them.
        2 Certificates = "certificates",
        /// A day's arrivals.
        3 Arrivals = "arrivals",
    }
}

impl ImportKind {
    /// The act that each request asks for.
    #[must_use]
    pub const fn act(self) -> &'static str {
        self.info().name
    }

    /// What everybody may know of the act.
    #[must_use]
    pub const fn info(self) -> &'static ActInfo {
        match self {
            Self::Applications => &ApplyForCertificate::INFO,
            Self::Certificates => &RecordForeignCertificate::INFO,
            Self::Arrivals => &RegisterArrival::INFO,
        }
    }

    /// The field table of the act.
    #[must_use]
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::Applications => apply_for_certificate::Request::FIELDS,
            Self::Certificates => record_foreign_certificate::Request::FIELDS,
            Self::Arrivals => register_arrival::Request::FIELDS,
        }
    }

    /// The steps that stand before every field and are not written in column names.
    #[must_use]
    pub const fn unsaid(self) -> &'static str {
        match self {
            Self::Applications => "shipment.",
            Self::Certificates | Self::Arrivals => "",
        }
    }

    /// The column whose value tells which rows belong together.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Applications => OWN_REFERENCE,
            Self::Certificates | Self::Arrivals => "number",
        }
    }
}

/// The sender's own name for a request: in the file only, never recorded.
pub const OWN_REFERENCE: &str = "own_reference";
