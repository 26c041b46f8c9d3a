//! Every state of goods and paper together, as the acts make them, has a lawful sequence of acts to an end.
//!
//! Invariant: only acts move; each is asked of its own `decide` with the facts of the state, and what it does is what its
//! projection does: the goods' machine here, the paper's machine at the issuer, the issuer's word on the shipment.
//! Source: kpcs.md §4.5, §9.5; docs/decisions/0004; issue 02, demand 1.

// Helpers of tests may unwrap like tests.
#![allow(clippy::unwrap_used)]
// The tables of `scenarios.rs` use the rest of it.
#[allow(dead_code, unused_imports, unused_macros)]
mod scenario;

use std::collections::BTreeSet;

use kpcs_domain::{
    act::{
        CancelCertificate, ConfirmReceipt, DepositUnopened, DetainShipment, ForfeitShipment, InvalidateCertificate,
        RecordDispatch, RefuseImport, RegisterArrival, ReleaseShipment, ReportCertificateLost, ReportCertificateStolen,
        ReportDiscrepancy, ReturnShipment, VoidCertificate,
    },
    certificate::{Certificate, Goods},
    value::Day,
};
use scenario::{Scenario, occasion, world::certificate};

/// Paper at its issuer, goods at their destination, and what the issuer has told the destination.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct State {
    paper: &'static str,
    goods: Goods,
    withdrawn: bool,
    refused: bool,
}

const START: State = State { paper: "issued", goods: Goods::Expected, withdrawn: false, refused: false };

impl State {
    fn certificate(self) -> Certificate {
        certificate(self.paper).unwrap()
    }

    /// The paper has ended, and no goods are left that anybody has to decide about.
    fn is_end(self) -> bool {
        !self.certificate().is_open() && (self.goods.is_end() || self.goods == Goods::Expected)
    }

    /// What the importing office did, heard by the issuer; a paper that has ended stays as it is.
    fn here(self, goods: Goods, heard: impl Fn(Certificate) -> Certificate) -> Self {
        Self { goods, paper: heard(self.certificate()).word(), ..self }
    }

    fn ended_by_issuer(self, paper: Certificate) -> Self {
        Self { paper: paper.word(), withdrawn: true, ..self }
    }
}

/// Whether the act is recorded with its sound request and the facts of the state.
fn records<A: Scenario>(facts: &[(&str, &str)]) -> bool {
    let (request, mut sound) = A::sound();
    facts.iter().for_each(|(word, value)| A::alter(&mut sound, word, value));
    A::decide(request, &sound, &occasion::<A>()).is_ok()
}

/// Every state that one act leads to.
fn next(state: State) -> Vec<State> {
    let (goods, paper) = ([("goods", state.goods.word())], [("certificate", state.paper)]);
    let mut reached = Vec::new();
    let mut act = |may: bool, after: &dyn Fn() -> Option<State>| reached.extend(may.then(after).flatten());

    // The issuer's own acts.
    let day = Day::parse("2026-11-23").unwrap();
    let issuers = |paper: Result<Certificate, _>| paper.ok().map(|paper| state.ended_by_issuer(paper));
    let issuers: [(bool, &dyn Fn() -> Option<State>); 5] = [
        (records::<VoidCertificate>(&paper), &|| issuers(state.certificate().void())),
        (records::<CancelCertificate>(&paper), &|| issuers(state.certificate().cancel())),
        (records::<ReportCertificateLost>(&paper), &|| issuers(state.certificate().lose())),
        (records::<ReportCertificateStolen>(&paper), &|| issuers(state.certificate().steal())),
        (records::<InvalidateCertificate>(&paper), &|| issuers(state.certificate().invalidate())),
    ];
    issuers.iter().for_each(|(may, after)| act(*may, after));
    act(records::<RecordDispatch>(&paper), &|| {
        state.certificate().dispatch(day).ok().map(|paper| State { paper: paper.word(), ..state })
    });

    // The importing office's.
    act(records::<DepositUnopened>(&goods), &|| state.goods.deposit().ok().map(|goods| State { goods, ..state }));
    act(records::<RegisterArrival>(&[]), &|| Some(State { goods: state.goods.arrive(), ..state }));
    // A discrepancy and a confirmation need an arrival, which every state but the first two has.
    let opened = !matches!(state.goods, Goods::Expected | Goods::Deposited);
    act(opened && records::<ReportDiscrepancy>(&goods), &|| {
        Some(state.here(state.goods.differ().ok()?, Certificate::hear_discrepancy))
    });
    act(records::<DetainShipment>(&goods), &|| {
        Some(state.here(state.goods.detain().ok()?, Certificate::hear_detention))
    });
    act(records::<ReleaseShipment>(&goods), &|| {
        Some(state.here(state.goods.release().ok()?, Certificate::hear_release))
    });
    let or_as_it_is = |step: fn(Certificate) -> Result<Certificate, kpcs_domain::act::Refusal>| {
        move |before: Certificate| step(before.clone()).unwrap_or(before)
    };
    act(records::<RefuseImport>(&goods), &|| {
        let after = state.here(state.goods.refuse_entry().ok()?, or_as_it_is(Certificate::refuse_entry));
        Some(State { refused: true, ..after })
    });
    act(records::<ReturnShipment>(&goods), &|| {
        Some(state.here(state.goods.send_back().ok()?, or_as_it_is(Certificate::send_back)))
    });
    act(records::<ForfeitShipment>(&goods), &|| {
        Some(state.here(state.goods.forfeit().ok()?, or_as_it_is(Certificate::forfeit)))
    });
    let mut known = vec![goods[0], ("refused", if state.refused { "yes" } else { "no" })];
    known.extend(state.withdrawn.then_some(("withdrawn", "lost")));
    let confirms = records::<ConfirmReceipt>(&known);
    act(opened && confirms, &|| Some(state.here(state.goods.confirm().ok()?, or_as_it_is(Certificate::confirm))));
    reached
}

/// Every state that acts lead to from `from`, itself among them.
fn reachable(from: State) -> BTreeSet<State> {
    let (mut reached, mut open) = (BTreeSet::from([from]), vec![from]);
    while let Some(state) = open.pop() {
        open.extend(next(state).into_iter().filter(|after| reached.insert(*after)));
    }
    reached
}

#[test]
fn every_reachable_state_of_goods_and_paper_has_a_lawful_way_to_an_end() {
    let all = reachable(START);
    assert!(all.len() > 50, "the acts reach {} states", all.len());
    let stuck: Vec<_> = all.iter().filter(|state| !reachable(**state).iter().any(|after| after.is_end())).collect();
    assert!(stuck.is_empty(), "{stuck:?}");
}

#[test]
fn every_state_of_goods_is_reached_and_no_goods_are_let_in_under_a_paper_that_ended() {
    let all = reachable(START);
    let goods: BTreeSet<_> = all.iter().map(|state| state.goods).collect();
    assert_eq!(goods.len(), Goods::ALL.len());
    for state in all.iter().filter(|state| state.goods == Goods::Confirmed) {
        // The issuer may end a certificate only while it is open, so a confirmed shipment's paper is confirmed.
        assert_eq!((state.paper, state.withdrawn), ("confirmed", false));
    }
    for state in all.iter().filter(|state| state.paper == "confirmed") {
        assert_eq!(state.goods, Goods::Confirmed);
    }
}
