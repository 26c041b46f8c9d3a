//! The permission matrix: every route with who may ask for it and whose data it gives.
//!
//! Invariant: default deny. A route that has no line here is given to nobody; `meet` asks before any page is made, and
//! `Caller` before any program is answered. Whether an act may be done, and whether a record is one's own, is still said by
//! the register and the page; `tests/permissions.rs` drives every line as every role, with own and foreign data, without a
//! session and with an expired one, and finds a route of the source that has no line.
//! To add a route: add its line below, under its place; where the address names a record, tell the test an own and a foreign one.
//! Source: reliability R-42.

use axum::{
    extract::MatchedPath,
    http::{Extensions, Method},
};
use kpcs_domain::act::Role;

use crate::{no::No, notice::COUNTERS};

/// One line of the matrix.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    /// `GET` (also for `HEAD`) or `POST`.
    pub method: &'static str,
    /// The route as the router has it.
    pub route: &'static str,
    /// Who may ask.
    pub who: Who,
    /// Whose data it gives or changes.
    pub whose: Whose,
}

/// Who may ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Anybody, signed in or not.
    Anybody,
    /// Anybody who is signed in.
    SignedIn,
    /// Who holds one of these roles.
    Roles(&'static [Role]),
    /// Who may ask for the act that the address names.
    Asks,
    /// Who may approve the act that waits at the address.
    Approves,
}

/// Whose data it is; another's is as good as none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Everybody's.
    Public,
    /// Every Participant's: what header parts say (threat-model 12.1, T2).
    Participants,
    /// The person's own account.
    Own,
    /// The office's for which the person acts.
    Office,
    /// The company's for which the person acts; also its office's.
    Company,
    /// Theirs to whom the link was sent that ends in a secret; to anybody without it nothing is there.
    Link,
}

const HEAD: &[Role] = &[Role::AuthorityHead];
const EXPORTER: &[Role] = &[Role::Exporter];
const FILES: &[Role] = &[Role::Exporter, Role::ImportingOfficer];
/// Who records that goods have left.
const DISPATCHES: &[Role] = &[Role::Exporter, Role::Clerk];
const CLERK: &[Role] = &[Role::Clerk];
const COUNTER: &[Role] = &[Role::Clerk, Role::ValidatingOfficer];
/// Whoever prepares or approves something, at the border, too.
const PROPOSALS: &[Role] = OFFICIALS;
const DESK: &[Role] = &[Role::Clerk, Role::ValidatingOfficer, Role::AuthorityHead, Role::Secretariat, Role::Chair];
const EXPORT_READERS: &[Role] = &[Role::Clerk, Role::ValidatingOfficer, Role::AuthorityHead];
const IMPORT: &[Role] = &[Role::ImportingOfficer];
const IMPORT_READERS: &[Role] = &[Role::ImportingOfficer, Role::AuthorityHead];
const OFFICERS: &[Role] = &[Role::Clerk, Role::ValidatingOfficer, Role::ImportingOfficer];
const OFFICE: &[Role] = &[Role::Clerk, Role::ValidatingOfficer, Role::ImportingOfficer, Role::AuthorityHead];
/// Who hands a year of the office's register to somebody else.
pub const BUNDLES: &[Role] = &[Role::AuthorityHead, Role::Secretariat, Role::Chair];
const OFFICIALS: &[Role] = &[
    Role::Clerk,
    Role::ValidatingOfficer,
    Role::ImportingOfficer,
    Role::AuthorityHead,
    Role::Secretariat,
    Role::Chair,
];
/// Everybody of an office or of the scheme; nobody of a company.
const OFFICIALS_ALL: &[Role] = &[
    Role::Clerk,
    Role::ValidatingOfficer,
    Role::ImportingOfficer,
    Role::AuthorityHead,
    Role::Secretariat,
    Role::Chair,
    Role::StockKeeper,
    Role::OfficeAdministrator,
];
const ADMINISTRATORS: &[Role] = &[Role::AuthorityHead, Role::OfficeAdministrator];
/// Who keeps the webhooks of an office, or those of a company.
const WEBHOOKS: &[Role] = &[Role::AuthorityHead, Role::OfficeAdministrator, Role::Exporter, Role::CompanyAdministrator];
const ISSUER: &[Role] = &[
    Role::Exporter,
    Role::ExporterClerk,
    Role::CompanyAdministrator,
    Role::Clerk,
    Role::ValidatingOfficer,
    Role::AuthorityHead,
];
/// Who comes to the counter, and who stands behind it.
const APPLICATION: &[Role] =
    &[Role::Exporter, Role::ExporterClerk, Role::CompanyAdministrator, Role::Clerk, Role::ValidatingOfficer];
