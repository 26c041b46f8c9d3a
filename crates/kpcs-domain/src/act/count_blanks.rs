//! count_blanks: the blanks in the office are counted against the book (kpcs.md §3.9).
//!
//! Two people. The book's own figures are in the record, so a difference is named and can't be talked away later; it is
//! explained in words. The count moves no blank: what is missing is reported by its number.
//! Refusals, in order of precedence: `approver_is_preparer`, `counted_in_the_future`, `difference_unexplained`.

use super::{
    Act, ActInfo, ActRecord, Effect, KeyPurpose, Occasion, Refusal, Refusals, Role, Tier, receive_blanks::paper_header,
};
use crate::{
    record,
    value::{AuthorityId, Day, OfficerHandle, Text},
};

/// The act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountBlanks;

record! {
    /// What was counted.
    pub struct Request {
        1 counted_on: Day, "§3.9";
        /// In whose hands; left out for the stock.
        2 holder: Option<OfficerHandle>, "decision 12";
        /// Blanks that can be used.
        3 unused: u64, "§3.9";
        /// Spoiled blanks that wait to be destroyed; they are kept with the stock.
        4 spoiled: u64, "§3.9";
        /// Why count and book differ.
        5 explanation: Option<Text>, "§3.9";
    }
}

record! {
    /// What the book says.
    pub struct Decided {
        1 unused_on_book: u64, "§3.9";
        2 spoiled_on_book: u64, "§3.9";
        /// How many are missing.
        3 missing: u64, "§3.9";
        /// How many are too many.
        4 too_many: u64, "§3.9";
    }
}

/// What the decision needs to know.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The office.
    pub authority: AuthorityId,
    /// Unused blanks in those hands, by the book.
    pub unused: u64,
    /// Spoiled blanks that were not destroyed, by the book; none in an officer's hands.
    pub spoiled: u64,
}

impl Act for CountBlanks {
    const INFO: ActInfo = ActInfo {
        code: 54,
        name: "count_blanks",
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
        let decided = Decided {
            unused_on_book: facts.unused,
            spoiled_on_book: facts.spoiled,
            missing: facts.unused.saturating_sub(request.unused) + facts.spoiled.saturating_sub(request.spoiled),
            too_many: request.unused.saturating_sub(facts.unused) + request.spoiled.saturating_sub(facts.spoiled),
        };
        let agrees = decided.missing + decided.too_many == 0;
        Refusals::none_of([
            occasion.approved_by_preparer(),
            Refusal::new("counted_in_the_future", "§3.9")
                .at("counted_on")
                .found(request.counted_on)
                .expected(occasion.today)
                .unless(request.counted_on <= occasion.today),
            Refusal::new("difference_unexplained", "§3.9")
                .at("explanation")
                .found(request.unused)
                .expected(facts.unused)
                .unless(agrees || request.explanation.is_some()),
        ])?;
        let header = paper_header(&facts.authority, Effect::Recorded);
        Ok(ActRecord { header: Some(header), core: None, asked: request, decided })
    }

    fn subject(record: &ActRecord<Self>) -> String {
        format!("blanks:counted:{}", record.asked.counted_on)
    }
}
