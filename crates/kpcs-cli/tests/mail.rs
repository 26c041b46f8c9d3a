//! `kpcs mail` as an operator types it: a test mail over TLS, what waits, what was given up; and a death between sending and
//! noting, after which a mail goes out once more under the same message id.
#![allow(clippy::unwrap_used)]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use kpcs_register::RegisterOptions;
use kpcs_server::mail::PUBLIC_ADDRESS;
use kpcs_store::{Point, bind, work};
use kpcs_testing::{
    World,
    postman::{Manner, Postman, Way, certificates},
};
use tempfile::TempDir;

/// A register with a letter to Antwerp that waits, and its settings file.
struct Office {
    parent: TempDir,
}

impl Office {
    fn new() -> Self {
        let parent = tempfile::tempdir().unwrap();
        let office = Self { parent };
        let world = World::open(&office.folder(), RegisterOptions { demo: true, unsynced: false }, None);
        fs::write(office.folder().join("demo.passphrase"), "a world for tests").unwrap();
        let store = world.register.store();
        store.write(|sql| work::put_setting(sql, PUBLIC_ADDRESS, "https://kp.example/")).unwrap();
        let on_paper = "update view_authority set signs = 0 where authority = 'EU-ANT'";
        store.write(move |sql| sql.execute(on_paper, bind![])).unwrap();
        world.issue("12.34", "one").unwrap();
        office
    }

    fn folder(&self) -> PathBuf {
        self.parent.path().join("register")
    }

    fn settings(&self, security: &str, port: u16) -> PathBuf {
        settings(self.parent.path(), security, port)
    }

    fn mail(&self, port: u16, arguments: &[&str], die_at: &str) -> String {
        let config = self.settings("none", port);
        let mut command = kpcs(&config, arguments);
        said(&command.arg("--data-dir").arg(self.folder()).env("KPCS_DIE_AT", die_at).output().unwrap())
    }
}

fn settings(folder: &Path, security: &str, port: u16) -> PathBuf {
    let file = folder.join("kpcs.toml");
    let ca = certificates().join("ca.pem");
    let text = format!(
        "ca_file = {ca:?}\n[mail]\nhost = \"localhost\"\nport = {port}\nsecurity = \"{security}\"\n\
         from = \"Register <register@office.example>\"\n"
    );
    fs::write(&file, text).unwrap();
    file
}

fn kpcs(config: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kpcs"));
    command.arg("mail").args(arguments).arg("--config").arg(config);
    command
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn a_test_mail_needs_no_register_and_says_who_took_it_or_why_not() {
    let folder = tempfile::tempdir().unwrap();
    for (security, way) in [("none", Way::Plain), ("starttls", Way::StartTls), ("implicit", Way::Implicit)] {
        let postman = Postman::on(way, &[Manner::Takes, Manner::Unknown]);
        let config = settings(folder.path(), security, postman.port);
        let taken = kpcs(&config, &["--test", "somebody@office.example"]).output().unwrap();
        assert!(taken.status.success(), "{security}: {}", said(&taken));
        assert!(
            said(&taken).contains("localhost has taken a test mail to somebody@office.example"),
            "{}",
            said(&taken)
        );
        let refused = kpcs(&config, &["--test", "nobody@office.example"]).output().unwrap();
        assert_eq!(refused.status.code(), Some(1));
        assert!(said(&refused).contains("localhost has not taken it") && said(&refused).contains("no such person"));
        let mails = postman.taken();
        assert!(mails.len() == 1 && mails[0].contains("Test mail of a Kimberley Process register"), "{mails:?}");
    }
    let config = folder.path().join("without.toml");
    fs::write(&config, "").unwrap();
    let without = kpcs(&config, &["--test", "somebody@office.example"]).output().unwrap();
    assert!(!without.status.success() && said(&without).contains("mail.host"), "{}", said(&without));
}

#[test]
fn what_was_given_up_stays_until_it_is_sent_again_by_name() {
    let office = Office::new();
    assert!(office.mail(1, &[], "").contains("1 letters queued; 0 sent, 1 to be tried again, 0 given up"));
    let world = World::open(&office.folder(), RegisterOptions { demo: true, unsynced: false }, None);
    let store = world.register.store();
    store
        .write(|sql| {
            work::end_mail(sql, 1, false, kpcs_domain::value::Timestamp::from_seconds(1).unwrap(), "no such person")
        })
        .unwrap();
    drop(world);
    let postman = Postman::of(&[Manner::Takes]);
    let kept = office.mail(postman.port, &[], "");
    assert!(kept.contains("was given up: no such person") && kept.contains("0 sent"), "{kept}");
    assert!(kept.contains("1 were given up and stay: kpcs mail --resend tries them anew"), "{kept}");
    let resent = office.mail(postman.port, &["--resend"], "");
    assert!(resent.contains("0 letters queued; 1 sent, 0 to be tried again, 0 given up"), "{resent}");
    assert!(!resent.contains("twice") && !resent.contains("stay"), "{resent}");
    assert_eq!(postman.taken().len(), 1);
}

#[test]
fn a_death_between_sending_and_noting_sends_once_more_and_says_so() {
    let id = |mail: &str| mail.lines().find(|line| line.starts_with("Message-ID:")).unwrap().to_owned();
    for (point, times) in [(Point::MailNoted, 1), (Point::MailTaken, 2)] {
        let office = Office::new();
        let postman = Postman::of(&vec![Manner::Takes; times]);
        let died = office.mail(postman.port, &[], point.word());
        assert!(died.contains("this test build ends here"), "{died}");
        let again = office.mail(postman.port, &[], "");
        assert!(again.contains("0 letters queued; 1 sent"), "{again}");
        assert!(again.contains("1 of them may have gone out twice, under one message id"), "{again}");
        assert!(office.mail(1, &[], "").contains("0 sent, 0 to be tried again, 0 given up"), "never a third time");
        let mails = postman.taken();
        assert_eq!(mails.len(), times, "{}", point.word());
        assert!(mails.iter().all(|mail| id(mail) == id(&mails[0])));
    }
}

#[test]
fn a_second_death_gives_the_mail_up_instead_of_sending_it_for_ever() {
    let office = Office::new();
    let postman = Postman::of(&[Manner::Takes; 2]);
    for _ in 0..2 {
        assert!(office.mail(postman.port, &[], Point::MailTaken.word()).contains("this test build ends here"));
    }
    let third = office.mail(postman.port, &[], "");
    assert!(third.contains("0 sent, 0 to be tried again, 1 given up"), "{third}");
    assert_eq!(postman.taken().len(), 2);
    let told = office.mail(1, &[], "");
    assert!(told.contains("the register stopped twice while handing it over"), "{told}");
}
