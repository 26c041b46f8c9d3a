//! In what a certificate and its log proof are handed over: PDF, picture with both codes, text, files; each is VALID without a register.

use std::{fs, path::Path, sync::Arc};

use kpcs_domain::value::CertificateNumber;
use kpcs_exchange::{HubOptions, open_hub};
use kpcs_log::LogProof;
use kpcs_register::Clock as _;
use kpcs_server::documents::{certificate_pdf, code_text, issued_certificate, proof_slip_pdf, statement_file};
use kpcs_statement::Opened;
use kpcs_store::work::log_entry;
use kpcs_testing::{World, picture_of_codes, scan_of_codes};

use crate::program::verify;

/// A certificate of a small world whose log has proven it, and what the world hands out.
pub struct Scheme {
    world: World,
    number: CertificateNumber,
    /// The fingerprint of its roots.
    pub roots: String,
    /// The instant at which all of it was made.
    pub now: String,
    _folder: tempfile::TempDir,
}

impl Scheme {
    pub fn new(seed: u64) -> Self {
        let (world, folder) = (World::new(seed), tempfile::tempdir().unwrap());
        let clock = Arc::clone(&world.clock);
        let seconds = Arc::new(move || clock.now().seconds().cast_unsigned());
        open_hub(&world.register, folder.path(), HubOptions::demonstration(seconds)).unwrap();
        let (number, _) = world.issue("12.34", "one").unwrap();
        world.register.log_everything().unwrap();
        let (roots, now) = (world.register.roots_fingerprint().unwrap().to_string(), world.clock.now().to_string());
        Self { world, number, roots, now, _folder: folder }
    }

    /// Trust data made at an instant.
    pub fn trust_of(&self, instant: &str) -> Vec<u8> {
        self.world.at(instant);
        self.world.register.trust_data().unwrap()
    }

    pub fn code(&self) -> String {
        code_text(&self.world.register, &self.number).unwrap()
    }

    pub fn proof(&self) -> LogProof {
        let leaf = self.opened().statement().leaf();
        let kept = self.world.register.store().read(|sql| log_entry(sql, leaf)).unwrap().unwrap();
        LogProof::parse(&kept.proof.unwrap()).unwrap()
    }

    fn opened(&self) -> Opened {
        let issued = self.world.register.store().read(|sql| issued_certificate(sql, &self.number));
        issued.unwrap().unwrap().entry.opened
    }

    /// Lays trust data of its own instant and the text of both codes into `folder`: `trust.kpcs` and `code.txt`.
    pub fn lay(&self, folder: &Path) {
        fs::write(folder.join("trust.kpcs"), self.trust_of(&self.now)).unwrap();
        fs::write(folder.join("code.txt"), format!("{}\n{}\n", self.code(), self.proof().to_text())).unwrap();
    }
}

#[test]
fn whatever_carries_a_certificate_and_its_proof_is_valid_without_a_register() {
    let (scheme, folder) = (Scheme::new(30), tempfile::tempdir().unwrap());
    let folder = folder.path();
    scheme.lay(folder);
    let (code, proof, register) = (scheme.code(), scheme.proof(), &scheme.world.register);
    let lay = |name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes).unwrap();
    lay("certificate.pdf", &certificate_pdf(register, &scheme.number).unwrap());
    lay("slip.pdf", &proof_slip_pdf(register, &scheme.number).unwrap());
    lay("both.png", &picture_of_codes(&[&code, &proof.to_text()]));
    lay("both.pdf", &scan_of_codes(&[&code, &proof.to_text()]));
    lay("first.png", &picture_of_codes(&[&code]));
    lay("second.png", &picture_of_codes(&[&proof.to_text()]));
    lay("statement.kpcs", &statement_file(register, &scheme.number).unwrap());
    lay("log-proof.kpcs", &proof.to_bytes());
    lay("statement.cose", &scheme.opened().statement().to_bytes());
    let by = ["--trust", "trust.kpcs", "--roots", &scheme.roots, "--now", &scheme.now, "--at", "BE", "--json"];
    let ask = |given: &[&str]| verify(folder, &[given, &by[..]].concat());
    let carried: [&[&str]; 9] = [
        &["certificate.pdf"],
        &["slip.pdf"],
        &["code.txt"],
        &["both.png"],
        &["both.pdf"],
        &["first.png", "--proof", "second.png"],
        &["first.png", "--proof", "log-proof.kpcs"],
        &["statement.kpcs", "--proof", "log-proof.kpcs"],
        &["certificate.pdf", "--on", "2026-11-25"],
    ];
    for given in carried {
        let answer = ask(given);
        assert_eq!((answer.code, answer.told()), (0, ("valid".to_owned(), vec![])), "{given:?}: {answer:?}");
    }
    for given in [&["first.png"][..], &["statement.kpcs"], &["first.png", "--proof", "first.png"]] {
        assert_eq!(ask(given).code, 11, "{given:?}: no proof, genuine and no more");
    }
    // A signature alone says who signed, and is no certificate; a proof alone is nothing to verify.
    let signature = ask(&["statement.cose", "--proof", "log-proof.kpcs"]);
    assert_eq!((signature.code, &*signature.told().1[0]), (13, "not_a_certificate"));
    for nothing in ["second.png", "log-proof.kpcs", "trust.kpcs"] {
        let answer = ask(&[nothing]);
        assert_eq!((answer.code, &*answer.said), (3, ""), "{nothing}: {answer:?}");
    }
}
