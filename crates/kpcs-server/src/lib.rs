//! The HTTP edge: fills the pages of `kpcs-web` from the register, and speaks JSON.
//!
//! Invariant: decides nothing; every act goes through `Register`, every page is a view struct of `kpcs-web`.
//! Must not know: how pages look, how acts are decided.

pub mod intake;
pub mod wire;
