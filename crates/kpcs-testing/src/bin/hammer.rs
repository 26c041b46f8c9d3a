//! Issues certificates without end in the folder named, and says which it has done: to be killed by a test.
//!
//! Each line is written after the register has answered, so whatever stands on it has been acknowledged.

use std::{io::Write as _, path::Path};

use kpcs_register::RegisterOptions;
use kpcs_testing::World;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (Some(folder), Some(round)) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: hammer FOLDER ROUND");
        std::process::exit(2);
    };
    let options = RegisterOptions { demo: true, unsynced: false };
    let world = World::open(Path::new(&folder), options, None);
    std::thread::scope(|scope| {
        for officer in 0..4 {
            let (world, round) = (&world, &round);
            scope.spawn(move || hammer(world, &format!("{round}/{officer}")));
        }
    });
}

fn hammer(world: &World, key: &str) {
    for count in 0_u64.. {
        match world.issue("12.34", &format!("{key}/{count}")) {
            Ok((number, done)) => {
                let mut out = std::io::stdout().lock();
                if writeln!(out, "{number} {} {}", done.position, done.leaf).and_then(|()| out.flush()).is_err() {
                    return;
                }
            }
            Err(error) => {
                eprintln!("{key}/{count}: {error}");
                return;
            }
        }
    }
}
