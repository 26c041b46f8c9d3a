//! One case between two authorities: its clock, what both said, what the reader can do now, how it ended.
//!
//! Invariant: messages stand in the order of the reader's own journal; every string is already worded in their language.
//! It must not know acts, rules or who may do what.
//! Source: interface 2; look, "record page"; docs/decisions/0004.

use askama::Template;

use crate::part::{Actions, Answers, Badge, Facts, Pictures};
use crate::shell::{Link, Shell};

/// One case between two authorities.
#[derive(Template)]
#[template(path = "page/case.html")]
pub struct CasePage {
    pub shell: Shell,
    /// The certificate's number or the office's reference.
    pub subject: String,
    pub badge: Badge,
    /// Whose turn it is, in a sentence.
    pub lead: String,
    pub facts: Facts,
    pub messages: Vec<CaseMessage>,
    pub actions: Actions,
    /// The shipment or certificate, and other cases about the same goods.
    pub links: Vec<Link>,
}

/// One statement of a case.
pub struct CaseMessage {
    /// What was done: "Detain goods".
    pub what: String,
    pub who: String,
    pub when: String,
    /// Whether the reader's own office said it.
    pub own: bool,
    pub said: Answers,
    /// The photographs that it names.
    pub pictures: Pictures,
}
