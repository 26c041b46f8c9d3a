//! `CertificateCore`: what is printed on the certificate about parties and goods, and stands in the QR code.
//!
//! Invariant: one line per subheading, in the order of the nomenclature; totals are sums of lines, never spread over
//! them (kpcs.md §3.7). At most 8 origins and 4 seals are carried here, the rest is in the details (decisions 1).
//! Must not know: addresses, parcels, valuations (details part).

use super::Parcel;
use crate::{
    field::OneOrMore,
    record,
    value::{Carats, HsCode, Name, Origin, Seal, UsdCents},
};

record! {
    /// Weight and value of the goods of one subheading.
    pub struct HsLine {
        1 hs: HsCode, "§2.14";
        2 carats: Carats, "§3.2";
        3 value: UsdCents, "§3.2";
    }
}

record! {
    /// The printed particulars of a certificate.
    pub struct CertificateCore {
        1 exporter: Name, "§3.2";
        2 importer: Name, "§3.2";
        /// Every country of origin, or `***`.
        3 origin: Origin, "§9.9";
        4 lines: OneOrMore<HsLine>, "§3.7";
        /// Number of parcels in the shipment.
        5 parcels: u64, "§3.2";
        6 seals: Vec<Seal>, "§5.7";
        /// How many more seals stand in the details.
        7 more_seals: Option<u64>, "decision 1";
        /// How many more origins stand in the details.
        8 more_origins: Option<u64>, "decision 1";
    }
}

impl CertificateCore {
    /// Named origins carried in the core part.
    pub const LIMIT_ORIGINS: usize = 8;
    /// Seals carried in the core part.
    pub const LIMIT_SEALS: usize = 4;

    /// From the parcels as examined; `None` when a total leaves its range.
    #[must_use]
    pub fn from_parcels(exporter: Name, importer: Name, parcels: &[Parcel], seals: &[Seal]) -> Option<Self> {
        let core = Self {
            exporter,
            importer,
            origin: Origin::MixedUndisclosed,
            lines: lines_of(parcels)?,
            parcels: parcels.len() as u64,
            seals: seals.iter().take(Self::LIMIT_SEALS).cloned().collect(),
            more_seals: (seals.len() > Self::LIMIT_SEALS).then(|| (seals.len() - Self::LIMIT_SEALS) as u64),
            more_origins: None,
        };
        Some(core.with_origin(&origin_of(parcels)?))
    }

    /// The same with another origin, of which as many countries are shown as fit.
    #[must_use]
    pub fn with_origin(self, whole: &Origin) -> Self {
        let shown = whole.countries().take(Self::LIMIT_ORIGINS).collect();
        let more = whole.countries().count().saturating_sub(Self::LIMIT_ORIGINS) as u64;
        Self {
            origin: Origin::named(shown).unwrap_or(Origin::MixedUndisclosed),
            more_origins: (more > 0).then_some(more),
            ..self
        }
    }

    /// Weight of the shipment.
    #[must_use]
    pub fn carats(&self) -> Carats {
        Carats::sum(self.lines.iter().map(|line| line.carats)).unwrap_or(Carats::MAX)
    }

    /// Value of the shipment.
    #[must_use]
    pub fn value(&self) -> UsdCents {
        UsdCents::sum(self.lines.iter().map(|line| line.value)).unwrap_or(UsdCents::MAX)
    }
}

/// One line per subheading present in `parcels`; `None` for no parcels, or a total of a line or of all out of range.
#[must_use]
pub fn lines_of(parcels: &[Parcel]) -> Option<OneOrMore<HsLine>> {
    Carats::sum(parcels.iter().map(|parcel| parcel.carats))?;
    UsdCents::sum(parcels.iter().map(|parcel| parcel.value))?;
    let mut lines = Vec::new();
    for hs in HsCode::ALL {
        let of_hs = || parcels.iter().filter(move |parcel| parcel.hs == hs);
        if of_hs().next().is_some() {
            let carats = Carats::sum(of_hs().map(|parcel| parcel.carats))?;
            let value = UsdCents::sum(of_hs().map(|parcel| parcel.value))?;
            lines.push(HsLine { hs, carats, value });
        }
    }
    OneOrMore::new(lines)
}

/// The origins of all parcels together; `None` for no parcels.
#[must_use]
pub fn origin_of(parcels: &[Parcel]) -> Option<Origin> {
    parcels.iter().map(|parcel| parcel.origin.clone()).reduce(|all, next| all.union(&next))
}
