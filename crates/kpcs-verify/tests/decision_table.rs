//! The decision table of verification: every combination of what can differ, against the words of threat-model 6.
//!
//! `expected` states the precedence a second time, from the design page and not from the code. An ordinary run judges
//! every 23rd combination, which meets each pair of values; `KPCS_EVERY_COMBINATION=1` judges all.
//! Source: threat-model 6, 9.5 and 14; decisions 14 to 18, 24.

// Helpers of tests may unwrap like tests.
#![allow(clippy::unwrap_used)]

mod case;

use std::collections::BTreeMap;

use case::{
    day, history, instant, key, not_a_certificate, now, number, place, proof, record, revoked, signed,
    with_bad_signature,
};
use kpcs_domain::{
    party::{TestedAt, Trade},
    value::Digest,
};
use kpcs_statement::Opened;
use kpcs_verify::{
    Answer, CheckName, Document, Logged, Outcome, Question, Report, Revocation, Standing, Status, Trust, TrustedKey,
    verify,
};

/// Coprime to the number of values of every condition.
const STRIDE: usize = 23;

macro_rules! condition {
    ($name:ident: $($value:ident)+) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        enum $name { $($value,)+ }

        impl $name {
            const ALL: &'static [Self] = &[$(Self::$value,)+];
        }
    };
}

condition!(Kind: Certificate OtherDocument);
condition!(Specimen: LiveInLive DemoInLive LiveInDemo DemoInDemo);
// Whether the key is listed, and if it is: for whom, for when, and whether it made this signature.
condition!(Listed: Known Unknown OfAnother);
// Revoked by the instant alone; behind this place in the log; behind it, and suspect from this place on.
condition!(Period: Inside NotBegun Ended Revoked RevokedBehind Suspect);
condition!(Signed: Good Bad);
condition!(Log: Nothing BeforeRevocation AfterRevocation WithoutQuorum OfAnotherStatement BeforeClaimed);
condition!(Said: Nothing Stands Void Cancelled Replaced Lost Stolen Invalidated Refused Returned Forfeited Used Conflict);
condition!(At: Destination Elsewhere NotGiven);
condition!(On: Inside BeforeIssue AfterExpiry AfterExpiryTestedAtExport InsideTestedAtExport NotGiven);
condition!(Issuer: Open Closed NoExport Outside);
condition!(Age: Fresh TwoDays ThirtyOneDays);

#[derive(Debug, Clone, Copy)]
struct Row {
    kind: Kind,
    specimen: Specimen,
    listed: Listed,
    period: Period,
    signed: Signed,
    log: Log,
    said: Said,
    at: At,
    on: On,
    issuer: Issuer,
    age: Age,
}

/// The row that everything speaks for.
const SOUND: Row = Row {
    kind: Kind::Certificate,
    specimen: Specimen::LiveInLive,
    listed: Listed::Known,
    period: Period::Inside,
    signed: Signed::Good,
    log: Log::BeforeRevocation,
    said: Said::Stands,
    at: At::Destination,
    on: On::Inside,
    issuer: Issuer::Open,
    age: Age::Fresh,
};

/// What page and officer are told: outcome, reasons in order, what was not checked.
#[derive(Debug, PartialEq)]
struct Told {
    outcome: Outcome,
    reasons: Vec<&'static str>,
    not_checked: Vec<CheckName>,
}

