//! Driving a register through a plan: every step by the people whose task it is, at its instant, through the same acts
//! as anybody.
//!
//! Invariant: one thread, steps in order, the clock set to each step's instant, request ids made from the plan; so a
//! run that was broken off can be run again, and two runs with seeded randomness give the same register. Messages are
//! delivered once each simulated morning.
//! Must not know: tables other than the outbox (it posts the letters that no computer takes).

mod cast;
mod export;
mod import;
mod report;
mod step;
mod stock;

use std::sync::Arc;

use kpcs_domain::{
    act::{
        Actor, ApplyForCertificate, CancelCertificate, ConfirmReceipt, DesignateAuthority, ExamineShipment,
        IssueCertificate, RecordDispatch, RecordForeignCertificate, RecordPaperConfirmation, RegisterArrival,
        ReplaceCertificate, ReportDiscrepancy, Role, VoidCertificate, WithdrawApplication, cancel_certificate,
        issue_certificate, replace_certificate, void_certificate, withdraw_application,
    },
    party::RulePack,
    value::{AuthorityId, CertificateNumber, CountryCode, Day, Name, Reference, Text, Timestamp},
};
use kpcs_register::{ActError, Done, Prepared, Register, SetClock, Step as Right, authorise, request_id_of};
use kpcs_statement::{RequestId, write_qr_text};
use kpcs_store::{
    StoreFault,
    act::{
        Stored,
        facts::{next_number, rule_pack},
    },
    entry, work,
};

pub use report::{Progress, RunReport, Unintended};
pub use step::Step;

use crate::{
    office::{first_serial, paper_partners},
    people::handle_of,
    plan::{Company, Plan, PlannedShipment},
};
use cast::{Cast, Desk, proof};
use kpcs_domain::certificate::{Source, SourceKind};
use step::{Dated, steps};
use stock::{Stock, source};

/// The most letters posted at once.
const LETTERS: i64 = 256;

/// What a run is to do besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RunOptions {
    /// Measure the code of each certificate issued.
    pub measure_codes: bool,
}

/// Why a run broke off; what was recorded before stands.
#[derive(Debug, thiserror::Error)]
pub enum RunFault {
    /// The node failed.
    #[error("shipment {shipment}, {step:?}: {source}")]
    Step {
        /// The shipment's place in the plan.
        shipment: usize,
        /// What was being done.
        step: Step,
        /// What happened.
        source: ActError,
    },
    /// Outside of any step.
    #[error(transparent)]
    Act(#[from] ActError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreFault),
}

/// Performs a plan on a founded register; `progress` hears of every hundredth step.
///
/// The register must host `demo_offices` of the plan's days, with its clock being `clock` and its keys listed for all
/// of those days. A refusal that the plan did not intend stops its shipment and stands in the report.
///
/// # Errors
/// [`RunFault`] when the node fails.
pub fn run(
    register: &Register,
    clock: &Arc<SetClock>,
    plan: &Plan,
    options: RunOptions,
    mut progress: impl FnMut(Progress),
) -> Result<RunReport, RunFault> {
    enter_paper_partners(register, plan.request.first_day)?;
    let steps = steps(plan);
    let mut driver = Driver::new(register, plan, options)?;
    let mut today = plan.request.first_day;
    for (index, dated) in steps.iter().enumerate() {
        clock.set(dated.at);
        if dated.at.day() != today {
            today = dated.at.day();
            driver.morning()?;
        }
        driver.step(dated)?;
        if index % 100 == 0 || index + 1 == steps.len() {
            progress(Progress { done: index as u64 + 1, total: steps.len() as u64, day: today });
        }
    }
    clock.set(Timestamp::from_seconds(plan.request.end().seconds() - 1).unwrap_or(plan.request.end()));
    driver.morning()?;
    driver.report.code_lengths.sort_unstable();
    Ok(driver.report)
}

/// The scheme enters authorities that sign nothing, as their Participants told the Chair.
fn enter_paper_partners(register: &Register, from: Day) -> Result<(), RunFault> {
    let person = |login: &str| Actor {
        handle: handle_of(login),
        authority: AuthorityId::scheme(),
        roles: vec![Role::Secretariat, Role::Chair],
        company: None,
    };
    let (first, second) = (person("scheme.secretariat"), person("scheme.chair"));
    for request in paper_partners(from) {
        let id = request_id_of(&format!("simulate/partner/{}", request.authority));
        let who = authorise::<DesignateAuthority>(&first, Right::Ask).map_err(ActError::from)?;
        let prepared = register.prepare::<DesignateAuthority>(who, request, id)?;
        register.approve(&second, prepared.proposal, proof())?;
    }
    Ok(())
}

/// What the register has given to a shipment so far.
#[derive(Debug, Clone, Default)]
struct Given {
    application: Option<Reference>,
    proposal: Option<i64>,
    number: Option<CertificateNumber>,
    /// Nothing more happens to it, because a step was refused.
    stopped: bool,
}

struct Driver<'a> {
    register: &'a Register,
    plan: &'a Plan,
    options: RunOptions,
    cast: Cast,
    stock: Stock,
    given: Vec<Given>,
    /// Certificates on paper so far, by issuer.
    papers: std::collections::BTreeMap<AuthorityId, i64>,
    report: RunReport,
}

