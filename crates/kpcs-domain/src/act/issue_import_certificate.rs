//! issue_import_certificate: an authority that answers an import with a certificate of its own (kpcs.md §9.12b, Hong
//! Kong).
//!
//! It is a document beside the confirmation of receipt and ends nothing; its number is of the office's own series.
//! Refusals, in order of precedence: `shipment_unknown`, `import_certificate_issued`, `import_certificate_taken`,
//! `day_in_the_future`, `goods_not_to_be_confirmed`.

use super::{Act, ActInfo, ActRecord, DocumentKind, Effect, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier};
use crate::{
    certificate::{Goods, HeldGoods, goods_named, not_yet},
    field::Nothing,
    record,
    value::{CertificateNumber, Day, Reference, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IssueImportCertificate;

record! {
    /// What the officer issues.
    pub struct Request {
        1 number: CertificateNumber, "§9.12b";
        2 import_certificate: Reference, "§9.12b";
        3 issued_on: Day, "§9.12b";
        4 remarks: Option<Text>, "";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The shipment; `None` when neither advice nor paper is in the register.
    pub held: Option<HeldGoods>,
    /// Whether the office gave this shipment an import certificate before.
    pub issued: bool,
    /// Whether the office gave this number to another.
    pub taken: bool,
}

impl Act for IssueImportCertificate {
    const INFO: ActInfo = ActInfo {
        code: 40,
        name: "issue_import_certificate",
        version: 1,
        tier: Tier::Header,
        key: KeyPurpose::Office,
        by: &[Role::ImportingOfficer],
        approved_by: &[],
        section: "§9.12b",
    };
    type Request = Request;
    type Decided = Nothing;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let held = goods_named(Some(&request.number), None, facts.held.as_ref())?;
        let taken = Refusal::new("import_certificate_taken", "§9.12b").at("import_certificate");
        Refusals::none_of([
            Refusal::new("import_certificate_issued", "§9.12b")
                .at("number")
                .found(&request.number)
                .unless(!facts.issued),
            taken.found(&request.import_certificate).unless(!facts.taken),
            not_yet("issued_on", request.issued_on, occasion.today),
            if held.goods == Goods::Confirmed { None } else { held.goods.confirm().err() },
        ])?;
        let header = held.header(DocumentKind::ImportCertificate, Effect::Issued);
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided: Nothing {} })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.number.to_string()
    }
}
