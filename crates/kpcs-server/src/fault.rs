//! Faults of ours: logged once, under a number that is all a visitor hears of them.
//!
//! Invariant: the line holds the number and what failed, never what anybody typed.

use kpcs_register::ActError;

use crate::app::App;

/// Writes the fault to standard error and gives its number.
#[must_use]
pub fn log(app: &App, error: &ActError) -> String {
    let mut random = [0; 4];
    app.register().entropy().fill(&mut random);
    let number: String = random.iter().map(|byte| format!("{byte:02X}")).collect();
    let at = app.register().clock().now();
    eprintln!("{at} fault {number}: {error}");
    number
}
