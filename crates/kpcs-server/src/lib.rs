//! The HTTP edge: fills the pages of `kpcs-web` from the register, and speaks JSON.
//!
//! `App` holds the register; `router(app)` is the service, `serve` runs it with delivery. A page file under `page/` has
//! `routes()`; its handlers take `Visitor` (anybody), `Officer` (signed in), `Posted` or `Sent` (their forms, checked) and
//! return `Result<Response, No>`. `No` is worded by the middleware `visitor::meet`, for people and for programs.
//! Invariant: decides nothing; every act goes through `Register`, every page is a view struct of `kpcs-web`.
//! Must not know: how pages look, how acts are decided.

mod admission;
pub mod answers;
pub mod api;
pub mod app;
mod branch;
mod connection;
mod cookie;
pub mod documents;
pub mod evidence;
mod fault;
pub mod feed;
pub mod hub;
pub mod import;
pub mod intake;
pub mod limits;
pub mod listing;
pub mod mail;
pub mod navigation;
mod no;
pub mod notice;
pub mod objection;
pub mod officer;
pub mod page;
pub mod permission;
pub mod places;
pub mod posted;
mod practice;
pub mod receipt;
pub mod request;
mod router;
mod serve;
pub mod trust;
pub mod visitor;
pub mod watch;
pub mod webhook;
pub mod wire;
pub mod words;

use kpcs_store::shelf;

pub use app::{App, AppOptions};
pub use hub::Hub;
pub use limits::Limits;
pub use practice::Practice;
pub use router::router;
pub use serve::{Listeners, serve};
