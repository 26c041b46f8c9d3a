//! Drafts of an application: one for each part, so that a part is kept as soon as it is left.

use kpcs_domain::value::{OfficerHandle, Timestamp};
use kpcs_store::{Sql, StoreFault, work};
use kpcs_web::page::apply::Part;

use super::target::Target;
use crate::answers::Answers;

/// What has been typed so far; a part that was never left is `None`.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    parts: [Option<Answers>; 4],
}

impl Draft {
    /// Reads the draft of a person.
    ///
    /// # Errors
    /// [`StoreFault`] of the engine.
    pub fn load(sql: &Sql<'_>, handle: &OfficerHandle, target: &Target) -> Result<Self, StoreFault> {
        let mut draft = Self::default();
        for part in Part::ALL {
            let kept = work::load_draft(sql, handle, (target.act(), &subject(target, part)))?;
            draft.put(part, kept.map(|kept| Answers::parse(kept.as_bytes())));
        }
        Ok(draft)
    }

    /// Keeps every part that has answers.
    ///
    /// # Errors
    /// [`StoreFault`] of the engine.
    pub fn save(
        &self,
        sql: &Sql<'_>,
        handle: &OfficerHandle,
        target: &Target,
        at: Timestamp,
    ) -> Result<(), StoreFault> {
        for part in Part::ALL {
            if let Some(answers) = self.part(part) {
                work::save_draft(sql, handle, (target.act(), &subject(target, part)), &answers.encoded(), at)?;
            }
        }
        Ok(())
    }

    /// Forgets the draft, once it was sent.
    ///
    /// # Errors
    /// [`StoreFault`] of the engine.
    pub fn delete(sql: &Sql<'_>, handle: &OfficerHandle, target: &Target) -> Result<(), StoreFault> {
        Part::ALL
            .into_iter()
            .try_for_each(|part| work::delete_draft(sql, handle, (target.act(), &subject(target, part))))
    }

    /// The answers of one part, if it was left once.
    #[must_use]
    pub fn part(&self, part: Part) -> Option<&Answers> {
        self.parts[position(part)].as_ref()
    }

    /// Puts the answers of one part in place of earlier ones.
    pub fn put(&mut self, part: Part, answers: Option<Answers>) {
        self.parts[position(part)] = answers;
    }

    /// Whether nothing was kept yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.iter().all(Option::is_none)
    }

    /// The answers of all parts together.
    #[must_use]
    pub fn whole(&self) -> Answers {
        let pairs = self.parts.iter().flatten().flat_map(Answers::pairs);
        Answers::new(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(), Vec::new())
    }
}

fn subject(target: &Target, part: Part) -> String {
    format!("{}/{}", target.subject(), part.word())
}

fn position(part: Part) -> usize {
    Part::ALL.iter().position(|other| *other == part).unwrap_or(0)
}
