//! Exporting an audit bundle: a year of this register as far as a reader may see it, with everything that proves it.
//!
//! Invariant: one snapshot of the database and one checkpoint; rows come a slice at a time. What a reader may not see stands in the bundle
//! as a hash of the log's tree and as nothing else.
//! Must not know: where the file lies, where the log's tiles lie.
//! Source: docs/formats/bundle.md; issue 03, demand 10; threat-model 12.1.

mod checkpoints;
mod sight;

use std::{
    io::{self, Write},
    sync::Arc,
};

use kpcs_audit::{BundleWriter, Counts, FORMAT, Manifest, Reader};
use kpcs_domain::{
    act::KeyPurpose,
    value::{AuthorityId, Day, Digest, Name, Timestamp},
};
use kpcs_log::{Checkpoint, Nodes as _, Note, ReadTiles, TiledTree, Unsound};
use kpcs_statement::SecretKey;
use kpcs_store::{
    ChainHead, Sql, StoreFault, entry, view,
    work::{self, LoggedRow},
};
use kpcs_verify::bundle::{Signed, TrustList, sign_status_list, write_trust_bundle};

use crate::{
    ActError, KeyRing, Register,
    trust_data::{roots, status_between, trust_signer},
};
use sight::{Sight, Sights};

/// Statements read at a time.
const SLICE: i64 = 1_000;
/// A status list is of at most so many entries: 2^18.
const STATUS_LEVEL: u32 = 18;
/// After so many entries the tiles that were read are forgotten.
const TILES_LEVEL: u32 = 16;

/// What is to be exported.
#[derive(Debug, Clone)]
pub struct BundleOrder {
    /// Of which year, in UTC.
    pub year: i64,
    /// For whom.
    pub reader: Reader,
    /// The office that exports and signs.
    pub by: AuthorityId,
    /// Now.
    pub now: Timestamp,
}

/// From what it is exported.
pub struct BundleSource<'a, T> {
    /// The keys of the node.
    pub keys: &'a KeyRing,
    /// Whether it is a demonstration.
    pub demo: bool,
    /// The newest checkpoint of the log that has its quorum.
    pub checkpoint: &'a Note,
    /// The tiles of the log.
    pub tiles: &'a T,
}

