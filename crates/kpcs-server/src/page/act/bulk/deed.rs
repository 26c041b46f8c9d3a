//! What may be done to several rows at once, one entry each, with why it is safe.
//!
//! Invariant: an act stands here only when one person may do it, when a later act can answer for a row done by mistake, and
//! when nothing of it has to be seen shipment by shipment but what `each` asks per row. A test holds the first.
//! Must not know: how rows are found or shown.
//! Source: docs/decisions/0007.

use kpcs_domain::{
    field::{Field, Input},
    value::Day,
};
use kpcs_register::request_id_of;
use kpcs_statement::RequestId;
use kpcs_web::{Texts, shell::Link};

use super::super::{Asked, given};
use crate::{answers::Answers, no::No, officer::Officer, request};

/// The name under which rows are sent.
pub(super) const ROW: &str = "row";
/// The name under which the check sends the rows that it left out.
pub(super) const LEFT_OUT: &str = "left_out";

/// What the rows are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::page) enum Of {
    /// The office's certificates, or a company's.
    Certificates,
    /// Shipments of the office's own ledger.
    Shipments,
    /// The company's applications.
    Applications,
}

/// One act for several rows.
pub(in crate::page) struct Deed {
    /// The act's name.
    pub(super) act: &'static str,
    /// What its words begin with: `bulk-WORD-...`; also its address.
    pub(super) word: &'static str,
    /// What the rows are.
    pub(super) of: Of,
    /// The field of the act that a row answers.
    subject: &'static str,
    /// Fields that are asked for each row by itself.
    pub(super) each: &'static [&'static str],
    /// Fields that are left to the act's own form: whoever needs them does that row alone.
    alone: &'static [&'static str],
    /// The day that begins as today.
    today: &'static str,
}

/// Several certificates leave on one flight or with one person: the same day, carrier and waybill.
pub(in crate::page) const DISPATCH: Deed = Deed {
    act: "record_dispatch",
    word: "dispatch",
    of: Of::Certificates,
    subject: "number",
    each: &[],
    alone: &[],
    today: "left_on",
};

/// Several shipments come after hours: nothing is measured, the seals are looked at one by one.
pub(in crate::page) const DEPOSIT: Deed = Deed {
    act: "deposit_unopened",
    word: "deposit",
    of: Of::Shipments,
    subject: "number",
    each: &["seals_intact"],
    alone: &["seals_found", "container", "persons", "photographs"],
    today: "deposited_on",
};

/// A company no longer wants several certificates that it applied for.
pub(in crate::page) const WITHDRAW: Deed = Deed {
    act: "withdraw_application",
    word: "withdraw",
    of: Of::Applications,
    subject: "application",
    each: &[],
    alone: &[],
    today: "",
};

/// The name in the form of what is asked for one row.
pub(super) fn own_name(subject: &str, field: &str) -> String {
    format!("each.{subject}.{field}")
}

impl Deed {
    /// The act with its fields, for somebody who may ask for it.
    ///
    /// # Errors
    /// [`No::RoleMissing`].
    pub(super) fn asked(&self, officer: &Officer) -> Result<Asked, No> {
        let asked = Asked::named(self.act)?;
        officer.require(asked.info.by)?;
        Ok(asked)
    }

    /// Where it is done.
    pub(super) fn address(&self) -> String {
        format!("/bulk/{}", self.word)
    }

