//! What can be done now with a shipment, the next act first.
//!
//! Invariant: an act that is not allowed stands there with its reason. Where parcels differ the issuer is asked first; receipt
//! can be confirmed with an explanation all the same.
//! Source: interface 2; kpcs.md §4.5, §9.5.

use kpcs_domain::certificate::Goods;
use kpcs_web::{
    Texts,
    part::{Action, Actions},
};

use super::{ACTORS, address, ledger::Shipment};
use crate::officer::Officer;

/// The acts of a shipment; `differs` when a parcel differs beyond the tolerance.
pub(super) fn actions(officer: &Officer, shipment: &Shipment, differs: bool) -> Actions {
    let act = Acts { texts: officer.texts(), address: address(&shipment.listed.number) };
    if !officer.visitor.holds_one_of(ACTORS) {
        return Actions { actions: vec![act.not("arrival-title", "arrivals-not-yours")] };
    }
    let again = act.allowed("arrivals-again", "register");
    let actions = match shipment.listed.state {
        Goods::Expected | Goods::Deposited => {
            vec![act.main("arrival-title", "register"), act.not("confirm-title", "arrivals-not-measured")]
        }
        Goods::Arrived | Goods::Discrepant | Goods::Released => {
            let mut actions = act.clear_up(shipment, differs && !shipment.has_discrepancy);
            actions.push(again);
            actions.push(act.of_the_border("detain_shipment", shipment));
            actions.push(act.of_the_border("refuse_import", shipment));
            actions
        }
        Goods::Confirmed => vec![act.not("confirm-title", "arrivals-confirmed-once"), again, act.lot(shipment)],
        Goods::Detained => vec![act.case(shipment), act.not("confirm-title", "arrivals-detained-first")],
        Goods::Refused => {
            let mut actions = ["return_shipment", "forfeit_shipment", "detain_shipment"]
                .map(|name| act.of_the_border(name, shipment))
                .to_vec();
            actions.push(act.not("confirm-title", "arrivals-not-let-in"));
            actions
        }
        Goods::Returned | Goods::Forfeited => vec![act.not("confirm-title", "arrivals-not-let-in"), again],
    };
    Actions { actions }
}

/// Words and address of the acts of one shipment.
struct Acts {
    texts: Texts,
    address: String,
}

impl Acts {
    fn href(&self, path: &str) -> String {
        format!("{}/{path}", self.address)
    }

    fn main(&self, key: &str, path: &str) -> Action {
        Action::Main { label: self.texts.get(key), href: self.href(path) }
    }

    fn allowed(&self, key: &str, path: &str) -> Action {
        Action::Allowed { label: self.texts.get(key), href: self.href(path) }
    }

    /// An act of the border, asked from its field table and prefilled with the number.
    fn of_the_border(&self, name: &str, shipment: &Shipment) -> Action {
        let label = self.texts.get(&format!("act-{}", name.replace('_', "-")));
        Action::Allowed { label, href: format!("/acts/{name}?number={}", shipment.listed.number) }
    }

    /// The case about the goods, where its clock and the messages stand.
    fn case(&self, shipment: &Shipment) -> Action {
        let label = self.texts.get("cases-open-it");
        Action::Main { label, href: format!("/cases/{}", shipment.listed.number) }
    }

    /// What was let in, where its rest is followed to the end.
    fn lot(&self, shipment: &Shipment) -> Action {
        Action::Allowed { label: self.texts.get("case-lot"), href: format!("/lots?number={}", shipment.listed.number) }
    }

    fn not(&self, key: &str, reason: &str) -> Action {
        Action::NotAllowed { label: self.texts.get(key), reason: self.texts.get(reason) }
    }

    /// Confirming and reporting, in the order of what should be done next.
    fn clear_up(&self, shipment: &Shipment, report_first: bool) -> Vec<Action> {
        let barred = match (shipment.is_presented_twice(), shipment.listed.withdrawn.is_some()) {
            (true, _) => Some("arrivals-not-confirm-twice"),
            (false, true) => Some("arrivals-not-confirm-withdrawn"),
            (false, false) => None,
        };
        match (barred, report_first) {
            (Some(reason), _) => {
                vec![self.main("discrepancy-title", "discrepancy"), self.not("confirm-title", reason)]
            }
            (None, true) => vec![
                self.main("discrepancy-title", "discrepancy"),
                self.allowed("arrivals-confirm-explained", "confirm"),
            ],
            (None, false) => {
                vec![self.main("confirm-title", "confirm"), self.allowed("discrepancy-title", "discrepancy")]
            }
        }
    }
}
