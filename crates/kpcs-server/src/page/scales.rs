//! `/office/scales`: the scales of an office with their calibrations, and the form that adds a scale or a calibration.
//!
//! Invariant: nothing said of a scale is changed; a serial said again is a new row, and the newest counts. A calibration that
//! is overdue warns whoever weighs and forbids nothing: the scheme sets no interval (kpcs.md §5.9).
//! Must not know: what is weighed.
//! Source: issue 02, demand 4.

use axum::{
    Router, extract,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use kpcs_domain::{
    act::Role,
    field::InputFault,
    value::{Day, Name},
};
use kpcs_store::work::{self, OfficeScale, ScaleRow};
use kpcs_web::{
    Texts, page,
    page::person::PersonPage,
    page_with_status,
    part::{Badge, FieldGroup, FieldKind, FieldView, Filled, Form, Refusals, State, Table},
};

use crate::{
    answers::Answers,
    app::App,
    listing::{Cell, Column, File, Format, Kind, file_of, table},
    no::No,
    objection::Objection,
    officer::Officer,
    page::weighing::label,
    posted::Sent,
};

/// The address of the page.
pub const PATH: &str = "/office/scales";
/// Who weighs, and whose office it is.
const KEEPERS: &[Role] = &[Role::Clerk, Role::ValidatingOfficer, Role::ImportingOfficer, Role::AuthorityHead];

/// The route.
pub fn routes() -> Router<App> {
    Router::new().route("/office/scales", get(show).post(keep))
}

/// A row with what the list says of it.
struct Listed {
    row: ScaleRow,
    /// Whether it is the newest of its serial.
    newest: bool,
    today: Day,
}

impl Listed {
    fn state(&self, texts: Texts) -> Cell {
        let scale = &self.row.scale;
        match (self.newest, scale.in_use, scale.due_on < self.today) {
            (false, ..) => Cell::text(texts.get("scales-earlier")),
            (true, false, _) => Cell::text(texts.get("scales-away")),
            (true, true, true) => Cell::State(Badge::worded(State::Overdue, texts.get("scales-overdue"))),
            (true, true, false) => Cell::text(texts.get("scales-in-use")),
        }
    }
}

const COLUMNS: &[Column<Listed>] = &[
    column("name", "scales-name", |_, of| Cell::text(&of.row.scale.name)),
    column("serial", "scales-serial", |_, of| Cell::Code(of.row.scale.serial.to_string(), String::new())),
    column("calibrated_on", "examine-calibrated", |_, of| Cell::Day(of.row.scale.calibrated_on)),
    column("due_on", "scales-due", |_, of| Cell::Day(of.row.scale.due_on)),
    column("state", "list-state", |texts, of| of.state(texts)),
    column("kept_by", "scales-kept-by", |_, of| Cell::text(of.row.kept_by)),
    column("kept_at", "scales-kept-at", |_, of| Cell::Instant(of.row.kept_at)),
];

const fn column(key: &'static str, label: &'static str, cell: fn(Texts, &Listed) -> Cell) -> Column<Listed> {
    Column { key, label, kind: Kind::Words, on_page: true, cell }
}

async fn show(extract::State(app): extract::State<App>, officer: Officer) -> Result<Response, No> {
    officer.require(KEEPERS)?;
    let rows = read(&app, &officer).await?;
    if let Some(format) = Format::parse(officer.visitor.query.get("format")) {
        let texts = officer.texts();
        let file = File::new(officer.authority(), "scales", officer.visitor.now.day(), texts.get("scales-title"));
        let made = file_of((format, &file, texts), COLUMNS, &rows);
        return made.map_err(|error| No::fault(&format!("a file was not written: {error}")));
    }
    let mut filled = Filled::default();
    filled.values.insert("calibrated_on".to_owned(), officer.visitor.now.day().to_string());
    Ok(page(&scales_page(&officer, &rows, &filled, None)))
}

async fn keep(extract::State(app): extract::State<App>, sent: Sent) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    officer.require(KEEPERS)?;
    let scale = match read_scale(&answers) {
        Ok(scale) => scale,
        Err(faults) => return again(&app, &officer, &answers, &Objection::of_faults(faults)).await,
    };
    let (authority, handle, now) = (officer.authority().clone(), officer.handle(), officer.visitor.now);
    app.run(move |register| {
        register.store().write(move |sql| work::keep_scale(sql, &authority, &scale, (&handle, now)))
    })
    .await?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, PATH)]).into_response())
}

