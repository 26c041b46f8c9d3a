//! The trust data that are used, and what is asked of them.
//!
//! Invariant: trust data that were refused change nothing; nothing is verified before some were accepted.
//! Must not know: where they come from, where the page keeps them.
//! Source: docs/formats/trust.md.

use kpcs_domain::{
    field::Record,
    value::{Digest, Timestamp},
};
use kpcs_statement::encode_group;
use kpcs_verify::{
    Document,
    bundle::{Remembered, TrustBundle},
};
use serde_json::{Value, json};

use crate::{asked, fields::Fields, json};

/// What one page goes by.
#[derive(Default)]
pub(crate) struct Session {
    bundle: Option<TrustBundle>,
}

impl Session {
    /// Fields: the bytes, the pinned fingerprint in hexadecimal, what is remembered or nothing, seconds.
    pub(crate) fn trust(&mut self, fields: &Fields<'_>) -> Value {
        let read = Digest::parse(fields.text(1)).ok().zip(fields.number(3).and_then(Timestamp::from_seconds));
        let Some((pinned, now)) = read else { return json!({ "refused": "malformed" }) };
        let remembered = match fields.bytes(2) {
            [] => None,
            bytes => match Remembered::parse(bytes) {
                Ok(remembered) => Some(remembered),
                Err(refused) => return json!({ "refused": refused.word() }),
            },
        };
        match TrustBundle::read(fields.bytes(0), pinned, remembered.as_ref(), now) {
            Ok((bundle, remembered)) => {
                let said = json::trust(&bundle, &encode_group(&remembered.to_group()));
                self.bundle = Some(bundle);
                said
            }
            Err(refused) => json!({ "refused": refused.word() }),
        }
    }

    /// Fields: certificate, proof, place, day, seconds; all but the first and last may be empty.
    pub(crate) fn verify(&self, fields: &Fields<'_>) -> Value {
        let opened = match asked::certificate(fields) {
            Ok(opened) => opened,
            Err(malformed) => return json!({ "unreadable": malformed.to_string() }),
        };
        let Some(bundle) = &self.bundle else { return json!({ "fault": "no_trust_data" }) };
        let question = match asked::question(fields) {
            Ok(question) => question,
            Err(fault) => return json!({ "fault": fault }),
        };
        let proof = asked::proof(fields);
        let report = bundle.verify(&Document::Signed(Box::new(opened)), proof.as_ref(), &question);
        json::report(&report)
    }
}
