//! Writes one of each document to a folder, to be looked at: `cargo run -p kpcs-documents --example specimens -- FOLDER`.
//!
//! The contents are invented. It also prints how long each took and how large it is, the second time round, when fonts and
//! templates are warm.
#![allow(clippy::unwrap_used, reason = "a tool for the people who change the layouts")]

#[path = "../tests/common/mod.rs"]
mod common;

use std::{env, fs, path::PathBuf, time::Instant};

use kpcs_domain::value::Day;

type Printed = (&'static str, Result<Vec<u8>, String>);

fn main() {
    let folder = PathBuf::from(env::args().nth(1).expect("the folder to write to"));
    fs::create_dir_all(&folder).unwrap();
    print_all();
    let start = Instant::now();
    for (name, printed) in print_all() {
        match printed {
            Ok(pdf) => {
                println!("{name}: {} bytes", pdf.len());
                fs::write(folder.join(name).with_extension("pdf"), pdf).unwrap();
            }
            Err(error) => println!("{name}: {error}"),
        }
    }
    println!("all but the writing: {:?}", start.elapsed());
    certificates_per_second();
}

fn print_all() -> Vec<Printed> {
    let text = |result: Result<Vec<u8>, kpcs_documents::DocumentError>| result.map_err(|error| error.to_string());
    let (paper, offset) = (kpcs_reference::default_paper(), common::counter_2());
    let page = kpcs_documents::TestPage { layout: "shipped", printer: Some("counter-2"), on: Day::scheme_start() };
    let mut printed = vec![
        ("certificate", text(kpcs_documents::certificate(&common::sierra_leone()))),
        ("certificate-limits", text(kpcs_documents::certificate(&common::at_the_limits()))),
        ("certificate-mixed", text(kpcs_documents::certificate(&common::china_mixed()))),
        ("confirmation", text(kpcs_documents::confirmation_of_receipt(&common::confirmation()))),
        ("discrepancy", text(kpcs_documents::discrepancy_notice(&common::discrepancy()))),
        ("bag-label", text(kpcs_documents::bag_label(&common::bag_label()))),
        ("overlay", text(kpcs_documents::overlay(&common::sierra_leone(), paper, offset))),
        ("test-page", text(kpcs_documents::overlay_test_page(paper, offset, &page))),
    ];
    let names = ["amendment", "detention", "refusal", "return", "comfort"];
    let notices = common::notices();
    printed.extend(names.into_iter().zip(&notices).map(|(name, notice)| (name, text(kpcs_documents::notice(notice)))));
    printed
}

fn certificates_per_second() {
    let mut dice = common::Dice(9);
    let mut documents = Vec::new();
    for serial in 1..=60 {
        let mut document = common::sierra_leone();
        let characters = 480 + dice.below(220);
        document.code = dice.code(characters);
        document.exporter = format!("Exporter {serial} (simulated)");
        document.number = kpcs_domain::value::CertificateNumber::parse(&format!("SL{serial:06}")).unwrap();
        document.digest = std::array::from_fn(|_| dice.below(256) as u8);
        documents.push(document);
    }
    let mut times: Vec<_> = documents
        .iter()
        .map(|document| {
            let start = Instant::now();
            kpcs_documents::certificate(document).unwrap();
            start.elapsed()
        })
        .collect();
    times.sort();
    println!("certificate, warm, 60 different ones: median {:?}, 95th percentile {:?}", times[30], times[57]);
}
