//! The reference data that ships with the program, embedded and parsed into the domain's types.
//!
//! Invariant: what is in `data/` is read strictly or not at all: an unknown column, a misspelt word or a key without
//! a source fails the tests, so the parsed forms handed out here always exist. Nothing is interpolated.
//! Must not know: storage, the present, who asks. Loading rows as acts marked `historical` is the register's work
//! (decision 27).
//! Source: `data/SOURCES.md`, `docs/formats/rule-pack.md`.

mod countries;
mod fault;
mod history;
mod packs;
mod papers;
mod participants;
mod places;
mod production;
mod read_pack;
mod reio;
mod table;
mod toml_input;
mod trade;

pub use countries::country_name;
pub use fault::ReferenceFault;
pub use history::scheme_history;
pub use packs::{default_pack, pack_for, rule_packs};
pub use papers::{default_paper, paper_of, read_paper};
pub use participants::{ParticipantRow, participant_rows};
pub use places::known_places;
pub use production::{Basis, ProductionRow, production_rows};
pub use read_pack::read_pack;
pub use reio::reio_members;
pub use toml_input::toml_to_input;
pub use trade::{CertificateCount, Flow, TradeRow, certificate_counts, trade_rows};
