//! What a desk has: arrivals, confirmations, discrepancies, proposals, its inbox, and the acts done, as JSON.
//!
//! Must not know: who may read a row.

use kpcs_domain::{
    act::{DocumentKind, Effect},
    field::Kind,
    value::CertificateNumber,
};
use kpcs_store::{
    act::info_of,
    view::{ArrivalRow, ConfirmationChannel, ConfirmationRow, DiscrepancyRow, TimelineRow},
    work::{InboxRow, Proposal},
};
use serde_json::Value;

use super::{row, text};

row! {
    /// One presentation of a certificate with its goods.
    ARRIVAL arrival_json(row: &ArrivalRow) {
        number: Kind::CertificateNumber, true => row.number.to_string();
        arrived_on: Kind::Day, true => row.arrived_on.to_string();
        carats: Kind::Carats, true => row.carats.to_string();
        parcels: Kind::Integer, true => row.parcels;
        seals_intact: Kind::Flag, true => row.seals_intact;
        measured_blind: Kind::Flag, true => row.measured_blind;
        presentation: Kind::Integer, true => row.presentation;
        position: Kind::Integer, true => row.position;
    }
}

row! {
    /// A confirmation of receipt.
    CONFIRMATION confirmation_json(row: &ConfirmationRow) {
        number: Kind::CertificateNumber, false => number(CertificateNumber::from_serial(row.participant, row.serial, 1));
        confirmed_by: Kind::Text, true => row.confirmed_by.as_str();
        channel: Kind::Choice(ConfirmationChannel::WORDS), true => row.channel.word();
        received_on: Kind::Day, true => row.received_on.to_string();
        carats: Kind::Carats, true => row.carats.to_string();
        parcels: Kind::Integer, true => row.parcels;
        differences: Kind::Integer, true => row.differences;
        position: Kind::Integer, true => row.position;
    }
}

row! {
    /// A discrepancy.
    DISCREPANCY discrepancy_json(row: &DiscrepancyRow) {
        number: Kind::CertificateNumber, false => number(CertificateNumber::from_serial(row.participant, row.serial, 1));
        reported_by: Kind::Authority, true => row.reported_by.to_string();
        reported_at: Kind::Instant, true => row.reported_at.to_string();
        answer_by: Kind::Day, false => text(row.answer_by.as_ref());
        position: Kind::Integer, true => row.position;
    }
}

row! {
    /// An act that waits for the second officer.
    PROPOSAL proposal_json(row: &Proposal) {
        proposal: Kind::Integer, true => row.id;
        act: Kind::Text, false => info_of(row.act).map(|info| info.name);
        subject: Kind::Text, true => row.subject.as_str();
        number: Kind::CertificateNumber, false => text(row.number.as_ref());
        prepared_by: Kind::Handle, true => row.prepared_by.to_string();
        prepared_at: Kind::Instant, true => row.prepared_at.to_string();
        approval_digest: Kind::Digest, true => row.draft.approval_digest().to_string();
    }
}

row! {
    /// A statement received.
    INBOX inbox_json(row: &InboxRow) {
        position: Kind::Integer, true => row.position;
        received_at: Kind::Instant, true => row.received_at.to_string();
        read: Kind::Flag, true => row.read;
    }
}

row! {
    /// An act in the journal of an office, its own or received.
    DONE_ACT done_act_json(row: &TimelineRow) {
        position: Kind::Integer, true => row.position;
        act: Kind::Text, true => row.act.name;
        at: Kind::Instant, true => row.at.to_string();
        authority: Kind::Authority, true => row.authority.to_string();
        received_by: Kind::Authority, false => text(row.received_by.as_ref());
        subject: Kind::Text, true => row.subject.as_str();
        document: Kind::Choice(DocumentKind::WORDS), false => row.document.map(DocumentKind::word);
        effect: Kind::Choice(Effect::WORDS), false => row.effect.map(Effect::word);
    }
}

fn number(number: Option<CertificateNumber>) -> Value {
    text(number.as_ref())
}
