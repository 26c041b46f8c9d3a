//! A shipment as an officer of its receiver may see it.
//!
//! Invariant: while a shipment is to be measured and the rules hide the figures, this holds none of them; a page made from it
//! cannot show what it does not have. In a draw those are hidden that the record will say were measured blind: one function
//! decides both.
//! Must not know: pages.
//! Source: decisions 20 and 21; threat-model, R-61.

use kpcs_domain::certificate::Goods;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use kpcs_domain::{
    act::{
        Actor, RegisterArrival, Role, confirm_receipt,
        register_arrival::{self, is_measured_blind},
    },
    certificate::{Correction, KnownShipment},
    party::{MeasuringMode, RulePack},
    value::{AuthorityId, CertificateNumber, Day, Digest, Name, Origin, Seal, Timestamp},
};
use kpcs_store::{
    Entry, Sql, StoreFault,
    act::{amendment::corrections, facts::rule_pack, shipment::known_shipment},
    entry, record_at,
    view::{self, ArrivalRow, ShipmentChannel, ShipmentRow, TimelineRow},
};

/// A row of a queue: what identifies a shipment, without any figure.
#[derive(Debug, Clone)]
pub(super) struct Listed {
    pub(super) number: CertificateNumber,
    pub(super) channel: ShipmentChannel,
    pub(super) state: Goods,
    pub(super) withdrawn: Option<String>,
    pub(super) issued_on: Day,
    pub(super) expires_on: Option<Day>,
    pub(super) exporter: Name,
    pub(super) importer: Name,
    pub(super) origin: Origin,
    pub(super) advised_at: Timestamp,
    pub(super) left_on: Option<Day>,
    pub(super) arrived_on: Option<Day>,
    pub(super) closed_at: Option<Timestamp>,
}

impl From<ShipmentRow> for Listed {
    fn from(row: ShipmentRow) -> Self {
        Self {
            number: row.number,
            channel: row.channel,
            state: row.state,
            withdrawn: row.withdrawn,
            issued_on: row.issued_on,
            expires_on: row.expires_on,
            exporter: row.exporter,
            importer: row.importer,
            origin: row.origin,
            advised_at: row.advised_at,
            left_on: row.left_on,
            arrived_on: row.arrived_on,
            closed_at: row.closed_at,
        }
    }
}

/// What the certificate declares, or why it is not shown.
pub(super) enum Declared {
    Hidden(MeasuringMode),
    Shown(Box<KnownShipment>),
}

/// A shipment with all that its receiver has of it.
pub(super) struct Shipment {
    pub(super) listed: Listed,
    pub(super) declared: Declared,
    /// Named on the certificate; no figures.
    pub(super) seals: Vec<Seal>,
    /// What the issuer has corrected since, in both readings.
    pub(super) corrections: Vec<Correction>,
    /// Every presentation, oldest first, with what was found.
    pub(super) arrivals: Vec<(ArrivalRow, register_arrival::Request)>,
    /// The confirmation given.
    pub(super) confirmation: Option<confirm_receipt::Decided>,
    pub(super) has_discrepancy: bool,
    pub(super) timeline: Vec<TimelineRow>,
    /// The photographs that its acts name, by the act's place.
    pub(super) pictures: BTreeMap<i64, Vec<Digest>>,
    /// The names of the authorities in it.
    pub(super) names: BTreeMap<AuthorityId, Name>,
    /// The entry that made it known: the advice received, or the paper recorded.
    pub(super) entry: Entry,
    /// The receiver's own rules today.
    pub(super) pack: Arc<RulePack>,
    pub(super) today: Day,
}

impl Shipment {
    /// Whether it was presented more than once.
    pub(super) fn is_presented_twice(&self) -> bool {
        self.arrivals.len() > 1
    }
}

/// The shipment under that number in the ledger of the officer's authority; `None` when it is in no such ledger.
pub(super) fn shipment(
    sql: &Sql<'_>,
    actor: &Actor,
    number: &CertificateNumber,
    now: Timestamp,
) -> Result<Option<Shipment>, StoreFault> {
    let receiver = &actor.authority;
    let Some(row) = view::shipment(sql, receiver, number)? else { return Ok(None) };
    let Some(known) = known_shipment(sql, receiver, number)? else { return Ok(None) };
    let (pack, today) = rules(sql, receiver, now)?;
    let confirmed = view::confirmation_of(sql, receiver, number)?;
    let confirmation = confirmed
        .map(|row| record_at::<kpcs_domain::act::ConfirmReceipt>(sql, row.position))
        .transpose()?
        .map(|record| record.decided);
    let timeline = view::timeline_of_number(sql, receiver, number)?;
    Ok(Some(Shipment {
        names: names(sql, &timeline)?,
        pictures: pictures(sql, receiver, &timeline)?,
        seals: known.details.seals.to_vec(),
        corrections: corrections(sql, receiver, number)?,
        declared: declared(actor, row.state, &pack, known),
        arrivals: arrivals(sql, receiver, number)?,
        confirmation,
        has_discrepancy: !view::discrepancies_of(sql, receiver, number)?.is_empty(),
        timeline,
        entry: entry(sql, row.position)?,
        listed: row.into(),
        pack,
        today,
    }))
}

/// The receiver's rules and its own day.
pub(super) fn rules(sql: &Sql<'_>, receiver: &AuthorityId, now: Timestamp) -> Result<(Arc<RulePack>, Day), StoreFault> {
    let nobody = || StoreFault::Row { table: "view_authority", reason: format!("{receiver} is of no Participant") };
    let participant = receiver.participant().ok_or_else(nobody)?;
    let pack = rule_pack(sql, participant, now.day())?;
    let today = pack.validity.time_zone.day_of(now);
    Ok((pack, today))
}

fn names(sql: &Sql<'_>, timeline: &[TimelineRow]) -> Result<BTreeMap<AuthorityId, Name>, StoreFault> {
    let authors: BTreeSet<_> = timeline.iter().map(|row| &row.authority).collect();
    let rows = authors.into_iter().filter_map(|id| view::authority(sql, id).transpose());
    rows.map(|row| row.map(|row| (row.authority, row.name))).collect()
}

fn pictures(
    sql: &Sql<'_>,
    receiver: &AuthorityId,
    timeline: &[TimelineRow],
) -> Result<BTreeMap<i64, Vec<Digest>>, StoreFault> {
    timeline.iter().map(|row| Ok((row.position, view::pictures_of(sql, receiver, row.position)?))).collect()
}

fn declared(actor: &Actor, state: Goods, pack: &RulePack, known: KnownShipment) -> Declared {
    let measures = actor.holds_one_of(&[Role::ImportingOfficer]);
    let to_be_measured = matches!(state, Goods::Expected | Goods::Deposited);
    let number = known.header.number.as_ref();
    let blind = number.is_none_or(|number| is_measured_blind(&pack.measuring, number, known.known_after));
    if measures && to_be_measured && blind {
        Declared::Hidden(pack.measuring.mode)
    } else {
        Declared::Shown(Box::new(known))
    }
}

fn arrivals(
    sql: &Sql<'_>,
    receiver: &AuthorityId,
    number: &CertificateNumber,
) -> Result<Vec<(ArrivalRow, register_arrival::Request)>, StoreFault> {
    let rows = view::arrivals_of(sql, receiver, number)?;
    let with_record = rows.into_iter().map(|row| {
        let record = record_at::<RegisterArrival>(sql, row.position)?;
        Ok((row, record.asked))
    });
    with_record.collect()
}
