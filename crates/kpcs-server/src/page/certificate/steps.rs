//! How far a shipment has come, from application to closed, as the issuer's register knows it.
//!
//! Invariant: a step that was done without a record of it says so; a certificate that ended otherwise stops at its step.
//! Must not know: deadlines.
//! Source: decisions 14; look, "step indicator".

use kpcs_domain::act::{
    ApplyForCertificate, ConfirmReceipt, ExamineShipment, RecordPaperConfirmation, RegisterArrival,
};
use kpcs_domain::value::{Day, Timestamp};
use kpcs_store::view::{CertificateRow, CertificateState};
use kpcs_web::{
    Texts,
    part::{Standing, State, Step, Steps},
};

use super::{badge, history::History};
use crate::words;

/// The steps of an application, or of the certificate that answers it.
pub fn steps(texts: Texts, history: &History, certificate: Option<&CertificateRow>) -> Steps {
    let day = |at: Option<Timestamp>| at.map(Timestamp::day);
    let confirmed = day(history.last::<ConfirmReceipt>().or(history.last::<RecordPaperConfirmation>()));
    let reached = [
        (State::Applied, day(history.last::<ApplyForCertificate>())),
        (State::Examined, day(history.last::<ExamineShipment>())),
        (State::Issued, certificate.map(|row| row.issued_on)),
        (State::Dispatched, certificate.and_then(|row| row.left_on)),
        (State::Arrived, day(history.last::<RegisterArrival>())),
        (State::Confirmed, confirmed),
    ];
    let last = reached.iter().rposition(|(_, day)| day.is_some()).unwrap_or(0);
    let ended = certificate.and_then(ended);
    let mut steps: Vec<_> = reached
        .iter()
        .enumerate()
        .map(|(index, (state, day))| step(texts, *state, *day, index.cmp(&(last + 1)), index <= last))
        .collect();
    if let Some((standing, state)) = ended
        && let Some(step) = steps.get_mut(last + 1)
    {
        *step = Step { label: capital(&texts.get(state.key())), note: String::new(), standing };
        steps.truncate(last + 2);
    }
    Steps { texts, label: texts.get("record-steps"), steps }
}

fn step(texts: Texts, state: State, day: Option<Day>, place: std::cmp::Ordering, reached: bool) -> Step {
    let standing = match place {
        std::cmp::Ordering::Less => Standing::Done,
        std::cmp::Ordering::Equal => Standing::Current,
        std::cmp::Ordering::Greater => Standing::Coming,
    };
    let note = match day {
        Some(day) => words::day(texts, day),
        None if reached => texts.get("record-not-recorded"),
        None => String::new(),
    };
    Step { label: capital(&texts.get(state.key())), note, standing }
}

/// How a certificate ended or stopped, if not by going on.
fn ended(row: &CertificateRow) -> Option<(Standing, State)> {
    let standing = match row.state {
        CertificateState::Issued
        | CertificateState::Dispatched
        | CertificateState::Released
        | CertificateState::Confirmed => return None,
        CertificateState::Discrepant | CertificateState::Detained => Standing::NeedsHand,
        _ => Standing::Stopped,
    };
    Some((standing, badge::shown(row.state)))
}

/// The same words with a capital.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
