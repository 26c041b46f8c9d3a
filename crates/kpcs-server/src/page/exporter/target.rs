//! `Target`: what is being filled in: a new application, or an amendment of one.

use kpcs_domain::value::Reference;

/// A new application, or one to be amended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A new one.
    New,
    /// The one of that reference.
    Amend(Reference),
}

impl Target {
    /// The act that is asked for.
    #[must_use]
    pub const fn act(&self) -> &'static str {
        match self {
            Self::New => "apply_for_certificate",
            Self::Amend(_) => "amend_application",
        }
    }

    /// The address of its form.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::New => "/applications/new".to_owned(),
            Self::Amend(reference) => format!("/applications/{reference}/amend"),
        }
    }

    /// The subject under which its draft is kept.
    #[must_use]
    pub fn subject(&self) -> String {
        match self {
            Self::New => "new".to_owned(),
            Self::Amend(reference) => reference.to_string(),
        }
    }

    /// The key of its title.
    #[must_use]
    pub const fn title_key(&self) -> &'static str {
        match self {
            Self::New => "apply-title",
            Self::Amend(_) => "amend-title",
        }
    }
}
