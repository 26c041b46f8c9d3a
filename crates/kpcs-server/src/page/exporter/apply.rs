//! `/applications/new` and `/applications/REF/amend`: four small parts, each kept as a draft when it is left.
//!
//! Invariant: a part that cannot be read is shown again with every value kept; whether the act is allowed is asked at the end.
//! Must not know: how an act is decided.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use kpcs_domain::{
    act::{AmendApplication, ApplyForCertificate},
    certificate::ShipmentDeclaration,
    field::InputFault,
    party::{SchemeHistory, Trade},
    value::{CountryCode, Day, Name, Reference},
};
use kpcs_store::{
    Sql, StoreFault,
    act::facts::scheme_history,
    entry, record_at,
    view::{self, ApplicationFilter, ApplicationRow, Page},
    work::{self, Handed},
};
use kpcs_web::{
    Texts,
    page::{
        apply::{Choices, Part, Rows, groups},
        form::FormPage,
    },
    page_with_status,
    part::{FieldGroup, FieldView, Filled, Form, Notice, Tone},
    shell::Link,
};

use super::{
    company, declared,
    draft::Draft,
    hand::{links, waiting},
    own_company::{OwnCompany, put_all},
    target::Target,
};
use crate::{
    answers::Answers,
    app::App,
    no::No,
    objection::Objection,
    officer::Officer,
    page::{companies::is_seen, desk::pack_of},
    places,
    posted::Sent,
};

const BUTTONS: [&str; 3] = ["keep", "add_parcel", "add_source"];

/// The form of a new application.
pub async fn show_new(State(app): State<App>, officer: Officer) -> Result<Response, No> {
    show(&app, &officer, Target::New).await
}

/// The form of an amendment.
pub async fn show_amended(State(app): State<App>, officer: Officer, Path(of): Path<String>) -> Result<Response, No> {
    show(&app, &officer, amended(&of)?).await
}

/// A part of a new application.
pub async fn send_new(State(app): State<App>, sent: Sent) -> Result<Response, No> {
    send(&app, sent, Target::New).await
}

/// A part of an amendment.
pub async fn send_amended(State(app): State<App>, Path(of): Path<String>, sent: Sent) -> Result<Response, No> {
    let target = amended(&of)?;
    send(&app, sent, target).await
}

/// The amendment of the application of that reference.
///
/// # Errors
/// [`No::NotFound`] for what is no reference.
pub fn amended(reference: &str) -> Result<Target, No> {
    Reference::parse(reference).map(Target::Amend).map_err(|_| No::NotFound)
}

async fn show(app: &App, officer: &Officer, target: Target) -> Result<Response, No> {
    let work = Work::begin(app, officer, target).await?;
    let part = Part::parse(officer.visitor.query.get("part")).unwrap_or(Part::Goods);
    let asked_again = officer.visitor.query.has("faults");
    let faults = if asked_again { work.faults(part) } else { Vec::new() };
    Ok(work.page(officer, part, faults, Rows { parcels: 1, sources: 1 }))
}

async fn send(app: &App, sent: Sent, target: Target) -> Result<Response, No> {
    let Sent { officer, answers } = sent;
    let part = Part::parse(officer.visitor.query.get("part")).unwrap_or(Part::Goods);
    let mut work = Work::begin(app, &officer, target).await?;
    work.draft.put(part, Some(answers.without(|name| BUTTONS.contains(&name))));
    work.save(app, &officer).await?;
    // From here on the draft is what was typed, wherever it began.
    (work.like, work.handed) = (None, None);
    let more = |button: &str, name: &str| {
        let rows = declared::count_rows(&answers, name);
        if answers.has(button) { (rows + 1).min(declared::LIMIT_ROWS) } else { rows }
    };
    let rows = Rows { parcels: more("add_parcel", "carats"), sources: more("add_source", "source_carats") };
    if answers.has("keep") {
        return Ok(Redirect::to("/applications").into_response());
    }
    if answers.has("add_parcel") || answers.has("add_source") {
        return Ok(work.page(&officer, part, Vec::new(), rows));
    }
    let faults = work.faults(part);
    if !faults.is_empty() {
        return Ok(work.page(&officer, part, faults, rows));
    }
    let path = work.target.path();
    let next = part.next().map_or_else(|| format!("{path}/check"), |next| format!("{path}?part={}", next.word()));
    Ok(Redirect::to(&next).into_response())
}

