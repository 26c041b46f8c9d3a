//! `/office/paper`: the office's pre-printed paper: the layout drawn over the specimen, the millimetre page, the printers.
//!
//! Invariant: the layout is read from the rule pack in force and changed by adopt_rule_pack alone; a printer's offset is
//! working data of the office, and what was measured is never changed: a name said again is a new row.
//! Must not know: how a sheet is set.
//! Source: kpcs.md §3.6, §3.9, §3.10; docs/formats/rule-pack.md, "overlay".

use axum::{
    Router, extract,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use kpcs_domain::{
    act::{Act, AdoptRulePack, Role, publish_specimen},
    field::InputFault,
    party::{OverlayPaper, RulePack},
    value::Name,
};
use kpcs_reference::paper_of;
use kpcs_store::{
    act::specimen_on,
    work::{self, OfficePrinter, PrinterRow},
};
use kpcs_web::{
    Texts, page,
    page::own_paper::OwnPaperPage,
    page_with_status,
    part::{
        Column, Document, Documents, Fact, Facts, FieldGroup, FieldKind, FieldView, Filled, Form, Inline, PaperBox,
        PaperDrawing, Refusals, Row, Table,
    },
    shell::Link,
};

use super::{
    desk::{day_of_office, pack_of},
    specimens,
};
use crate::{
    answers::Answers, app::App, documents, no::No, objection::Objection, officer::Officer, posted::Sent, words,
};

/// The address of the page.
pub const PATH: &str = "/office/paper";
/// Who prints certificates, and whose paper it is.
const PRINTERS: &[Role] = &[Role::Clerk, Role::ValidatingOfficer, Role::AuthorityHead];
/// The furthest a printer is off, in tenths of a millimetre.
const OFFSET_MAX: i64 = 200;

/// The routes.
pub fn routes() -> Router<App> {
    Router::new().route("/office/paper", get(show).post(keep)).route("/office/paper/test.pdf", get(test_page))
}

/// What an address says to print on a printer of the office.
#[must_use]
pub fn on_printer(name: &Name) -> String {
    Answers::new(vec![("printer".to_owned(), name.to_string())], Vec::new()).encoded()
}

/// What the register knows of the paper.
struct Known {
    pack: std::sync::Arc<RulePack>,
    specimen: Option<publish_specimen::Request>,
    printers: Vec<PrinterRow>,
}

async fn show(extract::State(app): extract::State<App>, officer: Officer) -> Result<Response, No> {
    officer.require(PRINTERS)?;
    let known = read(&app, &officer).await?;
    Ok(page(&paper_page(&officer, &known, &Filled::default(), None)))
}

async fn keep(extract::State(app): extract::State<App>, sent: Sent) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    officer.require(PRINTERS)?;
    let printer = match read_printer(&answers) {
        Ok(printer) => printer,
        Err(faults) => return again(&app, &officer, &answers, &Objection::of_faults(faults)).await,
    };
    let (authority, handle, now) = (officer.authority().clone(), officer.handle(), officer.visitor.now);
    app.run(move |register| {
        register.store().write(move |sql| work::keep_printer(sql, &authority, &printer, (&handle, now)))
    })
    .await?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, PATH)]).into_response())
}

async fn test_page(extract::State(app): extract::State<App>, officer: Officer) -> Result<Response, No> {
    officer.require(PRINTERS)?;
    let printer = Some(officer.visitor.query.get("printer").to_owned()).filter(|name| !name.is_empty());
    let (office, now) = (officer.authority().clone(), officer.visitor.now);
    let _press = super::certificate::press().await?;
    let made = app.run(move |register| documents::overlay_test_pdf(register, &office, printer.as_deref(), now.day()));
    let headers = [
        (header::CONTENT_TYPE, "application/pdf"),
        (header::CONTENT_DISPOSITION, "inline; filename=\"millimetre-page.pdf\""),
        (header::CACHE_CONTROL, "private, no-cache"),
    ];
    Ok((headers, made.await?).into_response())
}

async fn again(app: &App, officer: &Officer, answers: &Answers, objection: &Objection) -> Result<Response, No> {
    let mut filled = answers.filled();
    let refusals = objection.in_form(&mut filled, officer.texts());
    let known = read(app, officer).await?;
    Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &paper_page(officer, &known, &filled, Some(refusals))))
}

async fn read(app: &App, officer: &Officer) -> Result<Known, No> {
    let (authority, now) = (officer.authority().clone(), officer.visitor.now);
    app.read(move |sql| {
        let pack = pack_of(sql, &authority, now)?;
        let specimen = match authority.participant() {
            Some(participant) => specimen_on(sql, participant, day_of_office(&pack, now))?,
            None => None,
        };
        Ok(Known { pack, specimen, printers: work::printer_history(sql, &authority)? })
    })
    .await
}

