//! The state of a shipment in a word, and the steps that it goes through.
//!
//! Invariant: what needs a hand says so before anything else: presented twice, withdrawn, overdue, expired.
//! Source: look, "state badge", "step indicator".

use kpcs_domain::{certificate::Goods, value::Day};
use kpcs_web::{
    Texts,
    part::{Badge, Standing, State, Step, Steps},
};

use super::ledger::{Listed, Shipment};
use crate::words;

/// The badge of a shipment; `confirm_by` is the last day for the confirmation.
pub(super) fn badge(texts: Texts, listed: &Listed, confirm_by: Option<Day>, today: Day) -> Badge {
    if listed.withdrawn.as_deref() == Some("moved") {
        return Badge::worded(State::Dispatched, texts.get("arrivals-state-moved"));
    }
    if let Some(word) = &listed.withdrawn {
        return Badge::of(texts, withdrawn(word));
    }
    let expired = listed.expires_on.is_some_and(|last| last < today);
    match listed.state {
        Goods::Confirmed => Badge::of(texts, State::Confirmed),
        Goods::Deposited => Badge::of(texts, State::Deposited),
        Goods::Detained => Badge::of(texts, State::Detained),
        Goods::Released => Badge::of(texts, State::Released),
        Goods::Refused => Badge::of(texts, State::Refused),
        Goods::Returned => Badge::of(texts, State::Returned),
        Goods::Forfeited => Badge::of(texts, State::Forfeited),
        Goods::Discrepant => Badge::of(texts, State::Discrepancy),
        Goods::Arrived => match confirm_by.map(|last| today.days_since(last)) {
            Some(days) if days > 0 => {
                let word = texts.t("arrivals-overdue-by").count("days", days).to_string();
                Badge::worded(State::Overdue, word)
            }
            // Today or tomorrow.
            Some(-1..=0) => Badge::of(texts, State::DueSoon),
            _ => Badge::of(texts, State::Arrived),
        },
        Goods::Expected if expired => Badge::of(texts, State::Expired),
        Goods::Expected => Badge::worded(State::Waiting, texts.get("arrivals-state-expected")),
    }
}

const fn withdrawn(word: &str) -> State {
    match word.as_bytes() {
        b"cancelled" => State::Cancelled,
        b"replaced" => State::Replaced,
        b"lost" => State::Lost,
        b"stolen" => State::Stolen,
        b"invalidated" => State::Invalidated,
        _ => State::Void,
    }
}

/// Advised, arrived and measured, cleared up, closed.
pub(super) fn steps(texts: Texts, shipment: &Shipment) -> Steps {
    let listed = &shipment.listed;
    let day = |day: Option<Day>| day.map(|day| words::day(texts, day)).unwrap_or_default();
    let arrived = !matches!(listed.state, Goods::Expected | Goods::Deposited);
    let confirmed = listed.state == Goods::Confirmed;
    let stopped = listed.withdrawn.is_some() || shipment.is_presented_twice();
    let clear = match (confirmed, listed.state, stopped) {
        (true, ..) => Standing::Done,
        (_, _, true) => Standing::Stopped,
        (_, Goods::Refused | Goods::Returned | Goods::Forfeited, _) => Standing::Stopped,
        (_, Goods::Discrepant | Goods::Detained, _) => Standing::NeedsHand,
        (_, Goods::Arrived | Goods::Released, _) => Standing::Current,
        _ => Standing::Coming,
    };
    let step = |key: &str, note: String, standing| Step { label: texts.get(key), note, standing };
    let here = if arrived { Standing::Done } else { Standing::Current };
    Steps {
        texts,
        label: texts.get("arrivals-steps"),
        steps: vec![
            step("arrivals-step-known", words::day(texts, listed.advised_at.day()), Standing::Done),
            step("arrivals-step-measured", day(listed.arrived_on), here),
            step("arrivals-step-cleared", String::new(), clear),
            step(
                "arrivals-step-closed",
                day(listed.closed_at.map(kpcs_domain::value::Timestamp::day)),
                if confirmed { Standing::Done } else { Standing::Coming },
            ),
        ],
    }
}
