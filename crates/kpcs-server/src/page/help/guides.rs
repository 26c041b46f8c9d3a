//! The guides: who each is for, the day in order with its pages, the drawing, and the refusals that are met most.
//!
//! Invariant: every role has a guide; a link is one that each of its roles may open; a refusal is one that the register gives
//! (`tests/help_pages.rs`). What is said stands in the locale files under `help-NAME-...`.
//! To add a step: a line here and its text under the next number in both languages. Must not know: pages.

use kpcs_domain::act::Role;

/// A guide.
#[derive(Debug)]
pub struct Guide {
    /// Its name in the address, and in the keys of its texts.
    pub name: &'static str,
    /// Whose it is; empty for anybody.
    pub roles: &'static [Role],
    /// The drawing: the key of its steps, how many, and which are this person's.
    pub flow: Flow,
    /// The day in order; the text of step `n` is `help-NAME-n`.
    pub steps: &'static [Step],
    /// What the register says when something goes wrong, by code.
    pub refusals: &'static [&'static str],
}

/// A small drawing.
#[derive(Debug)]
pub enum Flow {
    /// Steps in a row, with those that are this person's: `help-flow-NAME-n`.
    Way(&'static str, usize, &'static [usize]),
    /// The six answers of a check, as they are drawn everywhere.
    Outcomes,
}

/// One step of the day.
#[derive(Debug)]
pub struct Step {
    /// The pages, each with the key of its name.
    pub pages: &'static [(&'static str, &'static str)],
    /// A command to type; empty where there is none.
    pub command: &'static str,
}

const fn at(pages: &'static [(&'static str, &'static str)]) -> Step {
    Step { pages, command: "" }
}

const fn typed(command: &'static str) -> Step {
    Step { pages: &[], command }
}

