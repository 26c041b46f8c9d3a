//! Whatever is changed in a statement, a document or a code, no reader takes it for what was signed.
//!
//! Invariant: every single bit, and 20,000 seeded mutations of several kinds: each is refused or does not verify, and none
//! panics. A mutation that happens to give the original back is left out.
//! Source: reliability-targets R-35; docs/formats/statement.md, docs/formats/qr-text.md.

// Helpers of tests may unwrap like tests.
#![allow(clippy::unwrap_used)]

use kpcs_domain::{
    act::{Act as _, ActRecord, Chain, IssueCertificate, issue_certificate},
    rule::example,
    value::{Digest, Reference, Timestamp},
};
use kpcs_statement::{
    Algorithm, Blind, Blinds, Draft, Malformed, Opened, PartName, Place, RequestId, SecretKey, Statement,
    read_document, read_headed, read_qr_text, write_document, write_headed, write_qr_text,
};

const MUTATIONS: usize = 20_000;

/// The certificate of the rules' own example, signed.
fn certificate(key: &SecretKey) -> Opened {
    let case = example::sound();
    let record = ActRecord::<IssueCertificate> {
        header: Some(case.header),
        core: Some(case.core),
        asked: issue_certificate::Request {
            application: Reference::parse("SL-A17").unwrap(),
            in_place_of: None,
            container: None,
            preparer_licence: None,
            blank: None,
        },
        decided: case.details,
    };
    let chain = Chain { running: 1, previous: Digest([0; 32]), checkpoint: None, officers: Vec::new(), approval: None };
    let blinds = Blinds { seed: [1; 16], details: [2; 32], chain: [3; 32] };
    let place = Place {
        act: &IssueCertificate::INFO,
        issuer: "SL",
        subject: "SL004211",
        issued_at: Timestamp::parse("2026-11-23T10:00:00Z").unwrap(),
        chain: &chain,
    };
    Draft::new(&record, RequestId([4; 16]), blinds).prepare(place).sign(key)
}

type Verify = Box<dyn Fn(&[u8]) -> Result<(), Malformed>>;

/// One form of a signed certificate, with what reads it and verifies it under the key that signed.
struct Form {
    name: &'static str,
    sound: Vec<u8>,
    verify: Verify,
}

fn forms(algorithm: Algorithm) -> [Form; 4] {
    let secret = SecretKey::from_bytes(algorithm, &[3; 32]).unwrap();
    let opened = certificate(&secret);
    let [for_statement, for_document, for_headed, for_text] = [(); 4].map(|()| secret.public());
    let verify_text = move |bytes: &[u8]| {
        let text = str::from_utf8(bytes).map_err(|_| Malformed::Structure("text"))?;
        read_qr_text(text)?.statement().verify(&for_text)
    };
    [
        Form {
            name: "statement",
            sound: opened.statement().to_bytes(),
            verify: Box::new(move |bytes| Statement::parse(bytes)?.verify(&for_statement)),
        },
        Form {
            name: "document",
            sound: write_document(&opened).unwrap(),
            verify: Box::new(move |bytes| read_document(bytes)?.statement().verify(&for_document)),
        },
        Form {
            name: "with its header",
            sound: write_headed(&opened).unwrap(),
            verify: Box::new(move |bytes| read_headed(bytes)?.statement().verify(&for_headed)),
        },
        Form { name: "text", sound: write_qr_text(&opened).unwrap().into_bytes(), verify: Box::new(verify_text) },
    ]
}

#[test]
fn no_single_bit_can_be_changed() {
    for algorithm in [Algorithm::Ed25519, Algorithm::Es256] {
        for Form { name, sound, verify } in forms(algorithm) {
            assert_eq!(verify(&sound), Ok(()));
            let flips = 8 * sound.len();
            let flip = |bit: usize| {
                let mut altered = sound.clone();
                altered[bit / 8] ^= 1 << (bit % 8);
                altered
            };
            let accepted: Vec<_> = (0..flips).filter(|bit| verify(&flip(*bit)).is_ok()).collect();
            assert_eq!(accepted, Vec::<usize>::new(), "{} {name}", algorithm.as_str());
            println!("{} {name}: {flips} bits", algorithm.as_str());
        }
    }
}

#[test]
fn with_its_header_a_statement_shows_no_other_part() {
    let secret = SecretKey::from_bytes(Algorithm::Ed25519, &[3; 32]).unwrap();
    let opened = certificate(&secret);
    let headed = read_headed(&write_headed(&opened).unwrap()).unwrap();
    assert_eq!(headed.statement(), opened.statement());
    let header = headed.part(PartName::Header).unwrap();
    assert_eq!(Some(&header.bytes), opened.part(PartName::Header).map(|part| &part.bytes));
    assert!(matches!(header.blind, Blind::Own(_)), "the seed would open the core part");
    for other in [PartName::Core, PartName::Details, PartName::Chain] {
        assert_eq!(headed.part(other), None);
    }
    assert_eq!(write_headed(&read_document(&write_document(&opened).unwrap()).unwrap()), write_headed(&opened));
}

#[test]
fn no_random_mutation_verifies() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let forms = forms(Algorithm::Ed25519);
    let mut judged = 0;
    while judged < MUTATIONS {
        let form = &forms[random.below(forms.len())];
        let altered = random.mutation(&form.sound);
        // White space around a text is dropped by design.
        if altered != form.sound && altered.trim_ascii() != form.sound {
            assert!((form.verify)(&altered).is_err(), "{} {altered:02x?}", form.name);
            judged += 1;
        }
    }
}

/// A small generator (xorshift64*): the same mutations in each run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, limit: usize) -> usize {
        let limit = limit as u64;
        usize::try_from((self.next() >> 11) % limit).unwrap()
    }

    fn byte(&mut self) -> u8 {
        self.next().to_be_bytes()[0]
    }

    /// One to four changes: a byte set, a run cut out, doubled, filled, inserted, moved, or the end cut off.
    fn mutation(&mut self, sound: &[u8]) -> Vec<u8> {
        let mut bytes = sound.to_vec();
        for _ in 0..=self.below(4) {
            if bytes.is_empty() {
                return bytes;
            }
            let at = self.below(bytes.len());
            let end = (at + 1 + self.below(16)).min(bytes.len());
            let run = bytes[at..end].to_vec();
            match self.below(7) {
                0 => bytes[at] = self.byte(),
                1 => drop(bytes.drain(at..end)),
                2 => drop(bytes.splice(at..at, run)),
                3 => bytes[at..end].fill(self.byte()),
                4 => {
                    let inserted: Vec<u8> = run.iter().map(|_| self.byte()).collect();
                    bytes.splice(at..at, inserted);
                }
                5 => {
                    bytes.drain(at..end);
                    let to = self.below(bytes.len() + 1);
                    bytes.splice(to..to, run);
                }
                _ => bytes.truncate(at),
            }
        }
        bytes
    }
}
