//! Sample pages of preparing, approving and refusing a certificate, and after it.
//!
//! Invariant: what is shown is invented and says so in the band on every page.
//! It must not know the register.

use super::examine::examined;
use super::record::documents;
use crate::page::approve::{self, ApprovePage, ProofAsked};
use crate::page::check::CheckPage;
use crate::page::done::DonePage;
use crate::page::form::FormPage;
use crate::part::{Fact, Facts, Filled, Form, Inline, Refusal, Refusals};
use crate::preview::sample::{Look, digest_text, fact, judged, render, section};
use crate::shell::Link;

pub fn prepare(look: &Look) -> String {
    let t = look.texts;
    let button = t.get("prepare-button");
    let form = Form {
        texts: t,
        action: "/done".to_owned(),
        token: "sample".to_owned(),
        hidden: Vec::new(),
        multipart: false,
        compact: false,
        groups: Vec::new(),
        button,
        keep: None,
    };
    let mut shell = look.clerk(t.get("prepare-title"));
    shell.crumbs = vec![Link::new(t.get("nav-desk"), "/desk"), Link::new("A-2026-0412", "/application")];
    render(&CheckPage {
        shell,
        eyebrow: "SL 004211".to_owned(),
        title: t.get("prepare-title"),
        lead: t.get("prepare-lead"),
        refusals: None,
        notice: None,
        answers: examined(look, true),
        judged: Some(judged(t, false)),
        form: Some(form),
    })
}

pub fn prepare_refused(look: &Look) -> String {
    let t = look.texts;
    let refusal = Refusal {
        what: "No seal number is recorded".to_owned(),
        found: Some("container SB 0098123 without a seal".to_owned()),
        expected: Some("At least one seal number, as printed on the seal.".to_owned()),
        to_do: Some("Seal the container, then record the numbers in the examination.".to_owned()),
        section: Some(section("5.1")),
        field: None,
    };
    render(&CheckPage {
        shell: look.clerk(t.get("prepare-title")),
        eyebrow: "SL 004211".to_owned(),
        title: t.get("prepare-title"),
        lead: t.get("prepare-lead"),
        refusals: Some(Refusals {
            texts: t,
            title: "You can’t prepare this certificate yet".to_owned(),
            refusals: vec![refusal],
        }),
        notice: None,
        answers: examined(look, false),
        judged: Some(judged(t, true)),
        form: None,
    })
}

pub fn approve(look: &Look) -> String {
    let t = look.texts;
    let mut answers = examined(look, true);
    for group in &mut answers.groups {
        group.change = None;
    }
    let mut shell = look.officer(t.get("approve-eyebrow"));
    shell.crumbs = vec![Link::new(t.get("nav-desk"), "/desk")];
    render(&ApprovePage {
        shell,
        eyebrow: t.get("approve-eyebrow"),
        number: "SL 004211".to_owned(),
        prepared: "Examined and prepared by officer K7QD 2MXA on 23 November 2026, 09:58 UTC.".to_owned(),
        refusals: None,
        notice: None,
        answers,
        judged: Some(judged(t, false)),
        digest: digest_text(),
        form: Some(approve::form(
            t,
            ("/done", "sample"),
            ProofAsked::Password,
            t.t("approve-button").arg("number", "SL 004211").to_string(),
            &Filled::default(),
        )),
        refuse: Some(Link::new(t.get("refuse-title"), "/refuse")),
    })
}

pub fn refuse(look: &Look) -> String {
    let t = look.texts;
    render(&FormPage {
        shell: look.officer(t.get("refuse-title")),
        eyebrow: "SL 004211".to_owned(),
        title: t.get("refuse-title"),
        lead: t.get("refuse-lead"),
        refusals: None,
        notice: None,
        form: approve::refuse_form(t, ("/desk", "sample"), ProofAsked::Code, &Filled::default()),
        beside: None,
    })
}

pub fn done(look: &Look) -> String {
    render(&DonePage {
        shell: look.officer("Issued"),
        title: "Certificate SL 004211 is issued".to_owned(),
        what: "It was signed on 23 November 2026 at 10:14 UTC for Koidu Stones Ltd (simulated) and is valid until 22 January 2027.".to_owned(),
        place: Facts {
            facts: vec![
                Fact::new("Journal", Inline::Link(Link::new("act 10,511", "/certificate"))),
                fact("Chain of the authority", "statement 4,211"),
                Fact::new("Digest", Inline::Code(digest_text())),
                fact("Signed", "23 November 2026, 10:14:07 UTC"),
            ],
        },
        next: vec![
            "Print the certificate on security paper, inspect it and hand it to the exporter.".to_owned(),
            "The Diamond Office in Antwerp has been sent the advice.".to_owned(),
            "Record the dispatch when the goods leave. Confirmation is expected within 15 working days after arrival.".to_owned(),
        ],
        documents: documents(),
        links: vec![Link::new("Open certificate SL 004211", "/certificate"), Link::new("Back to the desk", "/desk")],
    })
}