    /// The list from which rows come.
    pub(super) fn list(&self) -> &'static str {
        match self.of {
            Of::Certificates => "/certificates",
            Of::Shipments => "/arrivals/list",
            Of::Applications => "/applications",
        }
    }

    /// The page of one row.
    pub(super) fn row_address(&self, subject: &str) -> String {
        let folder = if self.of == Of::Shipments { "/arrivals" } else { self.list() };
        format!("{folder}/{subject}")
    }

    /// Its button under a list; `None` for somebody who may not ask for the act.
    pub(in crate::page) fn button(&self, officer: &Officer) -> Option<Link> {
        self.asked(officer).ok().map(|_| Link::new(self.says(officer.texts(), "offer"), self.address()))
    }

    /// One of its texts.
    pub(super) fn says(&self, texts: Texts, what: &str) -> String {
        texts.get(&format!("bulk-{}-{what}", self.word))
    }

    /// One of its texts about so many rows.
    pub(super) fn says_of(&self, texts: Texts, what: &str, count: usize) -> String {
        texts.t(&format!("bulk-{}-{what}", self.word)).count("count", count).to_string()
    }

    /// The fields that all rows share.
    pub(super) fn shared(&self, asked: &Asked) -> Vec<Field> {
        let is_shared = |field: &&Field| {
            field.name != self.subject && !self.each.contains(&field.name) && !self.alone.contains(&field.name)
        };
        asked.fields.iter().filter(is_shared).copied().collect()
    }

    /// What the form begins with.
    pub(super) fn begun(&self, query: &Answers, today: Day) -> Answers {
        let day = (!self.today.is_empty() && query.get(self.today).is_empty())
            .then(|| (self.today.to_owned(), today.to_string()));
        query.clone().with(day.into_iter().collect())
    }

    /// What is answered for one row: the row itself, what it alone says, what all share.
    pub(super) fn answers(&self, subject: &str, given: &Answers) -> Answers {
        let own = own_name(subject, "");
        let said = given.pairs().filter_map(|(name, value)| match name.strip_prefix(&own) {
            Some(field) => Some((field, value)),
            None if name == ROW || name == LEFT_OUT || name == self.subject || name.starts_with("each.") => None,
            None => Some((name, value)),
        });
        let said = said.map(|(name, value)| (name.to_owned(), value.to_owned()));
        Answers::new(std::iter::once((self.subject.to_owned(), subject.to_owned())).chain(said).collect(), Vec::new())
    }

    /// The request of one row.
    pub(super) fn input(&self, asked: &Asked, subject: &str, given: &Answers) -> Input {
        given::input(asked.fields, &self.answers(subject, given))
    }

    /// The request id of one row of a form.
    pub(super) fn request_id(&self, form: RequestId, subject: &str) -> RequestId {
        request_id_of(&format!("bulk/{}/{}/{subject}", self.act, request::hex(form)))
    }
}

#[cfg(test)]
mod tests {
    use kpcs_domain::field::Kind;
    use kpcs_web::Language;

    use super::*;
    use crate::permission::{MATRIX, Who};

    const DEEDS: [&Deed; 3] = [&DISPATCH, &DEPOSIT, &WITHDRAW];

    #[test]
    fn only_acts_of_one_person_are_done_to_several_rows() {
        for deed in DEEDS {
            let asked = Asked::named(deed.act).unwrap();
            assert!(!asked.info.needs_two(), "{}: nobody signs for another without having looked", deed.act);
            let lines: Vec<_> = MATRIX.iter().filter(|line| line.route == deed.address()).collect();
            assert_eq!(lines.len(), 2, "{}: shown and sent", deed.act);
            for line in lines {
                assert_eq!(line.who, Who::Roles(asked.info.by), "{}: whoever may do one may do several", deed.act);
            }
        }
    }

    #[test]
    fn every_field_is_asked_once_or_left_to_the_act_alone() {
        for deed in DEEDS {
            let asked = Asked::named(deed.act).unwrap();
            let shared = deed.shared(&asked);
            let named: Vec<_> = deed.each.iter().chain(deed.alone).chain([&deed.subject]).collect();
            for name in &named {
                assert!(asked.fields.iter().any(|field| field.name == **name), "{}: {name}", deed.act);
            }
            assert_eq!(shared.len() + named.len(), asked.fields.len(), "{}", deed.act);
            let left_out = asked.fields.iter().filter(|field| deed.alone.contains(&field.name));
            assert!(left_out.into_iter().all(|field| !field.required), "{}: what must be said is asked", deed.act);
            assert!(shared.iter().all(|field| !matches!(field.kind, Kind::Many(Kind::Group(_)))), "{}", deed.act);
        }
    }

    #[test]
    fn a_row_says_its_own_and_nobody_elses() {
        let given = Answers::parse(
            b"row=SL000001&row=SL000002&number=SL000009&place=Vault&each.SL000001.seals_intact=yes\
              &each.SL000002.seals_intact=no",
        );
        let said = |subject: &str| DEPOSIT.answers(subject, &given).encoded();
        assert_eq!(said("SL000001"), "number=SL000001&place=Vault&seals_intact=yes");
        assert_eq!(said("SL000002"), "number=SL000002&place=Vault&seals_intact=no");
    }

    #[test]
    fn the_same_form_gives_a_row_the_same_id_and_no_two_rows_one() {
        let id = |form: u8, subject: &str| DISPATCH.request_id(RequestId([form; 16]), subject).0;
        assert_eq!(id(1, "SL000001"), id(1, "SL000001"));
        assert_ne!(id(1, "SL000001"), id(1, "SL000002"));
        assert_ne!(id(1, "SL000001"), id(2, "SL000001"));
    }

    #[test]
    fn every_deed_is_worded_in_both_languages() {
        for texts in Language::ALL.map(Texts::new) {
            for deed in DEEDS {
                for what in ["offer", "title", "lead", "button", "done"] {
                    let says = deed.says_of(texts, what, 2);
                    assert!(!says.starts_with('['), "{}: {what}: {says}", deed.act);
                }
            }
        }
    }
}
