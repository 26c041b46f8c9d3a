//! The simulator: a trade that follows the published figures of a year, planned purely and then done through the same
//! acts as people do, for demonstrations, tests and benchmarks.
//!
//! Invariant: everything is marked as simulated; nothing reaches a table except through `Register`. The same request
//! gives the same plan, and the same register where its randomness is seeded. No float comes near a figure.
//! Must not know: HTTP, HTML, the system's clock.
//! Source: demand 13 of issue 2; decisions 24 and 31.

mod apportion;
mod closeness;
mod drive;
mod name;
mod office;
mod people;
mod plan;
mod random;
mod seat;

pub use closeness::{Closeness, Line, Unit, closeness};
pub use drive::{Progress, RunFault, RunOptions, RunReport, Step, Unintended, run};
pub use office::{demo_offices, paper_partners};
pub use people::{DemoPeople, DemoPerson, people};
pub use plan::{
    Company, Course, Dates, Figures, Plan, PlanFault, PlanRequest, PlannedShipment, Scale, Sides, Targets, plan,
};