/// Every guide, in the order of the index.
pub const GUIDES: &[Guide] = &[
    Guide {
        name: "exporter",
        roles: &[Role::Exporter],
        flow: Flow::Way("way", 7, &[0]),
        steps: &[
            at(&[("/applications/new", "help-go-apply")]),
            at(&[("/imports", "help-go-imports")]),
            at(&[
                ("/appointments", "appointments-nav"),
                ("/acts/book_appointment", "act-book-appointment"),
                ("/acts/change_appointment", "act-change-appointment"),
            ]),
            at(&[("/applications", "nav-applications")]),
            at(&[("/certificates", "certificates-title"), ("/acts/record_dispatch", "act-record-dispatch")]),
            at(&[("/inbox", "inbox-title")]),
            at(&[("/applications/new", "help-go-apply"), ("/applications", "nav-applications")]),
            at(&[("/office/webhooks", "webhooks-title")]),
        ],
        refusals: &[
            "conflict_declaration_missing",
            "destination_not_participant",
            "exporter_unlicensed",
            "sources_missing",
            "return_day_missing",
            "appointment_taken",
        ],
    },
    Guide {
        name: "examiner",
        roles: &[Role::Clerk],
        flow: Flow::Way("way", 7, &[1]),
        steps: &[
            at(&[("/office/morning", "links-morning"), ("/appointments", "appointments-nav")]),
            at(&[("/desk", "nav-desk")]),
            at(&[("/companies", "companies-title")]),
            at(&[("/office/scales", "scales-title")]),
            at(&[]),
            at(&[("/lots", "lots-title")]),
            at(&[]),
        ],
        refusals: &[
            "valuations_too_few",
            "value_not_by_valuation",
            "tare_exceeds_gross",
            "sources_do_not_cover",
            "seal_repeated",
            "application_not_open",
        ],
    },
    Guide {
        name: "clerk",
        roles: &[Role::Clerk],
        flow: Flow::Way("way", 7, &[2, 4]),
        steps: &[
            at(&[("/office/morning", "links-morning")]),
            at(&[("/desk", "nav-desk")]),
            at(&[
                ("/certificates", "certificates-title"),
                ("/blanks", "blanks-title"),
                ("/acts/spoil_blank", "act-spoil-blank"),
            ]),
            at(&[("/acts/record_handover", "act-record-handover"), ("/acts/record_dispatch", "act-record-dispatch")]),
            at(&[("/replies", "replies-title")]),
            at(&[("/cases", "nav-cases")]),
            at(&[("/closure", "closure-title"), ("/office/day", "morning-day")]),
            at(&[("/office/handover", "handover-title")]),
        ],
        refusals: &[
            "number_block_exhausted",
            "seal_not_on_certificate",
            "container_not_numbered",
            "blank_not_free",
            "certificate_not_issued",
            "disk_nearly_full",
        ],
    },
    Guide {
        name: "validating-officer",
        roles: &[Role::ValidatingOfficer],
        flow: Flow::Way("way", 7, &[3]),
        steps: &[
            at(&[("/desk", "nav-desk")]),
            at(&[]),
            at(&[("/account/second-step", "help-go-second-step")]),
            at(&[]),
            at(&[("/certificates", "certificates-title"), ("/acts/raise_alert", "act-raise-alert")]),
            at(&[("/account/cover", "help-go-cover")]),
            at(&[("/office/handover", "handover-title")]),
        ],
        refusals: &[
            "approver_is_preparer",
            "preparation_outdated",
            "issuer_closed",
            "destination_closed",
            "key_not_listed",
            "restored_not_resumed",
        ],
    },
    Guide {
        name: "stock-keeper",
        roles: &[Role::StockKeeper],
        flow: Flow::Way("stock", 5, &[0, 1, 2, 3, 4]),
        steps: &[
            at(&[("/acts/receive_blanks", "act-receive-blanks")]),
            at(&[("/acts/allot_blanks", "act-allot-blanks")]),
            at(&[("/blanks", "blanks-title")]),
            at(&[("/acts/count_blanks", "act-count-blanks")]),
            at(&[("/acts/spoil_blank", "act-spoil-blank"), ("/acts/destroy_blanks", "act-destroy-blanks")]),
        ],
        refusals: &[
            "range_backwards",
            "range_too_long",
            "blank_unknown",
            "blank_not_free",
            "difference_unexplained",
            "witnesses_missing",
        ],
    },
    Guide {
        name: "importing-officer",
        roles: &[Role::ImportingOfficer],
        flow: Flow::Way("way", 7, &[5, 6]),
        steps: &[
            at(&[("/arrivals", "nav-arrivals"), ("/office/morning", "links-morning")]),
            at(&[("/arrivals", "nav-arrivals"), ("/arrivals/paper", "help-go-paper")]),
            at(&[("/acts/detain_shipment", "act-detain-shipment"), ("/acts/query_issuer", "act-query-issuer")]),
            at(&[]),
            at(&[("/arrivals/list", "help-go-arrivals-list"), ("/cases", "nav-cases")]),
            at(&[("/acts/refuse_import", "act-refuse-import"), ("/acts/return_shipment", "act-return-shipment")]),
            at(&[("/imports", "help-go-imports")]),
            at(&[("/office/handover", "handover-title")]),
            at(&[("/verify/offline", "offline-title")]),
        ],
        refusals: &[
            "seal_broken",
            "weight_outside_tolerance",
            "used_before",
            "expired_before_arrival",
            "issuer_not_participant",
            "certificate_missing",
        ],
    },
    Guide {
        name: "authority-head",
        roles: &[Role::AuthorityHead],
        flow: Flow::Way("office", 5, &[0, 1, 2, 3, 4]),
        steps: &[
            at(&[("/closure", "closure-title"), ("/cases", "nav-cases")]),
            at(&[("/office/health", "health-nav")]),
            at(&[("/people", "people-title"), ("/people/new", "help-go-invite")]),
            at(&[("/record", "record-nav")]),
            at(&[
                ("/acts/authorise_key", "act-authorise-key"),
                ("/acts/adopt_rule_pack", "act-adopt-rule-pack"),
                ("/acts/publish_specimen", "act-publish-specimen"),
            ]),
            at(&[
                ("/acts/publish_contacts", "act-publish-contacts"),
                ("/acts/recognise_partner", "act-recognise-partner"),
            ]),
            at(&[("/office/reports", "reports-title")]),
            at(&[("/office/handover", "handover-title")]),
            at(&[("/office/webhooks", "webhooks-title")]),
        ],
        refusals: &[
            "approver_is_preparer",
            "pack_in_the_past",
            "period_too_long",
            "revocation_in_the_past",
            "hours_overlap",
            "authority_not_yours",
        ],
    },
    Guide {
        name: "office-administrator",
        roles: &[Role::OfficeAdministrator],
        flow: Flow::Way("accounts", 4, &[0, 1, 2, 3]),
        steps: &[
            at(&[("/people/new", "help-go-invite")]),
            at(&[("/people", "people-title")]),
            at(&[("/people", "people-title")]),
            at(&[("/people", "people-title")]),
            at(&[("/companies", "companies-title")]),
            at(&[("/companies", "companies-title")]),
            at(&[("/office/webhooks", "webhooks-title")]),
        ],
        refusals: &["role_missing"],
    },
    Guide {
        name: "company-administrator",
        roles: &[Role::CompanyAdministrator],
        flow: Flow::Way("accounts", 4, &[0, 1, 2, 3]),
        steps: &[
            at(&[("/company", "company-own")]),
            at(&[("/company/invite", "colleague-invite")]),
            at(&[("/company", "company-own")]),
            at(&[("/account/second-step", "help-go-second-step")]),
            at(&[("/company", "company-own"), ("/company/invite", "colleague-invite")]),
            at(&[("/office/webhooks", "webhooks-title")]),
        ],
        refusals: &["role_missing", "exporter_not_your_company"],
    },
    Guide {
        name: "exporter-clerk",
        roles: &[Role::ExporterClerk],
        flow: Flow::Way("way", 7, &[0]),
        steps: &[
            at(&[("/company", "company-own")]),
            at(&[("/applications/new", "help-go-apply")]),
            at(&[]),
            at(&[("/applications", "nav-applications")]),
            at(&[("/certificates", "certificates-title")]),
            at(&[("/inbox", "inbox-title"), ("/account", "help-go-account")]),
        ],
        refusals: &["role_missing", "exporter_unlicensed", "conflict_declaration_missing", "sources_missing"],
    },
    Guide {
        name: "secretariat",
        roles: &[Role::Secretariat],
        flow: Flow::Way("scheme", 3, &[0, 2]),
        steps: &[
            at(&[
                ("/acts/admit_participant", "act-admit-participant"),
                ("/acts/change_participant_status", "act-change-participant-status"),
            ]),
            at(&[("/desk", "nav-desk")]),
            at(&[("/participants", "nav-participants")]),
            at(&[("/acts/register_observer", "act-register-observer"), ("/observers", "observers-title")]),
            at(&[("/alerts", "alerts-title"), ("/closure", "closure-title")]),
        ],
        refusals: &[
            "participant_already_admitted",
            "change_not_after_current",
            "observer_registered",
            "observer_in_the_past",
            "participant_unknown",
        ],
    },
    Guide {
        name: "chair",
        roles: &[Role::Chair],
        flow: Flow::Way("scheme", 3, &[1]),
        steps: &[
            at(&[("/desk", "nav-desk")]),
            at(&[]),
            at(&[("/participants", "nav-participants")]),
            at(&[("/closure", "closure-title")]),
        ],
        refusals: &[
            "approver_is_preparer",
            "preparation_outdated",
            "change_not_after_current",
            "participant_already_admitted",
        ],
    },
    Guide {
        name: "statistician",
        roles: &[Role::AuthorityHead, Role::Clerk],
        flow: Flow::Way("figures", 3, &[0, 1, 2]),
        steps: &[
            at(&[("/office/reports", "reports-title")]),
            at(&[("/certificates", "certificates-title")]),
            at(&[("/searches", "searches-title")]),
            at(&[("/office/day", "morning-day")]),
        ],
        refusals: &["total_out_of_range", "lines_not_sums", "weight_outside_tolerance"],
    },
    Guide {
        name: "anybody",
        roles: &[],
        flow: Flow::Outcomes,
        steps: &[
            at(&[("/verify", "nav-verify")]),
            at(&[]),
            at(&[]),
            at(&[("/participants", "nav-participants"), ("/alerts", "alerts-title")]),
            at(&[("/verify/offline", "offline-title")]),
            at(&[("/log", "log-title"), ("/bundles", "bundles-title")]),
        ],
        refusals: &["certificate_missing", "issuer_not_participant", "expired_before_arrival", "used_before"],
    },
    Guide {
        name: "engineer",
        roles: &[],
        flow: Flow::Way("node", 5, &[0, 1, 2, 3, 4]),
        steps: &[
            typed("kpcs found --plan node.toml --data-dir /var/lib/kpcs --passphrase-file /etc/kpcs/passphrase"),
            typed("kpcs serve --data-dir /var/lib/kpcs --passphrase-file /etc/kpcs/passphrase"),
            typed("kpcs backup --data-dir /var/lib/kpcs --to /backup/today.kpcs"),
            typed(
                "kpcs restore /backup/today.kpcs --data-dir /var/lib/kpcs-new --passphrase-file /etc/kpcs/passphrase",
            ),
            typed("kpcs check --data-dir /var/lib/kpcs --passphrase-file /etc/kpcs/passphrase"),
            at(&[("/help/api", "help-api-title")]),
        ],
        refusals: &["disk_nearly_full", "restored_not_resumed", "not_restored", "number_of_another"],
    },
];
