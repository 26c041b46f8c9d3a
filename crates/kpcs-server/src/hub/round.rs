//! A round of the log: what waits goes in, and what enough witnesses have cosigned comes back proven.
//!
//! Invariant: a round ends; what the log did not take, or nobody cosigned, waits for the next.

use kpcs_register::{ActError, Register};

use super::Hub;

/// One round. On a hub it waits for the witnesses, so that a certificate is VALID within a second of its signature.
///
/// # Errors
/// As [`Register::send_to_log`].
pub(crate) fn send_to_log(register: &Register, hub: Option<&Hub>) -> Result<(), ActError> {
    let mut placed = 0;
    loop {
        let round = register.send_to_log()?;
        placed += round.placed;
        if !round.is_full() {
            break;
        }
    }
    let Some(hub) = hub.filter(|_| placed > 0) else { return Ok(()) };
    hub.0.settle();
    while register.send_to_log()?.proven > 0 {}
    Ok(())
}
