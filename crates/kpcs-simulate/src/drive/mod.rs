//! Driving a register through a plan: every step by the people whose task it is, at its instant, through the same acts
//! as anybody.
//!
//! Invariant: one thread, steps in order, the clock set to each step's instant, request ids made from the plan; so a
//! run that was broken off can be run again, and two runs with seeded randomness give the same register. Messages are
//! delivered once each simulated morning.
//! Must not know: tables other than the outbox (it posts the letters that no computer takes).

mod cast;
mod counter;
mod export;
mod exporting;
mod import;
mod importing;
mod report;
mod step;
mod stock;

use std::{collections::BTreeMap, sync::Arc};

use kpcs_domain::{
    act::{Actor, DesignateAuthority, Role},
    value::{AuthorityId, CertificateNumber, CountryCode, Day, Reference, Text, Timestamp},
};
use kpcs_register::{ActError, Done, Prepared, Register, SetClock, Step as Right, authorise, request_id_of};
use kpcs_statement::RequestId;
use kpcs_store::{StoreFault, act::Stored, work};

pub use report::{Progress, RunReport, Unintended};
pub use step::Step;

use crate::{
    office::paper_partners,
    people::handle_of,
    plan::{Company, Plan, PlannedShipment},
};
use cast::{Cast, proof};
use exporting::numbers_containers;
use step::{Dated, steps};
use stock::Stock;

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
        let next_day = dated.at.day() != today;
        if next_day {
            // The day's acts stand in the log by its evening.
            register.log_everything()?;
        }
        clock.set(dated.at);
        if next_day {
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
    register.log_everything()?;
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
    papers: BTreeMap<AuthorityId, i64>,
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
            papers: BTreeMap::new(),
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

fn text(words: &str) -> Text {
    Text::parse(words).expect("a short sentence is a text")
}