async fn again(app: &App, officer: &Officer, answers: &Answers, objection: &Objection) -> Result<Response, No> {
    let mut filled = answers.filled();
    let refusals = objection.in_form(&mut filled, officer.texts());
    let rows = read(app, officer).await?;
    Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &scales_page(officer, &rows, &filled, Some(refusals))))
}

async fn read(app: &App, officer: &Officer) -> Result<Vec<Listed>, No> {
    let (authority, today) = (officer.authority().clone(), officer.visitor.now.day());
    let rows = app.read(move |sql| work::scale_history(sql, &authority)).await?;
    let mut seen: Vec<Name> = Vec::new();
    let listed = rows.into_iter().map(|row| {
        let newest = !seen.contains(&row.scale.serial);
        seen.push(row.scale.serial.clone());
        Listed { row, newest, today }
    });
    Ok(listed.collect())
}

/// What was typed, or every fault in it.
fn read_scale(answers: &Answers) -> Result<OfficeScale, Vec<InputFault>> {
    let mut faults = Vec::new();
    let mut fault = |field: &str, expected| {
        let found = answers.get(field).to_owned();
        faults.push(InputFault { field: field.to_owned(), found, expected });
    };
    let name = Name::parse(answers.get("name")).map_err(|expected| fault("name", expected.0));
    let serial = Name::parse(answers.get("serial")).map_err(|expected| fault("serial", expected.0));
    let calibrated_on = Day::parse(answers.get("calibrated_on")).map_err(|expected| fault("calibrated_on", expected.0));
    let due_on = Day::parse(answers.get("due_on")).map_err(|expected| fault("due_on", expected.0));
    let (Ok(name), Ok(serial), Ok(calibrated_on), Ok(due_on)) = (name, serial, calibrated_on, due_on) else {
        return Err(faults);
    };
    if due_on < calibrated_on {
        fault("due_on", "expected-scale-due");
    }
    let scale = OfficeScale { name, serial, calibrated_on, due_on, in_use: !answers.has("away") };
    // Both together are what an act records of the scale.
    if label(&scale).is_none() {
        fault("name", "expected-scale-name");
    }
    if faults.is_empty() { Ok(scale) } else { Err(faults) }
}

fn scales_page(officer: &Officer, rows: &[Listed], filled: &Filled, refusals: Option<Refusals>) -> PersonPage {
    let texts = officer.texts();
    let title = texts.get("scales-title");
    let list = (!rows.is_empty()).then(|| (texts.get("scales-list"), scale_table(texts, rows)));
    PersonPage {
        shell: officer.shell(title.clone()),
        title,
        lead: texts.get("scales-lead"),
        refusals,
        notice: None,
        made: None,
        facts: None,
        table: list,
        forms: vec![(texts.get("scales-new"), texts.get("scales-new-text"), form(officer, filled))],
    }
}

fn scale_table(texts: Texts, rows: &[Listed]) -> Table {
    table(texts, texts.get("scales-list"), COLUMNS, rows)
}

fn form(officer: &Officer, filled: &Filled) -> Form {
    let texts = officer.texts();
    let field = |name: &str, key: &str, kind| FieldView::new(name, texts.get(key), kind).filled(filled);
    let fields = vec![
        field("name", "scales-name", FieldKind::Text).hint(texts.get("scales-name-hint")),
        field("serial", "scales-serial", FieldKind::Text).hint(texts.get("scales-serial-hint")),
        field("calibrated_on", "examine-calibrated", FieldKind::Day),
        field("due_on", "scales-due", FieldKind::Day),
        FieldView { required: false, ..field("away", "scales-put-away", FieldKind::Declaration) },
    ];
    Form {
        texts,
        action: PATH.to_owned(),
        token: officer.form_token().to_owned(),
        hidden: Vec::new(),
        multipart: false,
        compact: false,
        groups: vec![FieldGroup { fields, ..FieldGroup::default() }],
        button: texts.get("scales-keep"),
        keep: None,
    }
}
