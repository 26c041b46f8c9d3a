//! A log that forks before seven witnesses of which some lie: no two stories ever both get a quorum while at most two lie, and
//! every fork leaves a proof that needs nothing but the log's key.
//!
//! Liars cosign whatever they are asked; honest witnesses are the real ones. `KPCS_ROUNDS` forks that often; the rounds are numbered, and
//! each follows from its number.
#![allow(clippy::unwrap_used)]

mod common;

use std::{fs, path::Path, sync::Arc};

use common::{Setting, Told, entries, log_signer, witness_signer};
use kpcs_hub::{CosignRequest, Cosigner, FolderHome, LocalWitness, Tiles, find_fork};
use kpcs_log::{Checkpoint, ForkProof, LogFolder, Note, Quorum, Seen, Sequencer, Witness, cosign};

const WITNESSES: u8 = 7;
const NEEDED: usize = 5;

/// A story that the log tells: its own folder, and its checkpoint with the cosignatures that it got.
struct Story {
    home: Arc<FolderHome>,
    note: Note,
    now: Seen,
}

impl Story {
    /// Entries up to `fork` that all stories have in common, then `more` of its own.
    fn told(folder: &Path, fork: u64, more: u64, number: u64) -> Self {
        let (mut log, _) = Sequencer::open(LogFolder::open(folder).unwrap(), log_signer(), &[]).unwrap();
        let own = entries(0..fork).into_iter().chain(entries((number + 1) * 100_000..(number + 1) * 100_000 + more));
        let own: Vec<_> = own.collect();
        let batches = own.iter().map(<[u8; 32]>::as_slice).collect::<Vec<_>>();
        log.append(&batches[..usize::try_from(fork).unwrap()]).unwrap();
        log.append(&batches[usize::try_from(fork).unwrap()..]).unwrap();
        let note = Note::parse(log.checkpoint()).unwrap();
        Self { home: Arc::new(FolderHome::new(folder.to_owned())), note, now: log.now() }
    }

    /// Asks a witness, and keeps what it gives.
    fn ask(&mut self, witness: &dyn Cosigner) {
        let request = CosignRequest::new(self.note.clone(), self.now, self.home.clone());
        self.note.signatures.extend(witness.cosign(&request).ok());
    }
}

/// Cosigns anything.
fn liar(number: u8) -> Arc<dyn Cosigner> {
    let answer = move |request: &CosignRequest| Ok(cosign(&request.note().text, &witness_signer(number), 1).unwrap());
    Arc::new(Told { key: witness_signer(number).public().clone(), answer })
}

fn quorum() -> Quorum {
    let groups = ["producing", "trading", "observers"];
    let witness = |number: u8| Witness {
        key: witness_signer(number).public().clone(),
        group: groups[usize::from(number) % 3].to_owned(),
    };
    Quorum {
        witnesses: (0..WITNESSES).map(witness).collect(),
        needed: NEEDED,
        groups: groups.map(str::to_owned).into(),
    }
}

/// What a witness has written down.
fn proofs(witness: &LocalWitness) -> Vec<ForkProof> {
    let items = fs::read_dir(witness.forks()).into_iter().flatten().map(|item| item.unwrap().path());
    items.filter_map(|path| ForkProof::parse(&fs::read_to_string(path).unwrap()).ok()).collect()
}

#[test]
fn no_fork_gets_two_quorums_and_every_fork_is_proven() {
    let rounds: u64 = std::env::var("KPCS_ROUNDS").map_or(16, |rounds| rounds.parse().unwrap());
    let (mut both, mut by_witnesses) = ([0_u64; 4], 0_u64);
    for round in 0..rounds {
        let mut chance = chance(round);
        let liars = round % 4;
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str| folder.path().join(name);
        let (fork, sizes) = (chance(300), [1 + chance(300), 1 + chance(300)]);
        let mut stories = [0, 1].map(|number| {
            Story::told(&place(&number.to_string()), fork, sizes[usize::try_from(number).unwrap()], number)
        });
        let setting = Setting::new(folder.path(), 0, 0);
        let honest: Vec<LocalWitness> = (0..WITNESSES)
            .skip(usize::try_from(liars).unwrap())
            .map(|number| setting.witness(&place("w"), number))
            .collect();
        for number in 0..u8::try_from(liars).unwrap() {
            stories.iter_mut().for_each(|story| story.ask(&*liar(number)));
        }
        // The log shows each honest witness one story first, as it likes, and then the other, but for up to two that are away.
        let away = chance(3);
        for (number, witness) in (0_u64..).zip(&honest) {
            let first = usize::try_from(chance(2)).unwrap();
            stories[first].ask(witness);
            if number >= away {
                stories[1 - first].ask(witness);
            }
        }
        let counted = stories.each_ref().map(|story| quorum().count(&story.note).is_enough());
        both[usize::try_from(liars).unwrap()] += u64::from(counted == [true, true]);
        let [one, other] = &stories;
        let larger = if one.now.size > other.now.size { one } else { other };
        let proof = find_fork(&one.note, &other.note, log_signer().public(), &Tiles(&*larger.home)).unwrap();
        let proof = proof.expect("whoever compares the two heads holds the proof");
        let (a, b) = ForkProof::parse(&proof.to_string()).unwrap().verify(log_signer().public()).unwrap();
        assert!(a.root != b.root);
        let found: Vec<_> = honest.iter().flat_map(proofs).collect();
        assert!(found.iter().all(|proof| proof.verify(log_signer().public()).is_ok()), "round {round}");
        by_witnesses += u64::from(!found.is_empty());
        let cosigned = |story: &Story| Checkpoint::of(&story.note, log_signer().public()).unwrap().size;
        assert_eq!([cosigned(one), cosigned(other)], [one.now.size, other.now.size]);
    }
    println!(
        "{rounds} forks; with 0, 1, 2, 3 liars {both:?} got two quorums; {by_witnesses} proven by a witness alone, all by comparing"
    );
    assert_eq!(both[..3], [0, 0, 0], "at most two of seven lie");
}

/// Numbers that follow from a seed (xorshift), below what is asked.
fn chance(seed: u64) -> impl FnMut(u64) -> u64 {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    move |below| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) % below
    }
}

#[test]
fn three_liars_can_make_two_quorums_and_are_caught_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    let mut stories = [0, 1].map(|number| Story::told(&place(&number.to_string()), 10, 5 + number, number));
    let setting = Setting::new(folder.path(), 0, 0);
    for number in 0..3 {
        stories.iter_mut().for_each(|story| story.ask(&*liar(number)));
    }
    for number in 3..7_u8 {
        stories[usize::from(number % 2)].ask(&setting.witness(&place("w"), number));
    }
    assert!(
        stories.iter().all(|story| quorum().count(&story.note).is_enough()),
        "why the quorum is five of seven and not fewer"
    );
    let proof =
        find_fork(&stories[0].note, &stories[1].note, log_signer().public(), &Tiles(&*stories[1].home)).unwrap();
    proof.unwrap().verify(log_signer().public()).unwrap();
}
