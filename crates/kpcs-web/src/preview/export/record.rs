//! Sample pages of an issued certificate: its record, and a confirmation that came on paper.
//!
//! Invariant: what is shown is invented and says so in the band on every page.
//! It must not know the register.

use crate::page::certificate::CertificatePage;
use crate::page::form::FormPage;
use crate::page::paper_confirmation;
use crate::part::{
    Action, Actions, Badge, Document, Documents, Event, Fact, Facts, Filled, Form, Inline, Notice, Qr, Rosette,
    Standing, State, Timeline, Tone,
};
use crate::preview::sample::{Look, digest, digest_text, elements, lines, render, steps};
use crate::preview::trader::shipment;
use crate::shell::Link;

const QR: &str = include_str!("../qr.txt");

pub(super) fn documents() -> Documents {
    let document =
        |title: &str, kind: &str| Document { title: title.to_owned(), kind: kind.to_owned(), href: "/done".to_owned() };
    Documents {
        documents: vec![
            document("Certificate SL 004211", "PDF, 94 kB"),
            document("Overlay for security paper", "PDF, 31 kB"),
            document("Bag label", "PDF, 22 kB"),
            document("Statement", "COSE, 0.6 kB"),
        ],
    }
}

pub(super) fn event(what: &str, who: &str, when: &str, act: &str) -> Event {
    Event {
        what: what.to_owned(),
        who: who.to_owned(),
        when: when.to_owned(),
        place: Some(Link::new(act, "/certificate")),
        standing: Standing::Done,
        pictures: None,
    }
}

pub fn certificate(look: &Look) -> String {
    let t = look.texts;
    let rows: Vec<&[u8]> = QR.lines().map(str::as_bytes).collect();
    let dark = |x: usize, y: usize| rows.get(y).and_then(|row| row.get(x)) == Some(&b'#');
    let mut shell = look.officer("SL 004211");
    shell.crumbs = vec![Link::new(t.get("nav-desk"), "/desk")];
    render(&CertificatePage {
        logged: None,
        contact: None,
        shell,
        number: "SL 004211".to_owned(),
        badge: Badge::of(t, State::Arrived),
        specimen: true,
        notice: Some(Notice::new(
            Tone::NeedsHand,
            "Confirmation is due on 9 December 2026",
            "The goods arrived in Antwerp on 25 November 2026 and are being measured.",
        )),
        statement: t.get("certificate-statement"),
        steps: steps(t, 5),
        facts: elements(t),
        lines: lines(t),
        shipment: Facts {
            facts: shipment()[2..]
                .iter()
                .cloned()
                .chain([Fact::new(
                    t.get("examine-seals"),
                    Inline::Lines(vec!["SL-S 009812".to_owned(), "SL-S 009813".to_owned()]),
                )])
                .collect(),
        },
        qr: Some(Qr::draw(t.t("certificate-qr").arg("number", "SL 004211").to_string(), rows.len(), dark)),
        rosette: Some(Rosette::of(t.get("verify-rosette"), &digest())),
        digest: digest_text(),
        documents: documents(),
        actions: Actions {
            actions: vec![
                Action::Allowed { label: "Invalidate".to_owned(), href: "/act".to_owned() },
                Action::Allowed { label: t.get("paper-title"), href: "/paper-confirmation".to_owned() },
                Action::NotAllowed {
                    label: "Record dispatch".to_owned(),
                    reason: "Recorded on 24 November 2026.".to_owned(),
                },
                Action::NotAllowed {
                    label: "Void".to_owned(),
                    reason: "The original has left the office; it can be invalidated.".to_owned(),
                },
                Action::NotAllowed {
                    label: "Replace".to_owned(),
                    reason: "The original has to be surrendered first.".to_owned(),
                },
            ],
        },
        timeline: Timeline {
            events: vec![
                Event {
                    standing: Standing::Coming,
                    pictures: None,
                    place: None,
                    ..event("Receipt is confirmed", "Diamond Office, Antwerp", "expected by 9 December 2026", "")
                },
                event("Arrival registered", "Diamond Office, Antwerp", "25 November 2026, 08:02 UTC", "act 10,544"),
                event("Dispatched", "Brink’s, flight SN 242", "24 November 2026, 19:10 UTC", "act 10,527"),
                event("Signed and issued", "Officer 4HWT 9C3E", "23 November 2026, 10:14 UTC", "act 10,511"),
                event("Prepared", "Officer K7QD 2MXA", "23 November 2026, 09:58 UTC", "act 10,510"),
                event("Examined", "Officer K7QD 2MXA", "22 November 2026, 10:20 UTC", "act 10,498"),
                event("Applied for", "Koidu Stones Ltd (simulated)", "20 November 2026, 16:41 UTC", "act 10,482"),
            ],
        },
    })
}

pub fn paper_confirmation(look: &Look) -> String {
    let t = look.texts;
    let form = Form {
        texts: t,
        action: "/paper-confirmation".to_owned(),
        token: "sample".to_owned(),
        hidden: Vec::new(),
        multipart: true,
        compact: false,
        groups: paper_confirmation::groups(t, &Filled::default()),
        button: t.get("paper-button"),
        keep: None,
    };
    render(&FormPage {
        shell: look.clerk(t.get("paper-title")),
        eyebrow: String::new(),
        title: t.get("paper-title"),
        lead: t.get("paper-lead"),
        refusals: None,
        notice: None,
        form,
        beside: None,
    })
}
