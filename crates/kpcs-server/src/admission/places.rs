//! Places among the requests that are worked on at once: a shared pool, and a few that are an office's own.
//!
//! Invariant: strangers hold at most a quarter of the pool and one office at most three quarters; beside the pool each office
//! has [`Limits::office_places`] that nobody else can take, so its people are served however many others ask. Offices are those
//! of accounts, so their number is that of the register.
//! Must not know: who asks, or why. Source: reliability R-47, threat-model 10 ("admission per Participant with reserved share").

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use kpcs_domain::value::AuthorityId;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::limits::Limits;

/// Held while a request is worked on; empty when the server stops.
#[derive(Debug, Default)]
pub(crate) struct Place {
    _held: Vec<OwnedSemaphorePermit>,
}

/// The places.
#[derive(Debug)]
pub(super) struct Places {
    shared: Arc<Semaphore>,
    strangers: Arc<Semaphore>,
    offices: Mutex<HashMap<AuthorityId, Office>>,
    /// Of the pool, for one office; and beside the pool, for each.
    of_office: usize,
    own: usize,
}

/// What one office has.
#[derive(Debug, Clone)]
struct Office {
    own: Arc<Semaphore>,
    of_pool: Arc<Semaphore>,
}

impl Places {
    pub(super) fn new(limits: &Limits) -> Self {
        let pool = limits.requests_in_flight.clamp(1, Semaphore::MAX_PERMITS);
        Self {
            shared: Arc::new(Semaphore::new(pool)),
            strangers: Arc::new(Semaphore::new((pool / 4).max(1))),
            offices: Mutex::default(),
            of_office: (pool - pool / 4).max(1),
            own: limits.office_places.clamp(1, Semaphore::MAX_PERMITS),
        }
    }

    /// Waits for a place from the share of an office, or from that of strangers.
    pub(super) async fn take(&self, office: Option<&AuthorityId>) -> Place {
        let Some(office) = office else { return both(&self.strangers, &self.shared).await };
        let office = self.office(office);
        if let Ok(own) = Arc::clone(&office.own).try_acquire_owned() {
            return Place { _held: vec![own] };
        }
        // Whichever is free first.
        tokio::select! {
            own = Arc::clone(&office.own).acquire_owned() => Place { _held: own.into_iter().collect() },
            place = both(&office.of_pool, &self.shared) => place,
        }
    }

    fn office(&self, office: &AuthorityId) -> Office {
        let mut offices = self.offices.lock().unwrap_or_else(PoisonError::into_inner);
        let new =
            || Office { own: Arc::new(Semaphore::new(self.own)), of_pool: Arc::new(Semaphore::new(self.of_office)) };
        offices.entry(office.clone()).or_insert_with(new).clone()
    }
}

/// One place of a share, then one of the pool.
async fn both(share: &Arc<Semaphore>, pool: &Arc<Semaphore>) -> Place {
    let share = Arc::clone(share).acquire_owned().await;
    let pool = Arc::clone(pool).acquire_owned().await;
    Place { _held: share.into_iter().chain(pool).collect() }
}
