//! Who publishes trust data: roots by ceremony, lists and tokens by signers of which some are stolen in time.
//!
//! Invariant: what `publish` and `ceremony` make is what the rules ask for, whatever was stolen; nobody else has `threshold` root keys.
//! Must not know: what verifiers make of it.
//! Source: docs/formats/trust.md; threat-model 9.1, 9.4, 9.6.

use kpcs_domain::value::{Digest, Timestamp};
use kpcs_verify::bundle::{
    Roots, RootsDraft, Signed, StatusList, TrustList, published, sign_status_list, sign_trust_list, write_trust_bundle,
};

use crate::{
    case::{instant, place},
    dice::Dice,
    model::{Offer, SaidList, SaidRoots, SaidToken},
    parcel::{list, root_key, signer},
};

/// Root keys and signers below this number are the scheme's, the others the attackers'.
pub const FOREIGN: u8 = 8;

/// Something signed, and what it says.
#[derive(Debug, Clone)]
pub struct Sealed<S> {
    pub said: S,
    pub signed: Signed,
}

/// A whole file, and what it says.
#[derive(Debug, Clone)]
pub struct Parcel {
    pub offer: Offer,
    pub bytes: Vec<u8>,
}

/// Signs roots as they are said to be; their digest is found by it.
pub fn seal_roots(mut said: SaidRoots) -> Sealed<SaidRoots> {
    let draft = RootsDraft {
        version: said.version,
        previous: said.previous,
        made_at: instant("2026-01-01T00:00:00Z"),
        demo: false,
        threshold: said.threshold,
        keys: said.keys.iter().map(|number| published(&root_key(*number).public())).collect(),
        signers: said.signers.iter().map(|(key, from, to)| Roots::signer(&signer(*key).public(), *from, *to)).collect(),
    };
    let keys: Vec<_> = said.signed_by.iter().map(|number| root_key(*number)).collect();
    let signed = draft.sign(&keys.iter().collect::<Vec<_>>());
    said.digest = signed.digest();
    Sealed { said, signed }
}

/// Signs a list; `twist` makes its words others.
pub fn seal_list(
    version: u64,
    previous: Option<Digest>,
    made_at: Timestamp,
    signed_by: u8,
    twist: usize,
) -> Sealed<SaidList> {
    let tested_at_export = ["AO", "BW", "LS", "NA"][..twist].iter().map(|code| place(code)).collect();
    let list = TrustList { version, previous, made_at, tested_at_export, ..list() };
    let signed = sign_trust_list(&list, &signer(signed_by));
    let digest = signed.digest();
    Sealed { said: SaidList { version, previous, made_at, signed_by, digest }, signed }
}

pub fn pack(roots: &[Sealed<SaidRoots>], list: &Sealed<SaidList>, token: SaidToken) -> Parcel {
    let status = StatusList::new(token.made_at, 0, token.list, &[]);
    let token_bytes = sign_status_list(&status, &signer(token.signed_by));
    let signed: Vec<_> = roots.iter().map(|roots| roots.signed.clone()).collect();
    let bytes = write_trust_bundle(&signed, &list.signed, &token_bytes);
    let roots = roots.iter().map(|roots| roots.said.clone()).collect();
    Parcel { offer: Offer { roots, list: list.said.clone(), token }, bytes }
}

#[derive(Clone)]
pub struct Scheme {
    pub now: Timestamp,
    pub roots: Vec<Sealed<SaidRoots>>,
    pub list: Sealed<SaidList>,
    pub published: Vec<Parcel>,
    /// Signers whose keys somebody else has as well.
    pub stolen: Vec<u8>,
    next_signer: u8,
}

