//! A large corpus for reading: a simulated year with years of closed trade beside it, each with numbers and days of its own.
//!
//! Invariant: for measuring lists and searches only; the copies have no statements behind them, so nobody signs, checks
//! or serves documents there. The first copy is the simulated year itself, and the only one in which anything is open: an office
//! has years behind it, and one desk.

use std::path::Path;

use kpcs_store::{Store, StoreFault, StoreOptions, bind};

/// Between the positions of two copies.
const POSITIONS: i64 = 10_000_000;
/// Between the serials of two copies.
const SERIALS: i64 = 100_000_000;
/// Days from one copy to the next.
const DAYS: i64 = 280;

/// Rebuilds the projections of `folder`, then adds copies until there are `copies` of every row.
pub fn run(folder: &Path, copies: i64) {
    let store = Store::open(folder, StoreOptions { unsynced: true }).expect("a folder made by kpcs simulate");
    let start = std::time::Instant::now();
    let last = kpcs_store::rebuild(&store, |_| {}).expect("rebuilt");
    println!("rebuilt {last} statements in {:.1} s", start.elapsed().as_secs_f64());
    for copy in 1..copies {
        let start = std::time::Instant::now();
        store.write(move |sql| COPIES.iter().try_for_each(|text| add(sql, text, copy))).expect("copied");
        store.write(move |sql| copy_words(sql, copy)).expect("words copied");
        println!("copy {copy} of {copies}: {:.1} s", start.elapsed().as_secs_f64());
    }
}

fn add(sql: &kpcs_store::Sql<'_>, text: &'static str, copy: i64) -> Result<(), StoreFault> {
    sql.execute(text, bind![copy * POSITIONS, copy * SERIALS, copy * DAYS, POSITIONS])?;
    Ok(())
}

/// Each names $1 (positions), $2 (serials), $3 (days) and $4 (the first position that is a copy).
const COPIES: [&str; 5] = [
    "insert into view_certificate (participant, serial, number, authority, state, destination, importing_authority,
         issued_on, expires_on, exporter, importer, company, origin, carats, value_cents, parcels, application, left_on,
         replaced_by, refers_to, closed_at, conflict, position)
     select participant, serial + $2, participant || (serial + $2), authority, state, destination, importing_authority,
         issued_on + $3, expires_on + $3, exporter, importer, company, origin, carats, value_cents, parcels, application,
         left_on + $3, replaced_by, refers_to, closed_at + $3 * 86400, conflict, position + $1
     from view_certificate where position < $4 and state not in ('issued', 'dispatched', 'discrepant')",
    "insert into view_certificate_line (participant, serial, hs, carats, value_cents)
     select participant, serial + $2, hs, carats, value_cents from view_certificate_line
     where serial < 100000000 and $1 > 0 and $3 > 0 and $4 > 0",
    "insert into view_shipment (receiver, participant, serial, number, channel, state, withdrawn, issuer, issued_on,
         expires_on, exporter, importer, origin, carats, value_cents, parcels, advised_at, left_on, arrived_on,
         closed_at, position)
     select receiver, participant, serial + $2, participant || (serial + $2), channel, state, withdrawn, issuer,
         issued_on + $3, expires_on + $3, exporter, importer, origin, carats, value_cents, parcels,
         advised_at + $3 * 86400, left_on + $3, arrived_on + $3, closed_at + $3 * 86400, position + $1
     from view_shipment where position < $4 and state = 'confirmed'",
    "insert into view_application (authority, sequence, reference, company, state, destination, importer, carats,
         value_cents, parcels, applied_at, changed_at, declared, examined, certificate, position)
     select authority, sequence + $2, reference || 'C' || ($2 / 100000000), company, state, destination, importer,
         carats, value_cents, parcels, applied_at + $3 * 86400, changed_at + $3 * 86400, declared, examined,
         substr(certificate, 1, 2) || (substr(certificate, 3) + $2), position + $1
     from view_application where position < $4 and state in ('issued', 'withdrawn')",
    "insert into view_act (position, authority, received_by, act, at, subject, participant, serial, document, effect)
     select position + $1, authority, received_by, act, at + $3 * 86400,
         case when serial is null then subject || 'C' || ($2 / 100000000) else participant || (serial + $2) end, participant, serial + $2, document,
         effect
     from view_act where position < $4",
];

/// Words of the copies: the same, but for the number.
fn copy_words(sql: &kpcs_store::Sql<'_>, copy: i64) -> Result<(), StoreFault> {
    let rows = sql.query(
        "select w.position, w.words, coalesce(c.serial, s.serial, 0) from view_search w
         left join view_certificate c on c.position = w.position
         left join view_shipment s on s.position = w.position
         where w.position < $1",
        bind![POSITIONS],
        |row| Ok((row.integer(0)?, row.text(1)?, row.integer(2)?)),
    )?;
    for (position, words, serial) in rows {
        let (old, new) = (serial.to_string(), (serial + copy * SERIALS).to_string());
        let moved = words.split(' ').map(|word| match word.strip_suffix(&old) {
            Some(start) if serial > 0 => format!("{}{new}", start.trim_end_matches('0')),
            _ => word.to_owned(),
        });
        sql.execute(
            "insert into view_search (position, words) values ($1, $2)",
            bind![position + copy * POSITIONS, moved.collect::<Vec<_>>().join(" ")],
        )?;
    }
    Ok(())
}
