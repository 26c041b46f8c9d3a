//! Rebuilding every projection from the journal, and the full check, per 100,000 statements.

use std::time::Instant;

use kpcs_domain::act::{IssueCertificate, issue_certificate};
use kpcs_store::bind;
use kpcs_testing::World;

use crate::spread::rate;

pub fn run(certificates: usize) {
    let world = World::new(5);
    for index in 0..certificates {
        let application = world.examined("12.34", &index.to_string()).expect("examined");
        let request = issue_certificate::Request {
            application,
            in_place_of: None,
            container: None,
            preparer_licence: None,
            blank: None,
        };
        world.both::<IssueCertificate>(request, &index.to_string()).expect("issued");
    }
    world.register.deliver().expect("delivered");
    let statements = world
        .register
        .store()
        .read(|sql| sql.query_integer("select count(*) from journal_entry", bind![]))
        .expect("counted")
        .unwrap_or(0);
    let statements = usize::try_from(statements).unwrap_or(0);
    let start = Instant::now();
    kpcs_store::rebuild(world.register.store(), |_| {}).expect("rebuilt");
    rate("rebuild", statements, start.elapsed());
    println!("rebuild per 100,000 statements: {:.1} s", start.elapsed().as_secs_f64() * 100_000.0 / statements as f64);
    let start = Instant::now();
    world.register.audit(|_| {}).expect("audited");
    rate("audit: signatures and chains", statements, start.elapsed());
    let start = Instant::now();
    assert_eq!(kpcs_store::check(world.register.store(), |_| {}).expect("checked"), []);
    rate("check: replay and compare", statements, start.elapsed());
}
