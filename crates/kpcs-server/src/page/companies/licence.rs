//! The licence of an exporter as the office has entered it, beside what an application says.
//!
//! Invariant: a warning and never a refusal (docs/decisions/0006); what is in order is shown without a warning.
//! Must not know: what an examiner does about it.
//! Source: kpcs.md §5.6.

use kpcs_domain::{
    certificate::Party,
    party::{Licence, LicenceStanding, best_for_export},
    value::{AuthorityId, Day, Name},
};
use kpcs_store::{Sql, StoreFault, work};
use kpcs_web::{
    Texts,
    part::{Fact, Inline, Notice, Tone},
    shell::Link,
};

use crate::words;

/// What the office has of an exporter's licence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LicenceSeen {
    /// The number of the company; `None` where the office has entered none of that name.
    company: Option<i64>,
    suspended: bool,
    /// What the application says.
    stated: Option<Name>,
    /// The licence meant: that of the number stated, else the best one.
    licence: Option<Licence>,
    /// Whether the number stated is none of those entered.
    unknown: bool,
    standing: LicenceStanding,
}

impl LicenceSeen {
    /// Reads it for an exporter at an office, as it stands on a day.
    ///
    /// # Errors
    /// [`StoreFault`] of the engine.
    pub fn read(sql: &Sql<'_>, authority: &AuthorityId, exporter: &Party, day: Day) -> Result<Self, StoreFault> {
        let stated = exporter.licence.clone();
        let Some(company) = work::company_named(sql, authority, &exporter.name)? else {
            let standing = LicenceStanding::Missing;
            return Ok(Self { company: None, suspended: false, stated, licence: None, unknown: false, standing });
        };
        let licences: Vec<_> = work::licences(sql, company.company)?.into_iter().map(|row| row.content).collect();
        let meant: Vec<_> = match &stated {
            Some(number) => licences.iter().filter(|licence| licence.number == *number).cloned().collect(),
            None => licences,
        };
        let (licence, standing) = best_for_export(&meant, day);
        Ok(Self {
            company: Some(company.company),
            suspended: company.suspended_at.is_some(),
            unknown: stated.is_some() && licence.is_none(),
            licence: licence.cloned(),
            stated,
            standing,
        })
    }

    /// The licence as a fact of the application.
    #[must_use]
    pub fn fact(&self, texts: Texts) -> Fact {
        let mut lines = Vec::new();
        if let Some(licence) = &self.licence {
            lines.push(licence.number.to_string());
            lines.push(kind(texts, licence));
            lines.push(days(texts, licence));
        }
        lines.push(if self.unknown { texts.get("licence-unknown") } else { standing(texts, self.standing) });
        Fact::new(texts.get("licence-entered"), Inline::Lines(lines))
    }

    /// What an examiner must not miss; `None` where everything is in order.
    #[must_use]
    pub fn warning(&self, texts: Texts) -> Option<Notice> {
        let number = self.licence.as_ref().map(|licence| &licence.number).or(self.stated.as_ref());
        let number = number.map_or_else(String::new, ToString::to_string);
        let title = match (self.company, self.standing) {
            (None, _) => texts.get("licence-warning-no-company"),
            _ if self.suspended => texts.get("licence-warning-suspended"),
            _ if self.unknown => texts.t("licence-warning-unknown").arg("number", number).to_string(),
            (_, LicenceStanding::InForce) => return None,
            (_, standing) => {
                let day = standing.day().map_or_else(String::new, |day| words::day(texts, day));
                let key = format!("licence-warning-{}", standing.word());
                texts.t(&key).arg("number", number).arg("day", day).to_string()
            }
        };
        let link =
            self.company.map(|company| Link::new(texts.get("licence-open-company"), format!("/companies/{company}")));
        Some(Notice { link, ..Notice::new(Tone::NeedsHand, title, texts.get("licence-warning-text")) })
    }
}

/// `Exporter, exports`.
pub(super) fn kind(texts: Texts, licence: &Licence) -> String {
    let word = |list: &str, word: &str| texts.get(&format!("licence-{list}-{}", word.replace('_', "-")));
    format!("{}, {}", word("class", licence.class.word()), word("cover", licence.cover.word()))
}

/// `1 January 2026 to 31 December 2026`.
pub(super) fn days(texts: Texts, licence: &Licence) -> String {
    let from = words::day(texts, licence.from);
    match licence.until {
        Some(until) => {
            texts.t("licence-from-until").arg("from", from).arg("until", words::day(texts, until)).to_string()
        }
        None => texts.t("licence-from").arg("from", from).to_string(),
    }
}

/// How a licence stands, in words.
pub(in crate::page) fn standing(texts: Texts, standing: LicenceStanding) -> String {
    let day = standing.day().map_or_else(String::new, |day| words::day(texts, day));
    texts.t(&format!("licence-standing-{}", standing.word())).arg("day", day).to_string()
}

/// Whether it needs a hand.
pub(super) const fn needs_hand(standing: LicenceStanding) -> bool {
    !matches!(standing, LicenceStanding::InForce)
}
