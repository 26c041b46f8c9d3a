//! A batch: many requests for one act, all recorded in one transaction or none (issue 02, demand 5).
//!
//! Invariant: each request goes the ordinary way (gather, decide, rehearse, sign, append, project), in order, so a later one
//! sees what an earlier one did; one refusal undoes them all. Every refusal of the batch is told at once: a refusal is
//! decided before anything of its request is written.
//! Must not know: files, rows, columns.

use std::sync::Arc;

use kpcs_domain::{
    act::{Actor, Refusal},
    field::{Input, read_request},
};
use kpcs_statement::RequestId;
use kpcs_store::act::{Circumstances, Stored, Visitor, visit_act};

use crate::{ActError, Authorised, Done, Register, Step, authorise, perform::perform_in};

/// What each request of a batch would come to, in the order of the requests; `None` for one that may be done.
pub type Objections = Vec<Option<ActError>>;

/// Why nothing of a batch was recorded.
#[derive(Debug, thiserror::Error)]
pub enum BatchError {
    /// Requests are refused or cannot be read; at least one stands in the list.
    #[error("{} requests stand in the batch, and some are refused", .0.len())]
    Objections(Objections),
    /// The batch as a whole is not allowed, or the node failed.
    #[error(transparent)]
    Whole(#[from] ActError),
}

impl From<kpcs_store::StoreFault> for BatchError {
    fn from(fault: kpcs_store::StoreFault) -> Self {
        Self::Whole(fault.into())
    }
}

/// What is done with a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Judge,
    Do,
}

impl Register {
    /// What each request would come to if it were asked alone now; nothing is written.
    ///
    /// # Errors
    /// [`ActError`] when the person may not ask for the act, it needs two people, or the node failed.
    pub fn judge_all(
        &self,
        actor: &Actor,
        act: &str,
        requests: Vec<(Input, RequestId)>,
    ) -> Result<Objections, ActError> {
        match self.batch(actor, act, requests, Way::Judge) {
            Ok(_) => Ok(Vec::new()),
            Err(BatchError::Objections(objections)) => Ok(objections),
            Err(BatchError::Whole(error)) => Err(error),
        }
    }

    /// Does all requests or none.
    ///
    /// # Errors
    /// [`BatchError`]; nothing was recorded.
    pub fn ask_all(
        &self,
        actor: &Actor,
        act: &str,
        requests: Vec<(Input, RequestId)>,
    ) -> Result<Vec<Done>, BatchError> {
        self.batch(actor, act, requests, Way::Do)
    }

    fn batch(
        &self,
        actor: &Actor,
        act: &str,
        requests: Vec<(Input, RequestId)>,
        way: Way,
    ) -> Result<Vec<Done>, BatchError> {
        struct Batch<'a>(&'a Register, &'a Actor, Vec<(Input, RequestId)>, Way);

        impl Visitor for Batch<'_> {
            type Output = Result<Vec<Done>, BatchError>;

            fn visit<A: Stored>(self) -> Self::Output {
                let Self(register, actor, requests, way) = self;
                let who = authorise::<A>(actor, Step::Ask).map_err(ActError::from)?;
                if A::INFO.needs_two() {
                    return Err(ActError::from(Refusal::new("act_unknown", "decision 29").found(A::INFO.name)).into());
                }
                let read = read_all::<A>(&requests)?;
                match way {
                    Way::Do => register.perform_all(who, read),
                    Way::Judge => register.judge(&who, &read),
                }
            }
        }

        let unknown = || ActError::from(Refusal::new("act_unknown", "decision 29").found(act));
        visit_act(act, Batch(self, actor, requests, way)).unwrap_or_else(|| Err(unknown().into()))
    }

    fn perform_all<A: Stored>(
        &self,
        who: Authorised<A>,
        requests: Vec<(A::Request, RequestId)>,
    ) -> Result<Vec<Done>, BatchError> {
        let node = Arc::clone(self.inner());
        let actor = who.actor().clone();
        self.store().write(move |sql| {
            let (mut all, mut objections) = (Vec::new(), Vec::new());
            for (request, id) in requests {
                match perform_in::<A>(sql, &node, &actor, request, id) {
                    Ok(done) => {
                        all.push(done);
                        objections.push(None);
                    }
                    Err(error @ ActError::Refused(_)) => objections.push(Some(error)),
                    Err(fault) => return Err(fault.into()),
                }
            }
            none_of(objections).map(|()| all)
        })
    }

    fn judge<A: Stored>(
        &self,
        who: &Authorised<A>,
        requests: &[(A::Request, RequestId)],
    ) -> Result<Vec<Done>, BatchError> {
        let (node, actor) = (self.inner(), who.actor());
        self.store().read(|sql| {
            let mut objections = Vec::new();
            for (request, id) in requests {
                if crate::perform::repeated::<A>(sql, &actor.authority, request, *id)?.is_some() {
                    objections.push(None);
                    continue;
                }
                let occasion = node.occasion(sql, &actor.authority, actor.handle, None)?;
                let around = Circumstances { actor: actor.clone(), occasion, reserved: None };
                let facts = A::gather(sql, request, &around)?;
                objections.push(A::decide(request.clone(), &facts, &occasion).err().map(ActError::from));
            }
            none_of(objections).map(|()| Vec::new())
        })
    }
}

fn none_of(objections: Objections) -> Result<(), BatchError> {
    if objections.iter().all(Option::is_none) { Ok(()) } else { Err(BatchError::Objections(objections)) }
}

/// Every request read, or what cannot be read in each.
fn read_all<A: Stored>(requests: &[(Input, RequestId)]) -> Result<Vec<(A::Request, RequestId)>, BatchError> {
    let (mut read, mut objections) = (Vec::new(), Vec::new());
    for (input, id) in requests {
        match read_request::<A::Request>(input) {
            Ok(request) => {
                read.push((request, *id));
                objections.push(None);
            }
            Err(faults) => objections.push(Some(ActError::Invalid(faults))),
        }
    }
    none_of(objections).map(|()| read)
}
