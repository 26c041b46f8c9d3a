//! A partner's reply by link, recorded as its paper confirmation and taken from the desk in one commit (decisions 22).
//!
//! Invariant: either the confirmation is in the journal and the reply is settled, or neither: a crash between the two would
//! show a reply that somebody records a second time. Only a reply of this office about this very certificate is settled.
//! Must not know: pages, mail. Source: kpcs.md §9.12b; issue 02, demand 6.

use std::sync::Arc;

use kpcs_domain::{
    act::{Actor, RecordPaperConfirmation},
    field::{Input, read_request},
};
use kpcs_statement::RequestId;
use kpcs_store::work::{self, Settled};

use crate::{ActError, Done, Register, Step, authorise, perform::perform_in};

impl Register {
    /// Records a paper confirmation that came by the reply link of the letter `message`, and takes the reply from the desk.
    ///
    /// # Errors
    /// [`ActError`] as of `record_paper_confirmation`; nothing was recorded, and the reply still waits.
    pub fn record_reply(&self, actor: &Actor, input: &Input, id: RequestId, message: i64) -> Result<Done, ActError> {
        let actor = authorise::<RecordPaperConfirmation>(actor, Step::Ask)?.actor().clone();
        let request = read_request(input).map_err(ActError::Invalid)?;
        let node = Arc::clone(self.inner());
        self.store().write(move |sql| {
            let done = perform_in::<RecordPaperConfirmation>(sql, &node, &actor, request, id)?;
            let of_it = work::reply_to(sql, &actor.authority, message)?.filter(|link| link.number == done.subject);
            if let Some(link) = of_it {
                work::settle_reply(sql, &actor.authority, link.message, Settled::Recorded, actor.handle, done.at)?;
            }
            Ok(done)
        })
    }
}
