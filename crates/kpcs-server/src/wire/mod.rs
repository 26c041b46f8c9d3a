//! JSON as programs see it: requests in, answers, refusals and reports out; the same for API and command line.
//!
//! Invariant: carats and dollars are strings with their decimals, never JSON floats; names are those of the field tables.
//! Must not know: HTTP.

mod answer;
mod gate;
mod problem;
mod report;
pub mod row;

pub use answer::{done_json, outcome_json, prepared_json};
pub use gate::verdict_json;
pub use kpcs_files::{input_from_json, input_to_json, typed_input};
pub use problem::{Problem, problem_of};
pub use report::report_json;
