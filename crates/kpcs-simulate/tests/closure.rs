//! Closure of a simulated trade: at every authority, on any day, what has ended and what is open is what was issued; each
//! certificate has one ending or one reason; and both sides count the same where both have heard.
//!
//! Source: issue 02, demand 2; kpcs.md §9.5, §9.12.

#![allow(clippy::unwrap_used, reason = "helpers of tests may fail as tests do")]

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::Arc,
};

use kpcs_domain::value::{AuthorityId, CountryCode, Day, Timestamp};
use kpcs_register::{Passphrase, Register, RegisterOptions, SeededEntropy, SetClock, found};
use kpcs_simulate::{PlanRequest, RunOptions, Scale, demo_offices, plan, run};
use kpcs_store::{Sql, StoreFault, view};

/// A trade of its own for each seed, driven to its end.
fn traded(folder: &Path, seed: u64) -> (Register, Day) {
    let plan = plan(PlanRequest::of_year(2019, seed, Scale::parse("0.001").unwrap()).unwrap()).unwrap();
    let clock = Arc::new(SetClock::new(Timestamp::at_start_of(plan.request.first_day)));
    let (options, passphrase) = (RegisterOptions { demo: true, unsynced: true }, Passphrase::new("simulated"));
    let entropy = Box::new(SeededEntropy::new(seed));
    let register = Register::make(folder, options, &passphrase, Box::new(Arc::clone(&clock)), entropy).unwrap();
    found(&register, &demo_offices(plan.request.first_day, plan.request.last_day()), |_| ()).unwrap();
    let report = run(&register, &clock, &plan, RunOptions { measure_codes: false }, |_| ()).unwrap();
    assert_eq!(report.unintended, [], "seed {seed}");
    (register, plan.request.last_day())
}

/// Where each certificate stands, by number: at its issuer, and at the office that was advised of it.
type Standing = BTreeMap<String, (CountryCode, String)>;

/// The state of every certificate or shipment of `authority` by number, with the Participant at the other end.
fn register_of(sql: &Sql<'_>, query: &'static str, authority: &AuthorityId) -> Result<Standing, StoreFault> {
    let rows = sql.query(query, &[authority.to_string().into()], |row| {
        Ok((row.text(0)?, (row.parsed::<CountryCode>(1)?, row.text(2)?)))
    })?;
    Ok(rows.into_iter().collect())
}

const SENT: &str = "select number, destination, state from view_certificate where authority = $1";
/// What its issuer has ended is closed there and not waited for here.
const COME: &str = "select number, participant, state from view_shipment where receiver = $1 and channel = 'advice'
    and withdrawn = ''";

/// Of `authority` on `today`: endings and open rows make up what was issued, and no certificate stands in both.
fn adds_up(sql: &Sql<'_>, authority: &AuthorityId, today: Day) -> Result<i64, StoreFault> {
    let participant = authority.participant().unwrap();
    let closure = view::closure_of(sql, authority, participant, today)?;
    let ended: i64 = closure.ended.values().sum();
    assert_eq!(ended + closure.sent.len() as i64, closure.issued, "{authority} on {today}");
    let sent = register_of(sql, SENT, authority)?;
    assert_eq!(closure.issued, sent.len() as i64, "{authority}: each certificate is counted once");
    let open: BTreeSet<_> = closure.sent.iter().map(|row| row.number.to_string()).collect();
    assert_eq!(open.len(), closure.sent.len(), "{authority}: one reason each");
    for number in &open {
        let state = sent[number].1.as_str();
        assert!(
            ["issued", "dispatched", "discrepant", "detained", "released"].contains(&state),
            "{number} is {state} and open"
        );
    }
    for row in &closure.arriving {
        assert!(!open.contains(&row.number.to_string()), "{}: on one side of one office", row.number);
    }
    Ok(closure.issued)
}

/// Between two Participants, certificate by certificate, where the receiver was advised: what one side calls confirmed or
/// discrepant, the other does.
fn both_sides_agree(sql: &Sql<'_>, offices: &[AuthorityId]) -> Result<usize, StoreFault> {
    let mut issued = Standing::new();
    for office in offices {
        issued.extend(register_of(sql, SENT, office)?);
    }
    let (mut counted, mut heard) = (BTreeMap::<_, [i64; 4]>::new(), 0);
    for office in offices {
        for (number, (issuer, goods)) in register_of(sql, COME, office)? {
            let (_, paper) = &issued[&number];
            let pair = counted.entry((issuer, office.participant().unwrap())).or_default();
            pair[0] += i64::from(paper == "confirmed");
            pair[1] += i64::from(goods == "confirmed");
            pair[2] += i64::from(paper == "discrepant");
            pair[3] += i64::from(goods == "discrepant");
            heard += 1;
        }
    }
    for (pair, [confirmed, received, disputed, reported]) in counted {
        assert_eq!((confirmed, disputed), (received, reported), "{pair:?}");
    }
    Ok(heard)
}

#[test]
fn every_certificate_of_a_trade_ends_once_or_is_open_for_one_reason() {
    for seed in [1, 2, 3] {
        let folder = tempfile::tempdir().unwrap();
        let (register, last) = traded(folder.path(), seed);
        register.deliver().unwrap();
        register
            .store()
            .read(|sql| {
                let offices = view::authorities(sql, None)?.into_iter().map(|row| row.authority);
                let offices: Vec<_> = offices.filter(|office| office.participant().is_some()).collect();
                let mut issued = 0;
                for days in [0, 45, 400] {
                    issued = 0;
                    for office in &offices {
                        issued += adds_up(sql, office, last.plus_days(days))?;
                    }
                    let pairs = view::closure_by_pair(sql, last.plus_days(days))?;
                    let open: i64 = pairs.iter().map(|pair| pair.open).sum();
                    let mut listed = 0;
                    for office in &offices {
                        let of = view::closure_of(sql, office, office.participant().unwrap(), last.plus_days(days))?;
                        listed += of.sent.len() as i64;
                    }
                    assert_eq!(open, listed, "seed {seed}, {days} days later: pairs count what the offices list");
                }
                assert!(issued > 30, "seed {seed}: {issued} are too few to mean anything");
                let heard = both_sides_agree(sql, &offices)?;
                assert!(heard > 20, "seed {seed}: {heard} were heard on both sides");
                Ok::<_, StoreFault>(())
            })
            .unwrap();
    }
}
