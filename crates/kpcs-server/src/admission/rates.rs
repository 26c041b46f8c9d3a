//! How often each asker may ask: an allowance of one minute that fills again evenly.
//!
//! Invariant: at most [`ASKERS`] are remembered; who asks no more is forgotten, and where a flood comes from more addresses than
//! that, the new ones share one allowance, so that memory stays bounded and the flood is held as one.
//! Must not know: requests. Source: the generic cell rate algorithm (ITU-T I.371).

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use kpcs_domain::value::Timestamp;

use super::Asker;

/// The most askers that are remembered.
const ASKERS: usize = 16_384;
/// How much of the allowance can be used at once, in microseconds of it.
const MINUTE_MICROS: i64 = 60_000_000;

/// Allowances in use.
#[derive(Debug, Default)]
pub(super) struct Rates(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    /// When the asker's allowance will be full again, in microseconds.
    full_at: HashMap<Asker, i64>,
    /// The same for everybody who is not remembered.
    others_full_at: i64,
    swept_at: i64,
}

impl Rates {
    /// Takes one of `per_minute` from an asker; else after how many seconds one is there again.
    pub(super) fn take(&self, asker: &Asker, per_minute: usize, now: Timestamp) -> Result<(), u64> {
        let interval = (MINUTE_MICROS / i64::try_from(per_minute).unwrap_or(MINUTE_MICROS)).max(1);
        let now = now.seconds().saturating_mul(1_000_000);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let full_at = kept.of(asker, now);
        let after = (*full_at).max(now) + interval;
        if after - now <= MINUTE_MICROS {
            *full_at = after;
            return Ok(());
        }
        let wait = after - now - MINUTE_MICROS;
        Err(u64::try_from(wait).unwrap_or(0).div_ceil(1_000_000).max(1))
    }
}

impl Kept {
    fn of(&mut self, asker: &Asker, now: i64) -> &mut i64 {
        if !self.full_at.contains_key(asker) && self.full_at.len() >= ASKERS {
            // Once a second at most: a flood of new addresses must not make this costly.
            if self.swept_at != now {
                self.full_at.retain(|_, full_at| *full_at > now);
                self.swept_at = now;
            }
            if self.full_at.len() >= ASKERS {
                return &mut self.others_full_at;
            }
        }
        self.full_at.entry(asker.clone()).or_insert(now)
    }
}

#[cfg(test)]
mod tests {
    use kpcs_domain::value::Timestamp;

    use super::{ASKERS, Asker, Rates};

    fn address(number: u64) -> Asker {
        let mut octets = [0; 16];
        octets[..8].copy_from_slice(&number.to_be_bytes());
        Asker::Address(octets)
    }

    #[test]
    fn an_allowance_fills_again_evenly() {
        let (rates, start) = (Rates::default(), Timestamp::parse("2026-11-23T10:00:00Z").unwrap());
        for _ in 0..60 {
            assert_eq!(rates.take(&address(1), 60, start), Ok(()));
        }
        assert_eq!(rates.take(&address(1), 60, start), Err(1));
        assert_eq!(rates.take(&address(1), 60, start.plus_seconds(1)), Ok(()));
        assert_eq!(rates.take(&address(1), 60, start.plus_seconds(1)), Err(1));
        for _ in 0..60 {
            assert_eq!(rates.take(&address(1), 60, start.plus_seconds(100)), Ok(()), "a minute's worth, not more");
        }
        assert_eq!(rates.take(&address(1), 60, start.plus_seconds(100)), Err(1));
    }

    #[test]
    fn more_addresses_than_are_remembered_share_one_allowance() {
        let (rates, start) = (Rates::default(), Timestamp::parse("2026-11-23T10:00:00Z").unwrap());
        let many = u64::try_from(ASKERS).unwrap();
        for number in 0..many {
            assert_eq!(rates.take(&address(number), 2, start), Ok(()));
        }
        let others: Vec<_> = (many..many + 4).map(|number| rates.take(&address(number), 2, start).is_ok()).collect();
        assert_eq!(others, [true, true, false, false]);
        assert_eq!(rates.take(&address(0), 2, start), Ok(()), "who is remembered keeps their own");
        assert_eq!(rates.0.lock().unwrap().full_at.len(), ASKERS);
        assert_eq!(rates.take(&address(many + 5), 2, start.plus_seconds(61)), Ok(()), "who asks no more is forgotten");
        assert!(rates.0.lock().unwrap().full_at.len() < 10);
    }
}
