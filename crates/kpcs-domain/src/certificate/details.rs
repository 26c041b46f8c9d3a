//! What only the parties to a certificate know: addresses, parcels, valuations, sources.
//!
//! Invariant: parcels keep their own origin; parcels of one but different origins are not a parcel of mixed origin
//! (kpcs.md §9.9(a)). Must not know: the chain, officers' names.
//! Source: decisions 1, details part; kpcs.md §5.7, §5.11, §9.10, §16.1; acts.md (the counter).

use crate::{
    choice,
    field::OneOrMore,
    record,
    value::{
        Carats, CertificateNumber, CountryCode, Day, Digest, HsCode, Latitude, Longitude, Name, Origin, Reference,
        Text, UsdCents,
    },
};

record! {
    /// A company or person on one side of a shipment.
    pub struct Party {
        1 name: Name, "§3.2";
        2 address: Text, "§5.6";
        3 country: CountryCode, "§3.2";
        4 licence: Option<Name>, "§5.6";
        5 contact: Option<Text>, "";
    }
}

record! {
    /// Diamonds packed together and not individualised.
    pub struct Parcel {
        1 hs: HsCode, "§2.14";
        2 carats: Carats, "§3.2";
        3 value: UsdCents, "§3.2";
        4 origin: Origin, "§9.9";
        5 stones: Option<u64>, "§14.12";
        6 description: Option<Text>, "";
    }
}

choice! {
    /// Why the goods travel.
    pub enum Purpose {
        1 Sale = "sale",
        2 Tender = "tender",
        3 Viewing = "viewing",
        4 Consignment = "consignment",
        5 Laboratory = "laboratory",
        6 Polishing = "polishing",
        /// A certificate on paper does not say.
        7 NotStated = "not_stated",
    }
}

choice! {
    /// How the goods travel.
    pub enum ConveyanceMode {
        1 Courier = "courier",
        2 AirFreight = "air_freight",
        3 HandCarried = "hand_carried",
        4 Road = "road",
        /// Not known yet, or not said on paper.
        5 NotStated = "not_stated",
    }
}

record! {
    /// How the goods travel, as far as known.
    pub struct Conveyance {
        1 mode: ConveyanceMode, "";
        2 carrier: Option<Name>, "";
        3 waybill: Option<Reference>, "";
        4 flight: Option<Reference>, "";
    }
}

choice! {
    /// What a source document is.
    pub enum SourceKind {
        /// Production of a licensed mine.
        1 MineProduction = "mine_production",
        /// A purchase voucher with both licence numbers.
        2 PurchaseVoucher = "purchase_voucher",
        /// A certificate under which the goods were imported.
        3 ImportCertificate = "import_certificate",
        /// Stock held before the scheme or under supervision.
        4 CertifiedStock = "certified_stock",
        /// A site of exploration, by its coordinates (§9.10).
        5 ExplorationSite = "exploration_site",
        /// The plant that extracted the stones.
        6 Plant = "plant",
        /// A declaration of lawful import by a member of a diamond exchange.
        7 BourseDeclaration = "bourse_declaration",
    }
}

choice! {
    /// In which handling stones lost weight (§5.12).
    pub enum MassLoss {
        1 Sawing = "sawing",
        2 Cleaving = "cleaving",
        3 Bruting = "bruting",
        4 Cleaning = "cleaning",
        5 Polishing = "polishing",
        6 Sorting = "sorting",
    }
}

record! {
    /// Where the exporter had the goods from (§5.11).
    pub struct Source {
        1 kind: SourceKind, "§5.11";
        2 reference: Name, "§5.11";
        /// What was taken from it, before any loss.
        3 carats: Carats, "§5.11";
        /// Where an exploration site lies.
        4 latitude: Option<Latitude>, "§9.10";
        5 longitude: Option<Longitude>, "§9.10";
        /// The exchange whose member declares, and who signed.
        6 bourse: Option<Name>, "§5.11";
        7 signed_by: Option<Name>, "§5.11";
        /// What was lost of it in handling, and in which.
        8 mass_lost: Option<Carats>, "§5.12";
        9 mass_lost_by: Option<MassLoss>, "§5.12";
    }
}

impl Source {
    /// A source of which nothing more is to be said.
    #[must_use]
    pub const fn new(kind: SourceKind, reference: Name, carats: Carats) -> Self {
        Self {
            kind,
            reference,
            carats,
            latitude: None,
            longitude: None,
            bourse: None,
            signed_by: None,
            mass_lost: None,
            mass_lost_by: None,
        }
    }
}

