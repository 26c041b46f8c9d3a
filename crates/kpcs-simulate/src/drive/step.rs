//! What is done when: a plan as a list of dated steps.
//!
//! Invariant: steps rise in time; of one instant, earlier shipments come first and a shipment's own order is kept. Nothing
//! is done after the simulated time has ended. Must not know: the register.

use kpcs_domain::value::Timestamp;

use crate::plan::{Course, Plan, PlannedShipment, Sides};

/// One thing that people do about one shipment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The exporter applies.
    Apply,
    /// The exporter withdraws the application.
    Withdraw,
    /// The counter.
    Examine,
    /// The clerk prepares the certificate, or the one that replaces another.
    Prepare,
    /// The validating officer approves.
    Approve,
    /// The validating officer refuses.
    Refuse,
    /// Two officers record the original as spoiled.
    Void,
    /// Two officers record that the exporter surrendered it.
    Cancel,
    /// The goods leave.
    Dispatch,
    /// The importing officer takes in a certificate on paper.
    TakeIn,
    /// The goods arrive and are measured.
    Arrive,
    /// The importing officer reports a discrepancy.
    Report,
    /// The importing officer confirms receipt.
    Confirm,
    /// The clerk records a confirmation that came on paper.
    ConfirmOnPaper,
}

/// A step with its instant and shipment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dated {
    pub(crate) at: Timestamp,
    /// Its shipment's place in the plan.
    pub(crate) shipment: usize,
    pub(crate) step: Step,
}

/// Every step of a plan, in the order in which they are done.
pub(crate) fn steps(plan: &Plan) -> Vec<Dated> {
    let of =
        |(index, shipment)| steps_of(shipment).into_iter().map(move |(at, step)| Dated { at, shipment: index, step });
    let mut all: Vec<Dated> = plan.shipments.iter().enumerate().flat_map(of).collect();
    all.retain(|dated| dated.at < plan.request.end());
    all.sort_by_key(|dated| (dated.at, dated.shipment, dated.step));
    all
}

fn steps_of(shipment: &PlannedShipment) -> Vec<(Timestamp, Step)> {
    match shipment.sides {
        Sides::Both => [at_the_exporters(shipment), at_the_importers(shipment)].concat(),
        Sides::ExporterOnly => {
            let mut steps = at_the_exporters(shipment);
            steps.push((shipment.dates.settled, Step::ConfirmOnPaper));
            steps
        }
        Sides::ImporterOnly => {
            let taken_in = vec![(shipment.dates.arrived, Step::TakeIn)];
            [taken_in, at_the_importers(shipment)].concat()
        }
    }
}

fn at_the_exporters(shipment: &PlannedShipment) -> Vec<(Timestamp, Step)> {
    let dates = &shipment.dates;
    let (applied, examined) = ((dates.applied, Step::Apply), (dates.examined, Step::Examine));
    let prepared = (dates.prepared, Step::Prepare);
    let issued = [applied, examined, prepared, (dates.approved, Step::Approve)];
    let ended = |step| [&issued[..], &[(dates.left, step)]].concat();
    match shipment.course {
        Course::StillApplied => vec![applied],
        Course::StillExamined => vec![applied, examined],
        Course::StillPrepared => vec![applied, examined, prepared],
        Course::Withdrawn => vec![applied, (dates.examined, Step::Withdraw)],
        Course::Refused => vec![applied, examined, prepared, (dates.approved, Step::Refuse)],
        Course::StillIssued | Course::Replaced => issued.to_vec(),
        Course::Void => ended(Step::Void),
        Course::Cancelled => ended(Step::Cancel),
        _ => ended(Step::Dispatch),
    }
}

fn at_the_importers(shipment: &PlannedShipment) -> Vec<(Timestamp, Step)> {
    let dates = &shipment.dates;
    let arrived = (dates.arrived, Step::Arrive);
    let confirmed = (dates.answered, Step::Confirm);
    match shipment.course {
        Course::Confirmed | Course::WithinTolerance | Course::Explained | Course::Late => vec![arrived, confirmed],
        Course::Settled => vec![arrived, (dates.answered, Step::Report), (dates.settled, Step::Confirm)],
        Course::Discrepant | Course::SealBroken => vec![arrived, (dates.answered, Step::Report)],
        Course::Unanswered | Course::StillArrived => vec![arrived],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Step, steps};
    use crate::plan::{PlanRequest, Scale, plan};

    #[test]
    fn steps_rise_and_end_in_time() {
        let request = PlanRequest::of_year(2019, 3, Scale::parse("0.002").unwrap()).unwrap();
        let plan = plan(request).unwrap();
        let steps = steps(&plan);
        assert!(steps.is_sorted_by_key(|dated| dated.at));
        assert!(steps.iter().all(|dated| dated.at < request.end() && dated.at.day() >= request.first_day));
        for shipment in 0..plan.shipments.len() {
            let own: Vec<Step> = steps.iter().filter(|d| d.shipment == shipment).map(|d| d.step).collect();
            assert!(own.is_sorted(), "{own:?}");
        }
        let issued = steps.iter().filter(|dated| dated.step == Step::Approve).count();
        let counted = plan.shipments.iter().filter(|shipment| shipment.course.is_counted()).count();
        assert!(issued > counted * 9 / 10, "{issued} of {counted}");
    }
}
