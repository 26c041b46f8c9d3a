//! Issuing for minutes on end: many officers at once, each taking one shipment after another from application to
//! signed certificate, synced, while deliveries to the importing authority go out beside them.
//!
//! Invariant: everything is counted that was acknowledged, and everything acknowledged is found again at the end, where
//! every signature, chain and table is checked. Source: issue 02, demand 9; goals of architecture section 9.

use std::{
    sync::{
        Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use kpcs_domain::act::{IssueCertificate, issue_certificate};
use kpcs_register::RegisterOptions;
use kpcs_store::bind;
use kpcs_testing::World;

use crate::spread::{print, rate};

/// How often what is ready is delivered, as `kpcs serve` does.
const DELIVERY: Duration = Duration::from_millis(200);

pub fn run(officers: usize, seconds: u64) {
    let folder = tempfile::tempdir().expect("a folder");
    let world = World::open(folder.path(), RegisterOptions { demo: true, unsynced: false }, None);
    println!("{officers} officers for {seconds} s");
    let counter = AtomicUsize::new(0);
    let taken = Mutex::new(Vec::<Duration>::new());
    let done = AtomicBool::new(false);
    let start = Instant::now();
    std::thread::scope(|scope| {
        let delivering = scope.spawn(|| deliver_until(&done, &world));
        let working: Vec<_> =
            (0..officers).map(|_| scope.spawn(|| work_until(start, seconds, &counter, &world, &taken))).collect();
        working.into_iter().for_each(|officer| officer.join().expect("an officer"));
        done.store(true, Ordering::Relaxed);
        delivering.join().expect("deliveries");
    });
    let elapsed = start.elapsed();
    let taken = taken.into_inner().expect("nobody panicked");
    let certificates = taken.len();
    rate("from application to signed certificate", certificates, elapsed);
    print("one certificate, prepare and approve", taken);
    println!("memory: {}", memory());
    found_again(&world, certificates);
    rate("with what was still to be delivered", certificates, start.elapsed());
    if certificates < 50_000 {
        world.check();
        println!("checked: every signature, every chain, every table");
    }
}

fn work_until(start: Instant, seconds: u64, counter: &AtomicUsize, world: &World, taken: &Mutex<Vec<Duration>>) {
    let mut mine = Vec::new();
    while start.elapsed() < Duration::from_secs(seconds) {
        let key = counter.fetch_add(1, Ordering::Relaxed).to_string();
        let application = world.examined("12.34", &key).expect("examined");
        let begun = Instant::now();
        world
            .both::<IssueCertificate>(
                issue_certificate::Request {
                    application,
                    in_place_of: None,
                    container: None,
                    preparer_licence: None,
                    blank: None,
                },
                &key,
            )
            .expect("issued");
        mine.push(begun.elapsed());
    }
    taken.lock().expect("nobody panicked").append(&mut mine);
}

fn deliver_until(done: &AtomicBool, world: &World) {
    while !done.load(Ordering::Relaxed) {
        world.register.deliver().expect("delivered");
        std::thread::sleep(DELIVERY);
    }
}

/// Every acknowledged certificate stands in the register and has reached the other side.
fn found_again(world: &World, certificates: usize) {
    world.register.deliver().expect("delivered");
    let count = |text: &'static str| {
        let found = world.register.store().read(|sql| sql.query_integer(text, bind![])).expect("counted");
        usize::try_from(found.unwrap_or(0)).expect("a count")
    };
    assert_eq!(count("select count(*) from view_certificate"), certificates, "every acknowledged certificate is there");
    assert_eq!(count("select count(*) from view_shipment"), certificates, "and was advised");
    println!("found again: {certificates} certificates, {certificates} advices");
}

fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().find(|line| line.starts_with("VmRSS")).unwrap_or("not known here").to_owned()
}
