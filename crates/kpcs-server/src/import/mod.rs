//! Files of other systems: applications, certificates on paper, arrivals, many at a time, as CSV, XLSX or JSON.
//!
//! A file becomes a table of cells with row and column names; rows of one key become one request of the ordinary act; all
//! requests are recorded in one transaction or none (`Register::ask_all`). Columns come from the act's field table.
//! Invariant: every fault names row and column, and all are told at once; nothing of a faulty file is stored; the same file
//! again changes nothing, because request ids follow from its digest and the row. A formula is text and never computed.
//! Must not know: pages, HTTP.
//! Source: issue 02, demand 5.

mod fault;
mod template;

pub use fault::Worded;
pub use kpcs_files::{
    Asked, Column, Decimal, Encoding, FileFault, ImportKind, LIMIT_BYTES, Options, Requests, Table, Why, asks_decimal,
    asks_encoding, columns, read_table,
};
pub use template::{template_csv, template_xlsx};

use kpcs_domain::{act::Actor, value::Digest};
use kpcs_register::{ActError, BatchError, Done, Register};
use sha2::{Digest as _, Sha256};

use crate::branch;

/// The digest by which a file is known again.
#[must_use]
pub fn digest_of(bytes: &[u8]) -> Digest {
    Digest(Sha256::digest(bytes).into())
}

/// Why nothing of a file was recorded.
#[derive(Debug)]
pub enum ImportError {
    /// What is wrong in the file, by row and column; never empty.
    Faults(Vec<FileFault>),
    /// The file as a whole is not allowed, or the node failed.
    Whole(ActError),
}

/// A file understood: its cells and what they ask.
pub struct Import {
    kind: ImportKind,
    digest: Digest,
    requests: Requests,
}

impl Import {
    /// Reads a file.
    ///
    /// # Errors
    /// Every fault of the file, by row and column.
    pub fn read(kind: ImportKind, bytes: &[u8], options: Options) -> Result<Self, Vec<FileFault>> {
        Self::of_table((kind, digest_of(bytes)), &read_table(bytes, options)?, options)
    }

    /// Reads the requests of a table that was read from the file with that digest.
    ///
    /// # Errors
    /// Every fault of its head, or of its rows.
    pub fn of_table(
        (kind, digest): (ImportKind, Digest),
        table: &Table,
        options: Options,
    ) -> Result<Self, Vec<FileFault>> {
        Ok(Self { kind, digest, requests: Requests::of(kind, table, options)? })
    }

    /// How many requests the file makes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.requests.asked.len()
    }

    /// Whether it makes none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.requests.asked.is_empty()
    }

    /// The digest of the file.
    #[must_use]
    pub const fn digest(&self) -> Digest {
        self.digest
    }

    /// Says what would be refused now; records nothing.
    ///
    /// # Errors
    /// [`ImportError`].
    pub fn check(&self, register: &Register, actor: &Actor) -> Result<(), ImportError> {
        let objections = register.judge_all(actor, self.kind.act(), self.batch(actor)).map_err(ImportError::Whole)?;
        self.none_of(objections)
    }

    /// Records all or nothing.
    ///
    /// # Errors
    /// [`ImportError`]; nothing was recorded.
    pub fn record(&self, register: &Register, actor: &Actor) -> Result<Vec<Done>, ImportError> {
        match register.ask_all(actor, self.kind.act(), self.batch(actor)) {
            Ok(done) => {
                let pairs = self.requests.asked.iter().zip(&done);
                let pairs: Vec<_> = pairs.map(|(asked, done)| (&asked.input, done.subject.as_str())).collect();
                branch::keep(register, actor, self.kind.act(), &pairs)
                    .map_err(|fault| ImportError::Whole(fault.into()))?;
                Ok(done)
            }
            Err(BatchError::Whole(error)) => Err(ImportError::Whole(error)),
            Err(BatchError::Objections(objections)) => {
                self.none_of(objections)?;
                Ok(Vec::new())
            }
        }
    }

    fn batch(&self, actor: &Actor) -> Vec<(kpcs_domain::field::Input, kpcs_statement::RequestId)> {
        let company = actor.company.as_ref().map(ToString::to_string).unwrap_or_default();
        let id = |row: usize| {
            let key = format!("import/{}/{}/{company}/{row}", self.kind.word(), self.digest);
            kpcs_register::request_id_of(&key)
        };
        self.requests.asked.iter().map(|asked| (asked.input.clone(), id(asked.row))).collect()
    }

    fn none_of(&self, objections: kpcs_register::Objections) -> Result<(), ImportError> {
        let mut faults = Vec::new();
        for (asked, objection) in self.requests.asked.iter().zip(objections) {
            match objection {
                None => {}
                Some(ActError::Invalid(given)) => {
                    faults.extend(given.into_iter().map(|fault| asked.fault(self.kind, fault)));
                }
                Some(ActError::Refused(refusals)) => {
                    faults.extend(refusals.list().iter().map(|refusal| asked.refusal(self.kind, refusal.clone())));
                }
                Some(other) => return Err(ImportError::Whole(other)),
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(ImportError::Faults(faults)) }
    }
}