/// An application that is being filled in.
pub struct Work {
    /// What is filled in.
    pub target: Target,
    /// For which company.
    pub company: Name,
    /// What was typed so far.
    pub draft: Draft,
    /// The application from which a new one was begun, and whether it takes the place of another draft.
    like: Option<(Reference, bool)>,
    /// What a colleague filled in and this was begun from.
    handed: Option<Handed>,
    /// Whether a draft was kept before.
    kept: bool,
    world: World,
}

/// What the choices of the form come from.
struct World {
    history: std::sync::Arc<SchemeHistory>,
    own: Vec<CountryCode>,
    today: Day,
    /// Whether the office's Participant asks more about sources than the scheme does.
    more_of_sources: bool,
    company: OwnCompany,
    /// What colleagues filled in and handed over.
    handed: Vec<Handed>,
}

impl Work {
    /// Loads the draft, or begins a new application with the particulars of the one named by `like` in the address: the
    /// same as last time. Nothing is kept before a part is sent.
    async fn begin(app: &App, officer: &Officer, target: Target) -> Result<Self, No> {
        let mut work = Self::load(app, officer, target).await?;
        let handed = officer.visitor.query.get("handed");
        if !handed.is_empty() && work.target == Target::New {
            let found = work.world.handed.iter().find(|one| one.handed.to_string() == handed);
            let one = found.cloned().ok_or(No::NotFound)?;
            put_all(&mut work.draft, &Answers::parse(one.answers.as_bytes()));
            work.handed = Some(one);
            return Ok(work);
        }
        let like = officer.visitor.query.get("like");
        if like.is_empty() || work.target != Target::New {
            return Ok(work);
        }
        let reference = Reference::parse(like).map_err(|_| No::NotFound)?;
        let (authority, company, asked) = (officer.authority().clone(), work.company.clone(), reference.clone());
        let who = officer.clone();
        let declared = app
            .read(move |sql| {
                let row = view::application(sql, &authority, &asked)?.filter(|row| row.company == company);
                let seen = is_seen(sql, who.account(), &company, asked.as_str())?;
                row.filter(|_| seen).map(|row| declared_of(sql, &row)).transpose()
            })
            .await?;
        let again = declared::again(&declared.ok_or(No::NotFound)?);
        let replaced = work.kept;
        Part::ALL.into_iter().for_each(|part| work.draft.put(part, Some(declared::of_part(&again, part))));
        work.like = Some((reference, replaced));
        Ok(work)
    }

    /// Loads the draft; the first time, what is known already: the exporter's address, or the application to be amended.
    ///
    /// # Errors
    /// [`No::RoleMissing`], [`No::NotFound`] for an application that is not the company's, a fault of the engine.
    pub async fn load(app: &App, officer: &Officer, target: Target) -> Result<Self, No> {
        let company = company(officer)?;
        let (handle, authority, now) = (officer.handle(), officer.authority().clone(), officer.visitor.now);
        let today = now.day();
        let (of, mine, who) = (target.clone(), company.clone(), officer.clone());
        let loaded = app
            .read(move |sql| {
                let mut draft = Draft::load(sql, &handle, &of)?;
                let own = view::authority(sql, &authority)?.map(|office| office.places).unwrap_or_default();
                let filter =
                    ApplicationFilter { authority: authority.clone(), state: None, company: Some(mine.clone()) };
                let row = match &of {
                    Target::New => view::applications(sql, &filter, Page::first(1))?.pop(),
                    Target::Amend(reference) => {
                        let row = view::application(sql, &authority, reference)?.filter(|row| row.company == mine);
                        let Some(row) = row else { return Ok(None) };
                        if !is_seen(sql, who.account(), &mine, reference.as_str())? {
                            return Ok(None);
                        }
                        Some(row)
                    }
                };
                let kept = !draft.is_empty();
                if let Some(row) = row.filter(|_| !kept) {
                    begin(&mut draft, &of, &declared_of(sql, &row)?);
                }
                let more_of_sources = pack_of(sql, &authority, now)?.application.is_some();
                let (company, handed) = (OwnCompany::read(sql, who.account())?, waiting(sql, &who)?);
                if !kept && of == Target::New {
                    company.fill_in(&mut draft, today);
                }
                let world = World { history: scheme_history(sql)?, own, today, more_of_sources, company, handed };
                Ok(Some((draft, kept, world)))
            })
            .await?;
        let (draft, kept, world) = loaded.ok_or(No::NotFound)?;
        Ok(Self { target, company, draft, like: None, handed: None, kept, world })
    }