/// Threat-model 6 in its own order: whose word it is, whether that counts, whether it stands, whether it fits, the log.
fn expected(row: &Row) -> Told {
    let proven = matches!(row.log, Log::BeforeRevocation | Log::AfterRevocation | Log::BeforeClaimed);
    let against_genuineness: Vec<_> = [
        (row.kind == Kind::OtherDocument, "not_a_certificate"),
        (row.specimen == Specimen::DemoInLive, "specimen"),
        (row.specimen == Specimen::LiveInDemo, "not_of_this_demonstration"),
        (row.listed == Listed::Unknown, "unknown_key"),
        (row.listed == Listed::OfAnother, "key_of_another_authority"),
        (row.listed != Listed::Unknown && row.signed == Signed::Bad, "bad_signature"),
        (row.listed != Listed::Unknown && row.period == Period::NotBegun, "key_not_yet_valid"),
        (row.listed != Listed::Unknown && row.period == Period::Ended, "key_expired"),
        (row.listed != Listed::Unknown && is_revoked(row, proven), "key_revoked"),
    ]
    .into_iter()
    .filter_map(|(speaks, code)| speaks.then_some(code))
    .collect();
    // What is no certificate has no header part to go by (docs/decisions/0011).
    let certificate = row.kind == Kind::Certificate;
    let against_use = [
        (row.said == Said::Void, "void"),
        (row.said == Said::Cancelled, "cancelled"),
        (row.said == Said::Replaced, "replaced"),
        (row.said == Said::Lost, "lost"),
        (row.said == Said::Stolen, "stolen"),
        (row.said == Said::Invalidated, "invalidated"),
        (row.said == Said::Refused, "refused"),
        (row.said == Said::Returned, "returned"),
        (row.said == Said::Forfeited, "forfeited"),
        (row.said == Said::Used, "used"),
        (row.said == Said::Conflict, "presented_twice"),
        (certificate && row.issuer == Issuer::Closed, "issuer_closed"),
        (certificate && row.issuer == Issuer::NoExport, "issuer_no_export"),
        (certificate && row.issuer == Issuer::Outside, "issuer_not_participant"),
        (certificate && row.on == On::BeforeIssue, "presented_before_issue"),
        (certificate && row.on == On::AfterExpiry, "expired"),
        (certificate && row.at == At::Elsewhere, "wrong_destination"),
        (row.age == Age::ThirtyOneDays, "trust_too_old"),
    ];
    let genuine = against_genuineness.is_empty();
    let mut reasons = against_genuineness;
    reasons.extend(against_use.into_iter().filter_map(|(speaks, code)| speaks.then_some(code)));
    let nothing_against = reasons.is_empty() && row.log != Log::BeforeClaimed;
    let of_the_log = [
        (row.log == Log::BeforeClaimed, "claimed_after_the_log"),
        (!proven, "not_in_the_log_yet"),
        (row.log == Log::AfterRevocation, "logged_late"),
        (proven && row.listed != Listed::Unknown && row.period == Period::Suspect, "key_suspect"),
    ];
    reasons.extend(of_the_log.into_iter().filter_map(|(speaks, code)| speaks.then_some(code)));
    let doubtful = of_the_log.iter().any(|(speaks, _)| *speaks);
    let outcome = if genuine && row.said == Said::Conflict {
        Outcome::Conflict
    } else if !nothing_against {
        Outcome::NotValid
    } else if row.said == Said::Nothing {
        reasons.push("status_not_known");
        Outcome::AuthenticNotLogged
    } else if doubtful {
        Outcome::AuthenticNotLogged
    } else if row.age == Age::TwoDays {
        reasons.push("trust_data_old");
        Outcome::ValidOldData
    } else {
        Outcome::Valid
    };
    Told { outcome, reasons, not_checked: not_checked(row) }
}

/// A revocation spares what stands in the log before it, and nothing else.
fn is_revoked(row: &Row, proven: bool) -> bool {
    match row.period {
        Period::Revoked => !matches!(row.log, Log::BeforeRevocation | Log::BeforeClaimed),
        Period::RevokedBehind | Period::Suspect => !proven,
        Period::Inside | Period::NotBegun | Period::Ended => false,
    }
}

fn not_checked(row: &Row) -> Vec<CheckName> {
    let other = row.kind == Kind::OtherDocument;
    let unasked = [
        (row.listed == Listed::Unknown, CheckName::Signature),
        (row.listed == Listed::Unknown, CheckName::KeyPeriod),
        (row.said == Said::Nothing, CheckName::Status),
        (other, CheckName::Standing),
        (other || matches!(row.on, On::NotGiven | On::AfterExpiryTestedAtExport), CheckName::Expiry),
        (other || row.at == At::NotGiven, CheckName::Destination),
    ];
    unasked.into_iter().filter_map(|(skipped, name)| skipped.then_some(name)).collect()
}

/// The statements of all rows, made once.
struct Statements(Vec<(Kind, bool, Signed, Document)>);

impl Statements {
    fn new() -> Self {
        let mut all = Vec::new();
        for kind in Kind::ALL {
            for specimen in [false, true] {
                let record = if *kind == Kind::Certificate { record() } else { not_a_certificate() };
                let good = signed(if specimen { "kpcs-demo:SL" } else { "SL" }, &record);
                let bad = with_bad_signature(&good);
                all.push((*kind, specimen, Signed::Good, Document::Signed(Box::new(good))));
                all.push((*kind, specimen, Signed::Bad, Document::Signed(Box::new(bad))));
            }
        }
        Self(all)
    }

