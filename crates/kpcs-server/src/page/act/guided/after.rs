//! Where an officer goes after an act with a form of its own: to the goods, their case, the certificate, or the stock.
//!
//! Invariant: the same for the same act and subject, so a request sent twice shows the same page.

use kpcs_domain::value::CertificateNumber;
use kpcs_register::Outcome;
use kpcs_web::{Texts, shell::Link};

/// What happens next, and the links, for an act of a guide; `None` for any other.
pub fn after(texts: Texts, act: &str, outcome: &Outcome) -> Option<(Vec<String>, Vec<Link>)> {
    let (subject, is_done) = match outcome {
        Outcome::Done(done) => (done.subject.as_str(), true),
        Outcome::Prepared(prepared) => (prepared.subject.as_str(), false),
    };
    let link = |key: &str, href: String| Link::new(texts.get(key), href);
    let numbered = CertificateNumber::parse(subject).is_ok();
    let (next, links) = match act {
        "detain_shipment" | "release_shipment" | "refuse_import" | "return_shipment" | "forfeit_shipment" => {
            let case = link("cases-open-it", format!("/cases/{subject}"));
            let goods = numbered.then(|| link("case-shipment", format!("/arrivals/{subject}")));
            ("guide-next-border", [case].into_iter().chain(goods).collect())
        }
        "amend_certificate" | "report_certificate_lost" | "report_certificate_stolen" => {
            ("guide-next-issuer", vec![link("case-certificate", format!("/certificates/{subject}"))])
        }
        "receive_blanks" | "allot_blanks" | "spoil_blank" | "destroy_blanks" | "count_blanks" => {
            ("guide-next-paper", vec![link("blanks-title", "/blanks".to_owned())])
        }
        "record_transit" => ("guide-next-transit", vec![link("nav-arrivals", "/arrivals".to_owned())]),
        _ => return None,
    };
    Some((if is_done { vec![texts.get(next)] } else { Vec::new() }, links))
}
