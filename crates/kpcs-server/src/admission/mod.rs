//! Admission: how many requests one asker gets, and places that a flood cannot take from an office.
//!
//! Invariant: asked before the database is; what is remembered of askers is bounded and of no use to anybody who reads it.
//! Who asks is guessed here for the share alone: whether somebody is signed in is found out behind this door, every time.
//! The clock is handed in. Must not know: pages, roles.
//! Source: reliability R-47; RFC 6585 §4 (429).

mod known;
mod places;
mod rates;

use std::net::IpAddr;

use axum::http::{HeaderMap, header};
use kpcs_domain::value::{AuthorityId, OfficerHandle, Timestamp};

pub(crate) use places::Place;

use self::{
    known::{Known, digest},
    places::Places,
    rates::Rates,
};
use crate::{cookie, limits::Limits};

/// Marks a request that is one too many; after so many seconds the next one is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TooMany(pub u64);

/// Whose requests are counted together.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Asker {
    /// An address that nobody has signed in from with this request: IPv4 whole, IPv6 its first 64 bits.
    Address([u8; 16]),
    /// A person.
    Account(OfficerHandle),
    /// A program's token.
    Token(i64),
}

/// The door of a server.
#[derive(Debug)]
pub(crate) struct Admission {
    rates: Rates,
    known: Known,
    places: Places,
    limits: Limits,
}

/// Who asks, as far as it is known without asking the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Guess {
    /// Whose requests these are counted with; `None` for a proxy that does not say for whom it asks.
    asker: Option<Asker>,
    /// The office whose share it is.
    office: Option<AuthorityId>,
}

impl Admission {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self { rates: Rates::default(), known: Known::default(), places: Places::new(limits), limits: limits.clone() }
    }

    /// Who asks: somebody whose secret was right a while ago, else the address.
    pub(crate) fn guess(&self, headers: &HeaderMap, address: Option<IpAddr>) -> Guess {
        let known = secret_of(headers).and_then(|secret| self.known.get(&digest(&secret)));
        match known {
            Some((asker, office)) => Guess { asker: Some(asker), office: Some(office) },
            None => Guess { asker: address.map(|address| Asker::Address(network(address))), office: None },
        }
    }

    /// Takes one request from the asker's allowance.
    ///
    /// # Errors
    /// [`TooMany`] when it is used up.
    pub(crate) fn count(&self, guess: &Guess, now: Timestamp) -> Result<(), TooMany> {
        let Some(asker) = &guess.asker else { return Ok(()) };
        let per_minute = match asker {
            Asker::Address(_) => self.limits.address_per_minute,
            Asker::Account(_) => self.limits.account_per_minute,
            Asker::Token(_) => self.limits.token_per_minute,
        };
        self.rates.take(asker, per_minute, now).map_err(TooMany)
    }

    /// A place among the requests that are worked on, from the share of who asks.
    pub(crate) async fn place(&self, guess: &Guess) -> Place {
        self.places.take(guess.office.as_ref()).await
    }

    /// Remembers whose secret a request brought, once it was found to be right.
    pub(crate) fn remember(&self, headers: &HeaderMap, asker: Asker, office: &AuthorityId) {
        if let Some(secret) = secret_of(headers) {
            self.known.put(digest(&secret), asker, office.clone());
        }
    }

    /// Forgets a secret that is right no longer.
    pub(crate) fn forget(&self, headers: &HeaderMap) {
        if let Some(secret) = secret_of(headers) {
            self.known.drop(&digest(&secret));
        }
    }
}

/// What a request brings to show who asks: a program's login or token, or the cookie of a session.
fn secret_of(headers: &HeaderMap) -> Option<String> {
    let program = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok().map(str::to_owned));
    program.or_else(|| cookie::read(headers, cookie::SESSION))
}

