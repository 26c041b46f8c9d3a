//! receive_blanks: security paper with numbers on it comes into the office's stock (kpcs.md §3.8, §3.9).
//!
//! Two people. From then on the office reads each certificate's number from the blank in the preparer's hands.
//! Refusals, in order of precedence: `approver_is_preparer`, `range_backwards`, `range_too_long`,
//! `received_in_the_future`, `blanks_received_before`.

use super::{
    Act, ActInfo, ActRecord, DocumentKind, Effect, Header, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier,
};
use crate::{
    record,
    value::{AuthorityId, Day, Name, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReceiveBlanks;

/// The most blanks in one act.
pub const LIMIT_BLANKS: u64 = 10_000;

record! {
    /// Blanks whose numbers follow one another, both ends included.
    pub struct BlankRange {
        1 first: u64, "§3.8";
        2 last: u64, "§3.8";
    }
}

record! {
    /// What the keeper of the stock takes in.
    pub struct Request {
        1 range: BlankRange, "§3.8";
        2 printer: Name, "§3.9";
        3 delivery_note: Name, "§3.9";
        4 received_on: Day, "§3.9";
        5 remarks: Option<Text>, "";
    }
}

record! {
    /// Nothing is added to what was asked.
    pub struct Decided {
        /// How many they are.
        1 blanks: u64, "§3.8";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The office.
    pub authority: AuthorityId,
    /// How many of the range were received before, by whichever office of the Participant.
    pub known: u64,
}

impl Act for ReceiveBlanks {
    const INFO: ActInfo = ActInfo {
        code: 50,
        name: "receive_blanks",
        version: 1,
        tier: Tier::Header,
        key: KeyPurpose::Office,
        by: &[Role::StockKeeper],
        approved_by: &[Role::AuthorityHead, Role::ValidatingOfficer],
        section: "§3.9",
    };
    type Request = Request;
    type Decided = Decided;
    type Facts = Facts;

    fn decide(request: Request, facts: &Facts, occasion: &Occasion) -> Result<ActRecord<Self>, Refusals> {
        let blanks = counted(&request.range, occasion)?;
        Refusals::none_of([
            Refusal::new("received_in_the_future", "§3.9")
                .at("received_on")
                .found(request.received_on)
                .expected(occasion.today)
                .unless(request.received_on <= occasion.today),
            Refusal::new("blanks_received_before", "§3.8").at("range").found(facts.known).unless(facts.known == 0),
        ])?;
        let header = paper_header(&facts.authority, Effect::InForce);
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided: Decided { blanks } })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        subject_of(&record.asked.range)
    }
}

/// How many blanks a range names; shared by the acts on security paper.
///
/// # Errors
/// `approver_is_preparer`, `range_backwards`, `range_too_long`.
pub(super) fn counted(range: &BlankRange, occasion: &Occasion) -> Result<u64, Refusals> {
    let BlankRange { first, last } = *range;
    let refusal = |code| Refusal::new(code, "§3.8").at("range").found(format!("{first}-{last}"));
    Refusals::none_of([
        occasion.approved_by_preparer(),
        refusal("range_backwards").unless(0 < first && first <= last),
    ])?;
    let blanks = last - first + 1;
    Refusals::none_of([refusal("range_too_long").expected(LIMIT_BLANKS).unless(blanks <= LIMIT_BLANKS)])?;
    Ok(blanks)
}

/// A header about the office's security paper.
pub(super) fn paper_header(authority: &AuthorityId, effect: Effect) -> Header {
    Header {
        participant: authority.participant(),
        authority: Some(authority.clone()),
        ..Header::about(DocumentKind::SecurityPaper, effect)
    }
}

/// `blanks:101-200`.
pub(super) fn subject_of(range: &BlankRange) -> String {
    format!("blanks:{}-{}", range.first, range.last)
}
