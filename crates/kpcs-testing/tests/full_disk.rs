//! A disk that fills up: nothing new is begun, then nothing is recorded, and work goes on once there is room.
//! Mounts a small memory file system, for which it must be root on a machine that lets root mount; anywhere else it says so
//! on standard error, past the capture of tests, and shows nothing.
#![allow(clippy::unwrap_used)]

use std::{
    fs::{self, File},
    io::Write as _,
    path::{Path, PathBuf},
    process::Command,
};

use kpcs_domain::{
    act::{IssueCertificate, issue_certificate},
    value::Reference,
};
use kpcs_register::{ActError, Done, RegisterOptions};
use kpcs_store::{Left, Room, StoreFault, check};
use kpcs_testing::World;

/// A mounted disk, taken away at the end.
struct Disk(PathBuf);

impl Disk {
    /// `None`, said aloud, where this machine does not let us mount.
    fn mount(at: &Path, mebibytes: u64) -> Option<Self> {
        fs::create_dir_all(at).unwrap();
        let size = format!("size={mebibytes}m");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "kpcs-test"]).arg(at).status();
        if !mounted.is_ok_and(|status| status.success()) {
            let told =
                "NOT SHOWN: the full disk (R-06) needs to mount a file system; run it as root where that is allowed\n";
            std::io::stderr().write_all(told.as_bytes()).unwrap();
            return None;
        }
        Some(Self(at.to_owned()))
    }

    /// Fills the disk until `bytes` are free.
    fn fill(&self, bytes: u64) {
        let mut ballast = File::options().create(true).append(true).open(self.0.join("ballast")).unwrap();
        while let Some(more) = Room::of(&self.0).unwrap().free.checked_sub(bytes).filter(|more| *more > 0) {
            if ballast.write_all(&vec![7; more.min(1 << 16) as usize]).is_err() {
                return;
            }
        }
    }

    fn free(&self) {
        fs::remove_file(self.0.join("ballast")).unwrap();
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

fn code(error: &ActError) -> &'static str {
    match error {
        ActError::Refused(refusals) => refusals.first().code,
        ActError::Store(StoreFault::Full) => "full",
        other => panic!("{other}"),
    }
}

fn issue(world: &World, application: &Reference, key: &str) -> Result<Done, ActError> {
    let request = issue_certificate::Request {
        application: application.clone(),
        in_place_of: None,
        container: None,
        preparer_licence: None,
        blank: None,
    };
    world.both::<IssueCertificate>(request, key)
}

#[test]
fn a_full_disk_stops_new_work_then_all_work_and_work_goes_on_with_room() {
    let parent = tempfile::tempdir().unwrap();
    let Some(disk) = Disk::mount(&parent.path().join("disk"), 64) else { return };
    let world = World::open(&disk.0.join("register"), RegisterOptions { demo: true, unsynced: false }, None);
    for cycle in 0..3 {
        world.issue("12.34", &format!("{cycle}/room")).unwrap();
        disk.fill(10 << 20);
        assert_eq!(Room::of(&disk.0).unwrap().left(), Left::Little);
        world.issue("12.34", &format!("{cycle}/little")).unwrap();
        disk.fill(6 << 20);
        let examined = world.examined("5.00", &format!("{cycle}/short")).unwrap();
        let refused = issue(&world, &examined, &format!("{cycle}/short")).unwrap_err();
        assert_eq!(code(&refused), "disk_nearly_full");
        assert_eq!(code(&world.register.refuse_draft().unwrap_err()), "disk_nearly_full");
        disk.fill(0);
        let mut told = None;
        for attempt in 0..200 {
            told = world.examined("5.00", &format!("{cycle}/full/{attempt}")).err();
            if told.is_some() {
                break;
            }
        }
        assert_eq!(code(&told.unwrap()), "full");
        assert!(world.register.store().halted().is_none(), "a full disk is no failed one");
        disk.free();
        issue(&world, &examined, &format!("{cycle}/again")).unwrap();
    }
    assert_eq!(check(world.register.store(), |_| {}).unwrap(), []);
    drop(world);
}