const CERTIFICATES: &[Role] = &[
    Role::Exporter,
    Role::ExporterClerk,
    Role::CompanyAdministrator,
    Role::Clerk,
    Role::ValidatingOfficer,
    Role::ImportingOfficer,
    Role::AuthorityHead,
];
/// Who fills in applications; who hands them to a colleague.
const FILLS_IN: &[Role] = &[Role::Exporter, Role::ExporterClerk];
const HANDS_OVER: &[Role] = &[Role::ExporterClerk];

/// Who of an office reads its companies.
const COMPANY_READERS: &[Role] =
    &[Role::Clerk, Role::ValidatingOfficer, Role::ImportingOfficer, Role::AuthorityHead, Role::OfficeAdministrator];
const OF_COMPANY: &[Role] = &[Role::Exporter, Role::ExporterClerk, Role::CompanyAdministrator];
/// Who reads companies by program: also their own people.
const COMPANIES: &[Role] = &[
    Role::Clerk,
    Role::ValidatingOfficer,
    Role::ImportingOfficer,
    Role::AuthorityHead,
    Role::OfficeAdministrator,
    Role::Exporter,
    Role::ExporterClerk,
    Role::CompanyAdministrator,
];
const COMPANY_ADMINISTRATOR: &[Role] = &[Role::CompanyAdministrator];
/// Who keeps accounts of people of companies: their own administrator, and the office.
const COLLEAGUES: &[Role] = &[Role::AuthorityHead, Role::OfficeAdministrator, Role::CompanyAdministrator];
const PAPER: &[Role] = &[Role::Clerk, Role::ValidatingOfficer, Role::AuthorityHead, Role::StockKeeper];

