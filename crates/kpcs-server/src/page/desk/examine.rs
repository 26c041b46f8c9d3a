//! `/desk/applications/REF/examine`: the counter's form, the check of what it comes to, and the act.
//!
//! Invariant: nothing typed is lost, photographs included; what the certificate would state is shown before it is recorded,
//! decided by the act itself.
//! Must not know: how figures are decided.
//! Source: acts, "examine_shipment"; interface 1 and 2.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use kpcs_domain::{
    act::{Act, ActRecord, ExamineShipment, examine_shipment},
    certificate::Parcel,
    field::{Input, Record as _, read_request},
    party::{CounterRule, RulePack},
    value::Digest,
};
use kpcs_register::{ActError, Outcome};
use kpcs_store::act::Stored;
use kpcs_web::{
    page,
    page::{
        check::CheckPage,
        examine::{DeclaredParcel, Examined, groups},
        examine_here::AskedHere,
        form::FormPage,
    },
    page_with_status,
    part::{AnswerGroup, Answers as Shown, Filled, Form},
    shell::Link,
};

use super::{
    application::File,
    examination as found,
    occasion::{circumstances, pack_of},
    see,
};
use crate::{
    answers::Answers,
    app::App,
    evidence,
    no::No,
    objection::Objection,
    officer::Officer,
    page::{
        certificate::particulars::parcels,
        weighing::{self, Bench},
    },
    posted::Sent,
    words,
};

/// Names of the form's own buttons and fields, which are no answers.
const OWN: [&str; 4] = ["add_valuation", "back", "checked", "photographs_files"];
/// The boxes of a parcel in the order in which the scale is read.
const BOXES: [&str; 3] = ["gross", "tare", "reweighed_gross"];
/// Answers that are asked one a line.
const LINES: [&str; 4] = ["papers", "persons", "seals", "signatures"];

pub async fn show(State(app): State<App>, officer: Officer, Path(text): Path<String>) -> Result<Response, No> {
    officer.require(ExamineShipment::INFO.by)?;
    let file = File::open(&app, &officer, &text).await?;
    let filled = first_answers(&officer, &file);
    let counter = Counter::open(&app, officer, file).await?;
    let valuers = usize::try_from(counter.pack.valuation.minimum).unwrap_or(9).max(2);
    Ok(page(&counter.form(&filled, None, valuers)))
}

pub async fn examine(State(app): State<App>, Path(text): Path<String>, sent: Sent) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    officer.require(ExamineShipment::INFO.by)?;
    let file = File::open(&app, &officer, &text).await?;
    let counter = Counter::open(&app, officer, file).await?;
    let (answers, faults) =
        evidence::taken(&app, counter.officer.authority(), answers, examine_shipment::Request::FIELDS).await?;
    let answers = counter.bench.chosen(&answers);
    let photographs: Vec<_> = answers.all("photographs").filter_map(|text| Digest::parse(text).ok()).collect();
    let visit = Visit { input: input(&answers, &counter.file, &photographs), photographs, answers };
    if visit.answers.has("add_valuation") && faults.is_empty() {
        return Ok(page(&counter.form(&visit.filled(), None, visit.valuations() + 1)));
    }
    if visit.answers.has("back") || (visit.answers.has(kpcs_web::part::weighing::ENTERED) && faults.is_empty()) {
        return Ok(page(&counter.form(&visit.filled(), None, visit.valuations())));
    }
    if !faults.is_empty() {
        return Ok(counter.objected(&visit, &Objection::of_faults(faults), StatusCode::UNPROCESSABLE_ENTITY));
    }
    if visit.answers.has("checked") {
        return counter.record(&app, visit).await;
    }
    match counter.rehearse(&app, &visit).await {
        Ok(record) => Ok(page(&counter.check(&app, &visit, &record))),
        Err(no) => counter.refused(&visit, no),
    }
}

/// What one visit of the form brought.
struct Visit {
    answers: Answers,
    photographs: Vec<Digest>,
    input: Input,
}

