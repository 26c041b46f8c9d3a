//! Leave cover: an officer gives a role of theirs to a named officer of the same office from a day to a day.
//!
//! Invariant: what is covered is held by the giver, never passed on; it ends with its last day, by hand, or with the giver's own
//! role. Who covers acts under their own handle, so nobody becomes preparer and approver of one act by it.
//! Must not know: pages.
//! Source: issue 02, demand 3; decisions 10.

use kpcs_domain::{
    act::Role,
    value::{Day, OfficerHandle},
};
use kpcs_store::{
    StoreFault,
    work::{self, Account, OfficeEvent, RoleGiven},
};

use crate::{
    Register,
    people::{AccountNo, Changed, days, note_of},
};

impl Register {
    /// Gives a role for a time to a colleague.
    ///
    /// # Errors
    /// [`crate::ActError::Store`].
    pub fn cover(&self, giver: &Account, role: Role, to: OfficerHandle, (from, until): (Day, Day)) -> Changed<()> {
        let (now, giver) = (self.clock().now(), giver.clone());
        if to == giver.handle {
            return Ok(Err(AccountNo::OwnAccount));
        }
        if until < from || until < now.day() {
            return Ok(Err(AccountNo::DaysReversed));
        }
        Ok(self.store().write(move |sql| {
            let colleague = work::account(sql, &to)?
                .filter(|one| one.authority == giver.authority && one.company.is_none() && one.suspended_at.is_none());
            if colleague.is_none() || giver.company.is_some() {
                return Ok(Err(AccountNo::PersonUnknown));
            }
            if !work::holds_itself(sql, &giver.handle, role, now.day())? {
                return Ok(Err(AccountNo::RoleNotHeld));
            }
            let cover_for = Some(giver.handle);
            let given =
                RoleGiven { id: 0, handle: to, role, from, until: Some(until), given_by: giver.handle, cover_for };
            work::give_role(sql, &given, now)?;
            note_of(sql, &giver, OfficeEvent::CoverGiven, &format!("{to} {}", days(&given)), now)?;
            Ok::<_, StoreFault>(Ok(()))
        })?)
    }

    /// Ends a cover that the giver gave.
    ///
    /// # Errors
    /// [`crate::ActError::Store`].
    pub fn end_cover(&self, giver: &Account, id: i64) -> Changed<()> {
        let (now, giver) = (self.clock().now(), giver.clone());
        Ok(self.store().write(move |sql| {
            let own = work::covers_of(sql, &giver.handle)?.into_iter().find(|given| given.id == id);
            let Some(given) = own else { return Ok(Err(AccountNo::RoleNotHeld)) };
            work::end_role(sql, id, now)?;
            note_of(sql, &giver, OfficeEvent::CoverEnded, &format!("{} {}", given.handle, days(&given)), now)?;
            Ok::<_, StoreFault>(Ok(()))
        })?)
    }
}