/// The matrix.
pub const MATRIX: &[Line] = &[
    // Public.
    get("/", Who::Anybody, Whose::Public),
    get("/participants", Who::Anybody, Whose::Public),
    get("/participants/{code}", Who::Anybody, Whose::Public),
    get("/observers", Who::Anybody, Whose::Public),
    get("/alerts", Who::Anybody, Whose::Public),
    get("/alerts/{reference}", Who::Anybody, Whose::Public),
    get("/rules", Who::Anybody, Whose::Public),
    get("/rules/{section}", Who::Anybody, Whose::Public),
    get("/help", Who::Anybody, Whose::Public),
    get("/help/words", Who::Anybody, Whose::Public),
    get("/help/{guide}", Who::Anybody, Whose::Public),
    get("/help/api", Who::Anybody, Whose::Public),
    get("/verify", Who::Anybody, Whose::Public),
    post("/verify", Who::Anybody, Whose::Public),
    get("/verify/offline", Who::Anybody, Whose::Public),
    get("/verify/offline/{folder}/{file}", Who::Anybody, Whose::Public),
    get("/verify/offline/manifest.json", Who::Anybody, Whose::Public),
    get("/verify/worker.js", Who::Anybody, Whose::Public),
    get("/log", Who::Anybody, Whose::Public),
    post("/log", Who::Anybody, Whose::Public),
    get("/bundles", Who::Anybody, Whose::Public),
    get("/design", Who::Anybody, Whose::Public),
    get("/healthz", Who::Anybody, Whose::Public),
    get("/static/{file}", Who::Anybody, Whose::Public),
    get("/.well-known/kpcs-trust", Who::Anybody, Whose::Public),
    get("/.well-known/kpcs-roots", Who::Anybody, Whose::Public),
    get("/log/trust", Who::Anybody, Whose::Public),
    get("/log/record/{after}", Who::Anybody, Whose::Public),
    // Signing in, and one's own account.
    get("/sign-in", Who::Anybody, Whose::Public),
    post("/sign-in", Who::Anybody, Whose::Public),
    get("/sign-in/code", Who::Anybody, Whose::Public),
    post("/sign-in/code", Who::Anybody, Whose::Public),
    post("/sign-out", Who::SignedIn, Whose::Own),
    get("/office", Who::SignedIn, Whose::Own),
    get("/account", Who::SignedIn, Whose::Own),
    get("/account/tokens", Who::SignedIn, Whose::Own),
    post("/account/tokens", Who::SignedIn, Whose::Own),
    post("/account/tokens/{id}/end", Who::SignedIn, Whose::Own),
    get("/account/password", Who::SignedIn, Whose::Own),
    post("/account/password", Who::SignedIn, Whose::Own),
    get("/account/second-step", Who::SignedIn, Whose::Own),
    post("/account/second-step", Who::SignedIn, Whose::Own),
    get("/account/cover", Who::Roles(OFFICIALS_ALL), Whose::Own),
    post("/account/cover", Who::Roles(OFFICIALS_ALL), Whose::Own),
    get("/account/sessions", Who::SignedIn, Whose::Own),
    post("/account/sessions", Who::SignedIn, Whose::Own),
    // Notices.
    get("/inbox", Who::SignedIn, Whose::Own),
    post("/inbox/read", Who::SignedIn, Whose::Own),
    post("/inbox/{notice}/read", Who::SignedIn, Whose::Own),
    get("/account/notices", Who::SignedIn, Whose::Own),
    post("/account/notices", Who::SignedIn, Whose::Own),
    get("/account/feeds", Who::SignedIn, Whose::Own),
    post("/account/feeds", Who::SignedIn, Whose::Own),
    post("/account/feeds/{id}/end", Who::SignedIn, Whose::Own),
    get("/confirm-address/{token}", Who::Anybody, Whose::Link),
    post("/confirm-address/{token}", Who::Anybody, Whose::Link),
    get("/feeds/alerts.atom", Who::Anybody, Whose::Public),
    get("/feeds/participants.atom", Who::Anybody, Whose::Public),
    get("/feeds/notices.atom", Who::Anybody, Whose::Public),
    get("/feeds/{token}/notices.atom", Who::Anybody, Whose::Link),
    get("/feeds/{token}/deadlines.ics", Who::Anybody, Whose::Link),
    get("/feeds/{token}/office.atom", Who::Anybody, Whose::Link),
    // The office's own record.
    get("/office/health", Who::Roles(HEAD), Whose::Office),
    get("/log/waiting", Who::Roles(OFFICE), Whose::Office),
    get("/log/findings", Who::Roles(BUNDLES), Whose::Participants),
    get("/bundles/{reader}", Who::Roles(BUNDLES), Whose::Office),
    get("/record", Who::Roles(HEAD), Whose::Office),
    get("/record.csv", Who::Roles(HEAD), Whose::Office),
    // Webhooks of the office, or of a company.
    get("/office/webhooks", Who::Roles(WEBHOOKS), Whose::Company),
    post("/office/webhooks", Who::Roles(WEBHOOKS), Whose::Company),
    post("/office/webhooks/{id}/ping", Who::Roles(WEBHOOKS), Whose::Company),
    post("/office/webhooks/{id}/secret", Who::Roles(WEBHOOKS), Whose::Company),
    post("/office/webhooks/{id}/off", Who::Roles(WEBHOOKS), Whose::Company),
    post("/office/webhooks/messages/{id}/resend", Who::Roles(WEBHOOKS), Whose::Company),
    get("/api/v1/webhooks", Who::Roles(WEBHOOKS), Whose::Company),
    post("/api/v1/webhooks", Who::Roles(WEBHOOKS), Whose::Company),
    post("/api/v1/webhooks/{id}/ping", Who::Roles(WEBHOOKS), Whose::Company),
    post("/api/v1/webhooks/{id}/secret", Who::Roles(WEBHOOKS), Whose::Company),
    post("/api/v1/webhooks/{id}/off", Who::Roles(WEBHOOKS), Whose::Company),
    get("/api/v1/webhook-messages", Who::Roles(WEBHOOKS), Whose::Company),
    post("/api/v1/webhook-messages/{id}/resend", Who::Roles(WEBHOOKS), Whose::Company),
    // People of the office.
    get("/people", Who::Roles(ADMINISTRATORS), Whose::Office),
    get("/people/new", Who::Roles(ADMINISTRATORS), Whose::Office),
    post("/people/new", Who::Roles(ADMINISTRATORS), Whose::Office),
    get("/people/{handle}", Who::Roles(ADMINISTRATORS), Whose::Office),
    post("/people/{handle}", Who::Roles(ADMINISTRATORS), Whose::Office),
    // Companies and their people.
    get("/companies", Who::Roles(COMPANY_READERS), Whose::Office),
    get("/companies/new", Who::Roles(ADMINISTRATORS), Whose::Office),
    post("/companies/new", Who::Roles(ADMINISTRATORS), Whose::Office),
    get("/companies/{company}", Who::Roles(COMPANY_READERS), Whose::Office),
    get("/companies/{company}/edit", Who::Roles(ADMINISTRATORS), Whose::Office),
    post("/companies/{company}/edit", Who::Roles(ADMINISTRATORS), Whose::Office),
    get("/companies/{company}/change", Who::Roles(ADMINISTRATORS), Whose::Office),
    post("/companies/{company}/change", Who::Roles(ADMINISTRATORS), Whose::Office),
    get("/companies/{company}/invite", Who::Roles(ADMINISTRATORS), Whose::Office),
    post("/companies/{company}/invite", Who::Roles(ADMINISTRATORS), Whose::Office),
    get("/company", Who::Roles(OF_COMPANY), Whose::Company),
    get("/company/invite", Who::Roles(COMPANY_ADMINISTRATOR), Whose::Company),
    post("/company/invite", Who::Roles(COMPANY_ADMINISTRATOR), Whose::Company),
    get("/colleagues/{handle}", Who::Roles(COLLEAGUES), Whose::Company),
    post("/colleagues/{handle}", Who::Roles(COLLEAGUES), Whose::Company),
    get("/welcome/{token}", Who::Anybody, Whose::Link),
    post("/welcome/{token}", Who::Anybody, Whose::Link),
    // Exporters.
    get("/applications", Who::Roles(APPLICATION), Whose::Company),
    get("/applications/new", Who::Roles(FILLS_IN), Whose::Company),
    post("/applications/new", Who::Roles(FILLS_IN), Whose::Company),
    post("/applications/new/hand", Who::Roles(HANDS_OVER), Whose::Company),
    get("/applications/new/check", Who::Roles(FILLS_IN), Whose::Company),
    post("/applications/new/check", Who::Roles(EXPORTER), Whose::Company),
    get("/applications/{reference}", Who::Roles(APPLICATION), Whose::Company),
    get("/applications/{reference}/amend", Who::Roles(EXPORTER), Whose::Company),
    post("/applications/{reference}/amend", Who::Roles(EXPORTER), Whose::Company),
    get("/applications/{reference}/amend/check", Who::Roles(EXPORTER), Whose::Company),
    post("/applications/{reference}/amend/check", Who::Roles(EXPORTER), Whose::Company),
    // Files of many requests.
    get("/imports", Who::Roles(FILES), Whose::Own),
    post("/imports", Who::Roles(FILES), Whose::Own),
    get("/imports/{id}", Who::Roles(FILES), Whose::Own),
    post("/imports/{id}", Who::Roles(FILES), Whose::Own),
    // The counter.
    get("/appointments", Who::Roles(COUNTERS), Whose::Company),
    // Any act.
    get("/acts", Who::SignedIn, Whose::Own),
    get("/acts/{name}", Who::Asks, Whose::Office),
    post("/acts/{name}", Who::Asks, Whose::Office),
    // Several rows of a list at once.
    get("/bulk/dispatch", Who::Roles(DISPATCHES), Whose::Company),
    post("/bulk/dispatch", Who::Roles(DISPATCHES), Whose::Company),
    get("/bulk/deposit", Who::Roles(IMPORT), Whose::Office),
    post("/bulk/deposit", Who::Roles(IMPORT), Whose::Office),
    get("/bulk/withdraw", Who::Roles(EXPORTER), Whose::Company),
    post("/bulk/withdraw", Who::Roles(EXPORTER), Whose::Company),
    get("/bulk/papers", Who::Roles(CERTIFICATES), Whose::Company),
    post("/bulk/papers", Who::Roles(CERTIFICATES), Whose::Company),
    // Security paper.
    get("/blanks", Who::Roles(PAPER), Whose::Office),
    // Imported lots.
    get("/lots", Who::Roles(OFFICE), Whose::Office),
    // Certificates.
    get("/certificates", Who::Roles(CERTIFICATES), Whose::Company),
    get("/certificates/{number}", Who::Roles(CERTIFICATES), Whose::Company),
    get("/certificates/{number}/certificate.pdf", Who::Roles(CERTIFICATES), Whose::Company),
    get("/certificates/{number}/overlay.pdf", Who::Roles(CERTIFICATES), Whose::Company),
    get("/certificates/{number}/overlay-test.pdf", Who::Roles(CERTIFICATES), Whose::Company),
    get("/certificates/{number}/label.pdf", Who::Roles(CERTIFICATES), Whose::Company),
    get("/certificates/{number}/code.svg", Who::Roles(CERTIFICATES), Whose::Company),
    get("/certificates/{number}/statement.kpcs", Who::Roles(CERTIFICATES), Whose::Company),
    get("/certificates/{number}/log-proof", Who::Roles(CERTIFICATES), Whose::Company),
    get("/certificates/{number}/log-proof.pdf", Who::Roles(CERTIFICATES), Whose::Company),
    get("/certificates/{number}/paper-confirmation", Who::Roles(CLERK), Whose::Office),
    post("/certificates/{number}/paper-confirmation", Who::Roles(CLERK), Whose::Office),
    // Cases, seen by both of their authorities.
    get("/cases", Who::Roles(OFFICE), Whose::Office),
    get("/cases/{key}", Who::Roles(OFFICE), Whose::Office),
    get("/cases/{key}/detention.pdf", Who::Roles(OFFICE), Whose::Office),
    get("/cases/{key}/refusal.pdf", Who::Roles(OFFICE), Whose::Office),
    get("/cases/{key}/return.pdf", Who::Roles(OFFICE), Whose::Office),
    // Letters of comfort, written and received.
    get("/letters", Who::Roles(OFFICE), Whose::Office),
    get("/letters/{position}/letter.pdf", Who::Roles(OFFICE), Whose::Office),
    // Photographs, seen by the authorities whose acts name them.
    get("/evidence/{digest}", Who::Roles(OFFICE), Whose::Office),
    // The desk.
    get("/desk", Who::Roles(DESK), Whose::Office),
    get("/desk/applications/{reference}", Who::Roles(COUNTER), Whose::Office),
    get("/desk/applications/{reference}/examine", Who::Roles(CLERK), Whose::Office),
    post("/desk/applications/{reference}/examine", Who::Roles(CLERK), Whose::Office),
    get("/desk/applications/{reference}/prepare", Who::Roles(CLERK), Whose::Office),
    post("/desk/applications/{reference}/prepare", Who::Roles(CLERK), Whose::Office),
    get("/desk/proposals/{id}", Who::Roles(PROPOSALS), Whose::Office),
    post("/desk/proposals/{id}", Who::Roles(PROPOSALS), Whose::Office),
    get("/desk/proposals/{id}/refuse", Who::Approves, Whose::Office),
    post("/desk/proposals/{id}/refuse", Who::Approves, Whose::Office),
    get("/desk/done/{position}", Who::Roles(PROPOSALS), Whose::Office),
    // Letters and their answers.
    get("/replies", Who::Roles(OFFICERS), Whose::Office),
    get("/replies/{message}", Who::Roles(OFFICERS), Whose::Office),
    post("/replies/{message}", Who::Roles(OFFICERS), Whose::Office),
    get("/reply/{token}", Who::Anybody, Whose::Link),
    post("/reply/{token}", Who::Anybody, Whose::Link),
    // Arrivals.
    get("/closure", Who::Roles(OFFICIALS), Whose::Office),
    get("/closure.csv", Who::Roles(OFFICE), Whose::Office),
    get("/arrivals", Who::Roles(IMPORT_READERS), Whose::Office),
    get("/arrivals/list", Who::Roles(IMPORT_READERS), Whose::Office),
    post("/arrivals/scan", Who::Roles(IMPORT), Whose::Office),
    get("/arrivals/paper", Who::Roles(IMPORT), Whose::Office),
    post("/arrivals/paper", Who::Roles(IMPORT), Whose::Office),
    get("/arrivals/scans/{digest}", Who::Roles(IMPORT_READERS), Whose::Office),
    get("/arrivals/{number}/paper", Who::Roles(IMPORT_READERS), Whose::Office),
    get("/specimens/{participant}/{version}/{place}", Who::Roles(OFFICE), Whose::Public),
    get("/arrivals/{number}", Who::Roles(IMPORT_READERS), Whose::Office),
    get("/arrivals/{number}/register", Who::Roles(IMPORT), Whose::Office),
    post("/arrivals/{number}/register", Who::Roles(IMPORT), Whose::Office),
    get("/arrivals/{number}/confirm", Who::Roles(IMPORT), Whose::Office),
    post("/arrivals/{number}/confirm", Who::Roles(IMPORT), Whose::Office),
    get("/arrivals/{number}/discrepancy", Who::Roles(IMPORT), Whose::Office),
    post("/arrivals/{number}/discrepancy", Who::Roles(IMPORT), Whose::Office),
    get("/arrivals/{number}/confirmation.pdf", Who::Roles(OFFICE), Whose::Office),
    get("/arrivals/{number}/discrepancy.pdf", Who::Roles(OFFICE), Whose::Office),
    get("/arrivals/{number}/amendment.pdf", Who::Roles(OFFICE), Whose::Office),
    // Reports, sheets for paper, kept searches.
    get("/office/reports", Who::Roles(OFFICE), Whose::Office),
    get("/office/reports/exports/{report}", Who::Roles(EXPORT_READERS), Whose::Office),
    get("/office/reports/imports/{report}", Who::Roles(IMPORT_READERS), Whose::Office),
    get("/office/day", Who::Roles(OFFICE), Whose::Office),
    get("/office/morning", Who::Roles(OFFICE), Whose::Office),
    get("/office/handover", Who::Roles(OFFICE), Whose::Office),
    post("/office/handover", Who::Roles(OFFICE), Whose::Office),
    get("/help/keys", Who::Anybody, Whose::Public),
    get("/office/paper", Who::Roles(EXPORT_READERS), Whose::Office),
    post("/office/paper", Who::Roles(EXPORT_READERS), Whose::Office),
    get("/office/paper/test.pdf", Who::Roles(EXPORT_READERS), Whose::Office),
    get("/office/scales", Who::Roles(OFFICE), Whose::Office),
    post("/office/scales", Who::Roles(OFFICE), Whose::Office),
    get("/searches", Who::SignedIn, Whose::Own),
    post("/searches", Who::SignedIn, Whose::Own),
    get("/searches/new", Who::SignedIn, Whose::Own),
    get("/searches/forget", Who::SignedIn, Whose::Own),
    post("/searches/forget", Who::SignedIn, Whose::Own),
    // Programs.
    get("/api/v1/acts", Who::Anybody, Whose::Public),
    get("/api/v1/openapi.json", Who::Anybody, Whose::Public),
    get("/api/v1/authorities", Who::Anybody, Whose::Public),
    get("/api/v1/keys", Who::Anybody, Whose::Public),
    get("/api/v1/packs", Who::Anybody, Whose::Public),
    get("/api/v1/specimens", Who::Anybody, Whose::Public),
    get("/api/v1/rules", Who::Anybody, Whose::Public),
    post("/api/v1/acts/{name}", Who::Asks, Whose::Office),
    post("/api/v1/photographs", Who::Roles(OFFICE), Whose::Office),
    post("/api/v1/imports/{kind}", Who::Asks, Whose::Office),
    get("/api/v1/imports/{kind}/template", Who::Anybody, Whose::Public),
    post("/api/v1/proposals/{id}/approve", Who::Approves, Whose::Office),
    post("/api/v1/proposals/{id}/refuse", Who::Approves, Whose::Office),
    get("/api/v1/applications", Who::Roles(ISSUER), Whose::Company),
    get("/api/v1/certificates", Who::Roles(ISSUER), Whose::Company),
    get("/api/v1/certificates/{number}", Who::Roles(ISSUER), Whose::Company),
    get("/api/v1/companies", Who::Roles(COMPANIES), Whose::Company),
    get("/api/v1/shipments", Who::Roles(IMPORT_READERS), Whose::Office),
    get("/api/v1/arrivals", Who::Roles(IMPORT_READERS), Whose::Office),
    get("/api/v1/confirmations", Who::Roles(OFFICIALS), Whose::Office),
    get("/api/v1/discrepancies", Who::Roles(OFFICIALS), Whose::Office),
    get("/api/v1/inbox", Who::Roles(OFFICIALS), Whose::Office),
    get("/api/v1/acts-done", Who::Roles(OFFICIALS), Whose::Office),
    get("/api/v1/closure", Who::Roles(OFFICE), Whose::Office),
    get("/api/v1/proposals", Who::Roles(OFFICIALS), Whose::Office),
    get("/api/v1/participants", Who::Anybody, Whose::Public),
    get("/api/v1/gate", Who::Anybody, Whose::Public),
    post("/api/v1/verify", Who::Anybody, Whose::Public),
];

