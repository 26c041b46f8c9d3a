//! The scheme's public register as JSON: standings, authorities, keys, packs, specimens, rules.
//!
//! Must not know: which of it a page shows.

use kpcs_domain::{
    act::{authorise_key::Scope, revoke_key::RevocationReason},
    field::{Bytes, Kind},
    party::{ParticipantKind, Precision, Status, Trade},
    rule::{Breach, Rule},
};
use kpcs_store::view::{AuthorityRow, IntervalRow, KeyRow, PackRow, SpecimenRow};

use super::{row, text};

row! {
    /// A standing with its basis and source.
    STANDING standing_json(row: &IntervalRow) {
        participant: Kind::Country, true => row.interval.participant.to_string();
        name: Kind::Name, true => row.interval.name.as_str();
        kind: Kind::Choice(ParticipantKind::WORDS), true => row.interval.kind.word();
        status: Kind::Choice(Status::WORDS), true => row.interval.status.word();
        trade: Kind::Choice(Trade::WORDS), true => row.interval.trade.word();
        from: Kind::Day, true => row.interval.from.to_string();
        from_precision: Kind::Choice(Precision::WORDS), true => row.interval.from_precision.word();
        to: Kind::Day, false => text(row.interval.to.as_ref());
        to_precision: Kind::Choice(Precision::WORDS), false => row.interval.to_precision.map(Precision::word);
        basis: Kind::Text, true => row.basis;
        source: Kind::Text, true => row.source;
    }
}

row! {
    /// An authority.
    AUTHORITY authority_json(row: &AuthorityRow) {
        authority: Kind::Authority, true => row.authority.to_string();
        participant: Kind::Country, true => row.participant.to_string();
        name: Kind::Name, true => row.name.as_str();
        exporting: Kind::Flag, true => row.exporting;
        importing: Kind::Flag, true => row.importing;
        places: Kind::Many(&Kind::Country), true => row.places.iter().map(ToString::to_string).collect::<Vec<_>>();
        address: Kind::Text, true => row.address;
        email: Kind::Text, true => row.email;
        signs: Kind::Flag, true => row.signs;
        from: Kind::Day, true => row.from.to_string();
    }
}

row! {
    /// A public key as its root has listed or revoked it.
    KEY key_json(row: &KeyRow) {
        key: Kind::Bytes, true => row.id;
        authority: Kind::Authority, true => row.authority.to_string();
        algorithm: Kind::Text, true => row.public.algorithm().as_str();
        public: Kind::Bytes, true => Bytes(row.public.to_bytes().to_vec()).to_string();
        scope: Kind::Choice(Scope::WORDS), true => row.scope.word();
        from: Kind::Instant, true => row.from.to_string();
        to: Kind::Instant, false => text(row.to.as_ref());
        revoked_at: Kind::Instant, false => text(row.revoked_at.as_ref());
        reason: Kind::Choice(RevocationReason::WORDS), false => row.reason.map(RevocationReason::word);
    }
}

row! {
    /// A rule pack as adopted; the default pack has no Participant.
    PACK pack_json(row: &PackRow) {
        participant: Kind::Country, false => text(row.participant.as_ref());
        version: Kind::Integer, true => row.version;
        valid_from: Kind::Day, true => row.valid_from.to_string();
        position: Kind::Integer, true => row.position;
    }
}

row! {
    /// A specimen as published: whose, and for which days; what it shows stays with Participants.
    SPECIMEN specimen_json(row: &SpecimenRow) {
        participant: Kind::Country, true => row.participant.to_string();
        version: Kind::Integer, true => row.version;
        valid_from: Kind::Day, true => row.valid_from.to_string();
        valid_to: Kind::Day, false => text(row.valid_to.as_ref());
        position: Kind::Integer, true => row.position;
    }
}

row! {
    /// A rule that the register judges.
    RULE rule_json(row: &Rule) {
        code: Kind::Text, true => row.code;
        section: Kind::Text, true => row.section;
        refuses: Kind::Flag, true => row.breach == Breach::Refuses;
        from: Kind::Day, false => row.in_force.from;
        to: Kind::Day, false => row.in_force.to;
        sentence: Kind::Text, true => row.sentence;
    }
}
