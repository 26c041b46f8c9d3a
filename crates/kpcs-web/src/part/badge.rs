//! A state in one word, with a shape of its own.
//!
//! Invariant: each state has a shape and a word; amber is for what needs a hand, red for refusals, green for nothing here (green is VALID only).
//! It must not know how a state came about.
//! Source: decisions 14 (states of a certificate); look, "state badge".

use askama::Template;
use askama::filters::HtmlSafe;

use crate::text::Texts;

/// The states that pages show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Draft,
    Applied,
    Examined,
    Prepared,
    Issued,
    Dispatched,
    Arrived,
    Confirmed,
    Discrepancy,
    Deposited,
    Detained,
    Released,
    Refused,
    Returned,
    Forfeited,
    Void,
    Cancelled,
    Invalidated,
    Replaced,
    Expired,
    Lost,
    Stolen,
    Withdrawn,
    Overdue,
    DueSoon,
    Waiting,
    Participant,
    Restricted,
    Suspended,
    Removed,
    Applicant,
    NotParticipant,
}

impl State {
    /// Every state, for `/design`.
    pub const ALL: [Self; 32] = [
        Self::Draft,
        Self::Applied,
        Self::Examined,
        Self::Prepared,
        Self::Issued,
        Self::Dispatched,
        Self::Arrived,
        Self::Confirmed,
        Self::Discrepancy,
        Self::Deposited,
        Self::Detained,
        Self::Released,
        Self::Refused,
        Self::Returned,
        Self::Forfeited,
        Self::Void,
        Self::Cancelled,
        Self::Invalidated,
        Self::Replaced,
        Self::Expired,
        Self::Lost,
        Self::Stolen,
        Self::Withdrawn,
        Self::Overdue,
        Self::DueSoon,
        Self::Waiting,
        Self::Participant,
        Self::Restricted,
        Self::Suspended,
        Self::Removed,
        Self::Applicant,
        Self::NotParticipant,
    ];