/// What was typed, or every fault in it.
fn read_printer(answers: &Answers) -> Result<OfficePrinter, Vec<InputFault>> {
    let mut faults = Vec::new();
    let mut fault = |field: &str, expected| {
        let found = answers.get(field).to_owned();
        faults.push(InputFault { field: field.to_owned(), found, expected });
    };
    let name = Name::parse(answers.get("name")).map_err(|expected| fault("name", expected.0));
    let mut offset = |field: &str| tenths(answers.get(field)).ok_or_else(|| fault(field, "expected-offset"));
    let (right, down) = (offset("right"), offset("down"));
    match (name, right, down) {
        (Ok(name), Ok(offset_right), Ok(offset_down)) => {
            Ok(OfficePrinter { name, offset_right, offset_down, in_use: !answers.has("away") })
        }
        _ => Err(faults),
    }
}

/// Millimetres with at most one decimal, as people type them: `0.8`, `-1,2`, `3`; nothing is nothing.
fn tenths(typed: &str) -> Option<i64> {
    let typed = typed.trim().replace(',', ".").replace('\u{2212}', "-");
    let (sign, figure) = typed.strip_prefix('-').map_or((1, typed.as_str()), |rest| (-1, rest));
    let (whole, part) = figure.split_once('.').unwrap_or((figure, "0"));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<i64>().unwrap_or(0));
    let tenths = digits(whole).filter(|_| whole.len() <= 3)? * 10 + digits(part).filter(|_| part.len() == 1)?;
    (tenths <= OFFSET_MAX).then_some(sign * tenths)
}

/// Tenths of a millimetre as millimetres.
fn millimetres(texts: Texts, tenths: impl Into<i128>) -> String {
    let tenths: i128 = tenths.into();
    let sign = if tenths < 0 { "\u{2212}" } else { "" };
    let figure = format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10);
    texts.t("paper-millimetres").arg("figure", figure).to_string()
}

fn paper_page(officer: &Officer, known: &Known, filled: &Filled, refusals: Option<Refusals>) -> OwnPaperPage {
    let texts = officer.texts();
    let paper = paper_of(&known.pack);
    let title = texts.get("paper-title");
    let may_change = officer.visitor.holds_one_of(AdoptRulePack::INFO.by);
    let change = || Link::new(texts.get("paper-change"), "/acts/adopt_rule_pack?with=paper");
    let printers = (!known.printers.is_empty()).then(|| (texts.get("paper-printers"), printers(texts, known)));
    OwnPaperPage {
        shell: officer.shell(title.clone()),
        title,
        lead: texts.get("paper-lead"),
        refusals,
        notice: None,
        facts_heading: texts.get("paper-layout"),
        facts: facts(texts, &known.pack, paper),
        change: may_change.then(change),
        drawing: (texts.get("paper-drawn"), picture_note(texts, known), drawing(texts, known, paper)),
        places: places(texts, paper),
        test_pages: (texts.get("paper-test"), texts.get("paper-test-text"), test_pages(texts, known)),
        printers,
        form: (texts.get("paper-printer-new"), texts.get("paper-printer-text"), form(officer, filled)),
    }
}

fn facts(texts: Texts, pack: &RulePack, paper: &OverlayPaper) -> Facts {
    let fact = |key: &str, value: String| Fact::new(texts.get(key), Inline::Text(value));
    let whose = match &pack.overlay {
        Some(_) => texts.t("paper-own").count("version", pack.version).arg("day", words::day(texts, pack.valid_from)),
        None => texts.t("paper-shipped"),
    };
    let sheet = texts
        .t("paper-sheet-size")
        .arg("width", millimetres(texts, paper.sheet_width))
        .arg("height", millimetres(texts, paper.sheet_height));
    let mut facts = vec![fact("paper-whose", whose.to_string()), fact("paper-sheet", sheet.to_string())];
    if pack.is_chosen("overlay.text_places") {
        facts.push(fact("paper-said-by", texts.get("participant-asked-chosen")));
    }
    if paper.code_place.is_none() {
        facts.push(fact("paper-code", texts.get("paper-code-none")));
    }
    Facts { facts }
}

fn picture_note(texts: Texts, known: &Known) -> String {
    match &known.specimen {
        Some(specimen) if !specimen.images.is_empty() => {
            texts.t("paper-over-specimen").count("version", specimen.version).to_string()
        }
        _ => texts.get("paper-no-specimen"),
    }
}

/// The boxes in the order of the table, the code last.
fn drawing(texts: Texts, known: &Known, paper: &OverlayPaper) -> PaperDrawing {
    let text = paper.text_places.iter().enumerate().map(|(at, place)| PaperBox {
        number: at + 1,
        name: words::choice(texts, place.printed.word()),
        left: place.left,
        top: place.top,
        width: place.width,
        height: place.height(),
    });
    let code = paper.code_place.iter().map(|code| PaperBox {
        number: paper.text_places.len() + 1,
        name: texts.get("paper-code"),
        left: code.left,
        top: code.top,
        width: code.side,
        height: code.side,
    });
    PaperDrawing {
        label: texts.get("paper-drawing-label"),
        width: paper.sheet_width,
        height: paper.sheet_height,
        picture: known.specimen.iter().flat_map(specimens::pictures).next(),
        boxes: text.chain(code).collect(),
    }
}