    /// Keeps every part, also those that were begun from what is known, so that none is begun twice; what a colleague handed
    /// over is then taken.
    async fn save(&self, app: &App, officer: &Officer) -> Result<(), No> {
        let handed = self.handed.as_ref().map(|one| one.handed);
        let (handle, target, at) = (officer.handle(), self.target.clone(), officer.visitor.now);
        let draft = self.draft.clone();
        app.run(move |register| {
            register.refuse_draft()?;
            Ok::<_, No>(register.store().write(move |sql| {
                if let Some(handed) = handed {
                    work::take_handed(sql, &handle, handed, at)?;
                }
                draft.save(sql, &handle, &target, at)
            })?)
        })
        .await
    }

    /// What cannot be read in one part.
    #[must_use]
    pub fn faults(&self, part: Part) -> Vec<InputFault> {
        let faults = declared::read(&self.draft.whole(), &self.company).err().unwrap_or_default();
        let of_part =
            |fault: &InputFault| declared::name_of(&fault.field).is_some_and(|name| declared::part_of(&name) == part);
        faults.into_iter().filter(of_part).collect()
    }

    fn page(&self, officer: &Officer, part: Part, faults: Vec<InputFault>, rows: Rows) -> Response {
        let texts = officer.texts();
        let empty = Answers::default();
        let answers = self.draft.part(part).unwrap_or(&empty);
        let mut filled = answers.filled();
        let objection = (!faults.is_empty()).then(|| Objection::of_faults(faults));
        if let Some(objection) = &objection {
            objection.mark(&mut filled, texts, declared::name_of);
        }
        let rows = Rows {
            parcels: rows.parcels.max(declared::count_rows(answers, "carats")).max(1),
            sources: rows.sources.max(declared::count_rows(answers, "source_carats")).max(1),
        };
        let status = if objection.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        let number = Part::ALL.iter().position(|other| *other == part).unwrap_or(0) + 1;
        let step = texts.t("apply-part").count("part", number).count("parts", Part::ALL.len()).to_string();
        let mut shell = officer.shell(texts.get(self.target.title_key()));
        shell.crumbs = vec![Link::new(texts.get("applications-title"), "/applications")];
        let page = FormPage {
            shell,
            eyebrow: format!("{} · {step}", texts.get(self.target.title_key())),
            title: texts.get(part.title_key()),
            lead: String::new(),
            refusals: objection.map(|objection| objection.refusals(texts, declared::name_of)),
            notice: self.notice(texts),
            form: self.form(officer, part, answers, &filled, rows),
            beside: None,
        };
        page_with_status(status, &page)
    }

    /// That the particulars come from an earlier application, and what becomes of another draft.
    fn notice(&self, texts: Texts) -> Option<Notice> {
        if let Some(one) = &self.handed {
            let title = texts.t("handed-from").arg("name", &one.name).to_string();
            let text = texts.get(if self.kept { "apply-again-replaces" } else { "apply-again-check" });
            return Some(Notice::new(if self.kept { Tone::NeedsHand } else { Tone::Plain }, title, text));
        }
        if let Some(link) = links(texts, &self.world.handed).into_iter().next().filter(|_| self.like.is_none()) {
            let notice = Notice::new(Tone::Plain, texts.get("handed-waits"), String::new());
            return Some(Notice { link: Some(link), ..notice });
        }
        let (reference, replaced) = self.like.as_ref()?;
        let title = texts.t("apply-again-from").arg("reference", reference).to_string();
        let text = texts.get(if *replaced { "apply-again-replaces" } else { "apply-again-check" });
        Some(Notice::new(if *replaced { Tone::NeedsHand } else { Tone::Plain }, title, text))
    }

    /// Where a part is sent; the first one sent also says from which application the others come.
    fn action(&self, part: Part) -> String {
        let like = self.like.as_ref().map_or_else(String::new, |(reference, _)| format!("&like={reference}"));
        let handed = self.handed.as_ref().map_or_else(String::new, |one| format!("&handed={}", one.handed));
        format!("{}?part={}{like}{handed}", self.target.path(), part.word())
    }

