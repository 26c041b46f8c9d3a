//! The check: what all share, each row, and what will happen to it; then one button.
//!
//! Invariant: a row that would be refused now is left out of the button's form and says why; the button is missing when
//! nothing is left. Nothing is written here.

use axum::response::Response;
use kpcs_domain::field::Input;
use kpcs_register::Objections;
use kpcs_statement::RequestId;
use kpcs_web::{
    Texts, page as respond,
    page::check::CheckPage,
    part::{AnswerGroup, Answers as Shown, Badge, Form, Inline, State, Table},
    shell::Link,
};

use super::{
    super::{Asked, check::Showing, form as alone, landing::lands_late},
    deed::{Deed, LEFT_OUT, ROW},
    form::{beyond, hidden},
    outcome::why,
    rows::{Chosen, Row},
    table::{self, Said},
};
use crate::{answers::Answers, app::App, no::No, objection::Objection, officer::Officer};

/// The page.
pub(super) async fn page(
    app: &App,
    officer: &Officer,
    deed: &Deed,
    asked: &Asked,
    chosen: &Chosen,
    given: &Answers,
) -> Result<Response, No> {
    let texts = officer.texts();
    let objections = judged(app, officer, deed, asked, chosen, given).await?;
    let objections: Vec<_> =
        (0..chosen.rows.len()).map(|at| objections.get(at).and_then(Option::as_ref).and_then(Objection::of)).collect();
    let mut warnings = Vec::new();
    for row in &chosen.rows {
        let warned = lands_late(app, officer, asked, &deed.answers(&row.subject, given)).await?;
        warnings.push(warned.map(|notice| notice.title));
    }
    let going: Vec<_> =
        chosen.rows.iter().zip(&objections).filter(|(_, no)| no.is_none()).map(|(row, _)| row).collect();
    let shared = Showing { texts, answers: given }.groups(texts.get("bulk-shared"), &deed.shared(asked));
    let rows = AnswerGroup {
        title: texts.get("bulk-rows"),
        change: None,
        facts: Vec::new(),
        table: Some(table(texts, deed, chosen, &objections, &warnings)),
    };
    let title = deed.says_of(texts, "title", chosen.rows.len());
    let mut shell = officer.shell(title.clone());
    shell.crumbs = vec![Link::new(texts.get("bulk-back"), deed.list())];
    Ok(respond(&CheckPage {
        shell,
        eyebrow: title,
        title: texts.get("bulk-check"),
        lead: lead(texts, chosen.rows.len(), going.len()),
        refusals: None,
        notice: beyond(officer, chosen),
        answers: Shown { texts, groups: shared.into_iter().chain([rows]).collect() },
        judged: None,
        form: (!going.is_empty()).then(|| form(app, officer, deed, chosen, &going, given)),
    }))
}

/// What each row would come to now.
async fn judged(
    app: &App,
    officer: &Officer,
    deed: &Deed,
    asked: &Asked,
    chosen: &Chosen,
    given: &Answers,
) -> Result<Objections, No> {
    let form = app.register().request_id();
    let request = |row: &Row| -> (Input, RequestId) {
        (deed.input(asked, &row.subject, given), deed.request_id(form, &row.subject))
    };
    let requests: Vec<_> = chosen.rows.iter().map(request).collect();
    let (actor, act) = (officer.actor(), deed.act);
    app.run(move |register| register.judge_all(&actor, act, requests)).await
}

fn lead(texts: Texts, all: usize, going: usize) -> String {
    match all - going {
        0 => texts.t("bulk-check-all").count("count", all).to_string(),
        _ if going == 0 => texts.get("bulk-check-none"),
        out => texts.t("bulk-check-some").count("going", going).count("out", out).to_string(),
    }
}

fn table(
    texts: Texts,
    deed: &Deed,
    chosen: &Chosen,
    objections: &[Option<Objection>],
    warnings: &[Option<String>],
) -> Table {
    let said = chosen.rows.iter().zip(objections).zip(warnings).map(|((row, objection), warning)| {
        let badge = match objection {
            None => Badge::worded(State::Prepared, texts.get("bulk-will")),
            Some(_) => Badge::worded(State::Refused, texts.get("bulk-left-out")),
        };
        let (reason, rule) = match objection {
            Some(objection) => why(texts, objection),
            None => (warning.clone().map_or(Inline::Nothing, Inline::Text), Inline::Nothing),
        };
        Said { row, badge, reason, rule, marked: objection.is_some() || warning.is_some() }
    });
    table::table(texts, deed, "bulk-what-will", said)
}

/// The one button; the rows that are left out go along as such, so that changing an answer brings them back.
fn form(app: &App, officer: &Officer, deed: &Deed, chosen: &Chosen, going: &[&Row], given: &Answers) -> Form {
    let texts = officer.texts();
    let is_out = |row: &&Row| !going.iter().any(|one| one.subject == row.subject);
    let out = chosen.rows.iter().filter(is_out).map(|row| (LEFT_OUT.to_owned(), row.subject.clone()));
    let said = given.without(|name| name == ROW || name == LEFT_OUT);
    let said = said.pairs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect::<Vec<_>>();
    let begun = [app.fresh_request(), (alone::DO.to_owned(), "yes".to_owned())];
    Form {
        texts,
        action: deed.address(),
        token: officer.form_token().to_owned(),
        hidden: begun.into_iter().chain(hidden(chosen.rows.iter())).chain(out).chain(said).collect(),
        multipart: false,
        compact: false,
        groups: Vec::new(),
        button: deed.says_of(texts, "button", going.len()),
        keep: Some((alone::CHANGE.to_owned(), texts.get("answers-change"))),
    }
}
