//! A node with the scheme's root, Sierra Leone and the European Union, and their offices' keys.

use kpcs_domain::{
    act::{
        AdmitParticipant, AdoptRulePack, AuthoriseKey, ChangeParticipantStatus, DesignateAuthority, KeyPurpose,
        admit_participant::{self, KeyAlgorithm, PublishedKey},
        adopt_rule_pack,
        authorise_key::{self, Scope},
        change_participant_status, designate_authority,
    },
    field::{Bytes, OneOrMore},
    party::{Interval, Trade},
    value::{AuthorityId, CountryCode, Day, Name, Text, Timestamp},
};

use super::{Node, key};

const FOUNDED: &str = "2026-11-02T08:00:00Z";

impl Node {
    /// A node on which Freetown and Antwerp work.
    pub fn founded() -> Self {
        let node = Self::empty();
        node.act::<AuthoriseKey>("scheme", FOUNDED, authorisation("scheme", Scope::Root, KeyPurpose::Root));
        node.adopt("scheme", None);
        for code in ["EU", "SL", "LB"] {
            node.admit(code);
        }
        node.join_union("BE");
        node.open("SL", "SL", "SL");
        node.open("EU", "EU-ANT", "BE");
        node
    }

    fn adopt(&self, root: &str, participant: Option<CountryCode>) {
        let pack = kpcs_reference::rule_packs().iter().find(|pack| pack.participant == participant).unwrap();
        let request = adopt_rule_pack::Request { pack: pack.clone(), historical: true };
        self.act::<AdoptRulePack>(root, FOUNDED, request);
    }

    /// All rows that ship of one Participant: the first admits it, the others change its standing.
    fn admit(&self, code: &str) {
        let place = CountryCode::parse(code).unwrap();
        let rows: Vec<_> =
            kpcs_reference::participant_rows().iter().filter(|row| row.interval.participant == place).collect();
        for (index, row) in rows.iter().enumerate() {
            let (standing, basis, source) = (row.interval.clone(), row.basis.clone(), row.source.clone());
            if index == 0 {
                let root_key = Some(published(code, KeyPurpose::Root));
                let request =
                    admit_participant::Request { standing, member_of: None, root_key, basis, source, historical: true };
                self.act::<AdmitParticipant>("scheme", FOUNDED, request);
            } else {
                let request =
                    change_participant_status::Request { standing, member_of: None, basis, source, historical: true };
                self.act::<ChangeParticipantStatus>("scheme", FOUNDED, request);
            }
        }
    }

    fn join_union(&self, member: &str) {
        let row = kpcs_reference::reio_members().iter().find(|row| row.member.as_str() == member).unwrap();
        let eu = &kpcs_reference::scheme_history().intervals_of(CountryCode::EU)[0];
        let standing =
            Interval { participant: row.member, from: row.from, to: row.to, trade: Trade::Reio, ..eu.clone() };
        let request = admit_participant::Request {
            standing,
            member_of: Some(CountryCode::EU),
            root_key: None,
            basis: Text::parse("Member of the European Union").unwrap(),
            source: Text::parse("data/reio_members.csv").unwrap(),
            historical: true,
        };
        self.act::<AdmitParticipant>("scheme", FOUNDED, request);
    }

    fn open(&self, root: &str, authority: &str, place: &str) {
        let participant = CountryCode::parse(root).unwrap();
        let designation = designate_authority::Request {
            authority: AuthorityId::parse(authority).unwrap(),
            participant,
            name: Name::parse(&format!("Diamond Office {authority}")).unwrap(),
            exporting: true,
            importing: true,
            places: OneOrMore::new(vec![CountryCode::parse(place).unwrap()]).unwrap(),
            address: Text::parse("1 Office Street").unwrap(),
            email: Text::parse("office@diamonds.example").unwrap(),
            signs: true,
            from: Day::parse("2003-02-01").unwrap(),
        };
        self.act::<DesignateAuthority>(root, FOUNDED, designation);
        self.adopt(root, Some(participant));
        self.act::<AuthoriseKey>(root, FOUNDED, authorisation(authority, Scope::Any, KeyPurpose::Office));
    }
}

pub fn authorisation(authority: &str, scope: Scope, purpose: KeyPurpose) -> authorise_key::Request {
    let from = Timestamp::parse(FOUNDED).unwrap();
    authorise_key::Request {
        authority: AuthorityId::parse(authority).unwrap(),
        key: published(authority, purpose),
        scope,
        from,
        to: (scope != Scope::Root).then(|| from.plus_seconds(365 * 86_400)),
    }
}

fn published(authority: &str, purpose: KeyPurpose) -> PublishedKey {
    let public = key(authority, purpose).public();
    PublishedKey { algorithm: KeyAlgorithm::Ed25519, public: Bytes(public.to_bytes()) }
}
