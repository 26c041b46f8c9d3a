//! Where a statement of this node stands in the log, from the proof that is kept of it.
//!
//! Invariant: place and time are read from a proof that verifies under the log's keys and quorum; otherwise nothing is said.
//! Must not know: pages, who asks.
//! Source: issue 03, demand 4; docs/formats/log.md (log proofs).

use kpcs_documents::{CertificateDocument, LoggedAt};
use kpcs_register::Register;
use kpcs_store::Sql;

use super::{DocumentFault, IssuedCertificate, content};

/// What a certificate's documents show and carry, with its log proof once it is there.
pub(super) fn certificate(
    register: &Register,
    sql: &Sql<'_>,
    issued: &IssuedCertificate,
) -> Result<CertificateDocument, DocumentFault> {
    let proven = register.kept_proof(sql, issued.digest())?;
    let logged = proven.map(|(proof, logged)| LoggedAt {
        place: logged.index,
        at: logged.logged_at,
        proof: proof.to_bytes(),
        code: proof.to_text(),
    });
    Ok(CertificateDocument { logged, ..content::certificate(sql, issued, register.is_demo())? })
}
