//! One file a page: a plain view struct, its template of the same name under `templates/page/`, and for hand-made forms the fields.
//!
//! Invariant: a page decides nothing; every figure and sentence in its struct is already worded.
//! Pages must not know the register. Acts without a page of their own use `form`, `check` and `done`.
//! Source: decisions 29; interface, "Places".

pub mod account;
pub mod acts;
pub mod alert;
pub mod application;
pub mod apply;
mod apply_sources;
pub mod approve;
pub mod arrivals;
pub mod bundles;
pub mod case;
pub mod certificate;
pub mod check;
pub mod company;
pub mod confirm_receipt;
pub mod counter;
pub mod desk;
pub mod done;
pub mod examine;
pub mod examine_here;
pub mod fault;
pub mod feed_addresses;
pub mod foreign_certificate;
pub mod form;
pub mod handover;
pub mod help;
pub mod help_api;
pub mod help_keys;
pub mod home;
pub mod import;
pub mod inbox;
pub mod list;
pub mod log;
pub mod not_allowed;
pub mod not_found;
pub mod office;
pub mod offline;
pub mod own_paper;
pub mod paper_confirmation;
pub mod paper_form;
pub mod participant;
pub mod participants;
pub mod person;
pub mod register_arrival;
pub mod report_discrepancy;
pub mod rule;
pub mod rules;
pub mod second_step;
pub mod sheet;
pub mod shipment;
pub mod sign_in;
pub mod tokens;
pub mod verify;
pub mod verify_result;
pub mod webhooks;
