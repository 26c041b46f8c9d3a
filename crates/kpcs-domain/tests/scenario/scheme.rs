//! Fixtures of the scheme and of Participants' roots: status, authorities, packs, specimens, keys.

use kpcs_domain::{
    act::{
        AdmitParticipant, AdoptRulePack, AuthoriseKey, ChangeParticipantStatus, DesignateAuthority, PublishSpecimen,
        RevokeKey,
        admit_participant::{self, KeyAlgorithm, PublishedKey},
        adopt_rule_pack,
        authorise_key::{self, Scope},
        change_participant_status, designate_authority, publish_specimen,
        revoke_key::{self, ListedKey, RevocationReason},
    },
    field::Bytes,
    party::{Interval, ParticipantKind, Precision, ReioMember, Status, Trade},
    value::CountryCode,
};

use super::{
    Scenario,
    world::{authority, case, day, instant, list, name, pack, place, reference, text},
};

fn standing(from: &str, status: Status, trade: Trade) -> Interval {
    Interval {
        participant: place("KE"),
        name: name("Kenya"),
        kind: ParticipantKind::State,
        from: day(from),
        to: None,
        status,
        trade,
        from_precision: Precision::Day,
        to_precision: None,
    }
}

fn key() -> PublishedKey {
    PublishedKey { algorithm: KeyAlgorithm::Ed25519, public: Bytes(vec![7; 32]) }
}

/// The Participant whose root signs; `scheme` for none.
fn root_participant(value: &str) -> Option<CountryCode> {
    (value != "scheme").then(|| place(value))
}

impl Scenario for AdmitParticipant {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = admit_participant::Request {
            standing: standing("2026-12-01", Status::Participant, Trade::Open),
            member_of: None,
            root_key: Some(key()),
            basis: text("Plenary of November 2026"),
            source: text("Final communique"),
            historical: false,
        };
        (request, admit_participant::Facts { admitted: false })
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match word {
            "admitted" => facts.admitted = value == "yes",
            _ => panic!("{word}={value}"),
        }
    }
}

impl Scenario for ChangeParticipantStatus {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = change_participant_status::Request {
            standing: standing("2026-12-01", Status::Suspended, Trade::Closed),
            member_of: None,
            basis: text("Administrative decision"),
            source: text("Notice of the Chair"),
            historical: false,
        };
        let current = standing("2020-01-01", Status::Participant, Trade::Open);
        (request, change_participant_status::Facts { current: Some(current), membership: None })
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        let member = |from, to: Option<&str>| ReioMember { member: place("KE"), from: day(from), to: to.map(day) };
        match (word, &mut facts.current) {
            ("current", current) if value == "none" => *current = None,
            ("current.to", Some(current)) => current.to = Some(day(value)),
            ("member_since", _) => facts.membership = Some(member(value, None)),
            ("member_until", _) => facts.membership = Some(member("2004-05-01", Some(value))),
            _ => panic!("{word}={value}"),
        }
    }
}

impl Scenario for DesignateAuthority {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = designate_authority::Request {
            authority: authority("EU-ANT"),
            participant: CountryCode::EU,
            name: name("Federal Public Service Economy, Antwerp"),
            exporting: true,
            importing: true,
            places: list(vec![place("BE")]),
            address: text("Italielei 124, Antwerpen"),
            email: text("kp@antwerp.example"),
            signs: true,
            from: day("2026-11-23"),
        };
        let facts = designate_authority::Facts {
            participant: Some(CountryCode::EU),
            designated_from: None,
            history: case().history,
        };
        (request, facts)
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match word {
            "root" => facts.participant = root_participant(value),
            "designated_from" => facts.designated_from = Some(day(value)),
            _ => panic!("{word}={value}"),
        }
    }
}

impl Scenario for AdoptRulePack {
    fn sound() -> (Self::Request, Self::Facts) {
        let mut pack = pack();
        pack.version = 2;
        pack.valid_from = day("2027-01-01");
        let facts = adopt_rule_pack::Facts { participant: Some(place("SL")), newest_version: 1 };
        (adopt_rule_pack::Request { pack, historical: false }, facts)
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match word {
            "root" => facts.participant = root_participant(value),
            "newest_version" => facts.newest_version = value.parse().unwrap(),
            _ => panic!("{word}={value}"),
        }
    }
}

impl Scenario for PublishSpecimen {
    fn sound() -> (Self::Request, Self::Facts) {
        let signatory = publish_specimen::Signatory { name: name("F. Kamara"), from: day("2026-01-01"), to: None };
        let request = publish_specimen::Request {
            participant: place("SL"),
            version: 2,
            valid_from: day("2026-12-01"),
            valid_to: None,
            features: vec![text("Watermark of a lion")],
            signatories: vec![signatory],
            images: Vec::new(),
        };
        (request, publish_specimen::Facts { participant: Some(place("SL")), newest_version: 1 })
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match word {
            "root" => facts.participant = root_participant(value),
            _ => panic!("{word}={value}"),
        }
    }
}

impl Scenario for AuthoriseKey {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = authorise_key::Request {
            authority: authority("EU-ANT"),
            key: key(),
            scope: Scope::Any,
            from: instant("2026-11-23T12:00:00Z"),
            to: Some(instant("2027-11-23T12:00:00Z")),
        };
        let facts = authorise_key::Facts {
            root: authority("EU"),
            root_without_key: false,
            designated: true,
            key_known: false,
            scheme_has_key: true,
        };
        (request, facts)
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match word {
            "root" => facts.root = authority(value),
            "root_without_key" => facts.root_without_key = value == "yes",
            "designated" => facts.designated = value == "yes",
            "key_known" => facts.key_known = value == "yes",
            "scheme_has_key" => facts.scheme_has_key = value == "yes",
            _ => panic!("{word}={value}"),
        }
    }
}

impl Scenario for RevokeKey {
    fn sound() -> (Self::Request, Self::Facts) {
        let request = revoke_key::Request {
            key: reference("0123456789abcdef"),
            reason: RevocationReason::Rotated,
            effective_at: instant("2026-11-24T00:00:00Z"),
        };
        let listed = ListedKey { authority: authority("EU-ANT"), revoked: false, last_root: false };
        (request, revoke_key::Facts { root: authority("EU"), key: Some(listed) })
    }

    fn alter(facts: &mut Self::Facts, word: &str, value: &str) {
        match (word, &mut facts.key) {
            ("root", _) => facts.root = authority(value),
            ("key", key) if value == "none" => *key = None,
            ("key.authority", Some(key)) => key.authority = authority(value),
            ("key.revoked", Some(key)) => key.revoked = value == "yes",
            ("key.last_root", Some(key)) => key.last_root = value == "yes",
            _ => panic!("{word}={value}"),
        }
    }
}
