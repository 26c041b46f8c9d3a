//! Lines of a scenario table, and how one is run: a sound request and sound facts, altered, decided.
//!
//! A line reads `act | fields of the request | facts | outcome`. Fields are given as a form would give them
//! (`shipment.parcels.0.carats=12.34`; nothing after the sign takes the answer away), facts in words that each act's
//! fixture knows. `approver` and `today` are known to all.

pub mod applications;
pub mod blanks;
pub mod border;
pub mod certificates;
pub mod issuer;
pub mod registry;
pub mod scheme;
pub mod shipments;
pub mod world;

use std::{fs, path::Path};

use kpcs_domain::{
    act::{Act, Occasion},
    field::{FieldType as _, Input, read_request},
    value::{Day, OfficerHandle, Timestamp},
};

/// Calls a macro with every act there is.
macro_rules! for_each_act {
    ($with:ident) => {
        $with!(
            ApplyForCertificate AmendApplication WithdrawApplication ExamineShipment IssueCertificate VoidCertificate
            ReplaceCertificate RecordDispatch RegisterArrival ConfirmReceipt ReportDiscrepancy RecordForeignCertificate
            RecordPaperConfirmation CancelCertificate AdmitParticipant ChangeParticipantStatus DesignateAuthority
            AdoptRulePack PublishSpecimen AuthoriseKey RevokeKey
            ReportCertificateLost ReportCertificateStolen InvalidateCertificate
            DetainShipment ReleaseShipment RefuseImport ForfeitShipment QueryIssuer AnswerQuery
            AmendCertificate IssueTechnicalCertificate RecordHandover IssueLetterOfComfort BookAppointment ChangeAppointment
            DepositUnopened ReturnShipment RecordTransit EndorseOriginal IssueImportCertificate
            RegisterObserver EndObservership EndDesignation PublishContacts RecognisePartner RaiseAlert ResolveAlert
            ReceiveBlanks AllotBlanks SpoilBlank DestroyBlanks CountBlanks
        )
    };
}
pub(crate) use for_each_act;

/// An act with a case of it that is recorded.
pub trait Scenario: Act {
    /// A request and facts that nothing speaks against.
    fn sound() -> (Self::Request, Self::Facts);

    /// Alters the facts in one of the fixture's own words.
    fn alter(facts: &mut Self::Facts, word: &str, value: &str);
}

/// One line of a table.
pub struct Line {
    pub file: String,
    pub number: usize,
    pub text: String,
    pub act: String,
    pub fields: Vec<(String, String)>,
    pub facts: Vec<(String, String)>,
    pub expected: String,
}

/// Every line of every table.
pub fn lines() -> Vec<Line> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/scenarios");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    files
        .iter()
        .flat_map(|path| {
            let file = path.file_name().unwrap().to_str().unwrap().to_owned();
            let text = fs::read_to_string(path).unwrap();
            let numbered: Vec<_> = text.lines().enumerate().map(|(i, line)| (i + 1, line.to_owned())).collect();
            let told = numbered.into_iter().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
            told.map(|(number, text)| line(&file, number, text)).collect::<Vec<_>>()
        })
        .collect()
}

fn line(file: &str, number: usize, text: String) -> Line {
    let cells: Vec<_> = text.split('|').map(str::trim).collect();
    let [act, fields, facts, expected] = cells[..] else { panic!("{file}:{number} four cells are expected") };
    let pairs = |cell: &str| {
        let given = cell.split(';').map(str::trim).filter(|pair| !pair.is_empty());
        let pair = |pair: &str| pair.split_once('=').map(|(word, value)| (word.trim().into(), value.trim().into()));
        given.map(|given| pair(given).unwrap_or_else(|| panic!("{file}:{number} {given}: no ="))).collect()
    };
    Line {
        file: file.to_owned(),
        number,
        act: act.to_owned(),
        fields: pairs(fields),
        facts: pairs(facts),
        expected: expected.to_owned(),
        text,
    }
}

/// What comes of a line: `recorded`, `refused CODE ...` or `invalid FIELD EXPECTED`.
pub fn run<A: Scenario>(line: &Line) -> String {
    let (request, mut facts) = A::sound();
    let mut input = request.to_input().unwrap();
    line.fields.iter().for_each(|(path, value)| set(&mut input, path, value));
    let request = match read_request::<A::Request>(&input) {
        Ok(request) => request,
        Err(faults) => return format!("invalid {} {}", faults[0].field, faults[0].expected),
    };
    let mut occasion = occasion::<A>();
    for (word, value) in &line.facts {
        match word.as_str() {
            "approver" => occasion.approver = approver(value),
            "today" => occasion.today = Day::parse(value).unwrap(),
            "now" => occasion.at = Timestamp::parse(value).unwrap(),
            _ => A::alter(&mut facts, word, value),
        }
    }
    match A::decide(request, &facts, &occasion) {
        Ok(_) => "recorded".to_owned(),
        Err(refusals) => {
            let codes: Vec<_> = refusals.list().iter().map(|refusal| refusal.code).collect();
            format!("refused {}", codes.join(" "))
        }
    }
}

/// 23 November 2026, in the morning; approved by another where two people are needed.
pub fn occasion<A: Act>() -> Occasion {
    let approver = if A::INFO.needs_two() { approver("another") } else { None };
    Occasion {
        at: Timestamp::parse("2026-11-23T10:00:00Z").unwrap(),
        today: Day::parse("2026-11-23").unwrap(),
        officer: OfficerHandle::parse("preparer").unwrap(),
        approver,
    }
}

fn approver(who: &str) -> Option<OfficerHandle> {
    match who {
        "preparer" => OfficerHandle::parse("preparer").ok(),
        "examiner" => OfficerHandle::parse("examiner").ok(),
        "another" => OfficerHandle::parse("approver").ok(),
        "nobody" => None,
        other => panic!("approver={other}"),
    }
}

/// Answers a field, as a form would; an empty value takes the answer away.
fn set(input: &mut Input, path: &str, value: &str) {
    let Some((step, rest)) = path.split_once('.') else { return put(input, path, Input::text(value)) };
    let next = match input {
        Input::Group(fields) => fields.entry(step.to_owned()).or_insert_with(|| Input::Group([].into())),
        Input::List(items) => {
            let index: usize = step.parse().unwrap();
            while items.len() <= index {
                items.push(Input::Group([].into()));
            }
            &mut items[index]
        }
        Input::Text(text) => panic!("{path}: {text} has no fields"),
    };
    if rest.starts_with(|c: char| c.is_ascii_digit()) && *next == Input::Group([].into()) {
        *next = Input::List(Vec::new());
    }
    set(next, rest, value);
}

fn put(input: &mut Input, step: &str, value: Input) {
    match input {
        Input::Group(fields) => {
            fields.insert(step.to_owned(), value);
        }
        Input::List(items) => {
            let index: usize = step.parse().unwrap();
            if index < items.len() { items[index] = value } else { items.push(value) }
        }
        Input::Text(text) => panic!("{step}: {text} has no fields"),
    }
}
