//! Mail addresses: confirmed by a link that was mailed to them, once and for a time.
//!
//! Invariant: an address that is not confirmed is written to with that link alone; the token is 256 random bits and kept as its
//! hash; a link confirms the address it was mailed to, and only while the person has it.
//! Must not know: mail, pages. Source: issue 02, demand 3.

use kpcs_domain::value::Digest;
use kpcs_store::{
    StoreFault,
    work::{self, Account, OfficeEvent},
};
use sha2::{Digest as _, Sha256};

use crate::{ActError, Register, sign_in::note};

/// How long a link can be taken.
const LINK_SECONDS: i64 = 2 * 86_400;

impl Register {
    /// Makes the link by which the person confirms `address`; an earlier one confirms nothing any more.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn make_address_link(&self, account: &Account, address: &str) -> Result<String, ActError> {
        let (now, token, handle, address) =
            (self.clock().now(), self.random_text(), account.handle, address.to_owned());
        let hashed = digest(&token);
        self.store().write(move |sql| {
            work::put_address_link(sql, hashed, (&handle, &address), now.plus_seconds(LINK_SECONDS))
        })?;
        Ok(token)
    }

    /// The address that a link confirms, while it can be taken.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn address_of_link(&self, token: &str) -> Result<Option<String>, ActError> {
        let (now, hashed) = (self.clock().now(), digest(token));
        Ok(self.store().read(|sql| work::address_link(sql, hashed, now))?.map(|(_, address)| address))
    }

    /// Takes a link: mail goes to the address from now on. Whether it could be taken.
    ///
    /// # Errors
    /// [`ActError::Store`].
    pub fn confirm_address(&self, token: &str) -> Result<bool, ActError> {
        let (now, hashed) = (self.clock().now(), digest(token));
        Ok(self.store().write(move |sql| {
            let Some((handle, address)) = work::address_link(sql, hashed, now)? else { return Ok(false) };
            work::end_address_links(sql, &handle)?;
            if !work::confirm_address(sql, &handle, &address)? {
                return Ok(false);
            }
            if let Some(account) = work::account(sql, &handle)? {
                note(sql, &account, OfficeEvent::AddressConfirmed, "", now)?;
            }
            Ok::<_, StoreFault>(true)
        })?)
    }
}

fn digest(token: &str) -> Digest {
    Digest(Sha256::new().chain_update(b"kpcs/address/v1").chain_update(token).finalize().into())
}
