//! The second step: setting it up, asking for it at the door and at an approval, recovery codes.
//!
//! Invariant: the secret is made by the node key from a salt, so the database alone tells nobody a code; a code counts once,
//! whether at the door or at an approval; it is asked for only after a first code was right. A recovery code opens the door
//! or turns the step off, once, and signs nothing.
//! Must not know: pages, QR codes.
//! Source: RFC 6238; decisions 11; issue 02, demand 3; NIST SP 800-63B §3.1.4.

use kpcs_domain::{
    act::ApprovalMethod,
    value::{Digest, OfficerHandle, Timestamp},
};
use kpcs_store::{
    Sql, StoreFault,
    work::{self, Account, HalfSignIn, OfficeEvent, Tried},
};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::{
    ActError, Proof, Register, SignIn,
    sign_in::{Door, FAILURE_SECONDS, FAILURES_OF_KNOWN, note, token_digest},
    totp,
};

/// How many recovery codes a person gets.
const RECOVERY_CODES: usize = 10;
/// Letters and figures of one: 80 bits in base32.
const RECOVERY_CHARACTERS: usize = 16;
/// How long the code may follow the password.
const HALF_SECONDS: i64 = 5 * 60;
/// The sources of a code at the door, and of one at an approval or a change.
const DOOR: &str = "code";
const PROOF: &str = "code-proof";
/// The name of the service in an app.
const ISSUER: &str = "OpenKPCS";

/// How far somebody's second step is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecondStepState {
    /// There is none.
    Off,
    /// Its secret is shown; a first code must be right.
    Begun {
        /// The secret in base32.
        secret: String,
        /// What an app reads from the QR code.
        address: String,
    },
    /// It is asked for.
    On {
        /// Since when.
        since: Timestamp,
        /// How many recovery codes are left.
        codes_left: u64,
    },
}

/// What a change of the second step came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecondStepChange {
    /// Done; the recovery codes to be shown once, none when it was turned off.
    Done(Vec<String>),
    /// The password is another, or too many were.
    WrongPassword,
    /// The code is another, or was used.
    WrongCode,
}

