//! `perform`: the one way to write, in numbered steps; what a crash at each leaves behind is said there.
//!
//! Invariant: everything from the facts to the projection happens in one savepoint of the writer; the answer leaves after
//! its commit. A repeated request is answered with what it did the first time.
//! Source: architecture 4; decisions 6 to 9.

use std::sync::Arc;

use kpcs_domain::{
    act::{ActRecord, Actor, Approval, Chain, Refusal},
    field::{Input, Record, read_request},
    value::AuthorityId,
};
use kpcs_statement::{Blinds, Draft, Opened, Place, RequestId, decode_chain, encode_group};
use kpcs_store::{
    Sql, StoreFault,
    act::{Circumstances, Stored, Visitor, visit_act},
    append, bind, chain_head, entry, work,
};

use crate::{
    ActError, Authorised, Done, Outcome, Register, Step, authorise, register::Inner, rehearse::rehearse,
    resume::refuse_restored, webhook::queue_webhooks,
};

impl Register {
    /// Does an act that one person may do, or prepares one that needs two, from what was typed or sent.
    ///
    /// # Errors
    /// [`ActError::Invalid`] with every fault of the input; [`ActError::Refused`] with every refusal known; or a fault.
    /// In each case nothing was recorded.
    pub fn ask(&self, actor: &Actor, act: &str, input: &Input, id: RequestId) -> Result<Outcome, ActError> {
        struct Ask<'a>(&'a Register, &'a Actor, &'a Input, RequestId);

        impl Visitor for Ask<'_> {
            type Output = Result<Outcome, ActError>;

            fn visit<A: Stored>(self) -> Self::Output {
                let Self(register, actor, input, id) = self;
                let who = authorise::<A>(actor, Step::Ask)?;
                let request = read_request::<A::Request>(input).map_err(ActError::Invalid)?;
                if A::INFO.needs_two() {
                    register.prepare::<A>(who, request, id).map(Outcome::Prepared)
                } else {
                    register.perform::<A>(who, request, id).map(Outcome::Done)
                }
            }
        }

        let unknown = || ActError::from(Refusal::new("act_unknown", "decision 29").found(act));
        visit_act(act, Ask(self, actor, input, id)).unwrap_or_else(|| Err(unknown()))
    }

    /// Does an act that one person may do.
    ///
    /// # Errors
    /// [`ActError`]; nothing was recorded.
    pub fn perform<A: Stored>(&self, who: Authorised<A>, request: A::Request, id: RequestId) -> Result<Done, ActError>
    where
        A::Request: Send + 'static,
    {
        let node = Arc::clone(self.inner());
        let actor = who.actor().clone();
        self.store().write(move |sql| perform_in::<A>(sql, &node, &actor, request, id))
    }
}

/// Does an act inside a savepoint of the writer. Nothing is written before it can no longer be refused.
pub(crate) fn perform_in<A: Stored>(
    sql: &Sql<'_>,
    node: &Inner,
    actor: &Actor,
    request: A::Request,
    id: RequestId,
) -> Result<Done, ActError> {
    // 1. The same request again gives the same answer: a second click, a retry after a lost connection.
    if let Some(done) = repeated::<A>(sql, &actor.authority, &request, id)? {
        return Ok(done);
    }
    // 2. Facts are gathered inside the savepoint, so no other act can come between them and the decision.
    let occasion = node.occasion(sql, &actor.authority, actor.handle, None)?;
    let around = Circumstances { actor: actor.clone(), occasion, reserved: None };
    let facts = A::gather(sql, &request, &around)?;
    // 3. The decision is pure: a crash before the commit leaves nothing, and the next try decides the same.
    let record = A::decide(request, &facts, &occasion)?;
    // 4. to 8.
    let draft = Draft::new(&record, id, node.blinds());
    record_act(sql, node, actor, &record, draft, around, None)
}

impl Inner {
    pub(crate) fn blinds(&self) -> Blinds {
        let mut random = [0; 80];
        self.entropy.fill(&mut random);
        Blinds::from_random(&random)
    }
}

