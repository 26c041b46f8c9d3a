//! Letters between authorities on paper: confirmation of receipt, discrepancy, detention, refused entry, return, amendment,
//! letter of comfort, from either side's register.
//!
//! Invariant: everything comes from the statements that the holder has, own or received, so importer and issuer print the
//! same document; the issuer's tables are never read (decisions 21).
//! Must not know: who asks, pages, mail.
//! Source: kpcs.md §4.3(b), §9.8; decisions 22.

mod confirmation;
mod discrepancy;
mod file;
mod notice;

use kpcs_documents::{DocumentError, NoticeKind};
use kpcs_domain::value::{AuthorityId, CertificateNumber, Reference};
use kpcs_register::Register;
use kpcs_store::{StoreFault, view};

pub use confirmation::confirmation;
pub use discrepancy::discrepancy;
pub use file::allowed;
pub use notice::{GoodsNamed, amendment, border_notice, comfort};

use crate::no::No;

/// Why a document was not made.
#[derive(Debug, thiserror::Error)]
pub enum ReceiptFault {
    /// The register could not be read.
    #[error(transparent)]
    Store(#[from] StoreFault),
    /// The document could not be set.
    #[error("the document was not made: {0}")]
    Document(#[from] DocumentError),
}

/// The confirmation of receipt of `number` as PDF, from the register of `holder`; `None` while there is none.
///
/// # Errors
/// [`ReceiptFault`].
pub fn confirmation_pdf(
    register: &Register,
    holder: &AuthorityId,
    number: &CertificateNumber,
) -> Result<Option<Vec<u8>>, ReceiptFault> {
    let document = register.store().read(|sql| confirmation(sql, holder, number, register.is_demo()))?;
    Ok(document.map(|document| kpcs_documents::confirmation_of_receipt(&document)).transpose()?)
}

/// The newest discrepancy notice on `number` as PDF, from the register of `holder`; `None` while there is none.
///
/// # Errors
/// [`ReceiptFault`].
pub fn discrepancy_pdf(
    register: &Register,
    holder: &AuthorityId,
    number: &CertificateNumber,
) -> Result<Option<Vec<u8>>, ReceiptFault> {
    let document = register.store().read(|sql| discrepancy(sql, holder, number, register.is_demo()))?;
    Ok(document.map(|document| kpcs_documents::discrepancy_notice(&document)).transpose()?)
}

/// The newest amendment of `number` as PDF, from the register of `holder`; `None` while there is none.
///
/// # Errors
/// [`ReceiptFault`].
pub fn amendment_pdf(
    register: &Register,
    holder: &AuthorityId,
    number: &CertificateNumber,
) -> Result<Option<Vec<u8>>, ReceiptFault> {
    let document = register.store().read(|sql| amendment(sql, holder, number, register.is_demo()))?;
    Ok(document.map(|document| kpcs_documents::notice(&document)).transpose()?)
}

/// The newest notice of that kind on the goods named as PDF, from the register of `holder`; `None` while there is none.
///
/// # Errors
/// [`ReceiptFault`].
pub fn border_notice_pdf(
    register: &Register,
    holder: &AuthorityId,
    goods: (Option<&CertificateNumber>, Option<&Reference>),
    kind: NoticeKind,
) -> Result<Option<Vec<u8>>, ReceiptFault> {
    let goods = GoodsNamed { number: goods.0, case: goods.1 };
    let document = register.store().read(|sql| border_notice(sql, holder, goods, kind, register.is_demo()))?;
    Ok(document.map(|document| kpcs_documents::notice(&document)).transpose()?)
}

/// The letter of comfort that stands at `position` in the register of `holder` as PDF; `None` where none does.
///
/// # Errors
/// [`ReceiptFault`].
pub fn comfort_pdf(register: &Register, holder: &AuthorityId, position: i64) -> Result<Option<Vec<u8>>, ReceiptFault> {
    let document = register.store().read(|sql| {
        let own = view::letters_of_comfort(sql, holder)?.iter().any(|row| row.position == position);
        own.then(|| comfort(sql, position, register.is_demo())).transpose()
    })?;
    Ok(document.map(|document| kpcs_documents::notice(&document)).transpose()?)
}

impl From<ReceiptFault> for No {
    fn from(fault: ReceiptFault) -> Self {
        match fault {
            ReceiptFault::Store(fault) => fault.into(),
            ReceiptFault::Document(error) => Self::fault(&error.to_string()),
        }
    }
}
