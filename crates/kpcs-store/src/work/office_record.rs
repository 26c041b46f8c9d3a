//! The office's own record: who signed in, what failed, what was refused, what changed about an account.
//!
//! Invariant: insert-only, by trigger; a row belongs to one office and is read by that office alone.
//! Must not know: who may read it.
//! Source: issue 02, demand 3; reliability R-43.

use kpcs_domain::{
    choice,
    value::{AuthorityId, OfficerHandle, Timestamp},
};

use crate::{Row, Sql, StoreFault, bind};

choice! {
    /// What happened.
    pub enum OfficeEvent {
        1 SignedIn = "signed_in",
        2 DeviceNew = "device_new",
        3 SignInFailed = "sign_in_failed",
        4 SignInHeldBack = "sign_in_held_back",
        5 ProofFailed = "proof_failed",
        6 SignedOut = "signed_out",
        7 SessionsEnded = "sessions_ended",
        8 PasswordChanged = "password_changed",
        9 ActRefused = "act_refused",
        10 PageRefused = "page_refused",
        11 RecordExported = "record_exported",
        12 SecondStepOn = "second_step_on",
        13 SecondStepOff = "second_step_off",
        14 CodeFailed = "code_failed",
        15 RecoveryCodeUsed = "recovery_code_used",
        16 PersonInvited = "person_invited",
        17 PersonSuspended = "person_suspended",
        18 PersonResumed = "person_resumed",
        19 RoleGiven = "role_given",
        20 RoleEnded = "role_ended",
        21 PlaceChanged = "place_changed",
        22 CoverGiven = "cover_given",
        23 CoverEnded = "cover_ended",
        24 RecoveryAsked = "recovery_asked",
        25 RecoveryApproved = "recovery_approved",
        26 RecoveryRefused = "recovery_refused",
        27 LinkTaken = "link_taken",
        40 CompanyEntered = "company_entered",
        41 CompanyChanged = "company_changed",
        42 CompanySuspended = "company_suspended",
        43 CompanyResumed = "company_resumed",
        44 LicenceEntered = "licence_entered",
        45 LicenceWithdrawn = "licence_withdrawn",
        46 BranchEntered = "branch_entered",
        47 BranchClosed = "branch_closed",
        48 RecoveryCodesNew = "recovery_codes_new",
        49 AddressConfirmed = "address_confirmed",
        50 WebhookMade = "webhook_made",
        51 WebhookOff = "webhook_off",
        52 WebhookSecretNew = "webhook_secret_new",
        60 AccountRefused = "account_refused",
        61 ProgramRefused = "program_refused",
        62 FormRefused = "form_refused",
    }
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeEntry {
    /// Its number in the database; 0 before it is kept.
    pub entry: i64,
    /// Whose record.
    pub authority: AuthorityId,
    /// When.
    pub at: Timestamp,
    /// Of which account.
    pub handle: OfficerHandle,
    /// What happened.
    pub event: OfficeEvent,
    /// To what: an act with the refusal's code, a route; empty for the account itself.
    pub subject: String,
    /// From which address; empty inside the program.
    pub source: String,
}

/// An entry with the person's name, as the office reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeRow {
    /// The entry.
    pub entry: OfficeEntry,
    /// The person's name; empty when the account is not there.
    pub name: String,
}

/// Keeps an entry.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn note_in_office_record(sql: &Sql<'_>, entry: &OfficeEntry) -> Result<(), StoreFault> {
    sql.execute(
        "insert into work_office_record (authority, at, handle, event, subject, source)
         values ($1, $2, $3, $4, $5, $6)",
        bind![
            &entry.authority,
            entry.at,
            &entry.handle,
            entry.event.word(),
            entry.subject.as_str(),
            entry.source.as_str()
        ],
    )?;
    Ok(())
}

/// An office's entries older than entry `below`, the newest first, at most `limit`; of one event, or of all.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn office_record(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    event: Option<OfficeEvent>,
    below: i64,
    limit: i64,
) -> Result<Vec<OfficeRow>, StoreFault> {
    sql.query(
        "select r.entry, r.authority, r.at, r.handle, r.event, r.subject, r.source, coalesce(a.name, '')
         from work_office_record r left join work_account a on a.handle = r.handle
         where r.authority = $1 and r.entry < $2 and ($3 = '' or r.event = $3)
         order by r.entry desc limit $4",
        bind![authority, below, event.map_or("", OfficeEvent::word), limit],
        read,
    )
}

/// An office's entries whose subject is `about` or begins with it and a space, the newest first, at most `limit`.
pub(super) fn office_record_of(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    about: &str,
    limit: i64,
) -> Result<Vec<OfficeRow>, StoreFault> {
    sql.query(
        "select r.entry, r.authority, r.at, r.handle, r.event, r.subject, r.source, coalesce(a.name, '')
         from work_office_record r left join work_account a on a.handle = r.handle
         where r.authority = $1 and r.subject >= $2 and r.subject < $3
         order by r.entry desc limit $4",
        // Behind a space comes the exclamation mark: `company-1` is not the beginning of `company-12`.
        bind![authority, about, format!("{about}!"), limit],
        read,
    )
}

fn read(row: &Row<'_>) -> Result<OfficeRow, StoreFault> {
    let entry = OfficeEntry {
        entry: row.integer(0)?,
        authority: row.parsed(1)?,
        at: row.instant(2)?,
        handle: row.parsed(3)?,
        event: row.word(4, OfficeEvent::parse)?,
        subject: row.text(5)?,
        source: row.text(6)?,
    };
    Ok(OfficeRow { entry, name: row.text(7)? })
}
