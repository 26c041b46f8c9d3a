//! One file a command: its arguments, and which library it calls.

pub mod act;
pub mod acts;
pub mod approve;
pub mod backup;
pub mod bundle;
pub mod check;
pub mod completions;
pub mod config;
pub mod demo;
pub mod document;
pub mod fork_proof;
pub mod found;
pub mod gate;
pub mod import;
pub mod list;
pub mod mail;
pub mod man;
pub mod mirror;
pub mod monitor;
pub mod practice;
pub mod serve;
pub mod show;
pub mod simulate;
pub mod verify;
pub mod watching;
pub mod witness;
