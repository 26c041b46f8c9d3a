//! Whether a number was given twice.
//!
//! Invariant: eight bytes a certificate, whatever is in it.
//! Source: kpcs.md §3.2 (a unique number); threat-model A8.

use std::collections::HashSet;

use kpcs_domain::value::CertificateNumber;

/// The numbers so far, two letters and at most twelve digits in one integer each.
#[derive(Debug, Default)]
pub(crate) struct Numbers(HashSet<u64>);

impl Numbers {
    /// Whether it is there already; it is afterwards.
    pub fn is_taken(&mut self, number: &CertificateNumber) -> bool {
        let letters = number.issuer().as_str().bytes().fold(0, |all, letter| all << 8 | u64::from(letter));
        !self.0.insert(letters << 40 | number.serial().cast_unsigned())
    }
}
