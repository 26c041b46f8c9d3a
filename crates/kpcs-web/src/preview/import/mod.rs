//! Sample pages of the importing office.
//!
//! Invariant: what is shown is invented and says so in the band on every page.
//! It must not know the register.

use crate::part::{FieldGroup, Form};
use crate::preview::sample::Look;
use crate::shell::{Link, Shell};

pub mod answer;
pub mod arrival;
pub mod arrivals;

fn frame(look: &Look, title: String) -> Shell {
    let mut shell = look.importer(title);
    shell.crumbs = vec![Link::new(look.texts.get("nav-arrivals"), "/arrivals"), Link::new("SL 004211", "/certificate")];
    shell
}

fn form(look: &Look, groups: Vec<FieldGroup>, button: String) -> Form {
    Form {
        texts: look.texts,
        action: "/compare".to_owned(),
        token: "sample".to_owned(),
        hidden: Vec::new(),
        multipart: true,
        compact: false,
        groups,
        button,
        keep: None,
    }
}
