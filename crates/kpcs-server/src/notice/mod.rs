//! Notices: who is told of what, when, and how.
//!
//! `kind` is the one table; `gather` finds what is new; `letter` puts it into mail for those who chose so; `deadline` is
//! what has to be done by a day, `appointment` when somebody is expected. Pages and feeds only show what is kept.
//! Invariant: a notice holds a number and a link: no weight, value or party leaves the register by it.
//! Source: issue 02, demand 6.

mod address_letter;
mod appointment;
mod deadline;
mod escalation;
mod gather;
mod kind;
mod letter;
mod told;

pub use address_letter::queue_address_letter;
pub use appointment::{COUNTERS, CounterTime, counter_times};
pub use deadline::{Deadline, DeadlineKind, deadlines};
pub use gather::{gather_notices, mail_given_up, webhook_given_up};
pub use kind::{KINDS, KindInfo, NoticeChoice, NoticeKind};
pub use letter::{choice_of, queue_notice_mail, says};