impl Register {
    /// How far a person's second step is.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn second_step(&self, account: &Account) -> Result<SecondStepState, ActError> {
        let handle = account.handle;
        let (step, codes_left) = self.store().read(|sql| {
            Ok::<_, StoreFault>((work::second_step(sql, &handle)?, work::recovery_codes_left(sql, &handle)?))
        })?;
        Ok(match step {
            None => SecondStepState::Off,
            Some(step) => match step.confirmed_at {
                Some(since) => SecondStepState::On { since, codes_left },
                None => {
                    let secret = totp::base32(&self.code_secret(&handle, &step.salt)[..]);
                    let label = format!("{ISSUER}:{}", account.login);
                    let address = format!("otpauth://totp/{label}?secret={secret}&issuer={ISSUER}");
                    SecondStepState::Begun { secret, address }
                }
            },
        })
    }

    /// Whether a person's second step is asked for.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn has_second_step(&self, handle: &OfficerHandle) -> Result<bool, ActError> {
        Ok(self.store().read(|sql| is_on(sql, handle))?)
    }

    /// Makes a new secret for a person who has no second step yet.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn begin_second_step(&self, handle: OfficerHandle) -> Result<(), ActError> {
        let (mut salt, now) = ([0; 16], self.clock().now());
        self.entropy().fill(&mut salt);
        Ok(self.store().write(move |sql| work::begin_second_step(sql, &handle, &salt, now))?)
    }

    /// From now on the code is asked for; every other session ends.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn confirm_second_step(
        &self,
        (account, token): (&Account, &str),
        password: &str,
        code: &str,
    ) -> Result<SecondStepChange, ActError> {
        if self.prove_password(account, password)?.is_none() {
            return Ok(SecondStepChange::WrongPassword);
        }
        if self.has_second_step(&account.handle)? || self.take_code(account, code, PROOF)?.is_none() {
            return Ok(SecondStepChange::WrongCode);
        }
        let codes: Vec<_> = (0..RECOVERY_CODES).map(|_| self.recovery_code()).collect();
        let digests: Vec<_> = codes.iter().map(|code| recovery_digest(&account.handle, code)).collect();
        let (now, kept, account) = (self.clock().now(), token_digest(token), account.clone());
        self.store().write(move |sql| {
            work::confirm_second_step(sql, &account.handle, &digests, now)?;
            work::end_other_sessions(sql, &account.handle, kept)?;
            note(sql, &account, OfficeEvent::SecondStepOn, "", now)
        })?;
        Ok(SecondStepChange::Done(codes))
    }

    /// New recovery codes, with the password and a code of the app; the earlier ones open nothing any more.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn renew_recovery_codes(
        &self,
        account: &Account,
        password: &str,
        code: &str,
    ) -> Result<SecondStepChange, ActError> {
        if self.prove_password(account, password)?.is_none() {
            return Ok(SecondStepChange::WrongPassword);
        }
        // A recovery code makes no others: whoever has found one must not be able to keep the account.
        if !self.has_second_step(&account.handle)? || self.take_code(account, code, PROOF)?.is_none() {
            return Ok(SecondStepChange::WrongCode);
        }
        let codes: Vec<_> = (0..RECOVERY_CODES).map(|_| self.recovery_code()).collect();
        let digests: Vec<_> = codes.iter().map(|code| recovery_digest(&account.handle, code)).collect();
        let (now, account) = (self.clock().now(), account.clone());
        self.store().write(move |sql| {
            work::put_recovery_codes(sql, &account.handle, &digests)?;
            note(sql, &account, OfficeEvent::RecoveryCodesNew, "", now)
        })?;
        Ok(SecondStepChange::Done(codes))
    }

    /// The code is no longer asked for; a recovery code ends it, too, for whoever has lost the telephone.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn end_second_step(&self, account: &Account, password: &str, code: &str) -> Result<SecondStepChange, ActError> {
        if self.prove_password(account, password)?.is_none() {
            return Ok(SecondStepChange::WrongPassword);
        }
        if !self.take_either(account, code, PROOF)? {
            return Ok(SecondStepChange::WrongCode);
        }
        let (now, account) = (self.clock().now(), account.clone());
        self.store().write(move |sql| {
            work::end_second_step(sql, &account.handle)?;
            note(sql, &account, OfficeEvent::SecondStepOff, "", now)
        })?;
        Ok(SecondStepChange::Done(Vec::new()))
    }

    /// The proof that an officer is there: the code, where the account has a second step, else the password entered again.
    /// `None` if it is another, was used, or too many failed.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn prove(&self, account: &Account, given: &str) -> Result<Option<Proof>, ActError> {
        if !self.has_second_step(&account.handle)? {
            return self.prove_password(account, given);
        }
        let Some(step) = self.take_code(account, given, PROOF)? else { return Ok(None) };
        let evidence = format!("totp step {step}").into_bytes();
        Ok(Some(Proof { method: ApprovalMethod::Totp, evidence }))
    }

    /// The second half of signing in: the token of the first half with a code, or with a recovery code.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn sign_in_with_code(&self, half: &str, given: &str) -> Result<SignIn, ActError> {
        let (now, hashed) = (self.clock().now(), token_digest(half));
        let found = self.store().read(|sql| {
            let Some(half) = work::half_sign_in(sql, hashed, now)? else { return Ok(None) };
            Ok::<_, StoreFault>(work::account_on(sql, &half.handle, now.day())?.map(|account| (half, account)))
        })?;
        let Some((half, account)) = found else { return Ok(SignIn::Wrong) };
        if self.fails_too_often(&account, DOOR)? {
            return Ok(SignIn::HeldBack);
        }
        if !self.take_either(&account, given, DOOR)? {
            return Ok(SignIn::CodeWrong);
        }
        let (token, form_token) = (self.random_text(), self.random_text());
        let opened = (token_digest(&token), form_token, half.browser.clone());
        self.store().write(move |sql| {
            let door = Door::of_half(sql, &half, account)?;
            work::end_half_sign_ins(sql, &half.handle)?;
            door.opened(sql, opened, half.device, half.remembers, now)
        })?;
        Ok(SignIn::Welcome(token))
    }

    /// Keeps the first half; returns the token that the form of the code brings back.
    pub(crate) fn half_signed_in(&self, half: HalfSignIn) -> Result<SignIn, ActError> {
        let (token, now) = (self.random_text(), self.clock().now());
        let hashed = token_digest(&token);
        let half = HalfSignIn { expires_at: now.plus_seconds(HALF_SECONDS), ..half };
        self.store().write(move |sql| work::add_half_sign_in(sql, hashed, &half, now))?;
        Ok(SignIn::CodeNeeded(token))
    }

    /// Takes a code; its step, or `None` when it is wrong, was used before, or too many failed.
    fn take_code(&self, account: &Account, given: &str, source: &'static str) -> Result<Option<i64>, ActError> {
        if self.fails_too_often(account, source)? {
            return Ok(None);
        }
        let (now, account) = (self.clock().now(), account.clone());
        let salt = self.store().read(|sql| work::second_step(sql, &account.handle))?.map(|step| step.salt);
        let secret = salt.map(|salt| self.code_secret(&account.handle, &salt));
        let step = secret.and_then(|secret| totp::step_of(&secret[..], given, now));
        Ok(self.store().write(move |sql| {
            let taken = match step {
                Some(step) => work::use_code_step(sql, &account.handle, step)?,
                None => false,
            };
            let tried = Tried { login: &account.login, source, known: true };
            work::note_sign_in(sql, tried, now, taken)?;
            if !taken {
                note(sql, &account, OfficeEvent::CodeFailed, "", now)?;
            }
            Ok::<_, StoreFault>(step.filter(|_| taken))
        })?)
    }

    /// Takes a code, or a recovery code in its place.
    fn take_either(&self, account: &Account, given: &str, source: &'static str) -> Result<bool, ActError> {
        if given.chars().filter(char::is_ascii_alphanumeric).count() != RECOVERY_CHARACTERS {
            return Ok(self.take_code(account, given, source)?.is_some());
        }
        if self.fails_too_often(account, source)? {
            return Ok(false);
        }
        let (now, account, code) = (self.clock().now(), account.clone(), recovery_digest(&account.handle, given));
        Ok(self.store().write(move |sql| {
            let taken = work::use_recovery_code(sql, &account.handle, code, now)?;
            let tried = Tried { login: &account.login, source, known: true };
            work::note_sign_in(sql, tried, now, taken)?;
            let event = if taken { OfficeEvent::RecoveryCodeUsed } else { OfficeEvent::CodeFailed };
            note(sql, &account, event, "", now)?;
            Ok::<_, StoreFault>(taken)
        })?)
    }

    fn fails_too_often(&self, account: &Account, source: &'static str) -> Result<bool, ActError> {
        let tried = Tried { login: &account.login, source, known: true };
        let since = self.clock().now().plus_seconds(-FAILURE_SECONDS);
        let (failures, _) = self.store().read(|sql| work::failures_there(sql, tried, since))?;
        Ok(failures >= FAILURES_OF_KNOWN)
    }

    fn code_secret(&self, handle: &OfficerHandle, salt: &[u8]) -> Zeroizing<[u8; totp::SECRET_BYTES]> {
        let whole = self.keys().derive(&format!("kpcs/second-step/v1 {handle}"), salt);
        let mut secret = Zeroizing::new([0; totp::SECRET_BYTES]);
        secret.copy_from_slice(&whole[..totp::SECRET_BYTES]);
        secret
    }

    /// 80 random bits, in four groups of four.
    fn recovery_code(&self) -> String {
        let mut random = [0; 10];
        self.entropy().fill(&mut random);
        let text = totp::base32(&random);
        let groups: Vec<_> = (0..4).map(|group| &text[group * 4..group * 4 + 4]).collect();
        groups.join("-")
    }
}

pub(crate) fn is_on(sql: &Sql<'_>, handle: &OfficerHandle) -> Result<bool, StoreFault> {
    Ok(work::second_step(sql, handle)?.is_some_and(|step| step.confirmed_at.is_some()))
}

/// 80 random bits need no slow hash. Case, spaces and hyphens are nothing.
fn recovery_digest(handle: &OfficerHandle, code: &str) -> Digest {
    let plain: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
    let hash = Sha256::new().chain_update(b"kpcs/recovery-code/v1").chain_update(handle.to_string());
    Digest(hash.chain_update(plain.to_ascii_uppercase()).finalize().into())
}
