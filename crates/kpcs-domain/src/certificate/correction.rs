//! `Correction`: one printed element with the reading that was signed and the one that its issuer says is right.
//!
//! Invariant: the certificate itself is never edited; a correction stands beside it and both readings are kept. Weight,
//! value, classification, origin and days are no face errors: whoever errs there issues another certificate (§5.12, §9.4).
//! Must not know: who may correct, when.
//! Source: kpcs.md §9.4.

use super::{CertificateCore, CertificateDetails};
use crate::{
    choice, record,
    value::{Name, Seal, Text},
};

choice! {
    /// An element of a certificate, as printed.
    pub enum PrintedElement {
        1 ExporterName = "exporter_name",
        2 ExporterAddress = "exporter_address",
        3 ImporterName = "importer_name",
        4 ImporterAddress = "importer_address",
        /// All seals, one after the other with a comma between them.
        5 Seals = "seals",
        6 Container = "container",
        7 Weight = "weight",
        8 Value = "value",
        9 Classification = "classification",
        10 CountryOfOrigin = "country_of_origin",
        11 Parcels = "number_of_parcels",
        12 Days = "days",
    }
}

record! {
    /// One element in both readings.
    pub struct Correction {
        1 element: PrintedElement, "§9.4";
        /// As signed, or as corrected before.
        2 was: Text, "§9.4";
        3 is: Text, "§9.4";
    }
}

impl PrintedElement {
    /// Whether an amendment may change it; the others need a certificate of their own.
    #[must_use]
    pub const fn is_of_the_face(self) -> bool {
        matches!(
            self,
            Self::ExporterName
                | Self::ExporterAddress
                | Self::ImporterName
                | Self::ImporterAddress
                | Self::Seals
                | Self::Container
        )
    }

    /// What the certificate says there; empty where it says nothing.
    #[must_use]
    pub fn reading(self, core: &CertificateCore, details: &CertificateDetails) -> String {
        match self {
            Self::ExporterName => core.exporter.to_string(),
            Self::ExporterAddress => details.exporter.address.to_string(),
            Self::ImporterName => core.importer.to_string(),
            Self::ImporterAddress => details.importer.address.to_string(),
            Self::Seals => details.seals.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
            Self::Container => details.container.as_ref().map(ToString::to_string).unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// Puts a reading in the place of what stands there; `None` where it does not have the element's form.
    pub fn correct(self, core: &mut CertificateCore, details: &mut CertificateDetails, reading: &Text) -> Option<()> {
        let name = || Name::parse(reading.as_str()).ok();
        match self {
            Self::ExporterName => {
                core.exporter = name()?;
                details.exporter.name = name()?;
            }
            Self::ExporterAddress => details.exporter.address = reading.clone(),
            Self::ImporterName => {
                core.importer = name()?;
                details.importer.name = name()?;
            }
            Self::ImporterAddress => details.importer.address = reading.clone(),
            Self::Seals => {
                let seals =
                    reading.as_str().split(',').map(|seal| Seal::parse(seal).ok()).collect::<Option<Vec<_>>>()?;
                core.seals = seals.iter().take(CertificateCore::LIMIT_SEALS).cloned().collect();
                details.seals = crate::field::OneOrMore::new(seals)?;
            }
            Self::Container => details.container = Some(name()?),
            _ => return None,
        }
        Some(())
    }
}
