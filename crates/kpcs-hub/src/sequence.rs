//! The one thread that appends: takes what waits, gives new entries their places, and answers when all of it is durable.
//!
//! Steps of a batch: look up what is known; append the rest through the sequencer; note the time; put it into the index; tell those who
//! cosign; answer. A crash after the append leaves times and index behind, and the next start catches up.
//! Invariant: an entry that stands in the log is never appended again. After a fault nothing is appended until everything was opened and
//! compared anew; who was waiting is told to ask again.
//! Must not know: who cosigns, who asks.

use std::{collections::HashMap, sync::Arc};

use kpcs_log::WIDTH;

use crate::{
    Entry, HubFault, NotTaken,
    index::{IndexReader, bundle, spoil},
    queue::Submission,
    shared::Shared,
    start::{self, Open},
};

/// Takes batches until the queue is closed; a log that is not open is opened for the first of them.
pub(crate) fn run(shared: &Arc<Shared>, mut log: Option<Open>) {
    while let Some(taken) = shared.queue.take() {
        match places_of(shared, &mut log, &taken) {
            Ok(mut places) => {
                for submission in taken {
                    let rest = places.split_off(submission.entries.len());
                    submission.answer(Ok(std::mem::replace(&mut places, rest)));
                }
            }
            Err(fault) => {
                log = None;
                shared.stop(&fault);
                let stopped = NotTaken::Stopped(fault.to_string());
                taken.into_iter().for_each(|submission| submission.answer(Err(stopped.clone())));
            }
        }
    }
}

/// The places of all entries of a batch in their order; opens the log again where a fault had closed it.
fn places_of(shared: &Arc<Shared>, log: &mut Option<Open>, taken: &[Submission]) -> Result<Vec<u64>, HubFault> {
    let open = match log {
        Some(open) => open,
        None => log.insert(reopen(shared)?),
    };
    let asked: Vec<Entry> = taken.iter().flat_map(|submission| submission.entries.iter().copied()).collect();
    let (places, added) = sort(shared, open, &asked)?;
    if !added.is_empty() {
        append(shared, open, &added)?;
    }
    Ok(places)
}

/// Where each entry stands or will stand, and which are new, in their order.
fn sort(shared: &Shared, open: &Open, asked: &[Entry]) -> Result<(Vec<u64>, Vec<Entry>), HubFault> {
    let size = open.sequencer.now().size;
    let mut places = Vec::with_capacity(asked.len());
    let (mut new, mut added) = (HashMap::new(), Vec::new());
    for entry in asked {
        let known = match new.get(entry) {
            Some(place) => Some(*place),
            None => certain(shared, open, entry, size)?,
        };
        places.push(known.unwrap_or_else(|| {
            let place = size + added.len() as u64;
            new.insert(*entry, place);
            added.push(*entry);
            place
        }));
    }
    Ok((places, added))
}

/// Where the index says that an entry stands, if the log says so too. An index that errs is made anew.
fn certain(shared: &Shared, open: &Open, entry: &Entry, size: u64) -> Result<Option<u64>, HubFault> {
    let folder = &shared.settings.folder;
    let Some(place) = open.index.place(entry).inspect_err(|_| spoil(folder))? else { return Ok(None) };
    let stands = place < size && {
        let entries = bundle(&*shared.settings.home, place / WIDTH, size)?;
        entries.get(usize::try_from(place % WIDTH).unwrap_or_default()) == Some(entry)
    };
    if stands {
        return Ok(Some(place));
    }
    spoil(folder);
    Err(HubFault::Damaged("the index, which is made anew at the next attempt,".to_owned()))
}

fn append(shared: &Shared, open: &mut Open, added: &[Entry]) -> Result<(), HubFault> {
    let entries: Vec<&[u8]> = added.iter().map(<[u8; 32]>::as_slice).collect();
    let first = open.sequencer.append(&entries)?;
    let time = open.times.add(open.sequencer.now().size, (shared.settings.clock)())?;
    open.index.add(first, added, &time)?;
    shared.moved(&open.sequencer)
}

fn reopen(shared: &Arc<Shared>) -> Result<Open, HubFault> {
    let open = start::open(&shared.settings)?;
    shared.read_index(IndexReader::open(&shared.settings.folder)?);
    shared.moved(&open.sequencer)?;
    Ok(open)
}
