//! The words of the field with the rule that says what each means.
//!
//! Invariant: a word means what its rule says in plain words; nothing is explained twice.
//! Must not know: pages. Source: domain glossary; `page/rules`.

/// The name of a word (its text is `word-NAME`) and the section that explains it, in the order of the rules.
pub const WORDS: &[(&str, &str)] = &[
    ("conflict-diamonds", "§2.1"),
    ("origin", "§2.2"),
    ("provenance", "§2.3"),
    ("export", "§2.5"),
    ("exporting-authority", "§2.6"),
    ("importing-authority", "§2.7"),
    ("certificate", "§2.9"),
    ("observer", "§2.10"),
    ("parcel", "§2.11"),
    ("participant", "§2.12"),
    ("union", "§2.13"),
    ("rough", "§2.14"),
    ("shipment", "§2.15"),
    ("transit", "§2.16"),
    ("blank", "§3.9"),
    ("specimen", "§3.10"),
    ("confirmation", "§4.3"),
    ("technical", "§9.1"),
    ("tolerance", "§9.3"),
    ("amendment", "§9.4"),
    ("closure", "§9.5"),
    ("alert", "§9.6"),
    ("return", "§9.7"),
    ("detention", "§9.8"),
    ("mixed", "§9.9"),
    ("advice", "§9.13"),
    ("two-people", "decision 10"),
    ("handle", "decision 12"),
    ("outcome", "decision 15"),
    ("measuring", "decision 20"),
    ("paper", "decision 22"),
    ("key", "decision 23"),
    ("practice", "decision 24"),
    ("pack", "decision 25"),
];
