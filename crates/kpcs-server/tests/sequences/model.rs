//! The rules of a certificate's everyday life in small, written apart from the program: what may be done in which state, and
//! what it leads to.
//!
//! Invariant: nothing here asks the program anything; what an office has not been told yet stands in `letters`.
//! Source: kpcs.md §4.3, §5.7, §5.8, §9.5; acts.md.

use std::collections::BTreeMap;

/// A certificate, as both sides know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// What it was issued on.
    application: String,
    /// In the issuer's register.
    pub state: &'static str,
    /// In the ledger where the goods arrive; empty before the advice came.
    pub goods: &'static str,
    /// How often the goods were presented.
    pub presented: usize,
    /// Whether the importing side has heard that the paper is withdrawn.
    pub withdrawn: bool,
}

/// An act that waits for the second officer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Waiting {
    Issue { application: String, number: String },
    Void(String),
    Lost(String),
}

/// What one side has done and the other has not heard.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Letter {
    Advice(String),
    Withdrawn(String),
    Confirmed(String),
}

/// Both offices.
#[derive(Debug, Default)]
pub struct Model {
    /// State by reference.
    pub applications: BTreeMap<String, &'static str>,
    pub certificates: BTreeMap<String, Certificate>,
    pub waiting: BTreeMap<i64, Waiting>,
    letters: Vec<Letter>,
}

impl Model {
    pub fn apply(&mut self, reference: String) {
        self.applications.insert(reference, "applied");
    }

    /// Until a certificate is issued, also once more.
    pub fn may_examine(&self, application: &str) -> bool {
        matches!(self.applications[application], "applied" | "examined")
    }

    /// As long.
    pub fn may_withdraw(&self, application: &str) -> bool {
        self.may_examine(application)
    }

    pub fn may_prepare_issue(&self, application: &str) -> bool {
        self.is_examined(application)
            && !self.waits(|one| matches!(one, Waiting::Issue { application: of, .. } if of == application))
    }

    fn is_examined(&self, application: &str) -> bool {
        self.applications[application] == "examined"
    }

    /// The same act for the same thing is prepared once at a time.
    fn waits(&self, same: impl Fn(&Waiting) -> bool) -> bool {
        self.waiting.values().any(same)
    }

    pub fn set(&mut self, application: &str, state: &'static str) {
        *self.applications.get_mut(application).expect("it is known") = state;
    }

    /// A spoiled paper is in the office yet: nothing has become of it.
    pub fn may_prepare_void(&self, number: &str) -> bool {
        self.is_issued(number) && !self.waits(|one| matches!(one, Waiting::Void(of) if of == number))
    }

    pub fn may_prepare_lost(&self, number: &str) -> bool {
        self.is_issued(number) && !self.waits(|one| matches!(one, Waiting::Lost(of) if of == number))
    }

    fn is_issued(&self, number: &str) -> bool {
        self.certificates[number].state == "issued"
    }

    /// The second officer's yes, where what was prepared may still be done.
    pub fn may_approve(&self, waiting: &Waiting) -> bool {
        match waiting {
            Waiting::Issue { application, .. } => self.is_examined(application),
            Waiting::Void(number) | Waiting::Lost(number) => self.is_issued(number),
        }
    }

    pub fn approve(&mut self, waiting: Waiting) {
        match waiting {
            Waiting::Issue { application, number } => {
                self.set(&application, "issued");
                let new = Certificate { application, state: "issued", goods: "", presented: 0, withdrawn: false };
                self.certificates.insert(number.clone(), new);
                self.letters.push(Letter::Advice(number));
            }
            Waiting::Void(number) => {
                // The same application gets a new number.
                let application = self.certificates[&number].application.clone();
                self.set(&application, "examined");
                self.end(number, "void");
            }
            Waiting::Lost(number) => self.end(number, "lost"),
        }
    }

    fn end(&mut self, number: String, state: &'static str) {
        self.certificates.get_mut(&number).expect("it is known").state = state;
        self.letters.push(Letter::Withdrawn(number));
    }

    /// Whatever arrives is recorded, once the office knows of it.
    pub fn may_arrive(&self, number: &str) -> bool {
        !self.certificates[number].goods.is_empty()
    }

    pub fn arrive(&mut self, number: &str) {
        let certificate = self.certificates.get_mut(number).expect("it is known");
        certificate.presented += 1;
        if certificate.goods == "expected" {
            certificate.goods = "arrived";
        }
    }

    pub fn may_confirm(&self, number: &str) -> bool {
        let certificate = &self.certificates[number];
        certificate.goods == "arrived" && certificate.presented == 1 && !certificate.withdrawn
    }

    pub fn confirm(&mut self, number: &str) {
        self.certificates.get_mut(number).expect("it is known").goods = "confirmed";
        self.letters.push(Letter::Confirmed(number.to_owned()));
    }

    /// The mail comes: each side hears what the other has done.
    pub fn deliver(&mut self) {
        for letter in std::mem::take(&mut self.letters) {
            let (Letter::Advice(number) | Letter::Withdrawn(number) | Letter::Confirmed(number)) = &letter;
            let certificate = self.certificates.get_mut(number).expect("it is known");
            match letter {
                Letter::Advice(_) => certificate.goods = "expected",
                Letter::Withdrawn(_) => certificate.withdrawn = true,
                Letter::Confirmed(_) if certificate.state == "issued" => certificate.state = "confirmed",
                Letter::Confirmed(_) => {}
            }
        }
    }
}
