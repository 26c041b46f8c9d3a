//! The same certificates for us and for others: writes what the peers of `bench/peers/run.sh` read, then signs and
//! verifies them here, on one thread as they do.
//!
//! Invariant: the peers verify the very bytes that we made; what they sign has the same particulars. Our "sign" is from the
//! record to the signed statement with all four parts; our "from the code" is what an officer's scan costs.
//! Must not know: which peers there are. Source: issue 02, demand 9.

use std::{
    fmt::Write as _,
    fs,
    path::Path,
    time::{Duration, Instant},
};

use kpcs_domain::{
    act::{Act as _, Chain, IssueCertificate},
    certificate::CertificateCore,
    value::{Digest, Timestamp},
};
use kpcs_statement::{
    Algorithm, Blinds, Draft, Opened, Place, RequestId, SecretKey, Statement, decode_core, decode_record,
    decode_request_id, write_qr_text,
};
use kpcs_testing::World;

use crate::verify;

const CERTIFICATES: usize = 100;
/// A key for measuring only: the peers read it from the file.
const SECRET: [u8; 32] = [7; 32];
const LONG_ENOUGH: Duration = Duration::from_secs(3);

pub fn run(folder: &Path) {
    let world = World::new(1);
    let opened: Vec<Opened> = (0..CERTIFICATES).map(|index| verify::issued(&world, index)).collect();
    let key = SecretKey::from_bytes(Algorithm::Ed25519, &SECRET).expect("a key");
    let signed: Vec<Opened> = opened.iter().map(|opened| sign(opened, &key)).collect();
    fs::create_dir_all(folder).expect("a folder");
    fs::write(folder.join("certificates.json"), file(&signed, &key)).expect("written");
    measure("kpcs", "sign", &opened, |opened| drop(sign(opened, &key)));
    let bytes: Vec<Vec<u8>> = signed.iter().map(|opened| opened.statement().to_bytes()).collect();
    let public = key.public();
    measure("kpcs", "verify the signature", &bytes, |bytes| {
        Statement::parse(bytes).and_then(|statement| statement.verify(&public)).expect("our own bytes");
    });
    let codes: Vec<String> = opened.iter().map(|opened| write_qr_text(opened).expect("a code")).collect();
    let trust = verify::trust(&world);
    measure("kpcs", "verify and judge from the code", &codes, |text| verify::check(text, &trust));
}

/// Makes the statement anew from its record: encode, blind, digest, sign.
fn sign(opened: &Opened, key: &SecretKey) -> Opened {
    let record = decode_record::<IssueCertificate>(opened).expect("a certificate");
    let request_id = decode_request_id(opened).expect("what it was asked under");
    let chain = Chain { running: 1, previous: Digest([0; 32]), checkpoint: None, officers: Vec::new(), approval: None };
    let protected = opened.statement().protected();
    let place = Place {
        act: &IssueCertificate::INFO,
        issuer: &protected.issuer,
        subject: &protected.subject,
        issued_at: Timestamp::parse("2026-11-23T10:00:00Z").expect("an instant"),
        chain: &chain,
    };
    Draft::new(&record, RequestId(request_id.0), Blinds::from_random(&[9; 80])).prepare(place).sign(key)
}

/// Goes round the items until it has taken long enough, and prints a line as the peers do.
fn measure<T>(who: &str, what: &str, items: &[T], job: impl Fn(&T)) {
    items.iter().for_each(&job);
    let start = Instant::now();
    let mut count = 0;
    while start.elapsed() < LONG_ENOUGH {
        items.iter().for_each(&job);
        count += items.len();
    }
    println!("{who}\t{what}\t{:.0}", count as f64 / start.elapsed().as_secs_f64());
}

/// The key, the statements, and the particulars as plain JSON for those who sign other forms.
fn file(signed: &[Opened], key: &SecretKey) -> String {
    let list = |items: Vec<String>| items.join(",\n    ");
    let statements = signed.iter().map(|opened| format!("\"{}\"", hex(&opened.statement().to_bytes()))).collect();
    let particulars = signed
        .iter()
        .map(|opened| {
            let core = decode_core(opened).expect("a core").expect("a certificate");
            particulars(&opened.statement().protected().subject, &core)
        })
        .collect();
    format!(
        "{{\n  \"secret\": \"{}\",\n  \"public\": \"{}\",\n  \"statements\": [\n    {}\n  ],\n  \"particulars\": [\n    {}\n  ]\n}}\n",
        hex(&SECRET),
        hex(&key.public().to_bytes()),
        list(statements),
        list(particulars),
    )
}

/// Names and numbers of the simulated world need no escaping in JSON.
fn particulars(number: &str, core: &CertificateCore) -> String {
    let line = &core.lines[0];
    format!(
        "{{\"number\": \"{number}\", \"exporter\": \"{}\", \"importer\": \"{}\", \"origin\": \"{}\", \"carats\": \"{}\", \
         \"value\": \"{}\", \"parcels\": {}}}",
        core.exporter, core.importer, core.origin, line.carats, line.value, core.parcels,
    )
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