    fn form(&self, officer: &Officer, part: Part, answers: &Answers, filled: &Filled, rows: Rows) -> Form {
        let texts = officer.texts();
        let mut choices = choices(texts, &self.world);
        offer_given(&mut choices, answers);
        let groups = groups(part, texts, filled, &choices, rows);
        Form {
            texts,
            action: self.action(part),
            token: officer.form_token().to_owned(),
            hidden: carried(&groups, answers),
            multipart: false,
            compact: false,
            groups,
            button: texts.get("apply-continue"),
            keep: Some(("keep".to_owned(), texts.get("apply-keep"))),
        }
    }
}

/// The shipment declared in the application's row, by the application itself or by its last amendment.
///
/// # Errors
/// [`StoreFault`] of the engine.
pub fn declared_of(sql: &Sql<'_>, row: &ApplicationRow) -> Result<ShipmentDeclaration, StoreFault> {
    if entry(sql, row.declared)?.info.name == Target::New.act() {
        Ok(record_at::<ApplyForCertificate>(sql, row.declared)?.asked.shipment)
    } else {
        Ok(record_at::<AmendApplication>(sql, row.declared)?.asked.shipment)
    }
}

/// Begins a draft from a declared shipment: all of it to amend it, only the exporter's own particulars for a new one.
fn begin(draft: &mut Draft, target: &Target, shipment: &ShipmentDeclaration) {
    let answers = declared::answers_of(shipment);
    match target {
        Target::New => draft.put(Part::Parties, Some(answers.without(|name| !name.starts_with("exporter_")))),
        Target::Amend(_) => {
            Part::ALL.into_iter().for_each(|part| draft.put(part, Some(declared::of_part(&answers, part))));
        }
    }
}

fn choices(texts: Texts, world: &World) -> Choices {
    let known = kpcs_reference::known_places();
    let at = |place: CountryCode| world.history.participant_of(place, world.today);
    let trades = |place: &CountryCode| {
        let standing = world.history.standing(at(*place), world.today);
        *place != CountryCode::EU && standing.is_some_and(|row| row.status.is_counted() && row.trade != Trade::Closed)
    };
    let own: Vec<_> = world.own.iter().map(|place| at(*place)).collect();
    let mut origins = places::named(texts, known.codes().filter(trades));
    origins.push(("***".to_owned(), texts.get("origin-mixed")));
    Choices {
        origins,
        exporter_addresses: world.company.addresses(texts),
        exporter_licences: world.company.licences(texts, world.today),
        destinations: places::named(texts, known.codes().filter(trades).filter(|place| !own.contains(&at(*place)))),
        more_of_sources: world.more_of_sources,
        own_places: places::named(texts, world.own.iter().copied()),
    }
}

/// Offers an origin that a program declared and no single choice says, such as `LR, SL`, and an address or a licence that the
/// application has and the office does not.
fn offer_given(choices: &mut Choices, answers: &Answers) {
    let given = answers.pairs().filter(|(name, value)| name.starts_with("origin-") && !value.is_empty());
    for (_, value) in given {
        if choices.origins.iter().all(|(known, _)| known != value) {
            choices.origins.push((value.to_owned(), value.to_owned()));
        }
    }
    for (name, known) in
        [("exporter_address", &mut choices.exporter_addresses), ("exporter_licence", &mut choices.exporter_licences)]
    {
        let given = answers.get(name);
        if !given.is_empty() && !known.is_empty() && known.iter().all(|(value, _)| value != given) {
            known.push((given.to_owned(), given.to_owned()));
        }
    }
}

/// Answers of this part that the form does not ask, carried along unseen.
fn carried(groups: &[FieldGroup], answers: &Answers) -> Vec<(String, String)> {
    let in_rows = groups.iter().filter_map(|group| group.rows.as_ref()).flat_map(|rows| &rows.rows);
    let asked = groups.iter().flat_map(|group| &group.fields).chain(in_rows.flat_map(|(_, fields)| fields));
    let asked: std::collections::BTreeSet<&str> = asked.map(|field: &FieldView| field.name.as_str()).collect();
    let unasked = answers.pairs().filter(|(name, _)| !asked.contains(name));
    unasked.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}
