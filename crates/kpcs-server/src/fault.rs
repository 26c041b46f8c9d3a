//! Faults of ours: logged once, under a number that is all a visitor hears of them.
//!
//! Invariant: the line holds the number and what failed, never what anybody typed.

use kpcs_register::ActError;

use crate::app::App;

/// Logs the fault and gives its number.
#[must_use]
pub fn log(app: &App, error: &ActError) -> String {
    let mut random = [0; 4];
    app.register().entropy().fill(&mut random);
    let number: String = random.iter().map(|byte| format!("{byte:02X}")).collect();
    tracing::error!(target: "kpcs::fault", number, %error, "fault");
    number
}
