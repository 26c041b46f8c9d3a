//! `/acts`: every act that has no page of its own, asked from its field table: form, check, then done or prepared.
//!
//! Invariant: the form asks what the act's request holds and nothing else; what is sent is what the check showed.
//! Must not know: any single act.
//! Source: decisions 29.

mod asked;
pub(in crate::page) mod bulk;
mod check;
mod form;
mod given;
mod guided;
mod landing;
pub(in crate::page) mod list;

use axum::{
    Router,
    extract::{DefaultBodyLimit, Path, State},
    response::Response,
    routing::get,
};
use kpcs_domain::{
    act::{Act, ActInfo, AdoptRulePack},
    field::{Field, Input, InputFault, Record, read_request},
};
use kpcs_register::Outcome;
use kpcs_store::act::{Stored, Visitor as ActVisitor, info_named, visit_act};

use kpcs_web::shell::Link;

use super::done::{After, told};
use crate::{answers::Answers, app::App, evidence, no::No, objection::Objection, officer::Officer, posted::Sent};
use guided::{Guide, Known};
use landing::lands_late;

/// The routes of this folder.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/acts", get(list::show))
        .route("/acts/{name}", get(show).post(send).layer(DefaultBodyLimit::max(evidence::FORM_BYTES_MAX)))
        .merge(bulk::routes())
}

/// An act with its field table.
#[derive(Clone, Copy)]
struct Asked {
    info: &'static ActInfo,
    fields: &'static [Field],
    /// Its form made by hand, where it has one.
    guide: Option<&'static Guide>,
}

impl Asked {
    /// The act of that name.
    fn named(name: &str) -> Result<Self, No> {
        struct Fields;
        impl ActVisitor for Fields {
            type Output = &'static [Field];
            fn visit<A: Stored>(self) -> Self::Output {
                A::Request::FIELDS
            }
        }
        let info = info_named(name).ok_or(No::NotFound)?;
        let fields = visit_act(name, Fields).ok_or(No::NotFound)?;
        Ok(Self { info, fields, guide: guided::guide(info.name) })
    }

    /// What the register knows already of what is asked.
    async fn known(&self, app: &App, officer: &Officer, given: &Answers) -> Result<Known, No> {
        match self.guide {
            Some(_) => guided::known(app, officer, self.info.name, given).await,
            None if self.info.name == AdoptRulePack::INFO.name => {
                guided::pack_in_force::known(app, officer, given).await
            }
            None => Ok(Known::default()),
        }
    }

    /// What cannot be read in what was given.
    fn faults(&self, input: &Input) -> Vec<InputFault> {
        struct Read<'a>(&'a Input);
        impl ActVisitor for Read<'_> {
            type Output = Vec<InputFault>;
            fn visit<A: Stored>(self) -> Self::Output {
                read_request::<A::Request>(self.0).err().unwrap_or_default()
            }
        }
        visit_act(self.info.name, Read(input)).unwrap_or_default()
    }
}

async fn show(State(app): State<App>, officer: Officer, Path(name): Path<String>) -> Result<Response, No> {
    let asked = Asked::named(&name)?;
    officer.require(asked.info.by)?;
    let given = prefilled(&asked, &officer.visitor.query);
    let known = asked.known(&app, &officer, &given).await?;
    Ok(form::page(&officer, &asked, &known, &known.suggested(&given), None))
}

/// What the address gives: fields by name, or the first of them as `subject`.
fn prefilled(asked: &Asked, query: &Answers) -> Answers {
    let first = asked.fields.first().map_or("", |field| field.name);
    let given = query.pairs().map(|(name, value)| (if name == "subject" { first } else { name }, value));
    Answers::new(given.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(), Vec::new())
}

async fn send(State(app): State<App>, Path(name): Path<String>, sent: Sent) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    let asked = Asked::named(&name)?;
    officer.require(asked.info.by)?;
    let (answers, unfit) = evidence::taken(&app, officer.authority(), answers, asked.fields).await?;
    let given = answers.without(form::is_button);
    let known = asked.known(&app, &officer, &given).await?;
    if form::wants_row(&answers).is_some() || answers.has(form::CHANGE) {
        let unfit = (!unfit.is_empty()).then(|| Objection::of_faults(unfit));
        return Ok(form::page(&officer, &asked, &known, &answers, unfit.as_ref()));
    }
    let settled = known.settled(&given);
    let input = given::input(asked.fields, &settled);
    let faults: Vec<_> = unfit.into_iter().chain(asked.faults(&input)).collect();
    if !faults.is_empty() {
        return Ok(form::page(&officer, &asked, &known, &given, Some(&Objection::of_faults(faults))));
    }
    if !answers.has(form::DO) {
        let notice = lands_late(&app, &officer, &asked, &given).await?;
        return Ok(check::page(&app, &officer, &asked, &known, &settled, notice));
    }
    let id = answers.request_id().ok_or(No::Unreadable("unreadable-form"))?;
    match app.ask(officer.actor(), asked.info.name, input, id).await {
        Ok(outcome) => Ok(told(&officer.visitor, &outcome, after(&officer, &outcome))),
        Err(no) => Ok(form::page(&officer, &asked, &known, &given, Some(&no.objection()?))),
    }
}

fn after(officer: &Officer, outcome: &Outcome) -> After {
    let texts = officer.texts();
    let to_acts = Link::new(texts.get("acts-title"), "/acts");
    let (info, proposal) = match outcome {
        Outcome::Done(done) => (done.info, None),
        Outcome::Prepared(prepared) => (prepared.info, Some(prepared.proposal)),
    };
    let (next, mut links) = guided::after(texts, info.name, outcome).unwrap_or_else(|| {
        let next = proposal.is_none().then(|| texts.get("ask-next-recorded"));
        (next.into_iter().collect(), vec![to_acts])
    });
    // A licensed body's person has no desk: what was prepared is the office's to open.
    let open = proposal.filter(|_| officer.actor().company.is_none()).map(|number| format!("/desk/proposals/{number}"));
    links.splice(0..0, open.map(|href| Link::new(texts.get("desk-open-proposal"), href)));
    After { next, links, ..After::default() }
}