/// Steps 4 to 8: place in the chain, rehearsal, signature, journal, projections, outbox.
pub(crate) fn record_act<A: Stored>(
    sql: &Sql<'_>,
    node: &Inner,
    actor: &Actor,
    record: &ActRecord<A>,
    draft: Draft,
    around: Circumstances,
    approval: Option<Approval>,
) -> Result<Done, ActError> {
    // A register that was restored may have signed what it does not hold.
    refuse_restored(sql)?;
    // 4. The statement takes its place in the authority's chain; the unique constraint on it is the judge.
    let head = chain_head(sql, &actor.authority)?;
    let chain = Chain {
        running: head.running + 1,
        previous: head.leaf,
        checkpoint: None,
        officers: vec![around.occasion.officer],
        approval,
    };
    let (issuer, subject) = (node.issuer(&actor.authority), A::subject(record));
    let place =
        Place { act: &A::INFO, issuer: &issuer, subject: &subject, issued_at: around.occasion.at, chain: &chain };
    let prepared = draft.prepare(place);
    // 5. The key must be listed for this authority, purpose and moment.
    let key = node.keys.key(&actor.authority, A::INFO.key)?;
    refuse_unlisted(sql, actor, &key.public().id().to_string(), around.occasion.at.seconds())?;
    // 6. The exact bytes are stored, read back, signed with a throw-away key, decoded and judged.
    rehearse::<A>(sql, node, &prepared, record)?;
    // 7. Signing consumes what was prepared. The signature exists only in this process until the commit.
    let opened = prepared.sign(&key);
    let leaf = opened.statement().leaf();
    // 8. Journal, projections and outbox are one commit; only then does anybody hear of it.
    let position = append(sql, opened)?;
    queue_messages::<A>(sql, record, &actor.authority, position, around.occasion.at)?;
    queue_webhooks(sql, position, leaf, around.occasion.at)?;
    Ok(Done {
        position,
        info: &A::INFO,
        subject,
        authority: actor.authority.clone(),
        running: chain.running,
        leaf,
        at: around.occasion.at,
        repeated: false,
    })
}

/// What a request id did before; a different request under the same id is refused.
pub(crate) fn repeated<A: Stored>(
    sql: &Sql<'_>,
    authority: &AuthorityId,
    request: &A::Request,
    id: RequestId,
) -> Result<Option<Done>, ActError> {
    let Some(earlier) = work::earlier_request(sql, authority, id)? else { return Ok(None) };
    let done = done_at(sql, earlier.position)?;
    if earlier.asked != encode_group(&request.to_group()) || done.info.code != A::INFO.code {
        return Err(Refusal::new("request_id_reused", "decision 6").found(&done.subject).into());
    }
    Ok(Some(done))
}

/// What stands at a journal entry of this node, as the answer to a repeated request.
pub(crate) fn done_at(sql: &Sql<'_>, position: i64) -> Result<Done, StoreFault> {
    let entry = entry(sql, position)?;
    let chain =
        decode_chain(&entry.opened).map_err(|error| StoreFault::Corrupt { position, reason: error.to_string() })?;
    Ok(Done {
        position,
        info: entry.info,
        subject: subject_of(&entry.opened),
        authority: entry.authority.clone(),
        running: chain.running,
        leaf: entry.opened.statement().leaf(),
        at: entry.at,
        repeated: true,
    })
}

fn subject_of(opened: &Opened) -> String {
    opened.statement().protected().subject.clone()
}

fn refuse_unlisted(sql: &Sql<'_>, actor: &Actor, key: &str, at: i64) -> Result<(), ActError> {
    // The scheme's own root lists itself in the first statement of all.
    let genesis = sql.query_integer("select count(*) from view_key where authority = 'scheme'", bind![])? == Some(0);
    if genesis && actor.authority == AuthorityId::scheme() {
        return Ok(());
    }
    let listed = sql.query_integer(
        "select count(*) from view_key where key = $1 and authority = $2 and from_at <= $3
             and (to_at is null or to_at > $3) and (revoked_at is null or revoked_at > $3)",
        bind![key, &actor.authority, at],
    )?;
    let refusal = Refusal::new("key_not_listed", "decision 23").found(key).expected(&actor.authority);
    if listed == Some(0) { Err(refusal.into()) } else { Ok(()) }
}

fn queue_messages<A: Stored>(
    sql: &Sql<'_>,
    record: &ActRecord<A>,
    own: &AuthorityId,
    position: i64,
    at: kpcs_domain::value::Timestamp,
) -> Result<(), StoreFault> {
    let this = A::recipients(record).into_iter().map(|recipient| (position, recipient));
    let all = A::forwards(sql, own, record)?.into_iter().chain(this);
    for (position, recipient) in all.filter(|(_, recipient)| recipient != own) {
        let signs = sql.query_integer(
            "select count(*) from view_authority where authority = $1 and signs = 1",
            bind![&recipient],
        )?;
        let channel = if signs == Some(0) { "mail" } else { "statement" };
        work::queue(sql, position, recipient.as_str(), channel, at)?;
    }
    Ok(())
}
