//! An audit bundle of the log's node: what members have handed in is in it as far as its reader may see, and proves like the rest.

use std::sync::Arc;

use kpcs_audit::{Question, Reader, Weight, prove};
use kpcs_domain::value::{AuthorityId, CountryCode};
use kpcs_hub::Tiles;
use kpcs_register::{BundleOrder, Clock as _};

use crate::{hub::HubNode, member::Member};

const START: &str = "2026-11-23T10:00:00Z";

#[test]
fn a_bundle_of_the_log_s_node_holds_what_members_handed_in() {
    let folder = tempfile::tempdir().unwrap();
    let hub = HubNode::start(folder.path(), START);
    let member = Member::of(&hub, 61);
    member.join(&hub.url(), &hub.log);
    member.issued("1");
    member.settle(&hub.log);
    hub.world.register.log_everything().unwrap();
    let everybody = export(&hub, Reader::Public);
    let freetown = export(&hub, Reader::Participant(CountryCode::parse("SL").unwrap()));
    let antwerp = export(&hub, Reader::Authority(AuthorityId::parse("EU-ANT").unwrap()));
    assert!(freetown > everybody, "header parts of Freetown's certificates");
    assert!(antwerp > everybody);
}

/// How many statements a bundle for that reader shows; everything in it holds.
fn export(hub: &HubNode, reader: Reader) -> u64 {
    let (register, published) = (&hub.world.register, hub.log.published().unwrap());
    let by = AuthorityId::parse("EU-ANT").unwrap();
    let order = BundleOrder { year: 2026, reader, by, now: hub.world.clock.now() };
    let home = Arc::clone(hub.log.home());
    let (_, bundle) =
        register.export_bundle(&published.note, &Tiles(&*home), &order, Vec::new(), &mut |_, _| {}).unwrap();
    let roots = Some(register.roots_fingerprint().unwrap());
    let audit = prove(&*bundle, &Question { roots, checkpoint: None }, |_| {}).unwrap();
    let broken: Vec<_> = audit.findings.told.iter().filter(|one| one.weight == Weight::Broken).collect();
    assert!(broken.is_empty(), "{broken:?}");
    audit.counts.statements
}
