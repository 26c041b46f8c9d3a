//! Mail over STARTTLS and over TLS: taken where the certificate is right, refused in plain words where it is not, and never
//! in the clear to a server that doesn't offer the protection that the settings ask for.

use kpcs_domain::value::Timestamp;
use kpcs_server::{
    mail::{MailSecurity, MailSettings, send_test_mail},
    trust::Trust,
};
use kpcs_testing::postman::{Manner, Postman, Way, certificates};

const WAYS: [(MailSecurity, Way); 2] =
    [(MailSecurity::StartTls, Way::StartTls), (MailSecurity::Implicit, Way::Implicit)];

/// Settings with a login, so that a password would be seen on a way that is not protected.
fn settings(host: &str, port: u16, security: MailSecurity) -> MailSettings {
    let login = (Some("register"), Some("a secret".to_owned()));
    MailSettings::new((host, port), security, login, "Register <register@office.example>").unwrap()
}

fn now() -> Timestamp {
    Timestamp::parse("2026-11-23T10:00:00Z").unwrap()
}

fn trusting(settings: MailSettings) -> MailSettings {
    settings.trusting(Trust::read(&certificates().join("ca.pem")).unwrap())
}

#[test]
fn mail_goes_over_both_ways_to_a_server_whose_certificate_is_right() {
    for (security, way) in WAYS {
        let postman = Postman::on(way, &[Manner::Takes]);
        let settings = trusting(settings("localhost", postman.port, security));
        send_test_mail(&settings, "somebody@office.example", now()).unwrap();
        let taken = postman.taken().remove(0);
        assert!(taken.starts_with("AUTH PLAIN "), "{way:?}: {taken}");
        assert!(taken.contains("RCPT TO:<somebody@office.example>"), "{way:?}: {taken}");
    }
}

#[test]
fn a_wrong_certificate_is_refused_with_what_to_do() {
    for (security, way) in WAYS {
        let refused = |host: &str, settings: &dyn Fn(MailSettings) -> MailSettings| {
            let postman = Postman::at(host, way, &[Manner::Takes]);
            let settings = settings(self::settings(host, postman.port, security));
            let answer = send_test_mail(&settings, "somebody@office.example", now()).unwrap_err();
            assert!(postman.taken().is_empty(), "{way:?}: nothing is handed over");
            assert!(answer.starts_with("its certificate is not accepted: ") && !answer.contains("secret"), "{answer}");
            answer
        };
        let unknown = refused("127.0.0.1", &|settings| settings);
        assert!(
            unknown.contains("nobody whom this machine trusts has signed it") && unknown.contains("ca_file"),
            "{unknown}"
        );
        // An address of this machine that the certificate does not name.
        let other = refused("127.0.0.2", &trusting);
        assert!(other.contains("it is for another name") && other.contains("mail.host"), "{other}");
    }
}

#[test]
fn a_server_that_offers_no_starttls_gets_nothing() {
    let postman = Postman::on(Way::Plain, &[Manner::Takes]);
    let settings = trusting(settings("localhost", postman.port, MailSecurity::StartTls));
    let answer = send_test_mail(&settings, "somebody@office.example", now()).unwrap_err();
    assert!(answer.to_lowercase().contains("starttls"), "{answer}");
    assert!(postman.taken().is_empty());
}
