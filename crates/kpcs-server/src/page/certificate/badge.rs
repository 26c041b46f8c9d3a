//! The state of a certificate or an application as pages show it.
//!
//! Invariant: expired is derived from the day, never stored (decisions 14).
//! Must not know: why a state was reached.

use kpcs_domain::value::Day;
use kpcs_store::view::{ApplicationState, CertificateRow, CertificateState};
use kpcs_web::{
    Texts,
    part::{Badge, State},
};

/// The state of a certificate on a day; one that expired before the goods left is expired.
pub fn certificate(texts: Texts, row: &CertificateRow, today: Day) -> Badge {
    let state = match row.state {
        CertificateState::Issued if row.expires_on < today => State::Expired,
        state => shown(state),
    };
    Badge::of(texts, state)
}

/// The badge of a stored state.
pub const fn shown(state: CertificateState) -> State {
    match state {
        CertificateState::Issued => State::Issued,
        CertificateState::Dispatched => State::Dispatched,
        CertificateState::Discrepant => State::Discrepancy,
        CertificateState::Confirmed => State::Confirmed,
        CertificateState::Void => State::Void,
        CertificateState::Cancelled => State::Cancelled,
        CertificateState::Replaced => State::Replaced,
        CertificateState::Detained => State::Detained,
        CertificateState::Released => State::Released,
        CertificateState::Refused => State::Refused,
        CertificateState::Returned => State::Returned,
        CertificateState::Forfeited => State::Forfeited,
        CertificateState::Lost => State::Lost,
        CertificateState::Stolen => State::Stolen,
        CertificateState::Invalidated => State::Invalidated,
    }
}

/// The state of an application.
pub fn application(texts: Texts, state: ApplicationState) -> Badge {
    let state = match state {
        ApplicationState::Applied => State::Applied,
        ApplicationState::Examined => State::Examined,
        ApplicationState::Issued => State::Issued,
        ApplicationState::Withdrawn => State::Withdrawn,
    };
    Badge::of(texts, state)
}