/// The address of which one household or office has one: of IPv6 the first 64 bits.
fn network(address: IpAddr) -> [u8; 16] {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_ipv6_mapped().octets(),
        IpAddr::V6(address) => {
            let mut octets = address.octets();
            octets[8..].fill(0);
            octets
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderMap;
    use kpcs_domain::value::{AuthorityId, OfficerHandle, Timestamp};

    use super::{Admission, Asker, TooMany, network};
    use crate::limits::Limits;

    fn at(second: i64) -> Timestamp {
        Timestamp::parse("2026-11-23T10:00:00Z").unwrap().plus_seconds(second)
    }

    fn cookie(token: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert("cookie", format!("kpcs_session={token}").parse().unwrap());
        headers
    }

    #[test]
    fn a_flood_is_held_by_its_address_or_account_and_by_no_other() {
        let limits = Limits { address_per_minute: 3, account_per_minute: 5, ..Limits::default() };
        let door = Admission::new(&limits);
        let (bad, good) = ("2001:db8::1".parse().unwrap(), "2001:db8:0:1::1".parse().unwrap());
        let none = HeaderMap::new();
        let ask = |headers: &HeaderMap, address, second| door.count(&door.guess(headers, Some(address)), at(second));
        for _ in 0..3 {
            assert_eq!(ask(&none, bad, 0), Ok(()));
        }
        let neighbour = "2001:db8::ffff".parse().unwrap();
        assert_eq!(ask(&none, neighbour, 0), Err(TooMany(20)), "the same 64 bits are the same asker");
        assert_eq!(ask(&none, good, 0), Ok(()));
        assert_eq!(ask(&none, bad, 20), Ok(()), "after what was said");

        // Somebody signed in behind the flooded address keeps their own allowance.
        let (office, person) = (AuthorityId::parse("SL").unwrap(), OfficerHandle::from_random([1; 5]));
        assert_eq!(ask(&cookie("secret"), bad, 20), Err(TooMany(20)), "not known yet");
        door.remember(&cookie("secret"), Asker::Account(person), &office);
        for _ in 0..5 {
            assert_eq!(ask(&cookie("secret"), bad, 20), Ok(()));
        }
        assert_eq!(ask(&cookie("secret"), bad, 20), Err(TooMany(12)), "and no more than that");
        door.forget(&cookie("secret"));
        assert_eq!(door.guess(&cookie("secret"), Some(bad)), door.guess(&none, Some(bad)));
    }

    #[test]
    fn an_ipv4_address_counts_whole_however_it_is_written() {
        let of = |text: &str| network(text.parse().unwrap());
        assert_eq!(of("10.0.0.1"), of("::ffff:10.0.0.1"));
        assert_ne!(of("10.0.0.1"), of("10.0.0.2"));
    }

    #[tokio::test]
    async fn an_office_is_served_while_strangers_or_another_office_take_every_place() {
        let limits = Limits { requests_in_flight: 8, office_places: 2, ..Limits::default() };
        let door = Admission::new(&limits);
        let office = |name: &str| super::Guess { asker: None, office: Some(AuthorityId::parse(name).unwrap()) };
        let stranger = super::Guess { asker: None, office: None };
        let (ghana, freetown) = (office("GH"), office("SL"));
        let mut held = Vec::new();
        loop {
            let next = tokio::time::timeout(std::time::Duration::ZERO, door.place(&stranger));
            let Ok(place) = next.await else { break };
            held.push(place);
        }
        assert_eq!(held.len(), 2, "strangers have a quarter");
        loop {
            let next = tokio::time::timeout(std::time::Duration::ZERO, door.place(&ghana));
            let Ok(place) = next.await else { break };
            held.push(place);
        }
        assert!(held.len() <= 2 + 2 + 6, "{}", held.len());
        for _ in 0..2 {
            let next = tokio::time::timeout(std::time::Duration::ZERO, door.place(&freetown));
            held.push(next.await.expect("the other office has places of its own"));
        }
    }
}