    fn of(&self, row: &Row) -> &Document {
        let specimen = matches!(row.specimen, Specimen::DemoInLive | Specimen::DemoInDemo);
        let wanted = (row.kind, specimen, row.signed);
        &self.0.iter().find(|(kind, specimen, signed, _)| (*kind, *specimen, *signed) == wanted).unwrap().3
    }
}

fn opened(document: &Document) -> &Opened {
    match document {
        Document::Signed(opened) => opened,
        Document::Paper(_) => panic!("no row is of paper"),
    }
}

/// Where the proofs of the cases say that the statement stands.
const PLACE: u64 = 7;

/// Revoked long before now, by places in the log.
fn revoked_from(index: u64, suspect: Option<u64>) -> TrustedKey {
    let revoked = revoked("2026-11-01T00:00:00Z");
    let revoked = Revocation { effective_index: Some(index), suspect_index: suspect, ..revoked };
    TrustedKey { revoked: Some(revoked), ..key() }
}

fn trust(row: &Row) -> Trust {
    let key = match row.period {
        Period::Inside => key(),
        Period::NotBegun => TrustedKey { from: instant("2026-12-01T00:00:00Z"), ..key() },
        Period::Ended => TrustedKey { to: Some(instant("2026-11-01T00:00:00Z")), ..key() },
        Period::RevokedBehind => revoked_from(PLACE + 1, None),
        Period::Suspect => revoked_from(PLACE + 1, Some(PLACE)),
        Period::Revoked => TrustedKey { revoked: Some(revoked("2026-12-01T00:00:00Z")), ..key() },
    };
    let authority = if row.listed == Listed::OfAnother { "LR" } else { "SL" };
    let key = TrustedKey { authority: authority.to_owned(), ..key };
    let listed = (row.listed != Listed::Unknown).then(|| (key.key.id(), key));
    let age_days = match row.age {
        Age::Fresh => 0,
        Age::TwoDays => 2,
        Age::ThirtyOneDays => 31,
    };
    let at_export = matches!(row.on, On::AfterExpiryTestedAtExport | On::InsideTestedAtExport);
    Trust {
        made_at: now().plus_seconds(-86_400 * age_days),
        demo: matches!(row.specimen, Specimen::LiveInDemo | Specimen::DemoInDemo),
        keys: listed.into_iter().collect(),
        history: history(match row.issuer {
            Issuer::Open => Some(Trade::Open),
            Issuer::Closed => Some(Trade::Closed),
            Issuer::NoExport => Some(Trade::NoExport),
            Issuer::Outside => None,
        }),
        tested_at: BTreeMap::from([(place("SL"), if at_export { TestedAt::Export } else { TestedAt::Arrival })]),
    }
}

fn status(row: &Row) -> Status {
    let standing = match row.said {
        Said::Nothing => None,
        Said::Stands => Some(Standing::Stands),
        Said::Void => Some(Standing::Void),
        Said::Cancelled => Some(Standing::Cancelled),
        Said::Replaced => Some(Standing::Replaced(Some(number("SL004212")))),
        Said::Lost => Some(Standing::Lost),
        Said::Stolen => Some(Standing::Stolen),
        Said::Invalidated => Some(Standing::Invalidated),
        Said::Refused => Some(Standing::Refused),
        Said::Returned => Some(Standing::Returned),
        Said::Forfeited => Some(Standing::Forfeited),
        Said::Used => Some(Standing::Used),
        Said::Conflict => Some(Standing::Conflict("presented_twice")),
    };
    Status { standing }
}

fn log(row: &Row, opened: &Opened) -> Option<Logged> {
    let early = proof(opened, "2026-11-23T10:05:00Z");
    match row.log {
        Log::Nothing => None,
        Log::BeforeRevocation => Some(early),
        Log::AfterRevocation => Some(proof(opened, "2026-12-05T00:00:00Z")),
        Log::BeforeClaimed => Some(proof(opened, "2026-11-23T09:49:59Z")),
        Log::WithoutQuorum => Some(Logged { has_quorum: false, ..early }),
        Log::OfAnotherStatement => Some(Logged { leaf: Digest([8; 32]), ..early }),
    }
}