    /// The key of its word.
    pub fn key(self) -> &'static str {
        match self {
            Self::Draft => "state-draft",
            Self::Applied => "state-applied",
            Self::Examined => "state-examined",
            Self::Prepared => "state-prepared",
            Self::Issued => "state-issued",
            Self::Dispatched => "state-dispatched",
            Self::Arrived => "state-arrived",
            Self::Confirmed => "state-confirmed",
            Self::Discrepancy => "state-discrepancy",
            Self::Deposited => "state-deposited",
            Self::Detained => "state-detained",
            Self::Released => "state-released",
            Self::Refused => "state-refused",
            Self::Returned => "state-returned",
            Self::Forfeited => "state-forfeited",
            Self::Void => "state-void",
            Self::Cancelled => "state-cancelled",
            Self::Invalidated => "state-invalidated",
            Self::Replaced => "state-replaced",
            Self::Expired => "state-expired",
            Self::Lost => "state-lost",
            Self::Stolen => "state-stolen",
            Self::Withdrawn => "state-withdrawn",
            Self::Overdue => "state-overdue",
            Self::DueSoon => "state-due-soon",
            Self::Waiting => "state-waiting",
            Self::Participant => "state-participant",
            Self::Restricted => "state-restricted",
            Self::Suspended => "state-suspended",
            Self::Removed => "state-removed",
            Self::Applicant => "state-applicant",
            Self::NotParticipant => "state-not-participant",
        }
    }

    /// The drawing inside a picture of 16 by 16.
    fn shape(self) -> &'static str {
        match self {
            Self::Draft | Self::Applicant => {
                r#"<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="2.6 2.1"/>"#
            }
            Self::Applied | Self::Waiting => {
                r#"<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"/>"#
            }
            Self::Deposited => r#"<path d="M2 3v11h12V3M5 9h6" fill="none" stroke="currentColor" stroke-width="2"/>"#,
            Self::Detained => {
                r#"<rect x="2.5" y="7" width="11" height="7.5" fill="currentColor"/><path d="M5 7V5a3 3 0 0 1 6 0v2" fill="none" stroke="currentColor" stroke-width="2"/>"#
            }
            Self::Released => {
                r#"<rect x="2.5" y="7" width="11" height="7.5" fill="none" stroke="currentColor" stroke-width="2"/><path d="M5 7V4.5a3 3 0 0 1 5.6-1.4" fill="none" stroke="currentColor" stroke-width="2"/>"#
            }
            Self::Refused | Self::Forfeited => {
                r#"<circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" stroke-width="2"/><path d="M4 8h8" stroke="currentColor" stroke-width="2.6"/>"#
            }
            Self::Returned => {
                r#"<path d="M15 11H4M8 6l-5 5 5 5M15 11V3H6" fill="none" stroke="currentColor" stroke-width="2"/>"#
            }
            Self::Examined => {
                r#"<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"/><circle cx="8" cy="8" r="2.4" fill="currentColor"/>"#
            }
            Self::Prepared => {
                r#"<rect x="2.5" y="2.5" width="11" height="11" fill="none" stroke="currentColor" stroke-width="2"/>"#
            }
            Self::Issued | Self::Participant => r#"<path d="M8 1 15 8 8 15 1 8z" fill="currentColor"/>"#,
            Self::Dispatched => r#"<path d="M1 8h11M8 3l5 5-5 5" fill="none" stroke="currentColor" stroke-width="2"/>"#,
            Self::Arrived => {
                r#"<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"/><path d="M8 2a6 6 0 0 0 0 12z" fill="currentColor"/>"#
            }
            Self::Confirmed => {
                r#"<circle cx="8" cy="8" r="7" fill="currentColor"/><path d="m4.5 8.2 2.4 2.4 4.6-5" fill="none" stroke="var(--page)" stroke-width="2"/>"#
            }
            Self::Discrepancy => {
                r#"<path d="M2 5h12M2 11h12M11 1 5 15" fill="none" stroke="currentColor" stroke-width="2"/>"#
            }
            Self::Void | Self::Cancelled | Self::Withdrawn | Self::NotParticipant => {
                r#"<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"/><path d="m4 12 8-8" stroke="currentColor" stroke-width="2"/>"#
            }
            Self::Invalidated | Self::Removed => {
                r#"<path d="m3 3 10 10M13 3 3 13" stroke="currentColor" stroke-width="2.4"/>"#
            }
            Self::Replaced => {
                r#"<path d="M2 5h9l-3-3M14 11H5l3 3" fill="none" stroke="currentColor" stroke-width="2"/>"#
            }
            Self::Expired | Self::DueSoon => {
                r#"<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"/><path d="M8 4.5V8l2.5 2" fill="none" stroke="currentColor" stroke-width="1.8"/>"#
            }
            Self::Lost | Self::Stolen | Self::Overdue => {
                r#"<path d="M8 1.5 15.5 14.5H.5z" fill="currentColor"/><path d="M8 6v4M8 11.4v1.6" stroke="var(--page)" stroke-width="1.8"/>"#
            }
            Self::Restricted => {
                r#"<rect x="2" y="2" width="12" height="12" fill="none" stroke="currentColor" stroke-width="2"/><path d="M2 14 14 2" stroke="currentColor" stroke-width="2"/>"#
            }
            Self::Suspended => r#"<path d="M5 2.5v11M11 2.5v11" stroke="currentColor" stroke-width="3"/>"#,
        }
    }

    /// `hand` for what needs a hand, `mute` for what is over, `done` for a closed matter, else `plain`.
    fn tone(self) -> &'static str {
        match self {
            Self::Discrepancy
            | Self::Detained
            | Self::Overdue
            | Self::Lost
            | Self::Stolen
            | Self::Suspended
            | Self::Restricted => "hand",
            Self::Refused
            | Self::Returned
            | Self::Forfeited
            | Self::Void
            | Self::Cancelled
            | Self::Replaced
            | Self::Withdrawn
            | Self::Removed
            | Self::Expired
            | Self::Invalidated
            | Self::NotParticipant
            | Self::Draft => "mute",
            Self::Confirmed | Self::Issued | Self::Participant => "done",
            _ => "plain",
        }
    }
}

/// A state with the word that the page uses for it.
#[derive(Clone, Debug, Template)]
#[template(path = "part/badge.html")]
pub struct Badge {
    pub state: State,
    pub word: String,
}

impl Badge {
    /// The state with its usual word.
    pub fn of(texts: Texts, state: State) -> Self {
        Self { state, word: texts.get(state.key()) }
    }

    /// The state with a more exact word, such as "overdue by 3 days".
    pub fn worded(state: State, word: impl Into<String>) -> Self {
        Self { state, word: word.into() }
    }
}

impl HtmlSafe for Badge {}