fn places(texts: Texts, paper: &OverlayPaper) -> Table {
    let mm = |tenths: u64| Inline::text(millimetres(texts, tenths));
    let text = paper.text_places.iter().enumerate().map(|(at, place)| {
        let set = texts
            .t("paper-set")
            .arg("size", format!("{}.{}", place.type_size / 10, place.type_size % 10))
            .arg("face", words::choice(texts, place.typeface.word()))
            .arg("align", words::choice(texts, place.align.word()));
        Row::of(vec![
            Inline::text((at + 1).to_string()),
            Inline::text(words::choice(texts, place.printed.word())),
            mm(place.left),
            mm(place.top),
            mm(place.width),
            Inline::Lines(vec![set.to_string(), texts.t("paper-lines").count("lines", place.most_lines).to_string()]),
        ])
    });
    let code = paper.code_place.iter().map(|code| {
        let number = (paper.text_places.len() + 1).to_string();
        let name = Inline::text(texts.get("paper-code"));
        Row::of(vec![Inline::text(number), name, mm(code.left), mm(code.top), mm(code.side), Inline::text("")])
    });
    let columns = ["paper-number", "paper-field", "field-left", "field-top", "field-width", "paper-type"];
    Table {
        caption: texts.get("paper-places"),
        columns: columns.map(|key| Column::words(texts.get(key))).to_vec(),
        rows: text.chain(code).collect(),
        stacked: true,
        ..Table::default()
    }
}

/// The newest of each name that is in use.
fn in_use(known: &Known) -> Vec<&OfficePrinter> {
    let mut seen: Vec<&Name> = Vec::new();
    let newest = known.printers.iter().filter(|row| {
        let first = !seen.contains(&&row.printer.name);
        seen.push(&row.printer.name);
        first && row.printer.in_use
    });
    newest.map(|row| &row.printer).collect()
}

fn test_pages(texts: Texts, known: &Known) -> Documents {
    let document = |title: String, href: String| Document { title, kind: texts.get("document-pdf"), href };
    let straight = document(texts.get("paper-test-straight"), format!("{PATH}/test.pdf"));
    let of_printers = in_use(known).into_iter().map(|printer| {
        let title = texts.t("paper-test-printer").arg("printer", &printer.name).to_string();
        document(title, format!("{PATH}/test.pdf?{}", on_printer(&printer.name)))
    });
    Documents { documents: std::iter::once(straight).chain(of_printers).collect() }
}

fn printers(texts: Texts, known: &Known) -> Table {
    let current = in_use(known);
    let row = |row: &PrinterRow| {
        let printer = &row.printer;
        let state =
            if current.iter().any(|one| std::ptr::eq(*one, printer)) { "scales-in-use" } else { "paper-earlier" };
        Row::of(vec![
            Inline::text(printer.name.to_string()),
            Inline::text(millimetres(texts, printer.offset_right)),
            Inline::text(millimetres(texts, printer.offset_down)),
            Inline::text(texts.get(state)),
            Inline::text(words::instant(texts, row.kept_at)),
        ])
    };
    let columns = ["paper-printer", "paper-right", "paper-down", "list-state", "scales-kept-at"];
    Table {
        caption: texts.get("paper-printers"),
        caption_unseen: true,
        columns: columns.map(|key| Column::words(texts.get(key))).to_vec(),
        rows: known.printers.iter().map(row).collect(),
        stacked: true,
        ..Table::default()
    }
}

fn form(officer: &Officer, filled: &Filled) -> Form {
    let texts = officer.texts();
    let figure = || FieldKind::Figure { unit: "mm".to_owned() };
    let field = |name: &str, key: &str, kind| FieldView::new(name, texts.get(key), kind).filled(filled);
    let fields = vec![
        field("name", "paper-printer", FieldKind::Text).hint(texts.get("paper-printer-hint")),
        field("right", "paper-right", figure()).hint(texts.get("paper-right-hint")),
        field("down", "paper-down", figure()).hint(texts.get("paper-down-hint")),
        FieldView { required: false, ..field("away", "paper-put-away", FieldKind::Declaration) },
    ];
    Form {
        texts,
        action: PATH.to_owned(),
        token: officer.form_token().to_owned(),
        hidden: Vec::new(),
        multipart: false,
        compact: false,
        groups: vec![FieldGroup { fields, ..FieldGroup::default() }],
        button: texts.get("paper-keep"),
        keep: None,
    }
}

#[cfg(test)]
mod tests {
    use super::tenths;

    #[test]
    fn an_offset_is_read_as_people_type_it() {
        let table = [
            ("0.8", Some(8)),
            ("-1,2", Some(-12)),
            ("\u{2212}1.2", Some(-12)),
            ("3", Some(30)),
            (".5", Some(5)),
            ("20", Some(200)),
            ("20.1", None),
            ("0.85", None),
            ("x", None),
            ("--1", None),
        ];
        for (typed, expected) in table {
            assert_eq!(tenths(typed), expected, "{typed}");
        }
    }
}