/// Why there is no bundle.
#[derive(Debug, thiserror::Error)]
pub enum BundleFault {
    /// The file.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The log's checkpoint or tiles.
    #[error("the log: {0}")]
    Log(#[from] Unsound),
    /// Database or keys.
    #[error(transparent)]
    Register(#[from] ActError),
    /// The log has not made trust data yet.
    #[error("there are no trust data yet; start the register once with its log")]
    NoTrust,
    /// The key that would sign has ended, or does not count yet.
    #[error("the key of {0} does not count today; renew it, or let the scheme sign (--by scheme)")]
    KeyEnded(AuthorityId),
    /// A year that is none.
    #[error("{0}: a year from 2003 to 2199 is expected")]
    Year(i64),
}

impl From<StoreFault> for BundleFault {
    fn from(fault: StoreFault) -> Self {
        Self::Register(fault.into())
    }
}

impl Register {
    /// Writes the bundle of this register, from the log's newest checkpoint with its quorum and its tiles.
    ///
    /// # Errors
    /// As [`export_bundle`].
    pub fn export_bundle<W: Write, T: ReadTiles>(
        &self,
        checkpoint: &Note,
        tiles: &T,
        order: &BundleOrder,
        out: W,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<(Counts, W), BundleFault> {
        let source = BundleSource { keys: self.keys(), demo: self.is_demo(), checkpoint, tiles };
        self.store().read(|sql| export_bundle(sql, &source, order, out, progress))
    }
}

/// Writes the bundle; `progress` hears how many entries of the log are written, and of how many.
///
/// # Errors
/// [`BundleFault`]; what was written is no bundle then.
pub fn export_bundle<W: Write, T: ReadTiles>(
    sql: &Sql<'_>,
    source: &BundleSource<'_, T>,
    order: &BundleOrder,
    out: W,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<(Counts, W), BundleFault> {
    let year = (start_of(order.year)?, start_of(order.year + 1)?);
    let newest = work::newest_trust_list(sql)?.ok_or(BundleFault::NoTrust)?;
    let list = Signed::parse(&newest.signed).ok_or(BundleFault::NoTrust)?;
    let said = TrustList::from_bytes(&newest.signed).ok_or(BundleFault::NoTrust)?;
    let (log, quorum) = (
        said.log_keys().map_err(|_| BundleFault::NoTrust)?.ok_or(BundleFault::NoTrust)?,
        said.quorum().map_err(|_| BundleFault::NoTrust)?,
    );
    let checkpoint = Checkpoint::of(source.checkpoint, &log.checkpoint)?;
    let key = sealing_key(sql, source.keys, order)?;
    let roots = roots(sql, source.keys, source.demo, order.now)?;
    let signer = trust_signer(source.keys);
    let status = |first, end| {
        status_between(sql, (first, end), list.digest(), order.now).map(|list| sign_status_list(&list, &signer))
    };
    let trust = write_trust_bundle(std::slice::from_ref(&roots), &list, &status(checkpoint.size, checkpoint.size)?);
    let places = work::places_between(sql, year.0, year.1)?;
    let chain = match &order.reader {
        Reader::Authority(authority) => Some(work::chain_before(sql, authority, year.0)?),
        _ => None,
    };
    let manifest = manifest(order, roots.digest(), log.checkpoint.name(), chain.as_ref());
    let earlier = work::earlier_trust_lists(sql, year.0)?;
    let writer = BundleWriter::begin(out, manifest, earlier, trust)?;
    let ahead = checkpoints::hourly(sql, places, &log, &quorum, checkpoint.size)?;
    let ahead = ahead.into_iter().chain([(checkpoint.size, source.checkpoint.clone())]);
    let mut export = Export {
        sql,
        tiles: TiledTree::new(source.tiles, checkpoint.size),
        source: source.tiles,
        size: checkpoint.size,
        sights: Sights::new(sql, &order.reader, year),
        chain,
        status: &status,
        first: places.map_or(0, |(first, _)| first),
        block: None,
        writer,
    };
    for (size, note) in ahead {
        export.writer.checkpoint(&note)?;
        export.up_to(size, progress)?;
    }
    let waiting = work::waiting_between(sql, year.0, year.1, checkpoint.size)?;
    Ok(export.writer.seal(waiting, &key)?)
}

/// The key of the office that exports; of the scheme, which has no other, its root.
fn sealing_key(sql: &Sql<'_>, keys: &KeyRing, order: &BundleOrder) -> Result<Arc<SecretKey>, BundleFault> {
    let key = keys.key(&order.by, KeyPurpose::Office).or_else(|_| keys.key(&order.by, KeyPurpose::Root));
    let key = key.map_err(ActError::from)?;
    let counts = |row: &view::KeyRow| {
        row.from <= order.now
            && row.to.is_none_or(|to| order.now < to)
            && row.revoked_at.is_none_or(|at| order.now < at)
    };
    let listed = view::key(sql, &key.public().id().to_string())?;
    if listed.as_ref().is_some_and(counts) { Ok(key) } else { Err(BundleFault::KeyEnded(order.by.clone())) }
}

fn start_of(year: i64) -> Result<Timestamp, BundleFault> {
    let day = Day::parse(&format!("{year:04}-01-01")).ok().filter(|_| (2003..=2199).contains(&year));
    day.map(Timestamp::at_start_of).ok_or(BundleFault::Year(year))
}

fn manifest(order: &BundleOrder, roots: Digest, log: &str, chain: Option<&ChainHead>) -> Manifest {
    let name = |text: &str| Name::parse(text).expect("the name of a log is a name");
    let (participant, authority) = order.reader.parts();
    Manifest {
        format: name(FORMAT),
        exporter: order.by.clone(),
        year: order.year.cast_unsigned(),
        participant,
        authority,
        made_at: order.now,
        roots,
        log: name(log),
        chain_running: chain.map(|chain| chain.running),
        chain_leaf: chain.map(|chain| chain.leaf),
    }
}

type StatusOf<'a> = &'a dyn Fn(u64, u64) -> Result<Vec<u8>, StoreFault>;

/// An export that is under way.
struct Export<'a, W, T> {
    sql: &'a Sql<'a>,
    tiles: TiledTree<'a, T>,
    source: &'a T,
    size: u64,
    sights: Sights<'a>,
    /// Of the reader's own chain: what was written last.
    chain: Option<ChainHead>,
    status: StatusOf<'a>,
    /// The first place of the year.
    first: u64,
    /// Of which entries the status list was written last.
    block: Option<u64>,
    writer: BundleWriter<W>,
}

impl<W: Write, T: ReadTiles> Export<'_, W, T> {
    /// Writes the entries before `end`.
    fn up_to(&mut self, end: u64, progress: &mut dyn FnMut(u64, u64)) -> Result<(), BundleFault> {
        let mut from = self.writer.tree().size();
        loop {
            let rows = work::logged_from(self.sql, from, end, SLICE)?;
            let Some(last) = rows.last() else { return self.hide_to(end) };
            from = last.place + 1;
            for row in &rows {
                let sight = self.sights.of(row)?;
                if let Some(sight) = sight {
                    self.show(row, &sight)?;
                }
            }
            progress(from, self.size);
        }
    }

    fn show(&mut self, row: &LoggedRow, sight: &Sight) -> Result<(), BundleFault> {
        self.hide_to(row.place)?;
        if sight.is_of_year {
            self.say_status(row.place)?;
        }
        if sight.is_own {
            self.cover(row)?;
        }
        let opened = entry(self.sql, row.position)?.opened;
        Ok(self.writer.show(&opened, |name| sight.parts.contains(&name))?)
    }

    /// The own statements between the last one and this, which the chain alone holds.
    fn cover(&mut self, row: &LoggedRow) -> Result<(), BundleFault> {
        let Some((chain, running)) = self.chain.as_mut().zip(row.running) else { return Ok(()) };
        let after = chain.running;
        if running <= after {
            return Ok(());
        }
        chain.running = running;
        for position in work::unlogged_between(self.sql, &row.authority, after, running)? {
            self.writer.cover(&entry(self.sql, position)?.opened)?;
        }
        Ok(())
    }

    fn hide_to(&mut self, end: u64) -> Result<(), BundleFault> {
        while let Some(level) = self.writer.tree().next_level(end) {
            let at = self.writer.tree().size();
            if at.trailing_zeros() >= TILES_LEVEL {
                self.tiles = TiledTree::new(self.source, self.size);
            }
            let hash = self.tiles.node(level, at >> level)?;
            self.writer.hide(level, hash)?;
        }
        Ok(())
    }

    /// The status list of the entries around a place, once.
    fn say_status(&mut self, place: u64) -> Result<(), BundleFault> {
        let block = place >> STATUS_LEVEL;
        if self.block != Some(block) {
            self.block = Some(block);
            let (from, to) = (block << STATUS_LEVEL, (block + 1) << STATUS_LEVEL);
            let token = (self.status)(from.max(self.first), to.min(self.size))?;
            self.writer.status(token)?;
        }
        Ok(())
    }
}
