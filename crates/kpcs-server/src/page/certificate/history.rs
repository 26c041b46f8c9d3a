//! What happened to an application or a certificate, act by act, with who did it and where it stands in the record.
//!
//! Invariant: officers appear by handle; their names stand in the office's own table and are shown to the office alone
//! (decisions 12). A statement that was received has no place in this office's chain.
//! Must not know: which acts may come next.
//! Source: look, "timeline of acts".

use std::collections::BTreeMap;

use kpcs_domain::{
    act::{Act, Chain},
    value::{AuthorityId, Digest, OfficerHandle, Timestamp},
};
use kpcs_statement::decode_chain;
use kpcs_store::{
    Sql, StoreFault, entry,
    view::{self, TimelineRow},
    work,
};
use kpcs_web::{
    Texts,
    part::{Event, Standing, Timeline},
    shell::Link,
};

use crate::{evidence::Shelf, words};

/// Acts in the order in which they happened, with what is needed to word them.
#[derive(Default)]
pub struct History {
    acts: Vec<(TimelineRow, Option<Chain>)>,
    /// The photographs by act; each stands at the first that names it.
    pictures: BTreeMap<i64, Vec<Digest>>,
    offices: BTreeMap<AuthorityId, String>,
    names: BTreeMap<OfficerHandle, String>,
}

impl History {
    /// Reads what the register of `holder` has in `rows`, in any order.
    pub fn read(sql: &Sql<'_>, mut rows: Vec<TimelineRow>) -> Result<Self, StoreFault> {
        rows.sort_by_key(|row| row.position);
        rows.dedup_by_key(|row| row.position);
        let mut history = Self::default();
        for row in rows {
            history.name_office(sql, &row.authority)?;
            let chain = match row.received_by {
                None => decode_chain(&entry(sql, row.position)?.opened).ok(),
                Some(_) => None,
            };
            history.name_officers(sql, chain.as_ref())?;
            history.add_pictures(sql, &row)?;
            history.acts.push((row, chain));
        }
        Ok(history)
    }

    fn add_pictures(&mut self, sql: &Sql<'_>, row: &TimelineRow) -> Result<(), StoreFault> {
        let holder = row.received_by.as_ref().unwrap_or(&row.authority);
        let mut named = view::pictures_of(sql, holder, row.position)?;
        named.retain(|digest| !self.pictures.values().flatten().any(|earlier| earlier == digest));
        self.pictures.insert(row.position, named);
        Ok(())
    }

    fn name_office(&mut self, sql: &Sql<'_>, authority: &AuthorityId) -> Result<(), StoreFault> {
        if !self.offices.contains_key(authority) {
            let name =
                view::authority(sql, authority)?.map_or_else(|| authority.to_string(), |row| row.name.to_string());
            self.offices.insert(authority.clone(), name);
        }
        Ok(())
    }

    fn name_officers(&mut self, sql: &Sql<'_>, chain: Option<&Chain>) -> Result<(), StoreFault> {
        for handle in chain.into_iter().flat_map(handles) {
            if let Some(account) = work::account(sql, &handle)? {
                self.names.insert(handle, account.name);
            }
        }
        Ok(())
    }

    /// When act `A` was last done.
    pub fn last<A: Act>(&self) -> Option<Timestamp> {
        self.acts.iter().rev().find(|(row, _)| row.act.code == A::INFO.code).map(|(row, _)| row.at)
    }

    /// The acts, the newest first; `office` is whether the reader belongs to the office whose register it is, and alone sees
    /// its photographs.
    pub fn timeline(&self, texts: Texts, office: bool, shelf: &Shelf) -> Timeline {
        let event = |(row, chain): &(TimelineRow, Option<Chain>)| Event {
            pictures: self.pictures.get(&row.position).filter(|_| office).map(|named| shelf.shown(texts, named)),
            ..self.event(texts, office, row, chain.as_ref())
        };
        Timeline { events: self.acts.iter().rev().map(event).collect() }
    }

    fn event(&self, texts: Texts, office: bool, row: &TimelineRow, chain: Option<&Chain>) -> Event {
        let own = self.offices.get(&row.authority).cloned().unwrap_or_default();
        let place = texts.t("record-entry").count("position", row.position).to_string();
        let when = words::instant(texts, row.at);
        let (when, place) = match chain {
            Some(chain) if office => {
                let place = format!("{place}, {}", running(texts, &row.authority, chain));
                (when, Some(Link::new(place, format!("/desk/done/{}", row.position))))
            }
            _ => (format!("{when} · {place}"), None),
        };
        Event {
            what: texts.get(&format!("told-{}", row.act.name.replace('_', "-"))),
            who: chain.map_or_else(|| own.clone(), |chain| self.who(texts, office, &own, chain)),
            when,
            place,
            standing: Standing::Done,
            pictures: None,
        }
    }

    fn who(&self, texts: Texts, office: bool, own: &str, chain: &Chain) -> String {
        let named = |handle: &OfficerHandle| match self.names.get(handle).filter(|_| office) {
            Some(name) => format!("{name} ({handle})"),
            None => handle.to_string(),
        };
        let first = chain.officers.first().map(named);
        let approved = chain
            .approval
            .as_ref()
            .map(|approval| texts.t("record-approved-by").arg("officer", named(&approval.handle)).to_string());
        let office_name = (!office).then(|| own.to_owned());
        office_name.into_iter().chain(first).chain(approved).collect::<Vec<_>>().join(", ")
    }
}

/// `statement 4 211 of SL`: the place in an authority's chain.
pub fn running(texts: Texts, authority: &AuthorityId, chain: &Chain) -> String {
    let number = words::count(texts, chain.running.cast_signed());
    texts.t("record-running").arg("number", number).arg("authority", authority).to_string()
}

fn handles(chain: &Chain) -> Vec<OfficerHandle> {
    chain.officers.iter().copied().chain(chain.approval.as_ref().map(|approval| approval.handle)).collect()
}
