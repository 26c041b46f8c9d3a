//! record_foreign_certificate: an importing officer takes in a certificate that exists on paper only (decisions 15, 22).
//!
//! It is compared with everything known of its issuer, never called valid: no signature can be checked. What differs
//! is recorded as found; only what makes the paper impossible is refused.
//! Refusals, in order of precedence: `certificate_recorded`, `certificate_advised`, `issued_in_the_future`,
//! `unknown_place`, `chinese_taipei`, `issuer_not_participant`, `issuer_closed`, `issuer_no_export`,
//! `expiry_before_issue`, `line_repeated`, `parcel_list_differs`, `image_missing`, `reply_address_malformed`,
//! `total_out_of_range`.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    Act, ActInfo, ActRecord, DocumentKind, Effect, Header, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier,
    designate_authority::is_email, publish_specimen,
};
use crate::{
    certificate::{
        CertificateCore, CertificateDetails, Cleaning, Conveyance, ConveyanceMode, HsLine, Parcel, Party, Purpose,
        lines_of,
    },
    choice,
    field::OneOrMore,
    gate::{Question, Reason, ReasonCode, When, judge},
    party::{RulePack, SchemeHistory},
    record,
    value::{AuthorityId, CertificateNumber, CountryCode, Day, Digest, Name, Origin, Reference, Seal, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecordForeignCertificate;

choice! {
    /// How the paper was taken in.
    pub enum PaperChannel { 1 Transcribed = "transcribed", 2 Scanned = "scanned", }
}

choice! {
    /// What was compared (decisions 15).
    pub enum Compared {
        /// The number lies in a block that its Participant allotted.
        1 Block = "block",
        /// The number has its Participant's form.
        2 Form = "form",
        /// The number lies in the block for its year of issue.
        3 Range = "range",
        /// The same goods are on record under another number.
        4 Duplicate = "duplicate",
        /// The paper looks like the specimen published.
        5 Specimen = "specimen",
        /// Who signed could sign on the day of issue.
        6 Signatory = "signatory",
        /// The issuer has advised of it.
        7 Advice = "advice",
    }
}

choice! {
    /// What a comparison came to.
    pub enum Agreement { 1 Agrees = "agrees", 2 Differs = "differs", 3 NotKnown = "not_known", }
}

record! {
    /// What is printed on the paper, as read by the officer.
    pub struct Request {
        1 number: CertificateNumber, "§3.2";
        2 issuing_authority: Name, "§3.2";
        3 issued: Day, "§3.2";
        4 expires: Option<Day>, "§3.2";
        5 exporter: Name, "§3.2";
        6 exporter_address: Option<Text>, "§3.2";
        7 importer: Name, "§3.2";
        8 importer_address: Option<Text>, "§3.2";
        /// The place of destination, as two letters.
        9 destination: CountryCode, "§3.2";
        10 origin: Origin, "§9.9";
        11 lines: OneOrMore<HsLine>, "§3.7";
        /// The number of parcels printed.
        12 parcels: u64, "§3.2";
        /// Each parcel, where a packing list came with the paper.
        13 parcel_list: Vec<Parcel>, "§3.2";
        /// The seals named on the paper; where it names none, those on the container when it came.
        14 seals: OneOrMore<Seal>, "§5.7";
        15 signatory: Option<Name>, "§3.10";
        16 channel: PaperChannel, "decision 22";
        17 image: Option<Digest>, "decision 22";
        /// The text of a code on the paper, whatever it says.
        18 code: Option<Text>, "decision 2";
        /// Where the issuer wants the answer.
        19 reply_to: Option<Text>, "decision 22";
        /// What the officer finds, with the specimen beside the paper.
        20 specimen: Option<Agreement>, "§3.10";
    }
}

record! {
    /// One comparison and its result.
    pub struct Comparison {
        1 what: Compared, "decision 15";
        2 finding: Agreement, "decision 15";
    }
}

record! {
    /// The paper as a certificate that the arrival can be compared with, and what was compared.
    pub struct Decided {
        1 details: CertificateDetails, "§4.3";
        2 comparisons: OneOrMore<Comparison>, "decision 15";
    }
}

/// How a number is in the ledger already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// Its issuer has advised of it.
    Advised,
    /// It was taken in from paper.
    Recorded,
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The authority that takes the paper in.
    pub authority: AuthorityId,
    /// Whether its ledger has the number already.
    pub known: Option<Known>,
    /// Whether its ledger has the same goods of the same day under another number.
    pub duplicate: bool,
    /// Whether an authority of the issuing Participant signs statements.
    pub issuer_signs: bool,
    /// The issuer's specimen of the day of issue.
    pub specimen: Option<publish_specimen::Request>,
    /// The issuer's rules on the day of issue.
    pub issuer_pack: Arc<RulePack>,
    /// The scheme's register of Participants.
    pub history: Arc<SchemeHistory>,
}

impl Act for RecordForeignCertificate {
    const INFO: ActInfo = ActInfo {
        code: 12,
        name: "record_foreign_certificate",
        version: 1,
        tier: Tier::Header,
        key: KeyPurpose::Office,
        by: &[Role::ImportingOfficer],
        approved_by: &[],
        section: "§4.3",
    };
    type Request = Request;
    type Decided = Decided;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        known_already(&request, facts)?;
        Refusals::none_of(
            std::iter::once(issued_in_the_future(&request, occasion.today))
                .chain(issuer_not_free(&request, facts, occasion.today))
                .chain(unfit_paper(&request)),
        )?;
        let out_of_range = || Refusal::new("total_out_of_range", "decision 26").at("lines");
        let parcels = parcels(&request).ok_or_else(out_of_range)?;
        let core = core(&request, &parcels).ok_or_else(out_of_range)?;
        let decided =
            Decided { comparisons: comparisons(&request, facts), details: details(&request, facts, parcels)? };
        let header = header(&request, facts);
        Ok(ActRecord { header: Some(header), core: Some(core), asked: request, decided })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.number.to_string()
    }
}