fn question(row: &Row) -> Question {
    let on = match row.on {
        On::Inside | On::InsideTestedAtExport => Some("2026-12-15"),
        On::BeforeIssue => Some("2026-11-20"),
        On::AfterExpiry | On::AfterExpiryTestedAtExport => Some("2027-02-01"),
        On::NotGiven => None,
    };
    let at = match row.at {
        At::Destination => Some("BE"),
        At::Elsewhere => Some("LR"),
        At::NotGiven => None,
    };
    Question { at: now(), place: at.map(place), on: on.map(day) }
}

fn told(statements: &Statements, row: &Row, trust: &Trust) -> Told {
    let document = statements.of(row);
    let report = verify(document, trust, &status(row), log(row, opened(document)).as_ref(), &question(row));
    check_of_report(row, &report);
    let not_checked = report.checks.iter().filter(|check| check.answer == Answer::NotChecked);
    Told {
        outcome: report.outcome,
        reasons: report.reasons.iter().map(|reason| reason.code).collect(),
        not_checked: not_checked.map(|check| check.name).collect(),
    }
}

/// What holds of every report: each check answered once, a reason for whatever is not VALID, no green over anything
/// broken.
fn check_of_report(row: &Row, report: &Report) {
    assert_eq!(report.checks.len(), 11, "{row:?}");
    for check in &report.checks {
        assert_eq!(report.checks.iter().filter(|other| other.name == check.name).count(), 1, "{row:?}");
    }
    assert_eq!(report.reasons.is_empty(), report.outcome == Outcome::Valid, "{row:?}");
    let green = matches!(report.outcome, Outcome::Valid | Outcome::ValidOldData);
    let broken = report.checks.iter().any(|check| check.answer == Answer::Broken);
    assert!(!(green && broken), "{row:?}");
    assert_eq!(report.specimen, matches!(row.specimen, Specimen::DemoInLive | Specimen::DemoInDemo));
}

/// Calls `with` for every combination; an unlisted key has neither period nor signature to differ in.
fn for_each_row(mut with: impl FnMut(Row, &Trust)) {
    for (kind, specimen, listed, issuer) in product() {
        for period in Period::ALL.iter().filter(|period| listed != Listed::Unknown || **period == Period::Inside) {
            for (on, age) in On::ALL.iter().flat_map(|on| Age::ALL.iter().map(move |age| (*on, *age))) {
                let row = Row { kind, specimen, listed, issuer, period: *period, on, age, ..SOUND };
                let trust = trust(&row);
                for signed in Signed::ALL.iter().filter(|one| listed != Listed::Unknown || **one == Signed::Good) {
                    for log in Log::ALL {
                        for said in Said::ALL {
                            for at in At::ALL {
                                with(Row { signed: *signed, log: *log, said: *said, at: *at, ..row }, &trust);
                            }
                        }
                    }
                }
            }
        }
    }
}

fn product() -> impl Iterator<Item = (Kind, Specimen, Listed, Issuer)> {
    Kind::ALL.iter().flat_map(|kind| {
        Specimen::ALL.iter().flat_map(move |specimen| {
            Listed::ALL
                .iter()
                .flat_map(move |listed| Issuer::ALL.iter().map(move |issuer| (*kind, *specimen, *listed, *issuer)))
        })
    })
}

#[test]
fn every_combination_is_told_as_the_page_says() {
    let stride = if std::env::var_os("KPCS_EVERY_COMBINATION").is_some() { 1 } else { STRIDE };
    let statements = Statements::new();
    let (mut combinations, mut judged) = (0_usize, 0_usize);
    let mut outcomes: BTreeMap<&str, usize> = BTreeMap::new();
    for_each_row(|row, trust| {
        combinations += 1;
        if combinations % stride == 0 {
            judged += 1;
            let told = told(&statements, &row, trust);
            *outcomes.entry(told.outcome.word()).or_default() += 1;
            assert_eq!(told, expected(&row), "{row:?}");
        }
    });
    println!("{combinations} combinations, {judged} judged: {outcomes:?}");
    assert_eq!(outcomes.len(), 5, "each outcome of a signed document occurs");
}