impl Visit {
    /// The form as it was left, with the photographs taken over.
    fn filled(&self) -> Filled {
        let mut filled = self.answers.filled();
        for name in OWN {
            filled.values.remove(name);
        }
        filled.values.insert("photographs".to_owned(), lines(&self.photographs));
        filled
    }

    /// How many rows of valuations were asked.
    fn valuations(&self) -> usize {
        let rows = self
            .answers
            .pairs()
            .filter_map(|(name, _)| name.strip_prefix("valuations.")?.split('.').next()?.parse().ok());
        rows.max().map_or(1, |last: usize| last + 1).min(8)
    }
}

/// One application at the counter, and who stands there.
struct Counter {
    officer: Officer,
    file: File,
    pack: Arc<RulePack>,
    bench: Bench,
}

impl Counter {
    async fn open(app: &App, officer: Officer, file: File) -> Result<Self, No> {
        let (authority, now) = (officer.authority().clone(), officer.visitor.now);
        let pack = app.read(move |sql| pack_of(sql, &authority, now)).await?;
        let bench = Bench::open(app, &officer).await?;
        Ok(Self { officer, file, pack, bench })
    }

    /// What the examination would come to, decided by the act on what the register knows now.
    async fn rehearse(&self, app: &App, visit: &Visit) -> Result<ActRecord<ExamineShipment>, No> {
        let (actor, now, input) = (self.officer.actor(), self.officer.visitor.now, visit.input.clone());
        app.run(move |register| {
            let request = read_request::<examine_shipment::Request>(&input).map_err(ActError::Invalid)?;
            register.store().read(|sql| {
                let pack = pack_of(sql, &actor.authority, now)?;
                let around = circumstances(&pack, actor, now);
                let facts = ExamineShipment::gather(sql, &request, &around)?;
                ExamineShipment::decide(request, &facts, &around.occasion).map_err(ActError::Refused)
            })
        })
        .await
    }

    async fn record(&self, app: &App, visit: Visit) -> Result<Response, No> {
        let id = visit.answers.request_id().ok_or(No::Unreadable("unreadable-form"))?;
        match app.ask(self.officer.actor(), ExamineShipment::INFO.name, visit.input.clone(), id).await {
            Ok(Outcome::Done(done)) => Ok(see(format!("/desk/done/{}", done.position))),
            Ok(Outcome::Prepared(_)) => Err(No::fault("one person examines")),
            Err(no) => self.refused(&visit, no),
        }
    }

    /// The form again, with what the register did not take.
    fn refused(&self, visit: &Visit, no: No) -> Result<Response, No> {
        let status = no.status();
        Ok(self.objected(visit, &no.objection()?, status))
    }

    fn objected(&self, visit: &Visit, objection: &Objection, status: StatusCode) -> Response {
        let mut filled = visit.filled();
        objection.mark(&mut filled, self.officer.texts(), asked_as);
        page_with_status(status, &self.form(&filled, Some(objection), visit.valuations()))
    }

    fn form(&self, filled: &Filled, objection: Option<&Objection>, valuations: usize) -> FormPage {
        let texts = self.officer.texts();
        let title = texts.get("examine-title");
        let of = Examined {
            parcels: self.file.declared.parcels.iter().map(|parcel| self.declared_parcel(parcel)).collect(),
            valuations,
            fee_required: self.pack.valuation.fee_receipt_required,
            asked_here: self.pack.counter.as_ref().map(asked_here),
        };
        let mut groups = groups(texts, filled, &of);
        self.bench.ask(filled, &mut groups);
        let notice = weighing::put(texts, filled, &mut groups, (of.parcels.len(), &BOXES));
        let form = Form {
            texts,
            action: format!("{}/examine", self.file.address()),
            token: self.officer.form_token().to_owned(),
            hidden: Vec::new(),
            multipart: true,
            compact: false,
            groups,
            button: texts.get("examine-button"),
            keep: None,
        };
        let mut shell = self.officer.shell(title.clone());
        shell.crumbs = self.crumbs();
        FormPage {
            shell,
            eyebrow: self.eyebrow(),
            title,
            lead: texts.get("examine-lead"),
            refusals: objection.map(|objection| objection.refusals(texts, asked_as)),
            notice: notice.or_else(|| self.bench.warning(filled)).or_else(|| self.file.licence.warning(texts)),
            form,
            beside: None,
        }
    }

