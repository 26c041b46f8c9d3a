//! Keeping the reserve of the disk, giving it up when the disk is full, and saying so once.
//!
//! Invariant: the reserve is taken again only when the disk has enough room without it.
//! Source: reliability R-06.

use std::{sync::atomic::Ordering, time::Duration};

use kpcs_store::{Left, Reserve, Room};
use tokio::sync::watch;

use crate::app::App;

/// How often the disk is looked at.
const LOOK: Duration = Duration::from_secs(1);
/// With less than this the next act may fail.
const LAST_BYTES: u64 = 4 << 20;

/// What was said last, so that it is said once.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Seen {
    left: Left,
    full: u64,
}

/// Watches the disk until the server stops.
pub(crate) async fn keep_reserve(app: App, mut stopped: watch::Receiver<bool>) {
    let bytes = app.options().reserve_bytes;
    let mut seen = Seen { left: Left::Enough, full: 0 };
    loop {
        let looked = app.run(move |register| {
            let store = register.store();
            let full = store.written().full.load(Ordering::Relaxed);
            Ok::<_, crate::no::No>(look(&Reserve::new(store.folder(), bytes), store.folder(), full, seen))
        });
        seen = looked.await.unwrap_or(seen);
        tokio::select! {
            () = tokio::time::sleep(LOOK) => {}
            _ = stopped.changed() => return,
        }
    }
}

fn look(reserve: &Reserve, folder: &std::path::Path, full: u64, seen: Seen) -> Seen {
    let Ok(room) = Room::of(folder) else { return seen };
    let left = room.left();
    if full > seen.full || room.free < LAST_BYTES {
        if reserve.is_kept() && reserve.give_up().is_ok() {
            tracing::error!(target: "kpcs::disk", free = room.free, "the disk is full; the reserve was given up");
        }
    } else if left != Left::Short && reserve.keep().is_err() {
        tracing::debug!(target: "kpcs::disk", "there is no room for the reserve");
    }
    if left != seen.left {
        say(left, room);
    }
    Seen { left, full }
}

fn say(left: Left, room: Room) {
    let (free, whole) = (room.free, room.whole);
    match left {
        Left::Enough => tracing::info!(target: "kpcs::disk", free, whole, "the disk has enough room"),
        Left::Little => tracing::warn!(target: "kpcs::disk", free, whole, "the disk has little room; make some"),
        Left::Short => tracing::error!(target: "kpcs::disk", free, whole, "nothing new is begun before there is room"),
    }
}
