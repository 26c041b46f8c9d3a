//! A register that was restored signs nothing before somebody has said which numbers were used since the backup.
//!
//! Invariant: while the mark stands, nothing is prepared and nothing signed; a number up to the one stated is never taken.
//! Known gap: statements made after the backup are not brought back; the office's chain goes on from the backup's end, so a
//! counterpart that holds a later statement sees two of one running number.
//! Source: reliability R-12; decisions 26.

use std::sync::Arc;

use kpcs_domain::{
    act::{KeyPurpose, Refusal, Refusals},
    value::{AuthorityId, CertificateNumber},
};
use kpcs_store::{Sql, StoreFault, bind, work};

use crate::{ActError, KeyRing, Register};

/// The setting that stands in a restored register, with the instant of its backup.
const RESTORED: &str = "restored";

/// The highest number that an office has used; `None` for none since the backup.
pub type Stated = (AuthorityId, Option<CertificateNumber>);

impl Register {
    /// When the backup was made from which this register was restored, while it waits to be resumed.
    ///
    /// # Errors
    /// A fault of the engine.
    pub fn restored(&self) -> Result<Option<String>, ActError> {
        Ok(self.store().read(|sql| work::setting(sql, RESTORED))?)
    }

    /// Marks the register as restored from the backup of `made_at`.
    ///
    /// # Errors
    /// A fault of the engine.
    pub fn mark_restored(&self, made_at: &str) -> Result<(), ActError> {
        let made_at = made_at.to_owned();
        Ok(self.store().write(move |sql| work::put_setting(sql, RESTORED, &made_at))?)
    }

    /// The offices of this node that may have numbered certificates: those that export and whose key is here.
    ///
    /// # Errors
    /// A fault of the engine.
    pub fn numbering_offices(&self) -> Result<Vec<AuthorityId>, ActError> {
        Ok(self.store().read(|sql| numbering_offices(sql, self.keys()))?)
    }

    /// Takes the mark away; numbers up to those stated are not given any more.
    ///
    /// # Errors
    /// [`ActError::Refused`]: `not_restored`, `office_not_stated` for an office that is not named, `number_of_another`.
    pub fn resume(&self, stated: &[Stated]) -> Result<(), ActError> {
        let (stated, node) = (stated.to_vec(), Arc::clone(self.inner()));
        self.store().write(move |sql| {
            if work::setting(sql, RESTORED)?.is_none() {
                return Err(ActError::from(Refusal::new("not_restored", "R-12")));
            }
            let offices = numbering_offices(sql, &node.keys)?;
            let missing = offices.iter().find(|office| !stated.iter().any(|(named, _)| named == *office));
            if let Some(office) = missing {
                return Err(Refusal::new("office_not_stated", "R-12").found(office).into());
            }
            for (office, number) in &stated {
                take_up_to(sql, office, number.as_ref())?;
            }
            sql.execute("delete from work_setting where name = $1", bind![RESTORED])?;
            let said = stated.iter().map(|(office, number)| match number {
                Some(number) => format!("{office}={number}"),
                None => format!("{office}=none"),
            });
            work::put_setting(sql, "resumed", &format!("{} {}", node.clock.now(), said.collect::<Vec<_>>().join(" ")))?;
            Ok(())
        })
    }
}

/// Objects while the mark stands.
pub(crate) fn refuse_restored(sql: &Sql<'_>) -> Result<(), ActError> {
    let restored = work::setting(sql, RESTORED)?;
    let refusal = restored.map(|made_at| Refusal::new("restored_not_resumed", "R-12").found(made_at));
    Ok(Refusals::none_of([refusal])?)
}

fn numbering_offices(sql: &Sql<'_>, keys: &KeyRing) -> Result<Vec<AuthorityId>, StoreFault> {
    let exporting = "select authority from view_authority where exporting = 1 order by authority";
    let mut offices: Vec<AuthorityId> = sql.query(exporting, bind![], |row| row.parsed(0))?;
    offices.retain(|office| keys.key(office, KeyPurpose::Office).is_ok());
    Ok(offices)
}

/// A taken number without a preparation: blocks go on after it.
fn take_up_to(sql: &Sql<'_>, office: &AuthorityId, number: Option<&CertificateNumber>) -> Result<(), ActError> {
    let Some(number) = number else { return Ok(()) };
    if office.participant() != Some(number.issuer()) {
        return Err(Refusal::new("number_of_another", "R-12").found(number).expected(office).into());
    }
    sql.execute(
        "insert into work_number (participant, serial, authority, proposal) values ($1, $2, $3, 0)
         on conflict (participant, serial) do nothing",
        bind![&number.issuer(), number.serial(), office],
    )?;
    Ok(())
}