record! {
    /// What the exporter declares of a shipment.
    pub struct ShipmentDeclaration {
        1 exporter: Party, "§3.2";
        2 importer: Party, "§3.2";
        /// Where the goods go in the end, if not to the importer.
        3 consignee: Option<Party>, "";
        /// The place of destination, as two letters.
        4 destination: CountryCode, "§4.1";
        5 parcels: OneOrMore<Parcel>, "§3.2";
        6 purpose: Purpose, "";
        7 expected_return: Option<Day>, "§9.7";
        8 conveyance: Conveyance, "";
        9 sources: Vec<Source>, "§5.11";
        /// "The stones are not conflict diamonds" (§5.7, Annex II 18).
        10 no_conflict: bool, "§5.7";
        /// The industry's statement of warranties accompanies the sale (§15).
        11 warranty: bool, "§15.1";
        12 invoice: Option<Name>, "";
        13 remarks: Option<Text>, "";
        /// The certificate under which the goods came, where unsold goods go back.
        14 return_of: Option<CertificateNumber>, "§9.7";
    }
}

record! {
    /// Somebody who was there when the shipment was examined.
    pub struct PersonPresent {
        1 name: Name, "§5.11";
        2 capacity: Name, "§5.11";
    }
}

record! {
    /// The scale used.
    pub struct Scale {
        1 model: Name, "";
        2 calibrated_on: Day, "";
    }
}

choice! {
    /// State of the stones' surface when weighed (§16.3).
    pub enum Cleaning {
        1 Uncleaned = "uncleaned",
        2 AcidCleaned = "acid_cleaned",
        3 DeepBoiled = "deep_boiled",
        /// A certificate on paper does not say.
        4 NotStated = "not_stated",
    }
}

choice! {
    /// For whom a valuer speaks.
    pub enum ValuerCapacity {
        1 Exporter = "exporter",
        2 Government = "government",
        3 Independent = "independent",
    }
}

record! {
    /// One valuer's figures, parcel by parcel in the order of the parcels.
    pub struct Valuation {
        1 valuer: Name, "§16.1";
        2 capacity: ValuerCapacity, "§16.1";
        3 values: OneOrMore<UsdCents>, "§16.1";
    }
}

record! {
    /// A paper that the exporter brought to the counter.
    pub struct PaperBrought {
        1 paper: Name, "§5.11";
        2 reference: Option<Name>, "§5.11";
    }
}

record! {
    /// The goods lie with the office since a day.
    pub struct Lodging {
        1 on: Day, "§5.11";
        2 receipt: Name, "§5.11";
    }
}

record! {
    /// A fee paid for issue and inspection (§9.19).
    pub struct Fee {
        1 amount: UsdCents, "§9.19";
        2 receipt: Name, "§9.19";
    }
}

record! {
    /// An export duty or royalty paid.
    pub struct Duty {
        1 amount: UsdCents, "§9.19";
        2 receipt: Name, "§9.19";
    }
}

record! {
    /// What the parties to an issued certificate know beyond what is printed.
    pub struct CertificateDetails {
        /// The application that it answers.
        1 application: Reference, "§5.7";
        2 exporter: Party, "§3.2";
        3 importer: Party, "§3.2";
        4 consignee: Option<Party>, "";
        5 purpose: Purpose, "";
        6 expected_return: Option<Day>, "§9.7";
        7 conveyance: Conveyance, "";
        8 parcels: OneOrMore<Parcel>, "§3.2";
        9 valuations: Vec<Valuation>, "§16.1";
        10 cleaning: Cleaning, "§16.3";
        11 sieve: Option<Name>, "§16.3";
        12 container: Option<Name>, "§3.5";
        /// All seals, in the order in which they were put on.
        13 seals: OneOrMore<crate::value::Seal>, "§5.7";
        14 photographs: Vec<Digest>, "";
        15 sources: Vec<Source>, "§5.11";
        16 no_conflict: bool, "§5.7";
        17 warranty: bool, "§15.1";
        /// The Importing Authority to which the advice goes.
        18 importing_authority: Option<crate::value::AuthorityId>, "§5.7";
        /// The certificate under which the goods came, where unsold goods go back.
        19 return_of: Option<CertificateNumber>, "§9.7";
    }
}
