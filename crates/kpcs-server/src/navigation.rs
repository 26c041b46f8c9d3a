//! Where a person can go: the places of an office and of a company, each with who has use for it.
//!
//! Invariant: the main navigation shows the few places where a person works; `/office` shows all of theirs, with a sentence
//! each. Whether a page is given is the permission matrix's matter; a place shown here and refused there fails a test.
//! Must not know: pages. To add a page to the menus: one line below.

use kpcs_domain::act::Role;

/// A page that people go to by a menu.
pub struct Place {
    /// Who has use for it.
    pub roles: &'static [Role],
    /// The key of its name.
    pub name: &'static str,
    /// The key of the sentence that says what is done there.
    pub about: &'static str,
    /// Its address.
    pub href: &'static str,
    /// Whether it stands in the main navigation.
    pub main: bool,
}

const OFFICERS: &[Role] = &[Role::Clerk, Role::ValidatingOfficer, Role::ImportingOfficer];
const OFFICE: &[Role] = &[Role::Clerk, Role::ValidatingOfficer, Role::ImportingOfficer, Role::AuthorityHead];
/// Who works with what the stock keeper hands out.
const PAPER: &[Role] = &[Role::Clerk, Role::ValidatingOfficer, Role::AuthorityHead];
const COUNTER: &[Role] = &[Role::Clerk, Role::ValidatingOfficer];
/// Who comes to the counter, and who stands behind it.
const APPOINTMENTS: &[Role] = &[Role::Exporter, Role::Clerk, Role::ValidatingOfficer];
const REGISTRY: &[Role] = &[Role::Secretariat, Role::Chair];
/// Who does acts, though not from the list of all acts first.
const ACTING: &[Role] =
    &[Role::Exporter, Role::Clerk, Role::ValidatingOfficer, Role::ImportingOfficer, Role::StockKeeper];
const OF_COMPANY: &[Role] = &[Role::Exporter, Role::ExporterClerk, Role::CompanyAdministrator];
const WEBHOOKS: &[Role] = &[Role::AuthorityHead, Role::OfficeAdministrator, Role::Exporter, Role::CompanyAdministrator];
const EVERYBODY: &[Role] = Role::ALL;

const fn main(roles: &'static [Role], name: &'static str, about: &'static str, href: &'static str) -> Place {
    Place { roles, name, about, href, main: true }
}

const fn other(roles: &'static [Role], name: &'static str, about: &'static str, href: &'static str) -> Place {
    Place { roles, name, about, href, main: false }
}

/// Every place, in the order in which menus show them.
pub const PLACES: &[Place] = &[
    main(OF_COMPANY, "nav-applications", "office-about-applications", "/applications"),
    main(COUNTER, "nav-desk", "office-about-desk", "/desk"),
    main(REGISTRY, "nav-desk", "office-about-desk-registry", "/desk"),
    main(&[Role::ImportingOfficer], "nav-arrivals", "office-about-arrivals", "/arrivals"),
    main(
        &[Role::Exporter, Role::ExporterClerk, Role::CompanyAdministrator, Role::Clerk, Role::ValidatingOfficer],
        "certificates-title",
        "office-about-certificates",
        "/certificates",
    ),
    main(OFFICE, "nav-cases", "office-about-cases", "/cases"),
    other(OFFICE, "closure-title", "office-about-closure", "/closure"),
    other(REGISTRY, "closure-title", "office-about-closure", "/closure"),
    other(APPOINTMENTS, "appointments-nav", "office-about-appointments", "/appointments"),
    other(PAPER, "lots-title", "office-about-lots", "/lots"),
    main(&[Role::StockKeeper], "blanks-title", "office-about-blanks", "/blanks"),
    other(PAPER, "blanks-title", "office-about-blanks", "/blanks"),
    other(OFFICE, "links-morning", "office-about-morning", "/office/morning"),
    other(OFFICE, "handover-title", "office-about-handover", "/office/handover"),
    other(OFFICE, "scales-title", "office-about-scales", "/office/scales"),
    other(PAPER, "paper-title", "office-about-paper", "/office/paper"),
    other(OFFICE, "morning-day", "office-about-day", "/office/day"),
    other(OFFICE, "reports-title", "office-about-reports", "/office/reports"),
    other(OFFICE, "letters-title", "office-about-letters", "/letters"),
    other(EVERYBODY, "searches-title", "office-about-searches", "/searches"),
    other(OFFICERS, "replies-title", "office-about-replies", "/replies"),
    main(&[Role::AuthorityHead, Role::Secretariat, Role::Chair], "nav-acts", "office-about-acts", "/acts"),
    other(ACTING, "nav-acts", "office-about-acts", "/acts"),
    main(&[Role::OfficeAdministrator], "people-title", "office-about-people", "/people"),
    other(&[Role::AuthorityHead], "people-title", "office-about-people", "/people"),
    main(&[Role::OfficeAdministrator], "companies-title", "office-about-companies", "/companies"),
    other(OFFICE, "companies-title", "office-about-companies", "/companies"),
    main(OF_COMPANY, "company-own", "office-about-company", "/company"),
    other(&[Role::AuthorityHead], "record-nav", "office-about-record", "/record"),
    other(&[Role::AuthorityHead], "health-nav", "office-about-health", "/office/health"),
    other(WEBHOOKS, "webhooks-title", "office-about-webhooks", "/office/webhooks"),
    other(OFFICE, "log-waiting-title", "log-waiting-about", "/log/waiting"),
    other(
        &[Role::AuthorityHead, Role::Secretariat, Role::Chair],
        "log-findings-title",
        "log-findings-about",
        "/log/findings",
    ),
    other(EVERYBODY, "inbox-title", "office-about-inbox", "/inbox"),
    other(EVERYBODY, "notices-title", "office-about-notices", "/account/notices"),
    other(EVERYBODY, "feeds-title", "office-about-feeds", "/account/feeds"),
    other(EVERYBODY, "tokens-title", "office-about-tokens", "/account/tokens"),
    other(EVERYBODY, "keys-title", "office-about-keys", "/help/keys"),
    other(EVERYBODY, "help-api-title", "office-about-api", "/help/api"),
];

/// The places of somebody who holds `roles`: each address once, in the order of the table.
pub(crate) fn places_of(holds: impl Fn(&[Role]) -> bool) -> Vec<&'static Place> {
    let mut mine: Vec<&Place> = Vec::new();
    for place in PLACES.iter().filter(|place| holds(place.roles)) {
        if !mine.iter().any(|known| known.href == place.href) {
            mine.push(place);
        }
    }
    mine
}
