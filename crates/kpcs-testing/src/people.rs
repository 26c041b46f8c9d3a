//! The people of the two offices.

use kpcs_domain::{
    act::{Actor, Role},
    value::{AuthorityId, Name, OfficerHandle},
};

/// Who acts in a small world.
#[derive(Debug, Clone)]
pub struct People {
    /// Applies in Freetown.
    pub exporter: Actor,
    /// Examines in Freetown.
    pub examiner: Actor,
    /// Prepares in Freetown.
    pub clerk: Actor,
    /// Approves in Freetown.
    pub validating: Actor,
    /// Measures and confirms in Antwerp.
    pub importing: Actor,
    /// Heads the office in Antwerp; approves what cannot be undone at the border.
    pub head: Actor,
}

impl Default for People {
    fn default() -> Self {
        let company = Name::parse("Koidu Diamonds (simulated)").ok();
        Self {
            exporter: Actor { company, ..person("SL", "exporter", Role::Exporter) },
            examiner: person("SL", "examiner", Role::Clerk),
            clerk: person("SL", "clerkabc", Role::Clerk),
            validating: person("SL", "validate", Role::ValidatingOfficer),
            importing: person("EU-ANT", "importer", Role::ImportingOfficer),
            head: person("EU-ANT", "antwhead", Role::AuthorityHead),
        }
    }
}

fn person(authority: &str, handle: &str, role: Role) -> Actor {
    Actor {
        handle: OfficerHandle::parse(handle).expect("eight base32 characters"),
        authority: AuthorityId::parse(authority).expect("a short name"),
        roles: vec![role],
        company: None,
    }
}
