//! Issuing through every gate, synced: 64 officers at once prepare and approve applications that were examined before.

use std::{
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use kpcs_domain::act::{IssueCertificate, issue_certificate};
use kpcs_register::RegisterOptions;
use kpcs_testing::World;

use crate::spread::{print, rate};

const OFFICERS: usize = 64;

pub fn run(count: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let options = RegisterOptions { demo: true, unsynced: false };
    let world = World::open(folder.path(), options, None);
    let start = Instant::now();
    let next = AtomicUsize::new(0);
    let examined = Mutex::new(Vec::with_capacity(count));
    at_once(|| {
        while let index @ 0.. = next.fetch_add(1, Ordering::Relaxed)
            && index < count
        {
            let application = world.examined("12.34", &index.to_string()).expect("examined");
            examined.lock().expect("nobody panicked").push(application);
        }
    });
    rate("apply and examine, 64 people", count, start.elapsed());
    let waiting = Mutex::new(examined.into_inner().expect("nobody panicked"));
    let taken = Mutex::new(Vec::<Duration>::with_capacity(count));
    let start = Instant::now();
    at_once(|| {
        loop {
            let Some(application) = waiting.lock().expect("nobody panicked").pop() else { return };
            let begun = Instant::now();
            let key = application.to_string();
            let request = issue_certificate::Request {
                application,
                in_place_of: None,
                container: None,
                preparer_licence: None,
                blank: None,
            };
            world.both::<IssueCertificate>(request, &key).expect("issued");
            taken.lock().expect("nobody panicked").push(begun.elapsed());
        }
    });
    rate("prepare and approve, 64 officers, synced", count, start.elapsed());
    print("one certificate, both steps", taken.into_inner().expect("nobody panicked"));
    let start = Instant::now();
    world.register.deliver().expect("delivered");
    rate("deliver to the importing authority", count, start.elapsed());
    world.check();
    println!("checked: every signature, every chain, every table");
}

fn at_once(job: impl Fn() + Sync) {
    std::thread::scope(|scope| (0..OFFICERS).for_each(|_| drop(scope.spawn(&job))));
}