const fn get(route: &'static str, who: Who, whose: Whose) -> Line {
    Line { method: "GET", route, who, whose }
}

const fn post(route: &'static str, who: Who, whose: Whose) -> Line {
    Line { method: "POST", route, who, whose }
}

impl Who {
    /// Whether somebody with these roles may ask; `None` stands for nobody being signed in.
    ///
    /// # Errors
    /// [`No::SignedOut`], [`No::RoleMissing`].
    pub fn admit(self, roles: Option<&[Role]>) -> Result<(), No> {
        match (self, roles) {
            (Self::Anybody, _) => Ok(()),
            (_, None) => Err(No::SignedOut),
            (Self::Roles(needed), Some(held)) if !held.iter().any(|role| needed.contains(role)) => {
                Err(No::RoleMissing(needed))
            }
            (_, Some(_)) => Ok(()),
        }
    }
}

/// The line of the route to which a request was matched; `None` for an address at which nothing stands.
///
/// # Errors
/// [`No::NotFound`] or [`No::OtherMethod`] for a method that the route does not have; a fault for a route without a line.
pub fn line_of(method: &Method, extensions: &Extensions) -> Result<Option<&'static Line>, No> {
    let Some(route) = extensions.get::<MatchedPath>() else { return Ok(None) };
    let method = if *method == Method::HEAD { "GET" } else { method.as_str() };
    let mut lines = MATRIX.iter().filter(|line| line.route == route.as_str()).peekable();
    if lines.peek().is_none() {
        let route = route.as_str();
        return Err(No::fault(&format!("{method} {route} has no line in crates/kpcs-server/src/permission.rs")));
    }
    let other = if route.as_str().starts_with("/api/") { No::OtherMethod } else { No::NotFound };
    lines.find(|line| line.method == method).map(Some).ok_or(other)
}