impl Scheme {
    pub fn begun(dice: &mut Dice) -> Self {
        let now = instant("2026-12-01T00:00:00Z");
        let first = SaidRoots {
            version: 1,
            previous: None,
            threshold: 2,
            keys: vec![0, 1, 2],
            signers: vec![(0, instant("2026-01-01T00:00:00Z"), None)],
            signed_by: vec![0, 1],
            digest: Digest([0; 32]),
        };
        let list = seal_list(1, None, now, 0, 0);
        let mut scheme = Self {
            now,
            roots: vec![seal_roots(first)],
            list,
            published: Vec::new(),
            stolen: Vec::new(),
            next_signer: 1,
        };
        scheme.hand_out(scheme.list.said.signed_by);
        for _ in 0..dice.below(3) {
            scheme.ceremony(dice);
        }
        scheme
    }

    pub fn newest(&self) -> &SaidRoots {
        &self.roots[self.roots.len() - 1].said
    }

    /// New roots: other keys, a new signer, and no longer those whose theft is known.
    pub fn ceremony(&mut self, dice: &mut Dice) {
        let before = self.newest().clone();
        let keys: Vec<u8> =
            before.keys.iter().map(|key| if dice.once_in(3) { (key + 3) % FOREIGN } else { *key }).collect();
        let mut keys: Vec<u8> = keys.into_iter().chain(dice.once_in(3).then_some(7)).collect();
        keys.sort_unstable();
        keys.dedup();
        let threshold = 2.min(keys.len() as u64);
        let mut signers = before.signers.clone();
        signers.retain(|(signer, ..)| !self.stolen.contains(signer) && !dice.once_in(4));
        let to = dice.once_in(3).then(|| self.now.plus_seconds(dice.between(86_400, 4_000_000)));
        signers.push((self.next_signer, self.now.plus_seconds(-dice.between(0, 86_400)), to));
        self.next_signer += 1;
        let mut signed_by = before.keys.clone();
        signed_by.truncate(usize::try_from(before.threshold).unwrap());
        signed_by.extend(keys.iter().take(usize::try_from(threshold).unwrap()));
        signed_by.sort_unstable();
        signed_by.dedup();
        let said = SaidRoots {
            version: before.version + 1,
            previous: Some(before.digest),
            threshold,
            keys,
            signers,
            signed_by,
            digest: Digest([0; 32]),
        };
        self.roots.push(seal_roots(said));
        self.publish(dice);
    }

    /// Whether there is room for a ceremony in a file of eight roots, and one more to recover by.
    pub fn has_room(&self) -> bool {
        self.roots.len() < 7
    }

    /// A signer whose key is its own, in its period.
    fn honest_signer(&self) -> Option<u8> {
        let in_period = |(_, from, to): &&(u8, Timestamp, Option<Timestamp>)| {
            *from <= self.now && to.is_none_or(|to| self.now < to)
        };
        let mut own = self.newest().signers.iter().filter(in_period).map(|(signer, ..)| *signer);
        own.rfind(|signer| !self.stolen.contains(signer))
    }

    /// The next list, or a few, with a token of this moment. Where every signer is stolen or over, a ceremony comes first.
    pub fn publish(&mut self, dice: &mut Dice) {
        let Some(by) = self.honest_signer() else { return self.ceremony(dice) };
        for _ in 0..=dice.below(3) {
            let SaidList { version, digest, .. } = self.list.said;
            self.list = seal_list(version + 1, Some(digest), self.now, by, dice.below(5));
            self.hand_out(by);
        }
    }

    /// A newer token of the same list, if its signer may still sign.
    pub fn refresh(&mut self, dice: &mut Dice) {
        match self.honest_signer() {
            Some(by) if by == self.list.said.signed_by => self.hand_out(by),
            _ => self.publish(dice),
        }
    }

    fn hand_out(&mut self, by: u8) {
        let token = SaidToken { made_at: self.now, list: self.list.said.digest, signed_by: by };
        self.published.push(pack(&self.roots, &self.list, token));
    }

    pub fn latest(&self) -> &Parcel {
        &self.published[self.published.len() - 1]
    }
}
