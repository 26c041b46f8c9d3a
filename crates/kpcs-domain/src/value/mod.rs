//! The scheme's own quantities and names, each with one way in: `parse`.
//!
//! Invariant: a value that exists is valid. Weights and money are exact integers of one stated smallest unit
//! (thousandths of a carat, cents); no float comes near them and every sum is checked.
//! Must not know: where a value came from (form, file, statement) or where it goes.
//! Source: `glossary.md`; kpcs.md §2.14, §3.2; decisions 26.

mod authority_id;
mod carats;
mod certificate_number;
mod country_code;
mod day;
mod decimal;
mod degrees;
mod digest;
mod hs_code;
mod officer_handle;
mod origin;
mod reference;
mod text;
mod time_of_day;
mod timestamp;
mod usd_cents;

pub use authority_id::AuthorityId;
pub use carats::Carats;
pub use certificate_number::CertificateNumber;
pub use country_code::CountryCode;
pub use day::{Day, Quarter};
pub use degrees::{Latitude, Longitude};
pub use digest::Digest;
pub use hs_code::HsCode;
pub use officer_handle::OfficerHandle;
pub use origin::Origin;
pub use reference::Reference;
pub use text::{Name, Seal, Text};
pub use time_of_day::TimeOfDay;
pub use timestamp::Timestamp;
pub use usd_cents::UsdCents;

/// Why a text is not the value it should be: what is expected, as a key of the locale files.
///
/// The key is completed by the caller with what was found; `expected-carats` reads
/// "Enter the weight in carats, like 12.34".
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Expected(pub &'static str);