    fn declared_parcel(&self, parcel: &Parcel) -> DeclaredParcel {
        let texts = self.officer.texts();
        let carats = format!("{}, {} ct", words::subheading(texts, parcel.hs), words::carats(texts, parcel.carats));
        DeclaredParcel { subheading: carats, origin: words::origin(texts, &parcel.origin) }
    }

    fn eyebrow(&self) -> String {
        format!("{} · {}", self.file.row.reference, self.file.row.company)
    }

    fn crumbs(&self) -> Vec<Link> {
        let desk = Link::new(self.officer.texts().get("nav-desk"), "/desk");
        vec![desk, Link::new(self.file.row.reference.to_string(), self.file.address())]
    }

    /// Everything that was recorded, and what the certificate would state; one button, and one back to the form.
    fn check(&self, app: &App, visit: &Visit, record: &ActRecord<ExamineShipment>) -> CheckPage {
        let texts = self.officer.texts();
        let title = texts.get("examine-check");
        let mut hidden: Vec<_> = visit
            .answers
            .pairs()
            .filter(|(name, _)| !OWN.contains(name) && !weighing::OWN.contains(name) && *name != "photographs")
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        hidden.extend(visit.photographs.iter().map(|digest| ("photographs".to_owned(), digest.to_string())));
        hidden.extend([app.fresh_request(), ("checked".to_owned(), "yes".to_owned())]);
        let form = Form {
            texts,
            action: format!("{}/examine", self.file.address()),
            token: self.officer.form_token().to_owned(),
            hidden,
            multipart: false,
            compact: false,
            groups: Vec::new(),
            button: texts.get("examine-record"),
            keep: Some(("back".to_owned(), texts.get("examine-change"))),
        };
        let mut shell = self.officer.shell(title.clone());
        shell.crumbs = self.crumbs();
        let group = |key: &str, facts, table| AnswerGroup { title: texts.get(key), change: None, facts, table };
        let compared = found::compared(texts, &self.file.declared.parcels, Some(&record.decided));
        let stated = parcels(texts, &record.decided.parcels);
        CheckPage {
            shell,
            eyebrow: self.eyebrow(),
            title,
            lead: texts.get("examine-check-lead"),
            refusals: None,
            notice: self.bench.warning(&visit.filled()).or_else(|| self.file.licence.warning(texts)),
            answers: Shown {
                texts,
                groups: vec![
                    group("examine-compared", Vec::new(), Some(compared)),
                    group("examine-stated", Vec::new(), Some(stated)),
                    group("counter-examination", found::facts(texts, &record.asked, &record.decided), None),
                ],
            },
            judged: None,
            form: Some(form),
        }
    }
}

/// What the pack asks of this counter, in its own words.
fn asked_here(rule: &CounterRule) -> AskedHere {
    let present = rule.present.iter().map(|one| match one.persons {
        1 => one.capacity.to_string(),
        several => format!("{} ({several})", one.capacity),
    });
    AskedHere {
        present: present.collect(),
        persons: rule.persons_minimum,
        signatures: rule.signatures,
        papers: rule.papers.iter().map(ToString::to_string).collect(),
        lodging: rule.lodging,
        reweighing: rule.reweighing,
    }
}

/// What stands in the form before anybody typed: classification and origin as declared, and the exporter's own figures.
fn first_answers(officer: &Officer, file: &File) -> Filled {
    let mut values = BTreeMap::new();
    let mut put = |name: String, value: String| values.insert(name, value);
    for (index, parcel) in file.declared.parcels.iter().enumerate() {
        put(format!("parcels.{index}.hs"), parcel.hs.to_string());
        put(format!("parcels.{index}.origin"), parcel.origin.to_string());
        put(format!("valuations.0.values.{index}"), parcel.value.to_string());
        put(
            format!("parcels.{index}.description"),
            parcel.description.as_ref().map(ToString::to_string).unwrap_or_default(),
        );
    }
    put("valuations.0.capacity".to_owned(), "exporter".to_owned());
    put("valuations.0.valuer".to_owned(), file.declared.exporter.name.to_string());
    put("valuations.1.capacity".to_owned(), "government".to_owned());
    put("valuations.2.capacity".to_owned(), "independent".to_owned());
    put("persons".to_owned(), format!("{}, {}\n", officer.account().name, officer.texts().get("examine-for-office")));
    Filled { values, errors: BTreeMap::new() }
}

