//! What the server has done since its start: requests with their times, acts by result, failed sign-ins.
//!
//! Invariant: the names under which something is counted are finite: routes of the router, acts of the scheme.
//! Must not know: how it is written out.

use std::{
    collections::BTreeMap,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

/// The upper ends of the classes of times, in microseconds.
pub(super) const ENDS_MICROS: [u64; 10] =
    [1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000, 5_000_000];

/// Times of one route.
#[derive(Debug, Clone, Default)]
pub(super) struct Times {
    /// How many were as fast as each end, and not as the one before; the last holds the slower ones.
    pub(super) classes: [u64; ENDS_MICROS.len() + 1],
    pub(super) micros: u64,
}

/// Method, route and the first digit of the status.
pub(super) type Route = (String, String, u16);

/// Counts since the start.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    routes: Mutex<BTreeMap<Route, Times>>,
    acts: Mutex<BTreeMap<(String, &'static str), u64>>,
    sign_ins_failed: AtomicU64,
    sign_ins_held_back: AtomicU64,
    requests: AtomicU64,
}

impl Counts {
    /// The number of the next request since the start.
    pub(super) fn next_request(&self) -> u64 {
        self.requests.fetch_add(1, Ordering::Relaxed) + 1
    }

    pub(super) fn answered(&self, route: Route, micros: u64) {
        let mut routes = self.routes.lock().unwrap_or_else(PoisonError::into_inner);
        let times = routes.entry(route).or_default();
        let class = ENDS_MICROS.iter().position(|end| micros <= *end).unwrap_or(ENDS_MICROS.len());
        times.classes[class] += 1;
        times.micros += micros;
    }

    /// Counts an act by its name and what asking for it came to.
    pub(crate) fn act(&self, name: &str, result: &'static str) {
        let mut acts = self.acts.lock().unwrap_or_else(PoisonError::into_inner);
        *acts.entry((name.to_owned(), result)).or_default() += 1;
    }

    /// Counts a sign-in that failed.
    pub(crate) fn sign_in_failed(&self) {
        self.sign_ins_failed.fetch_add(1, Ordering::Relaxed);
    }

    /// Counts one that was held back.
    pub(crate) fn sign_in_held_back(&self) {
        self.sign_ins_held_back.fetch_add(1, Ordering::Relaxed);
    }

    /// Sign-ins that failed, and those that were held back.
    pub(super) fn sign_ins(&self) -> (u64, u64) {
        (self.sign_ins_failed.load(Ordering::Relaxed), self.sign_ins_held_back.load(Ordering::Relaxed))
    }

    pub(super) fn routes(&self) -> BTreeMap<Route, Times> {
        self.routes.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn acts(&self) -> BTreeMap<(String, &'static str), u64> {
        self.acts.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
