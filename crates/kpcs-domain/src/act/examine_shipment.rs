//! examine_shipment: the counter: who was there, what was weighed, valued and sealed (kpcs.md §5.7, §5.11, §16).
//!
//! Refusals, in order of precedence: `application_unknown`, `application_not_open`, `parcel_count_differs`,
//! `tare_exceeds_gross`, `valuations_too_few`, `valuation_incomplete`, `seal_repeated`, `fee_receipt_missing`,
//! `signatory_absent`, `lodged_in_the_future`, then as the Participant's counter asks: `persons_too_few`, `person_absent`,
//! `signatures_too_few`, `paper_missing`, `reweighing_missing`, `lodging_missing`; last `total_out_of_range`, `duty_unpaid`.
//! Tier A. The certificate's figures are decided here, from the scale and the pack's valuation rule, never from what was declared.

use std::{collections::BTreeSet, sync::Arc};

use super::{Act, ActInfo, ActRecord, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier};
use crate::{
    certificate::{
        Cleaning, Duty, Fee, Lodging, PaperBrought, Parcel, PersonPresent, Scale, ShipmentDeclaration, Valuation,
        ValuerCapacity, lines_of,
    },
    field::OneOrMore,
    party::{DutyBase, RulePack, signatory_absent},
    record,
    value::{Carats, Day, Digest, HsCode, Name, Origin, Reference, Seal, Text, UsdCents},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExamineShipment;

record! {
    /// One parcel on the scale.
    pub struct ExaminedParcel {
        /// What the scale showed.
        1 gross: Carats, "§5.11";
        /// Weight of the container on the scale.
        2 tare: Option<Carats>, "§5.11";
        /// What the scale showed the second time; it stands if given.
        3 reweighed_gross: Option<Carats>, "§5.11";
        4 hs: HsCode, "§2.14";
        5 origin: Origin, "§9.9";
        6 stones: Option<u64>, "§14.12";
        7 description: Option<Text>, "§5.3";
    }
}

impl ExaminedParcel {
    /// Weight of the goods; `None` when the container weighs more than the whole.
    #[must_use]
    pub fn net(&self) -> Option<Carats> {
        let gross = self.reweighed_gross.unwrap_or(self.gross);
        Carats::from_thousandths(gross.thousandths() - self.tare.unwrap_or(Carats::ZERO).thousandths())
    }
}

record! {
    /// What the clerk records.
    pub struct Request {
        1 application: Reference, "§5.7";
        2 persons: OneOrMore<PersonPresent>, "§5.11";
        3 scale: Scale, "§5.11";
        4 cleaning: Cleaning, "§16.3";
        5 sieve: Option<Name>, "§16.3";
        6 parcels: OneOrMore<ExaminedParcel>, "§5.11";
        7 valuations: OneOrMore<Valuation>, "§16.1";
        8 container: Option<Name>, "§3.5";
        9 seals: OneOrMore<Seal>, "§5.7";
        10 photographs: Vec<Digest>, "§5.11";
        11 fee: Option<Fee>, "§9.19";
        12 duty: Option<Duty>, "§9.19";
        13 remarks: Option<Text>, "";
        /// Who of the persons present signed the record of the sealing.
        14 signatures: Vec<Name>, "§5.11";
        /// What the exporter brought.
        15 papers: Vec<PaperBrought>, "§5.11";
        /// Since when the goods lie with the office.
        16 lodging: Option<Lodging>, "§5.11";
    }
}

record! {
    /// What follows from it.
    pub struct Decided {
        /// The parcels as the certificate will state them.
        1 parcels: OneOrMore<Parcel>, "§3.2";
        /// Duty due under the pack.
        2 duty_due: UsdCents, "§9.19";
    }
}

/// What is known of the application.
#[derive(Debug, Clone)]
pub struct OpenApplication {
    /// What was declared.
    pub declared: ShipmentDeclaration,
    /// Its state in one word: applied, examined, issued, withdrawn.
    pub state: String,
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The application; `None` when the office has none of that reference.
    pub application: Option<OpenApplication>,
    /// The Participant's rules.
    pub pack: Arc<RulePack>,
}

impl Act for ExamineShipment {
    const INFO: ActInfo = ActInfo {
        code: 4,
        name: "examine_shipment",
        version: 1,
        tier: Tier::Authority,
        key: KeyPurpose::Office,
        by: &[Role::Clerk],
        approved_by: &[],
        section: "§5.11",
    };
    type Request = Request;
    type Decided = Decided;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let unknown = || Refusal::new("application_unknown", "§5.7").at("application").found(&request.application);
        let application = facts.application.as_ref().ok_or_else(unknown)?;
        Refusals::none_of(unfit(&request, application, &facts.pack, occasion.today))?;
        let out_of_range = || Refusal::new("total_out_of_range", "decision 26").at("parcels");
        let parcels = final_parcels(&request, &facts.pack).ok_or_else(out_of_range)?;
        let base = duty_base(&request, &facts.pack, &parcels).ok_or_else(out_of_range)?;
        let decided = Decided { duty_due: facts.pack.valuation.duty_on(base), parcels };
        Refusals::none_of([duty_unpaid(&request, &facts.pack, decided.duty_due)])?;
        Ok(ActRecord { header: None, core: None, asked: request, decided })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.application.to_string()
    }
}

