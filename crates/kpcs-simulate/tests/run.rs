//! A plan driven through a register: what was planned is what stands there, and nothing else was refused.
//!
//! The register is a demonstration in a folder of its own, with seeded randomness and a set clock.
//! Source: demand 13 and 14 of issue 2.

#![allow(clippy::unwrap_used, reason = "helpers of tests may fail as tests do")]

use std::{collections::BTreeMap, path::Path, sync::Arc, time::Instant};

use kpcs_domain::value::{Day, Timestamp};
use kpcs_register::{Passphrase, Register, RegisterOptions, SeededEntropy, SetClock, found};
use kpcs_simulate::{Plan, PlanRequest, RunOptions, RunReport, Scale, closeness, demo_offices, plan, run};

fn planned(scale: &str) -> Plan {
    plan(PlanRequest::of_year(2019, 1, Scale::parse(scale).unwrap()).unwrap()).unwrap()
}

fn founded(folder: &Path, plan: &Plan) -> (Register, Arc<SetClock>) {
    let clock = Arc::new(SetClock::new(Timestamp::at_start_of(plan.request.first_day)));
    let options = RegisterOptions { demo: true, unsynced: true };
    let entropy = Box::new(SeededEntropy::new(plan.request.seed));
    let passphrase = Passphrase::new("simulated");
    let register = Register::make(folder, options, &passphrase, Box::new(Arc::clone(&clock)), entropy).unwrap();
    found(&register, &demo_offices(plan.request.first_day, plan.request.last_day()), |_| ()).unwrap();
    (register, clock)
}

fn driven(folder: &Path, plan: &Plan) -> (Register, RunReport) {
    let began = Instant::now();
    let (register, clock) = founded(folder, plan);
    println!("founded in {} ms", began.elapsed().as_millis());
    let began = Instant::now();
    let report = run(&register, &clock, plan, RunOptions { measure_codes: true }, |_| ()).unwrap();
    println!("{} shipments in {} ms", plan.shipments.len(), began.elapsed().as_millis());
    println!("{}{report}", closeness(plan));
    (register, report)
}

/// How many rows stand in each state; `query` selects state and count.
fn states(register: &Register, query: &'static str) -> BTreeMap<String, i64> {
    let rows = register.store().read(|sql| sql.query(query, &[], |row| Ok((row.text(0)?, row.integer(1)?))));
    rows.unwrap().into_iter().collect()
}

const CERTIFICATES: &str = "select state, count(*) from view_certificate group by state";
const APPLICATIONS: &str = "select state, count(*) from view_application group by state";

#[test]
fn a_tiny_world_is_driven_as_planned() {
    let folder = tempfile::tempdir().unwrap();
    let plan = planned("0.0005");
    let (register, report) = driven(folder.path(), &plan);
    assert_eq!(report.unintended, []);
    assert_eq!(kpcs_store::check(register.store(), |_| ()).unwrap(), []);
    assert!(report.code_longest().unwrap() <= 900, "{:?}", report.code_longest());
    let certificates = states(&register, CERTIFICATES);
    for state in ["issued", "dispatched", "discrepant", "confirmed", "void", "cancelled", "replaced"] {
        assert!(certificates.contains_key(state), "no certificate is {state}: {certificates:?}");
    }
    let applications = states(&register, APPLICATIONS);
    for state in ["applied", "examined", "issued", "withdrawn"] {
        assert!(applications.contains_key(state), "no application is {state}: {applications:?}");
    }
}

/// As `kpcs demo` shows it: the trade of 2019 in days of its own, with partners on paper and goods that come back.
#[test]
fn a_demonstration_is_driven_as_planned() {
    let folder = tempfile::tempdir().unwrap();
    let request = PlanRequest::of_year(2019, 1, Scale::parse("0.004").unwrap()).unwrap();
    let request = request.ending_on(Day::parse("2026-11-22").unwrap(), 150).unwrap();
    let plan = plan(request).unwrap();
    let (register, report) = driven(folder.path(), &plan);
    assert_eq!(report.unintended, []);
    assert_eq!(kpcs_store::check(register.store(), |_| ()).unwrap(), []);
    assert!(register.audit(|_| ()).unwrap().statements > report.acts_together());
    for act in ["record_foreign_certificate", "record_paper_confirmation", "replace_certificate", "report_discrepancy"]
    {
        assert!(report.acts.contains_key(act), "{act}: {:?}", report.acts);
    }
    assert!(report.posted > 0 && report.code_longest().unwrap() <= 900);
}

#[test]
fn two_runs_of_one_seed_give_one_journal() {
    let plan = planned("0.0005");
    let journal = || {
        let folder = tempfile::tempdir().unwrap();
        let (register, _) = driven(folder.path(), &plan);
        let entries = register.store().read(|sql| kpcs_store::entries_after(sql, 0, 10_000)).unwrap();
        entries.iter().map(|entry| entry.opened.statement().leaf()).collect::<Vec<_>>()
    };
    assert_eq!(journal(), journal());
}

/// Not a test but a measure:
/// `KPCS_SCALE=0.05 KPCS_YEAR=2016 KPCS_SEED=7 cargo test -p kpcs-simulate --test run -- --ignored --nocapture`.
#[test]
#[ignore = "measures: takes as long as its scale"]
fn measures_the_speed_of_a_run() {
    let asked = |name: &str, otherwise: &str| std::env::var(name).unwrap_or_else(|_| otherwise.to_owned());
    let scale = Scale::parse(&asked("KPCS_SCALE", "0.02")).unwrap();
    let (year, seed) = (asked("KPCS_YEAR", "2019").parse().unwrap(), asked("KPCS_SEED", "1").parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let plan = plan(PlanRequest::of_year(year, seed, scale).unwrap()).unwrap();
    let (register, report) = driven(folder.path(), &plan);
    assert_eq!(report.unintended, []);
    assert_eq!(kpcs_store::check(register.store(), |_| ()).unwrap(), []);
}
