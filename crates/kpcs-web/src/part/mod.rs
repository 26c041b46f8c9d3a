//! The components that pages are built from; `/design` shows them all with notes.
//!
//! Invariant: a component is a struct with worded strings and one template of the same name under `templates/part/`; it displays itself, escaped once.
//! Components must not know pages, and say nothing by colour alone: a word and a shape stand with it.
//! Source: look, "Patterns".

pub mod action;
pub mod answers;
pub mod badge;
pub mod beside;
pub mod bulk;
pub mod contact;
pub mod difference;
pub mod document;
pub mod empty;
pub mod facts;
pub mod field;
pub mod figures;
pub mod filters;
pub mod inline;
pub mod judged;
pub mod map;
pub mod notice;
pub mod outcome;
pub mod outcome_head;
pub mod paper_drawing;
pub mod picture;
pub mod progress;
pub mod qr;
pub mod refusals;
pub mod spans;
pub mod steps;
pub mod table;
pub mod timeline;
pub mod weighing;

pub use action::{Action, Actions};
pub use answers::{AnswerGroup, Answers};
pub use badge::{Badge, State};
pub use beside::Beside;
pub use bulk::Bulk;
pub use contact::Contact;
pub use difference::{Difference, Differences, Verdict};
pub use document::{Document, Documents};
pub use empty::Empty;
pub use facts::{Fact, Facts};
pub use field::{Choice, FieldGroup, FieldKind, FieldRows, FieldView, Filled, Form};
pub use figures::{Figure, Figures};
pub use filters::{Filters, Pager};
pub use inline::Inline;
pub use judged::{Judged, JudgedRule, Judgement};
pub use map::{Map, MapShade};
pub use notice::{Notice, Tone};
pub use outcome::Outcome;
pub use outcome_head::OutcomeHead;
pub use paper_drawing::{PaperBox, PaperDrawing};
pub use picture::{Picture, Pictures, picture_fields};
pub use progress::Progress;
pub use qr::{Qr, Rosette};
pub use refusals::{Refusal, Refusals};
pub use spans::{Span, Spans};
pub use steps::{Standing, Step, Steps};
pub use table::{Column, Pick, Row, Table};
pub use timeline::{Event, Timeline};
pub use weighing::Weighing;