fn unfit(request: &Request, application: &OpenApplication, pack: &RulePack, today: Day) -> Vec<Option<Refusal>> {
    let open = matches!(application.state.as_str(), "applied" | "examined");
    let (found, declared) = (request.parcels.len(), application.declared.parcels.len());
    let heavy = request.parcels.iter().position(|parcel| parcel.net().is_none_or(|net| net == Carats::ZERO));
    let incomplete = request.valuations.iter().find(|valuation| valuation.values.len() != found);
    let distinct: BTreeSet<_> = request.seals.iter().collect();
    let minimum = pack.valuation.minimum;
    let valuers: BTreeSet<_> = request.valuations.iter().map(|valuation| valuation.valuer.as_str()).collect();
    let lodged = request.lodging.as_ref().map_or(today, |lodging| lodging.on);
    let mut found_wrong = vec![
        Refusal::new("application_not_open", "§5.7").at("application").found(&application.state).unless(open),
        Refusal::new("parcel_count_differs", "§3.2")
            .at("parcels")
            .found(found)
            .expected(declared)
            .unless(found == declared),
        heavy.map(|index| Refusal::new("tare_exceeds_gross", "§5.11").at("parcels").found(index + 1)),
        Refusal::new("valuations_too_few", "§16.1")
            .at("valuations")
            .found(valuers.len())
            .expected(minimum)
            .unless(valuers.len() as u64 >= minimum),
        incomplete.map(|valuation| {
            let given = format!("{}: {}", valuation.valuer, valuation.values.len());
            Refusal::new("valuation_incomplete", "§16.1").at("valuations").found(given).expected(found)
        }),
        Refusal::new("seal_repeated", "§5.7").at("seals").unless(distinct.len() == request.seals.len()),
        Refusal::new("fee_receipt_missing", "§9.19")
            .at("fee")
            .unless(!pack.valuation.fee_receipt_required || request.fee.is_some()),
        signatory_absent(request),
        Refusal::new("lodged_in_the_future", "§5.11")
            .at("lodging.on")
            .found(lodged)
            .expected(today)
            .unless(lodged <= today),
    ];
    found_wrong.extend(pack.counter.iter().flat_map(|rule| rule.objections(request, today)));
    found_wrong
}

/// Where a receipt is a condition of issue, the whole duty has been paid (§9.19).
fn duty_unpaid(request: &Request, pack: &RulePack, due: UsdCents) -> Option<Refusal> {
    let paid = request.duty.as_ref().map_or(UsdCents::ZERO, |duty| duty.amount);
    let refusal = Refusal::new("duty_unpaid", "§9.19").at("duty").found(paid).expected(due);
    refusal.unless(!pack.valuation.fee_receipt_required || paid >= due)
}

/// The parcels with the weight that the scale gave and the value that the pack's rule picks.
fn final_parcels(request: &Request, pack: &RulePack) -> Option<OneOrMore<Parcel>> {
    let parcels: Option<Vec<Parcel>> = request
        .parcels
        .iter()
        .enumerate()
        .map(|(index, examined)| {
            Some(Parcel {
                hs: examined.hs,
                carats: examined.net()?,
                value: pack.valuation.value_of(&figures_for(request, index))?,
                origin: examined.origin.clone(),
                stones: examined.stones,
                description: examined.description.clone(),
            })
        })
        .collect();
    let parcels = OneOrMore::new(parcels?)?;
    lines_of(&parcels).is_some().then_some(parcels)
}

fn figures_for(request: &Request, index: usize) -> Vec<(ValuerCapacity, UsdCents)> {
    request.valuations.iter().filter_map(|one| one.values.get(index).map(|value| (one.capacity, *value))).collect()
}

fn duty_base(request: &Request, pack: &RulePack, parcels: &[Parcel]) -> Option<UsdCents> {
    match pack.valuation.duty_base {
        DutyBase::CertificateValue => UsdCents::sum(parcels.iter().map(|parcel| parcel.value)),
        DutyBase::HighestValuation => {
            let totals = request.valuations.iter().filter_map(|one| UsdCents::sum(one.values.iter().copied()));
            totals.max()
        }
    }
}
