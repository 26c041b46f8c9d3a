//! Files that somebody else offers: old ones, pieced together ones, and what stolen keys can sign.
//!
//! Invariant: made from what was published, from foreign keys, from stolen signers and from one root key; never from more.
//! Must not know: which of them are refused.
//! Source: threat-model 9.6, A14; docs/formats/trust.md.

use kpcs_domain::value::Digest;

use crate::{
    dice::Dice,
    model::{LAST_VERSION, SaidRoots, SaidToken},
    scheme::{FOREIGN, Parcel, Scheme, Sealed, pack, seal_list, seal_roots},
};

/// What is tried, by name.
pub type Attack = (&'static str, Parcel);

pub fn drawn(scheme: &Scheme, dice: &mut Dice) -> Attack {
    match dice.below(9) {
        0 => ("an older file", scheme.published[dice.below(scheme.published.len())].clone()),
        1 => ("older roots", older_roots(scheme, dice)),
        2 => ("a token of another list", pieced_together(scheme, dice)),
        3 => ("a list by somebody else", foreign_list(scheme, dice)),
        4 => ("a token that its signer may not give", wrong_token(scheme, dice)),
        5 => ("roots of others", foreign_roots(scheme, dice)),
        6 => ("roots in disorder", disorder(scheme, dice)),
        _ => ("what a stolen signer signs", by_a_stolen_signer(scheme, dice)),
    }
}

fn token_now(scheme: &Scheme, dice: &mut Dice, list: Digest, signed_by: u8) -> SaidToken {
    let ahead = dice.one_of(&[-86_400, -1, 0, 0, 0, 1, 599, 600, 601, 86_400 * 365]);
    SaidToken { made_at: scheme.now.plus_seconds(ahead), list, signed_by }
}

/// Roots from before a ceremony, under which a removed signer would still count.
fn older_roots(scheme: &Scheme, dice: &mut Dice) -> Parcel {
    let shown = &scheme.roots[..=dice.below(scheme.roots.len())];
    let newest = &shown[shown.len() - 1].said;
    let (by, ..) = dice.one_of(&newest.signers);
    if dice.once_in(2) || !scheme.stolen.contains(&by) {
        return pack(shown, &scheme.list, scheme.latest().offer.token.clone());
    }
    let list = seal_list(LAST_VERSION, Some(Digest([8; 32])), scheme.now, by, 0);
    let token = token_now(scheme, dice, list.said.digest, by);
    pack(shown, &list, token)
}

fn pieced_together(scheme: &Scheme, dice: &mut Dice) -> Parcel {
    let other = &scheme.published[dice.below(scheme.published.len())].offer.token;
    pack(&scheme.roots, &scheme.list, other.clone())
}

/// By a foreign key, or by one that was stolen and has been removed.
fn foreign_list(scheme: &Scheme, dice: &mut Dice) -> Parcel {
    let listed = |number: &u8| scheme.newest().signers.iter().any(|(signer, ..)| signer == number);
    let removed = scheme.stolen.iter().copied().filter(|number| !listed(number));
    let hands: Vec<_> = removed.chain([FOREIGN, FOREIGN + 1]).collect();
    let by = dice.one_of(&hands);
    let before = &scheme.list.said;
    let list = seal_list(before.version + 1, Some(before.digest), scheme.now, by, dice.below(5));
    let token = token_now(scheme, dice, list.said.digest, by);
    pack(&scheme.roots, &list, token)
}

/// From the future, from before the list, by another than who signed the list.
fn wrong_token(scheme: &Scheme, dice: &mut Dice) -> Parcel {
    let by = match dice.below(3) {
        0 => FOREIGN,
        _ => scheme.stolen.last().copied().unwrap_or(FOREIGN + 1),
    };
    let token = token_now(scheme, dice, scheme.list.said.digest, by);
    pack(&scheme.roots, &scheme.list, token)
}

/// Roots that would make the attacker's keys count: not signed by enough distinct keys of those before, or of their own.
fn foreign_roots(scheme: &Scheme, dice: &mut Dice) -> Parcel {
    let from = dice.below(scheme.roots.len());
    let before = &scheme.roots[from].said;
    let own_key = before.keys[dice.below(before.keys.len())];
    let (keys, signed_by) = match dice.below(4) {
        0 => (vec![FOREIGN, FOREIGN + 1], vec![FOREIGN, FOREIGN + 1]),
        1 => (vec![FOREIGN, FOREIGN + 1], vec![FOREIGN, FOREIGN + 1, own_key]),
        2 => (before.keys.clone(), vec![own_key, FOREIGN]),
        // One key, listed as often as it is needed.
        _ => (vec![own_key, own_key], vec![own_key]),
    };
    let roots = seal_roots(SaidRoots {
        version: before.version + 1,
        previous: Some(before.digest),
        threshold: dice.one_of(&[1, 2, 2]),
        keys,
        signers: vec![(FOREIGN, scheme.now.plus_seconds(-1_000), None)],
        signed_by,
        digest: Digest([0; 32]),
    });
    let list = seal_list(scheme.list.said.version + 1, Some(scheme.list.said.digest), scheme.now, FOREIGN, 0);
    let shown: Vec<_> = scheme.roots[..=from].iter().cloned().chain([roots]).collect();
    let token = token_now(scheme, dice, list.said.digest, FOREIGN);
    pack(&shown, &list, token)
}

/// One left out, two turned round, one with a number or a predecessor that does not fit.
fn disorder(scheme: &Scheme, dice: &mut Dice) -> Parcel {
    let mut roots: Vec<Sealed<SaidRoots>> = scheme.roots.clone();
    let at = dice.below(roots.len());
    let other = dice.below(roots.len());
    match dice.below(4) {
        0 if roots.len() > 1 => drop(roots.remove(at)),
        1 => roots.swap(at, other),
        2 => {
            let version = dice.one_of(&[0, 1, roots[at].said.version + 1, LAST_VERSION, LAST_VERSION + 1]);
            roots[at] = seal_roots(SaidRoots { version, ..roots[at].said.clone() });
        }
        _ => {
            let previous = dice.one_of(&[None, Some(Digest([7; 32]))]);
            roots[at] = seal_roots(SaidRoots { previous, ..roots[at].said.clone() });
        }
    }
    pack(&roots, &scheme.list, scheme.latest().offer.token.clone())
}

/// A huge version, another list of a version that there is, one that does not follow, one of no version.
fn by_a_stolen_signer(scheme: &Scheme, dice: &mut Dice) -> Parcel {
    let listed = scheme.newest().signers.iter().map(|(signer, ..)| *signer);
    let own: Vec<_> = listed.filter(|signer| scheme.stolen.contains(signer)).collect();
    let by = if own.is_empty() { FOREIGN } else { dice.one_of(&own) };
    let known = &scheme.list.said;
    let huge = [LAST_VERSION - 1, LAST_VERSION, LAST_VERSION, LAST_VERSION + 1];
    let near = [0, 1, known.version, known.version + 1, known.version + 1, known.version + 2];
    let version = if dice.once_in(2) { dice.one_of(&huge) } else { dice.one_of(&near) };
    let previous = dice.one_of(&[Some(known.digest), Some(known.digest), known.previous, Some(Digest([9; 32])), None]);
    let made_at = scheme.now.plus_seconds(dice.one_of(&[-86_400, -1, 0, 600, 601]));
    let list = seal_list(version, previous, made_at, by, dice.below(5));
    let token = token_now(scheme, dice, list.said.digest, by);
    pack(&scheme.roots, &list, token)
}
