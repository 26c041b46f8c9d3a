//! What is not closed, over a large trade: of the largest office, of its desk, of every pair, and what reaches the Chair.
//!
//! Invariant: each question is asked on the last day of the trade and on later ones, when ever more of it is overdue.

use std::{path::Path, time::Instant};

use kpcs_domain::value::{AuthorityId, Day};
use kpcs_store::{
    Sql, Store, StoreFault, StoreOptions, bind,
    view::{closure_by_pair, closure_for_chair, closure_of},
};

use crate::spread;

/// How often each question is asked.
const ROUNDS: usize = 20;
/// Days after the last one of the trade.
const LATER: [i64; 3] = [0, 60, 400];

type Question = fn(&Sql<'_>, &AuthorityId, Day) -> Result<usize, StoreFault>;

const QUESTIONS: [(&str, Question); 3] = [
    ("the largest office", |sql, office, today| {
        let Some(participant) = office.participant() else { return Ok(0) };
        let closure = closure_of(sql, office, participant, today)?;
        Ok(closure.sent.len() + closure.arriving.len())
    }),
    ("every pair", |sql, _, today| Ok(closure_by_pair(sql, today)?.len())),
    ("what reaches the Chair", |sql, _, today| Ok(closure_for_chair(sql, today)?.values().map(Vec::len).sum())),
];

pub fn run(folder: &Path) {
    let store = Store::open(folder, StoreOptions { unsynced: true }).expect("a folder made by kpcs simulate");
    let (office, last, all) = store.read(trade).expect("read");
    println!("{all} certificates; the largest office is {office}");
    for days in LATER {
        let today = last.plus_days(days);
        for (name, question) in QUESTIONS {
            let (mut taken, mut found) = (Vec::with_capacity(ROUNDS), 0);
            for _ in 0..ROUNDS {
                let start = Instant::now();
                found = store.read(|sql| question(sql, &office, today)).expect(name);
                taken.push(start.elapsed());
            }
            spread::print(&format!("{name}, {days} days later ({found} rows)"), taken);
        }
    }
}

/// The largest office, the last day of issue, how many certificates there are.
fn trade(sql: &Sql<'_>) -> Result<(AuthorityId, Day, i64), StoreFault> {
    let office = sql.query_one(
        "select authority from view_certificate group by authority order by count(*) desc limit 1",
        bind![],
        |row| row.parsed::<AuthorityId>(0),
    )?;
    let last = sql.query_one("select max(issued_on), count(*) from view_certificate", bind![], |row| {
        Ok((row.day(0)?, row.integer(1)?))
    })?;
    let (last, all) = last.expect("a trade has certificates");
    Ok((office.expect("a trade has an office"), last, all))
}