fn known_already(request: &Request, facts: &Facts) -> Result<(), Refusals> {
    let known = |code| Refusal::new(code, "§9.5").at("number").found(&request.number);
    match facts.known {
        None => Ok(()),
        Some(Known::Recorded) => Err(known("certificate_recorded").into()),
        Some(Known::Advised) => Err(known("certificate_advised").into()),
    }
}

fn issued_in_the_future(request: &Request, today: Day) -> Option<Refusal> {
    let found = request.issued;
    Refusal::new("issued_in_the_future", "§4.1").at("issued").found(found).expected(today).unless(found <= today)
}

/// Whether the issuer was a Participant free to export on the day of issue; the rest of the gate is asked at arrival.
fn issuer_not_free(request: &Request, facts: &Facts, today: Day) -> Vec<Option<Refusal>> {
    let Some(line) = request.lines.first() else { return Vec::new() };
    let question = Question {
        from: request.number.issuer(),
        to: request.destination,
        origin: Some(request.origin.clone()),
        hs: line.hs,
        issued: request.issued,
        left: request.issued,
        presented: today.max(request.issued),
        zone: None,
        stone: None,
    };
    let reasons = judge(&question, &facts.history, &facts.issuer_pack).rules;
    reasons.into_iter().filter(concerns_issuer).map(|reason| Some(told(&reason))).collect()
}

fn concerns_issuer(reason: &Reason) -> bool {
    use ReasonCode::{ChineseTaipei, IssuerClosed, IssuerNoExport, IssuerNotParticipant, UnknownPlace};
    reason.on == When::Issued
        && matches!(reason.code, UnknownPlace | ChineseTaipei | IssuerNotParticipant | IssuerClosed | IssuerNoExport)
}

fn told(reason: &Reason) -> Refusal {
    let participant = reason.participant.map(|participant| participant.to_string()).unwrap_or_default();
    let found = format!("{participant} {}", reason.day);
    Refusal::new(reason.code.word(), reason.section).at("number").found(found.trim_start())
}

fn unfit_paper(request: &Request) -> Vec<Option<Refusal>> {
    let expires = request.expires.unwrap_or(request.issued);
    let subheadings: BTreeSet<_> = request.lines.iter().map(|line| line.hs).collect();
    let needs_image = request.channel == PaperChannel::Scanned;
    vec![
        Refusal::new("expiry_before_issue", "§3.2")
            .at("expires")
            .found(expires)
            .expected(request.issued)
            .unless(request.issued <= expires),
        Refusal::new("line_repeated", "§3.7").at("lines").unless(subheadings.len() == request.lines.len()),
        Refusal::new("parcel_list_differs", "§3.7").at("parcel_list").unless(list_agrees(request)),
        Refusal::new("image_missing", "decision 22").at("image").unless(!needs_image || request.image.is_some()),
        Refusal::new("reply_address_malformed", "decision 22")
            .at("reply_to")
            .unless(request.reply_to.as_ref().is_none_or(is_email)),
    ]
}

/// Whether the packing list, where there is one, is as long as printed and adds up to the lines.
fn list_agrees(request: &Request) -> bool {
    let list = &request.parcel_list;
    let sums = lines_of(list).is_some_and(|sums| sums[..] == sorted_lines(request)[..]);
    list.is_empty() || (list.len() as u64 == request.parcels && sums)
}

fn sorted_lines(request: &Request) -> Vec<HsLine> {
    let mut lines = request.lines.to_vec();
    lines.sort_by_key(|line| line.hs);
    lines
}

