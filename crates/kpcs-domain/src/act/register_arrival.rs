//! register_arrival: the goods are there; what the officer finds is recorded before the declared figures are shown
//! (kpcs.md §5.8, Annex II 22 and 23; decisions 20).
//!
//! Nothing found at the counter is refused here: broken seals, wrong weights and expired papers are recorded as found and
//! judged at confirmation. Whether the paper was there and the seals were whole must be said: silence is neither.
//! A second presentation of the same number is recorded, too; it makes a conflict.
//! Refusals, in order of precedence: `shipment_unknown`, `arrival_in_the_future`, `arrival_before_issue`.

use super::{
    Act, ActInfo, ActRecord, DocumentKind, Effect, Header, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier,
};
use crate::{
    certificate::{KnownShipment, MeasuredParcel, PersonPresent, Scale},
    field::{OneOrMore, YesOrNo},
    party::{Measuring, MeasuringMode},
    record,
    value::{CertificateNumber, CountryCode, Day, Digest, Name, Seal, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RegisterArrival;

record! {
    /// What the officer records.
    pub struct Request {
        1 number: CertificateNumber, "§4.3";
        2 arrived_on: Day, "§5.8";
        /// The place of arrival, as two letters.
        3 place: CountryCode, "§9.20";
        4 certificate_presented: YesOrNo, "§4.3";
        5 seals_intact: YesOrNo, "§5.8";
        6 seals_found: Vec<Seal>, "§5.8";
        7 container: Option<Name>, "§5.8";
        8 persons: Vec<PersonPresent>, "";
        9 scale: Option<Scale>, "";
        10 parcels: OneOrMore<MeasuredParcel>, "§5.8";
        11 photographs: Vec<Digest>, "";
        12 remarks: Option<Text>, "";
    }
}

record! {
    /// What the register adds.
    pub struct Decided {
        /// 1 for the first presentation of the number at this authority.
        1 presentation: u64, "§9.5";
        /// Whether the system hid the declared figures until these were recorded.
        2 measured_blind: bool, "decision 20";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The shipment; `None` when neither advice nor paper is in the register.
    pub shipment: Option<KnownShipment>,
    /// How often the number was presented before, to any office of this node.
    pub presentations: u64,
    /// The importing Participant's rule for measuring before knowing.
    pub measuring: Measuring,
}

impl Act for RegisterArrival {
    const INFO: ActInfo = ActInfo {
        code: 9,
        name: "register_arrival",
        version: 1,
        tier: Tier::Header,
        key: KeyPurpose::Office,
        by: &[Role::ImportingOfficer],
        approved_by: &[],
        section: "§5.8",
    };
    type Request = Request;
    type Decided = Decided;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let unknown = || Refusal::new("shipment_unknown", "§5.8").at("number").found(&request.number);
        let shipment = facts.shipment.as_ref().ok_or_else(unknown)?;
        let issued = shipment.header.issued.unwrap_or(request.arrived_on);
        let found = request.arrived_on;
        Refusals::none_of([
            Refusal::new("arrival_in_the_future", "§5.8")
                .at("arrived_on")
                .found(found)
                .expected(occasion.today)
                .unless(found <= occasion.today),
            Refusal::new("arrival_before_issue", "§4.1")
                .at("arrived_on")
                .found(found)
                .expected(issued)
                .unless(issued <= found),
        ])?;
        let header = Header {
            refers_to: None,
            issued: None,
            expires: None,
            document: DocumentKind::Arrival,
            effect: Effect::Arrived,
            ..shipment.header.clone()
        };
        let presentation = facts.presentations + 1;
        let measured_blind = is_measured_blind(&facts.measuring, &request.number, shipment.known_after);
        Ok(ActRecord {
            header: Some(header),
            core: None,
            asked: request,
            decided: Decided { presentation, measured_blind },
        })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        record.asked.number.to_string()
    }
}

/// Whether the declared figures of a shipment are hidden from the measuring officer until measured.
///
/// A draw mixes (SplitMix64) the number with the receiver's last own statement when the shipment became known. It is fixed
/// before anybody there sees the shipment, so waiting for another day changes nothing; the issuer cannot foresee it, because
/// that statement is another authority's; and whoever has the receiver's chain can recompute it.
#[must_use]
pub fn is_measured_blind(measuring: &Measuring, number: &CertificateNumber, known_after: Digest) -> bool {
    match measuring.mode {
        MeasuringMode::Every => true,
        MeasuringMode::Draw => drawn(number, known_after) < measuring.draw_ppm,
        MeasuringMode::Off => false,
    }
}

/// A number below a million.
fn drawn(number: &CertificateNumber, known_after: Digest) -> u64 {
    let chain = known_after.0.iter().take(8).fold(0, |bits: u64, byte| (bits << 8) | u64::from(*byte));
    let mut mixed = (number.serial().cast_unsigned() ^ chain).wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (mixed ^ (mixed >> 31)) % 1_000_000
}

#[cfg(test)]
mod tests {
    use super::{CertificateNumber, Digest, Measuring, MeasuringMode, is_measured_blind};

    #[test]
    fn a_draw_takes_its_share_whatever_the_numbers_or_the_chain() {
        let half = Measuring { mode: MeasuringMode::Draw, draw_ppm: 250_000 };
        let number = |serial: u32| CertificateNumber::parse(&format!("SL{serial:06}")).unwrap();
        let chain = |seed: u8| Digest(std::array::from_fn(|i| seed.wrapping_mul(31).wrapping_add(i as u8)));
        let by_number = (1..=4000).filter(|serial| is_measured_blind(&half, &number(*serial), chain(1))).count();
        assert!((900..1100).contains(&by_number), "{by_number} of 4000");
        let by_chain = (0..=255).filter(|seed| is_measured_blind(&half, &number(1), chain(*seed))).count();
        assert!((40..90).contains(&by_chain), "{by_chain} of 256");
        let all = Measuring { mode: MeasuringMode::Draw, draw_ppm: 1_000_000 };
        assert!((1..100).all(|serial| is_measured_blind(&all, &number(serial), chain(7))));
    }
}