impl<'a> Driver<'a> {
    fn new(register: &'a Register, plan: &'a Plan, options: RunOptions) -> Result<Self, StoreFault> {
        Ok(Self {
            register,
            plan,
            options,
            cast: Cast::assemble(register, plan)?,
            stock: Stock::default(),
            given: vec![Given::default(); plan.shipments.len()],
            papers: std::collections::BTreeMap::new(),
            report: RunReport::default(),
        })
    }

    /// Delivers what was said yesterday, and posts letters.
    fn morning(&mut self) -> Result<(), RunFault> {
        self.report.delivered += self.register.deliver()?;
        let now = self.register.clock().now();
        loop {
            let posted = self.register.store().write(move |sql| {
                let letters: Vec<_> = work::waiting(sql, "mail", LETTERS)?;
                letters.iter().try_for_each(|row| work::deliver(sql, row.message, now))?;
                Ok::<_, StoreFault>(letters.len() as u64)
            })?;
            self.report.posted += posted;
            if posted == 0 {
                return Ok(());
            }
        }
    }

    /// Does one step; a refusal stops the shipment.
    fn step(&mut self, dated: &Dated) -> Result<(), RunFault> {
        if self.given[dated.shipment].stopped {
            return Ok(());
        }
        match self.perform(dated) {
            Ok(()) => Ok(()),
            Err(ActError::Refused(refusals)) => {
                self.given[dated.shipment].stopped = true;
                let said = refusals.list().iter().map(|no| format!("{} ({} / {})", no.code, no.found, no.expected));
                self.report.unintended.push(Unintended {
                    shipment: dated.shipment,
                    step: dated.step,
                    refusals: said.collect(),
                });
                Ok(())
            }
            Err(source) => Err(RunFault::Step { shipment: dated.shipment, step: dated.step, source }),
        }
    }

    fn perform(&mut self, dated: &Dated) -> Result<(), ActError> {
        let plan = self.plan;
        let shipment = &plan.shipments[dated.shipment];
        let at = At { shipment, index: dated.shipment, day: dated.at.day(), id: self.request_id(dated) };
        match dated.step {
            Step::Apply => self.apply(&at),
            Step::Withdraw => self.withdraw(&at),
            Step::Examine if numbers_containers(plan.exporter_of(shipment)) && shipment.course.is_prepared() => Ok(()),
            Step::Examine => self.examine(&at, None),
            Step::Prepare => self.prepare(&at),
            Step::Approve => self.approve(&at),
            Step::Refuse => self.refuse(&at),
            Step::Void => self.void(&at),
            Step::Cancel => self.cancel(&at),
            Step::Dispatch => self.dispatch(&at),
            Step::TakeIn => self.take_in(&at),
            Step::Arrive => self.arrive(&at),
            Step::Report => self.report_discrepancy(&at),
            Step::Confirm => self.confirm(&at),
            Step::ConfirmOnPaper => self.confirm_on_paper(&at),
        }
    }