/// The answers as the act reads them.
fn input(answers: &Answers, file: &File, photographs: &[Digest]) -> Input {
    let Input::Group(mut fields) = answers.input() else { return Input::text("") };
    for name in OWN.into_iter().chain(weighing::OWN).chain(LINES) {
        fields.remove(name);
    }
    fields.insert("application".to_owned(), Input::text(file.row.reference.as_str()));
    fields.insert("persons".to_owned(), Input::List(one_a_line(answers, "persons").map(person).collect()));
    fields.insert("papers".to_owned(), Input::List(one_a_line(answers, "papers").map(paper).collect()));
    for name in ["seals", "signatures"] {
        fields.insert(name.to_owned(), Input::List(one_a_line(answers, name).map(Input::text).collect()));
    }
    let digests = photographs.iter().map(|digest| Input::text(digest.to_string())).collect();
    fields.insert("photographs".to_owned(), Input::List(digests));
    Input::Group(fields)
}

fn one_a_line<'a>(answers: &'a Answers, name: &'a str) -> impl Iterator<Item = &'a str> {
    answers.all(name).flat_map(str::lines).map(str::trim).filter(|line| !line.is_empty())
}

/// `A. Kamara, exporter`: the name before the first comma, for whom after it.
fn person(line: &str) -> Input {
    before_and_after_comma(line, ["name", "capacity"])
}

/// `royalty receipt, R-77`: which paper before the first comma, its number after it.
fn paper(line: &str) -> Input {
    before_and_after_comma(line, ["paper", "reference"])
}

fn before_and_after_comma(line: &str, fields: [&str; 2]) -> Input {
    let (before, after) = line.split_once(',').unwrap_or((line, ""));
    let given = fields.into_iter().zip([before, after]);
    Input::Group(given.map(|(field, text)| (field.to_owned(), Input::text(text.trim()))).collect())
}

/// Under which name the form asked a field of the act.
fn asked_as(field: &str) -> Option<String> {
    let first = field.split('.').next().unwrap_or_default();
    match first {
        "" | "application" => None,
        "parcels" | "valuations" if !field.contains('.') => {
            Some(format!("{field}.0.{}", if first == "parcels" { "gross" } else { "capacity" }))
        }
        "fee" | "duty" if !field.contains('.') => Some(format!("{field}.receipt")),
        "photographs" => evidence::asked_as("photographs"),
        "valuations" if field.ends_with(".values") => Some(format!("{field}.0")),
        name if LINES.contains(&name) => Some(name.to_owned()),
        _ => Some(field.to_owned()),
    }
}

fn lines(photographs: &[Digest]) -> String {
    photographs.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{Input, asked_as, person};

    #[test]
    fn a_person_is_named_before_the_comma() {
        let given = |name: &str, capacity: &str| {
            Input::Group(
                [("name".to_owned(), Input::text(name)), ("capacity".to_owned(), Input::text(capacity))].into(),
            )
        };
        assert_eq!(person("A. Kamara, exporter"), given("A. Kamara", "exporter"));
        assert_eq!(person("A. Kamara"), given("A. Kamara", ""));
    }

    #[test]
    fn each_field_of_the_act_is_found_in_the_form() {
        let cases = [
            ("parcels", Some("parcels.0.gross")),
            ("parcels.1.gross", Some("parcels.1.gross")),
            ("persons.0.capacity", Some("persons")),
            ("seals.3", Some("seals")),
            ("valuations.1.values", Some("valuations.1.values.0")),
            ("fee", Some("fee.receipt")),
            ("application", None),
            ("", None),
        ];
        for (field, name) in cases {
            assert_eq!(asked_as(field).as_deref(), name, "{field}");
        }
    }
}