/// Each condition decides by itself: from the row that everything speaks for, each other value alone.
#[test]
fn each_condition_alone_changes_what_is_told() {
    use Outcome::{AuthenticNotLogged, Conflict, NotValid, Valid, ValidOldData};
    let rows: &[(Row, Outcome, &[&str])] = &[
        (SOUND, Valid, &[]),
        (Row { kind: Kind::OtherDocument, ..SOUND }, NotValid, &["not_a_certificate"]),
        (Row { specimen: Specimen::DemoInLive, ..SOUND }, NotValid, &["specimen"]),
        (Row { specimen: Specimen::LiveInDemo, ..SOUND }, NotValid, &["not_of_this_demonstration"]),
        (Row { specimen: Specimen::DemoInDemo, ..SOUND }, Valid, &[]),
        (Row { listed: Listed::Unknown, ..SOUND }, NotValid, &["unknown_key"]),
        (Row { listed: Listed::OfAnother, ..SOUND }, NotValid, &["key_of_another_authority"]),
        (Row { period: Period::NotBegun, ..SOUND }, NotValid, &["key_not_yet_valid"]),
        (Row { period: Period::Ended, ..SOUND }, NotValid, &["key_expired"]),
        (Row { period: Period::Revoked, ..SOUND }, Valid, &[]),
        (
            Row { period: Period::Revoked, log: Log::AfterRevocation, ..SOUND },
            NotValid,
            &["key_revoked", "logged_late"],
        ),
        (Row { period: Period::RevokedBehind, ..SOUND }, Valid, &[]),
        (Row { period: Period::Suspect, ..SOUND }, AuthenticNotLogged, &["key_suspect"]),
        (Row { log: Log::AfterRevocation, ..SOUND }, AuthenticNotLogged, &["logged_late"]),
        (Row { log: Log::BeforeClaimed, ..SOUND }, NotValid, &["claimed_after_the_log"]),
        (Row { signed: Signed::Bad, ..SOUND }, NotValid, &["bad_signature"]),
        (Row { log: Log::Nothing, ..SOUND }, AuthenticNotLogged, &["not_in_the_log_yet"]),
        (Row { log: Log::WithoutQuorum, ..SOUND }, AuthenticNotLogged, &["not_in_the_log_yet"]),
        (Row { log: Log::OfAnotherStatement, ..SOUND }, AuthenticNotLogged, &["not_in_the_log_yet"]),
        (Row { said: Said::Nothing, ..SOUND }, AuthenticNotLogged, &["status_not_known"]),
        (Row { said: Said::Void, ..SOUND }, NotValid, &["void"]),
        (Row { said: Said::Cancelled, ..SOUND }, NotValid, &["cancelled"]),
        (Row { said: Said::Replaced, ..SOUND }, NotValid, &["replaced"]),
        (Row { said: Said::Used, ..SOUND }, NotValid, &["used"]),
        (Row { said: Said::Conflict, ..SOUND }, Conflict, &["presented_twice"]),
        (Row { at: At::Elsewhere, ..SOUND }, NotValid, &["wrong_destination"]),
        (Row { at: At::NotGiven, ..SOUND }, Valid, &[]),
        (Row { on: On::BeforeIssue, ..SOUND }, NotValid, &["presented_before_issue"]),
        (Row { on: On::AfterExpiry, ..SOUND }, NotValid, &["expired"]),
        (Row { on: On::AfterExpiryTestedAtExport, ..SOUND }, Valid, &[]),
        (Row { on: On::NotGiven, ..SOUND }, Valid, &[]),
        (Row { issuer: Issuer::Closed, ..SOUND }, NotValid, &["issuer_closed"]),
        (Row { issuer: Issuer::NoExport, ..SOUND }, NotValid, &["issuer_no_export"]),
        (Row { issuer: Issuer::Outside, ..SOUND }, NotValid, &["issuer_not_participant"]),
        (Row { age: Age::TwoDays, ..SOUND }, ValidOldData, &["trust_data_old"]),
        (Row { age: Age::ThirtyOneDays, ..SOUND }, NotValid, &["trust_too_old"]),
    ];
    let statements = Statements::new();
    for (row, outcome, reasons) in rows {
        let told = told(&statements, row, &trust(row));
        assert_eq!((told.outcome, told.reasons.as_slice()), (*outcome, *reasons), "{row:?}");
    }
}
