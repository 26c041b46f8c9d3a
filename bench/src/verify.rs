//! Verifying from the text of the code: decode, rebuild, check the signature, judge; no log proof yet.

use std::{collections::BTreeMap, time::Instant};

use kpcs_domain::{party::SchemeHistory, value::Timestamp};
use kpcs_statement::{Opened, read_qr_text, write_qr_text};
use kpcs_store::{StoreFault, act::facts::scheme_history, view::keys};
use kpcs_testing::World;
use kpcs_verify::{Document, Outcome, Question, Revocation, Standing, Status, Trust, TrustedKey, verify};

use crate::spread::rate;

pub fn run(count: usize) {
    let world = World::new(1);
    let texts: Vec<String> =
        (0..100).map(|index| write_qr_text(&issued(&world, index)).expect("a certificate has a code")).collect();
    let lengths: Vec<_> = texts.iter().map(String::len).collect();
    println!("code: {} characters", lengths[0]);
    let trust = trust(&world);
    for threads in [1, 2] {
        let start = Instant::now();
        std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| texts.iter().cycle().take(count / threads).for_each(|text| check(text, &trust)));
            }
        });
        rate(&format!("verify from code, {threads} threads"), count, start.elapsed());
    }
}

/// Issues one certificate and gives its statement with all parts.
pub fn issued(world: &World, index: usize) -> Opened {
    let (_, done) = world.issue("12.34", &index.to_string()).expect("a certificate");
    world.register.store().read(|sql| kpcs_store::entry(sql, done.position)).expect("an entry").opened
}

/// What an officer's scan costs: from the text of the code to an outcome.
pub fn check(text: &str, trust: &Trust) {
    let opened = read_qr_text(text).expect("our own code");
    let question = Question { at: trust.made_at, place: None, on: None };
    let status = Status { standing: Some(Standing::Stands) };
    let report = verify(&Document::Signed(Box::new(opened)), trust, &status, None, &question);
    assert_eq!(report.outcome, Outcome::AuthenticNotLogged);
}

/// What is trusted in that world.
pub fn trust(world: &World) -> Trust {
    let (keys, history) = world
        .register
        .store()
        .read(|sql| Ok::<_, StoreFault>((keys(sql, None)?, SchemeHistory::clone(&*scheme_history(sql)?))))
        .expect("trust data");
    let trusted = keys.into_iter().map(|row| {
        let authority = row.authority.to_string();
        let revoked = row.revoked_at.map(|at| Revocation { at, effective_index: None, suspect_index: None });
        (row.public.id(), TrustedKey { key: row.public, authority, from: row.from, to: row.to, revoked })
    });
    Trust {
        made_at: Timestamp::parse("2026-11-23T10:00:00Z").expect("an instant"),
        demo: true,
        keys: trusted.collect(),
        history,
        tested_at: BTreeMap::new(),
    }
}