/// The parcels as far as the paper tells them: one a line where no packing list does. The number printed stays in the
/// core part; the importing officer then weighs what belongs to each line together.
fn parcels(request: &Request) -> Option<OneOrMore<Parcel>> {
    if !request.parcel_list.is_empty() {
        return OneOrMore::new(request.parcel_list.clone());
    }
    let of_line = |line: HsLine| Parcel {
        hs: line.hs,
        carats: line.carats,
        value: line.value,
        origin: request.origin.clone(),
        stones: None,
        description: None,
    };
    OneOrMore::new(sorted_lines(request).into_iter().map(of_line).collect())
}

fn core(request: &Request, parcels: &[Parcel]) -> Option<CertificateCore> {
    let names = (request.exporter.clone(), request.importer.clone());
    let sums = CertificateCore::from_parcels(names.0, names.1, parcels, &request.seals)?;
    let printed = CertificateCore { parcels: request.parcels, ..sums };
    Some(printed.with_origin(&request.origin))
}

/// What paper does not say stands as `not_stated`, its own number as the file's reference, a dash as an address.
fn details(request: &Request, facts: &Facts, parcels: OneOrMore<Parcel>) -> Result<CertificateDetails, Refusals> {
    let reference = Reference::parse(&request.number.to_string());
    Ok(CertificateDetails {
        application: reference.map_err(|_| Refusal::new("total_out_of_range", "decision 26").at("number"))?,
        exporter: party(&request.exporter, request.exporter_address.as_ref(), request.number.issuer())?,
        importer: party(&request.importer, request.importer_address.as_ref(), request.destination)?,
        consignee: None,
        purpose: Purpose::NotStated,
        expected_return: None,
        conveyance: Conveyance { mode: ConveyanceMode::NotStated, carrier: None, waybill: None, flight: None },
        parcels,
        valuations: Vec::new(),
        cleaning: Cleaning::NotStated,
        sieve: None,
        container: None,
        seals: request.seals.clone(),
        photographs: request.image.into_iter().collect(),
        sources: Vec::new(),
        // The fixed formula on every certificate says so (kpcs.md §3.2 no. 2).
        no_conflict: true,
        warranty: false,
        importing_authority: Some(facts.authority.clone()),
        return_of: None,
    })
}

fn party(name: &Name, address: Option<&Text>, country: CountryCode) -> Result<Party, Refusals> {
    let dash = Text::parse("-").map_err(|_| Refusal::new("total_out_of_range", "decision 26"))?;
    let address = address.cloned().unwrap_or(dash);
    Ok(Party { name: name.clone(), address, country, licence: None, contact: None })
}

fn header(request: &Request, facts: &Facts) -> Header {
    let issuer = request.number.issuer();
    Header {
        number: Some(request.number.clone()),
        participant: Some(issuer),
        authority: AuthorityId::parse(issuer.as_str()).ok(),
        destination: Some(facts.history.participant_of(request.destination, request.issued)),
        issued: Some(request.issued),
        expires: request.expires,
        ..Header::about(DocumentKind::ForeignCertificate, Effect::Recorded)
    }
}

fn comparisons(request: &Request, facts: &Facts) -> OneOrMore<Comparison> {
    let (numbers, number) = (&facts.issuer_pack.number, &request.number);
    let specimen = request.specimen.filter(|_| facts.specimen.is_some());
    let found = [
        (Compared::Block, agreement(numbers.in_a_block(number))),
        (Compared::Form, agreement(Some(numbers.has_form(number)))),
        (Compared::Range, agreement(in_range_of_year(request, &facts.issuer_pack))),
        (Compared::Duplicate, agreement(Some(!facts.duplicate))),
        (Compared::Specimen, specimen.unwrap_or(Agreement::NotKnown)),
        (Compared::Signatory, agreement(signatory_agrees(request, facts))),
        (Compared::Advice, agreement(facts.issuer_signs.then_some(false))),
    ];
    let list = found.map(|(what, finding)| Comparison { what, finding });
    OneOrMore::new(list.to_vec()).expect("there are seven comparisons")
}

const fn agreement(agrees: Option<bool>) -> Agreement {
    match agrees {
        Some(true) => Agreement::Agrees,
        Some(false) => Agreement::Differs,
        None => Agreement::NotKnown,
    }
}

/// Whether the number lies in a block of its year; `None` where no block names that year.
fn in_range_of_year(request: &Request, pack: &RulePack) -> Option<bool> {
    let serial = request.number.serial().cast_unsigned();
    let of_year = |year: Option<u64>| year.is_some_and(|year| year.cast_signed() == request.issued.year());
    let mut blocks = pack.number.blocks.iter().filter(|block| of_year(block.year)).peekable();
    blocks.peek()?;
    Some(blocks.any(|block| (block.from..=block.to).contains(&serial)))
}

fn signatory_agrees(request: &Request, facts: &Facts) -> Option<bool> {
    let specimen = facts.specimen.as_ref().filter(|specimen| !specimen.signatories.is_empty())?;
    Some(specimen.names_signatory(request.signatory.as_ref()?, request.issued))
}
