//! `parties_differ`: the exporter and importer printed are those of the application.
//!
//! Number 10 of the required elements: both are identified, in the printed part and in the details alike.
//! Source: kpcs.md §3.2.

use super::{Breach, Case, Finding, Force, InForce, Matter, Rule, Stage, example};

pub const RULE: Rule = Rule {
    code: "parties_differ",
    section: "§3.2",
    force: Force::Min,
    breach: Breach::Refuses,
    in_force: InForce::SINCE_START,
    stages: &[Stage::Issue],
    matter: Matter::Document,
    sentence: "The exporter and importer printed are those of the application.",
    judge,
    passing: example::sound,
    failing,
};

fn judge(case: &Case) -> Finding {
    let (printed, declared) = (&case.core, &case.details);
    if printed.exporter != declared.exporter.name {
        return Finding::broken("exporter", &printed.exporter, &declared.exporter.name);
    }
    let same = printed.importer == declared.importer.name;
    Finding::holds_if(same, "importer", &printed.importer, &declared.importer.name)
}

fn failing() -> Case {
    example::altered(|case| case.core.importer = example::name("Meir Rough BV"))
}
