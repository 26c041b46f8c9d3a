//! The proof slip, 148 by 105 mm: both codes of a certificate side by side, so that one picture is enough without a network.
//!
//! A sheet of its own: the certificate's page is full, its paper is often printed before the proof is there, and the code of a proof
//! grows with the log (docs/decisions/0013). Says of the shipment no more than the certificate's number.
//! Source: issue 03, demand 4; docs/formats/log.md (log proofs).

use std::collections::BTreeMap;

use serde::Serialize;

use crate::certificate::{CertificateDocument, DayFigures, LoggedFigures};
use crate::code::CodeFigures;
use crate::engine::{Template, typeset_proven};
use crate::error::DocumentError;
use crate::figures;
use crate::labels::{Label, labels};

/// Prints the proof slip of a certificate as PDF/A-3a and PDF/UA-1, with statement and log proof attached; `None` before there is a
/// proof. The document's date is the day of validation.
///
/// # Errors
/// [`DocumentError::Code`] if a code cannot be drawn: a proof of more than 3,391 characters has none.
pub fn proof_slip(document: &CertificateDocument) -> Option<Result<Vec<u8>, DocumentError>> {
    let logged = document.logged.as_ref()?;
    let printed = |figures: Figures| {
        let identity = format!("proof slip {} {}", document.number, document.validation.on);
        typeset_proven(Template::ProofSlip, &figures, &identity, document.files().0)
    };
    Some(Figures::of(document, logged.into(), &logged.code).and_then(printed))
}

#[derive(Serialize)]
struct Figures {
    labels: BTreeMap<&'static str, Label>,
    number: String,
    logged: LoggedFigures,
    date: DayFigures,
    code: CodeFigures,
    proof: CodeFigures,
    specimen: bool,
}

impl Figures {
    fn of(document: &CertificateDocument, logged: LoggedFigures, proof: &str) -> Result<Self, DocumentError> {
        Ok(Self {
            labels: labels(&document.languages),
            number: figures::certificate_number(&document.number),
            logged,
            date: document.validation.on.into(),
            code: CodeFigures::of(&document.code, &document.number)?,
            proof: CodeFigures::of_proof(proof, &document.number)?,
            specimen: document.specimen,
        })
    }
}
