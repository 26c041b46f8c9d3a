//! What each reader finds in a bundle, and what never stands in it.

use kpcs_audit::{Reader, Record, Weight};
use kpcs_domain::act::Tier;
use kpcs_register::BundleFault;
use kpcs_statement::{Blind, PartName};
use kpcs_store::{Entry, entries_after};

use crate::exported::{Scheme, authority, broken, participant, records};

fn holds(bundle: &[u8], bytes: &[u8]) -> bool {
    bundle.windows(bytes.len()).any(|some| some == bytes)
}

/// Every statement of the journal that does not stand in the open.
fn closed(scheme: &Scheme) -> Vec<Entry> {
    let all = scheme.world.register.store().read(|sql| entries_after(sql, 0, 10_000)).unwrap();
    all.into_iter().filter(|entry| entry.info.tier != Tier::Public).collect()
}

#[test]
fn every_reader_can_prove_what_is_shown() {
    let scheme = Scheme::new(1);
    for (reader, certificates, has_content) in [
        (Reader::Public, 0, false),
        (participant("SL"), 2, true),
        (participant("EU"), 2, true),
        (participant("AE"), 2, false),
        (authority("SL"), 2, true),
        (authority("EU-ANT"), 2, true),
    ] {
        let (counts, bundle) = scheme.export_of(2026, reader.clone(), "SL").unwrap();
        let audit = scheme.prove(&bundle).unwrap();
        assert_eq!(broken(&audit), [""; 0], "{reader}");
        assert_eq!(audit.counts, counts);
        assert_eq!((audit.counts.certificates, audit.counts.with_content > 0), (certificates, has_content), "{reader}");
        assert_eq!(audit.counts.statements + audit.counts.hidden, audit.log.0, "every entry is accounted for");
        assert_eq!(audit.witnesses.len(), 3);
        assert_eq!(audit.chain.is_some(), matches!(reader, Reader::Authority(_)));
        assert_eq!(audit.bytes, bundle.len() as u64);
    }
}

/// The canaries are everything that is signed and not public: names, weights, values, seeds, officers.
#[test]
fn nothing_of_others_stands_in_a_bundle() {
    let scheme = Scheme::new(2);
    let entries = closed(&scheme);
    assert!(entries.len() > 6);
    let bundles = [Reader::Public, participant("AE"), participant("EU"), authority("EU-ANT"), authority("SL")]
        .map(|reader| (reader.clone(), scheme.export(reader)));
    let mut looked = 0;
    for entry in &entries {
        for name in PartName::ALL {
            let Some(part) = entry.opened.part(name).filter(|part| !part.bytes.is_empty()) else { continue };
            for (reader, bundle) in &bundles {
                let own = matches!(reader, Reader::Authority(reader) if *reader == entry.authority);
                let may = match (name, reader) {
                    (_, Reader::Public) => false,
                    (PartName::Header, _) => entry.info.tier == Tier::Header,
                    (PartName::Chain, _) => own,
                    // The world's only other office is party to what it received, which stands in the journal twice.
                    (_, Reader::Participant(code)) if code.as_str() == "AE" => false,
                    _ => continue,
                };
                let shown = holds(bundle, &part.bytes);
                assert!(may || !shown, "{} of {} is shown to {reader}", name.as_str(), entry.info.name);
                assert!(
                    !may || shown || entry.received_by.is_some() || entry.authority.as_str() != "SL",
                    "{} of {} is missing for {reader}",
                    name.as_str(),
                    entry.info.name
                );
                if let Blind::Seed(seed) = part.blind {
                    assert!(!holds(bundle, &seed), "a seed opens the core as well");
                }
                looked += 1;
            }
        }
    }
    assert!(looked > 60, "{looked}");
}

#[test]
fn an_office_finds_its_whole_chain() {
    let scheme = Scheme::new(3);
    let audit = scheme.prove(&scheme.export(authority("SL"))).unwrap();
    assert!(audit.counts.covered >= 2, "applications and examinations have no place of their own: {:?}", audit.counts);
    let (seen, covered) = (audit.chain.unwrap(), audit.counts.covered);
    let own = records(&scheme.export(authority("SL")));
    let chained = own.iter().filter(|record| matches!(record, Record::Covered(_))).count() as u64;
    assert_eq!(chained, covered);
    assert!(seen > covered);
}

#[test]
fn a_year_without_certificates_is_a_bundle_too() {
    let scheme = Scheme::new(4);
    let (counts, bundle) = scheme.export_of(2010, participant("SL"), "scheme").unwrap();
    assert_eq!((counts.certificates, counts.with_content, counts.checkpoints), (0, 0, 1));
    let audit = scheme.prove(&bundle).unwrap();
    assert_eq!(audit.findings.told, []);
    assert!(audit.counts.statements > 0, "keys and Participants are learnt from public acts of every year");
}

#[test]
fn the_same_year_gives_the_same_bytes_but_for_time_and_seal() {
    let scheme = Scheme::new(5);
    let first = scheme.export(participant("EU"));
    assert_eq!(first, scheme.export(participant("EU")));
    scheme.world.at("2027-01-05T09:00:00Z");
    let later = scheme.export(participant("EU"));
    let steady = |bundle: &[u8]| {
        let timed = |record: &Record| {
            matches!(record, Record::Manifest(_) | Record::Trust(_) | Record::Status(_) | Record::Seal(..))
        };
        records(bundle).into_iter().filter(|record| !timed(record)).collect::<Vec<_>>()
    };
    assert_eq!(steady(&first), steady(&later));
    assert_ne!(first, later);
}

#[test]
fn what_has_no_place_in_the_log_yet_is_counted_and_said() {
    let scheme = Scheme::new(6);
    scheme.world.issue("3.00", "three").unwrap();
    scheme.world.register.store().write(|sql| kpcs_store::work::find_for_log(sql, 10_000)).unwrap();
    let (counts, bundle) = scheme.export_of(2026, participant("SL"), "SL").unwrap();
    assert_eq!(counts.certificates, 2);
    assert!(counts.waiting > 0);
    let audit = scheme.prove(&bundle).unwrap();
    let waiting = audit.findings.told.iter().find(|finding| finding.code == "waiting").unwrap();
    assert_eq!((waiting.weight, waiting.found.as_str()), (Weight::Remark, counts.waiting.to_string().as_str()));
    assert_eq!(audit.findings.broken, 0);
}

#[test]
fn what_cannot_be_exported_is_refused_with_its_reason() {
    let scheme = Scheme::new(7);
    let refused = |year, by: &str| scheme.export_of(year, Reader::Public, by).unwrap_err();
    assert!(matches!(refused(1999, "SL"), BundleFault::Year(1999)));
    assert!(matches!(refused(2026, "BE"), BundleFault::Register(_)), "a key that this node does not hold");
    scheme.world.at("2029-01-05T09:00:00Z");
    assert!(matches!(refused(2026, "SL"), BundleFault::KeyEnded(_)));
    assert!(scheme.export_of(2026, Reader::Public, "scheme").is_ok(), "the scheme's root has no end");
}