    fn request_id(&self, dated: &Dated) -> RequestId {
        let request = &self.plan.request;
        request_id_of(&format!(
            "simulate/{}/{}/{}/{}/{:?}",
            request.year, request.seed, request.first_day, dated.shipment, dated.step
        ))
    }

    /// An act that one person may do.
    fn one<A: Stored>(&mut self, actor: &Actor, request: Option<A::Request>, at: &At<'_>) -> Result<Done, ActError>
    where
        A::Request: Send + 'static,
    {
        let request = request.ok_or_else(|| misplanned(at))?;
        let done = self.register.perform::<A>(authorise::<A>(actor, Right::Ask)?, request, at.id)?;
        *self.report.acts.entry(A::INFO.name).or_default() += 1;
        Ok(done)
    }

    /// The first half of an act that needs two.
    fn first_half<A: Stored>(&self, actor: &Actor, request: A::Request, at: &At<'_>) -> Result<Prepared, ActError> {
        self.register.prepare::<A>(authorise::<A>(actor, Right::Ask)?, request, at.id)
    }

    /// The second half.
    fn second_half(&mut self, actor: &Actor, proposal: i64) -> Result<Done, ActError> {
        let done = self.register.approve(actor, proposal, proof())?;
        *self.report.acts.entry(done.info.name).or_default() += 1;
        Ok(done)
    }

    fn number(&self, at: &At<'_>) -> Result<CertificateNumber, ActError> {
        self.given[at.index].number.clone().ok_or_else(|| misplanned(at))
    }

    fn application(&self, at: &At<'_>) -> Result<Reference, ActError> {
        self.given[at.index].application.clone().ok_or_else(|| misplanned(at))
    }

    fn desks(&self, shipment: &PlannedShipment) -> (&'a Company, &'a Company) {
        (self.plan.exporter_of(shipment), self.plan.importer_of(shipment))
    }

    fn apply(&mut self, at: &At<'_>) -> Result<(), ActError> {
        let parties = self.desks(at.shipment);
        let sources = self.sources(at);
        let request = export::application(at.shipment, parties, sources);
        let done = self.one::<ApplyForCertificate>(&self.cast.exporter(parties.0), request, at)?;
        self.given[at.index].application = Reference::parse(&done.subject).ok();
        Ok(())
    }

    /// Own production; goods brought back; or goods imported before.
    fn sources(&mut self, at: &At<'_>) -> Vec<Source> {
        let carats = export::to_be_covered(at.shipment);
        let returned = at.shipment.return_of.and_then(|there| self.given[there as usize].number.as_ref());
        if let Some(number) = returned {
            return source(SourceKind::ImportCertificate, &number.to_string(), carats.thousandths())
                .into_iter()
                .collect();
        }
        if at.shipment.own {
            let month = at.day.date().month();
            let mine = format!("Production return {:04}-{month:02}", at.day.year());
            return source(SourceKind::MineProduction, &mine, carats.thousandths()).into_iter().collect();
        }
        let participant = participant_of(self.desks(at.shipment).0);
        self.stock.draw(participant, carats, at.day)
    }

    fn withdraw(&mut self, at: &At<'_>) -> Result<(), ActError> {
        let exporter = self.cast.exporter(self.desks(at.shipment).0);
        let request = withdraw_application::Request {
            application: self.application(at)?,
            reason: text("The buyer has withdrawn."),
        };
        self.one::<WithdrawApplication>(&exporter, Some(request), at).map(|_| ())
    }

    fn examine(&mut self, at: &At<'_>, container: Option<Name>) -> Result<(), ActError> {
        let exporter = self.desks(at.shipment).0;
        let Desk { examiner, examiner_name, .. } = self.cast.desk(exporter).clone();
        let pack = self.pack(exporter, at.day)?;
        let application = self.application(at)?;
        let request = export::examination(at.shipment, application, &examiner_name, exporter, &pack, container);
        self.one::<ExamineShipment>(&examiner, request, at).map(|_| ())
    }

    fn pack(&self, company: &Company, day: Day) -> Result<Arc<RulePack>, ActError> {
        Ok(self.register.store().read(|sql| rule_pack(sql, participant_of(company), day))?)
    }

    fn prepare(&mut self, at: &At<'_>) -> Result<(), ActError> {
        let exporter = self.desks(at.shipment).0;
        if numbers_containers(exporter) {
            self.examine_with_number(at, exporter)?;
        }
        let clerk = self.cast.desk(exporter).clerk.clone();
        let application = self.application(at)?;
        let original = at.shipment.replaces.and_then(|id| self.given[id as usize].number.clone());
        let prepared = match original {
            Some(number) => {
                let reason = text("The importer's name was wrong.");
                let request = replace_certificate::Request { number, application, reason, original_surrendered: true };
                self.first_half::<ReplaceCertificate>(&clerk, request, at)?
            }
            None => self.first_half::<IssueCertificate>(
                &clerk,
                issue_certificate::Request { application, in_place_of: None },
                at,
            )?,
        };
        let given = &mut self.given[at.index];
        (given.proposal, given.number) = (Some(prepared.proposal), prepared.number);
        Ok(())
    }

    /// Where the container must bear the certificate's number, the clerk marks it with the number that comes next, and
    /// the certificate is prepared at once.
    fn examine_with_number(&mut self, at: &At<'_>, exporter: &Company) -> Result<(), ActError> {
        let (pack, participant) = (self.pack(exporter, at.day)?, participant_of(exporter));
        let next = |sql: &kpcs_store::Sql<'_>| next_number(sql, &exporter.authority, participant, &pack, at.day);
        let number = self.register.store().read(next)?;
        let container = number.and_then(|number| Name::parse(&format!("Bag {number}")).ok());
        let again = At { id: request_id_of(&format!("{:?}/examine", at.id)), ..*at };
        self.examine(&again, container)
    }

    fn approve(&mut self, at: &At<'_>) -> Result<(), ActError> {
        let officer = self.cast.desk(self.desks(at.shipment).0).officer.clone();
        let proposal = self.given[at.index].proposal.ok_or_else(|| misplanned(at))?;
        let done = self.second_half(&officer, proposal)?;
        if self.options.measure_codes {
            let opened = self.register.store().read(|sql| entry(sql, done.position))?.opened;
            self.report.code_lengths.extend(write_qr_text(&opened).map(|code| code.len()));
        }
        Ok(())
    }

    fn refuse(&mut self, at: &At<'_>) -> Result<(), ActError> {
        let officer = self.cast.desk(self.desks(at.shipment).0).officer.clone();
        let proposal = self.given[at.index].proposal.ok_or_else(|| misplanned(at))?;
        let reason = text("The valuation is to be looked at again.");
        let spoiled = self.register.refuse(&officer, proposal, reason, proof())?;
        if let Some(done) = spoiled {
            *self.report.acts.entry(done.info.name).or_default() += 1;
        }
        Ok(())
    }

    fn void(&mut self, at: &At<'_>) -> Result<(), ActError> {
        let desk = self.cast.desk(self.desks(at.shipment).0).clone();
        let request = void_certificate::Request { number: self.number(at)?, reason: text("Misprinted.") };
        let prepared = self.first_half::<VoidCertificate>(&desk.clerk, request, at)?;
        self.second_half(&desk.officer, prepared.proposal).map(|_| ())
    }

    fn cancel(&mut self, at: &At<'_>) -> Result<(), ActError> {
        let desk = self.cast.desk(self.desks(at.shipment).0).clone();
        let request = cancel_certificate::Request {
            number: self.number(at)?,
            reason: text("The sale did not come about."),
            original_surrendered: true,
        };
        let prepared = self.first_half::<CancelCertificate>(&desk.clerk, request, at)?;
        self.second_half(&desk.officer, prepared.proposal).map(|_| ())
    }

    fn dispatch(&mut self, at: &At<'_>) -> Result<(), ActError> {
        let clerk = self.cast.desk(self.desks(at.shipment).0).clerk.clone();
        let request = export::dispatch(at.shipment, self.number(at)?);
        self.one::<RecordDispatch>(&clerk, Some(request), at).map(|_| ())
    }

    fn take_in(&mut self, at: &At<'_>) -> Result<(), ActError> {
        let parties = self.desks(at.shipment);
        let issuer = &parties.0.authority;
        let serial = self.papers.entry(issuer.clone()).or_insert(first_serial(issuer).cast_signed());
        let number = CertificateNumber::from_serial(participant_of(parties.0), *serial, 7);
        *serial += 1;
        let request = number.clone().and_then(|number| import::paper(at.shipment, number, parties));
        let officer = self.cast.desk(parties.1).importer.clone();
        self.one::<RecordForeignCertificate>(&officer, request, at)?;
        self.given[at.index].number = number;
        Ok(())
    }

    fn arrive(&mut self, at: &At<'_>) -> Result<(), ActError> {
        let importer = self.desks(at.shipment).1;
        let Desk { importer: officer, importer_name, .. } = self.cast.desk(importer).clone();
        let request = import::arrival(at.shipment, self.number(at)?, &importer_name, importer);
        self.one::<RegisterArrival>(&officer, request, at).map(|_| ())
    }

    fn report_discrepancy(&mut self, at: &At<'_>) -> Result<(), ActError> {
        let officer = self.cast.desk(self.desks(at.shipment).1).importer.clone();
        let request = import::discrepancy(at.shipment, self.number(at)?, at.day);
        self.one::<ReportDiscrepancy>(&officer, request, at).map(|_| ())
    }

    fn confirm(&mut self, at: &At<'_>) -> Result<(), ActError> {
        let (importer, number) = (self.desks(at.shipment).1, self.number(at)?);
        let officer = self.cast.desk(importer).importer.clone();
        let request = import::confirmation(at.shipment, number.clone());
        self.one::<ConfirmReceipt>(&officer, Some(request), at)?;
        // What is to go back is nobody's stock: a lot goes out once.
        if at.shipment.expected_return.is_none() {
            self.stock.receive(participant_of(importer), &number, at.shipment.carats());
        }
        Ok(())
    }

    fn confirm_on_paper(&mut self, at: &At<'_>) -> Result<(), ActError> {
        let clerk = self.cast.desk(self.desks(at.shipment).0).clerk.clone();
        let request = export::paper_confirmation(at.shipment, self.number(at)?);
        self.one::<RecordPaperConfirmation>(&clerk, request, at).map(|_| ())
    }
}

/// A step being done.
#[derive(Clone, Copy)]
struct At<'a> {
    shipment: &'a PlannedShipment,
    index: usize,
    day: Day,
    id: RequestId,
}

/// A plan that asks for what cannot be is a fault of ours.
fn misplanned(at: &At<'_>) -> ActError {
    ActError::Rehearsal(format!("the plan of shipment {} cannot be done", at.index))
}

fn participant_of(company: &Company) -> CountryCode {
    company.authority.participant().expect("an office of the table belongs to a Participant")
}

/// Whether the container must bear the certificate's number, by the pack that ships.
fn numbers_containers(company: &Company) -> bool {
    let packs = kpcs_reference::rule_packs().iter();
    packs.filter(|pack| pack.participant == Some(participant_of(company))).any(|pack| pack.shipment.number_on_container)
}

fn text(words: &str) -> Text {
    Text::parse(words).expect("a short sentence is a text")
}
