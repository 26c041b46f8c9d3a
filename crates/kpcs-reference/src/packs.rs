//! `data/packs/`: the rule packs that ship.
//!
//! Invariant: there is always a pack that applies, since the default one begins with the gate itself.
//! Must not know: packs adopted since; the register asks `RulePack::in_force` of all together.
//! Source: decisions 25; `docs/formats/rule-pack.md`.

use std::sync::LazyLock;

use kpcs_domain::{
    party::RulePack,
    value::{CountryCode, Day},
};

use crate::read_pack;

macro_rules! embedded {
    ($($name:literal),+) => {
        /// Name and text of each file.
        const FILES: &[(&str, &str)] = &[$(($name, include_str!(concat!("../../../data/packs/", $name)))),+];
    };
}

embedded!(
    "default.toml",
    "ae.toml",
    "ao.toml",
    "br.toml",
    "bw.toml",
    "ca.toml",
    "cd.toml",
    "cn.toml",
    "eu.toml",
    "gy.toml",
    "in.toml",
    "lb.toml",
    "ru.toml",
    "sl.toml",
    "us.toml",
    "za.toml"
);

static PACKS: LazyLock<Vec<RulePack>> =
    LazyLock::new(|| FILES.iter().map(|(_, text)| read_pack(text).expect("a test reads every shipped pack")).collect());

/// Every pack that ships; the first, without a Participant, is the default.
#[must_use]
pub fn rule_packs() -> &'static [RulePack] {
    &PACKS
}

/// The pack of a Participant that has adopted none.
#[must_use]
pub fn default_pack() -> &'static RulePack {
    &PACKS[0]
}

/// The pack that applies to `participant` on `day`; the default one too where the day is before all packs.
#[must_use]
pub fn pack_for(participant: CountryCode, day: Day) -> &'static RulePack {
    RulePack::in_force(rule_packs(), participant, day).unwrap_or_else(default_pack)
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::{FILES, read_pack, rule_packs};

    #[test]
    fn every_file_in_the_folder_is_embedded_and_reads() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/packs");
        let mut on_disk: Vec<_> =
            fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        let mut embedded: Vec<_> = FILES.iter().map(|(name, _)| (*name).to_owned()).collect();
        on_disk.sort();
        embedded.sort();
        assert_eq!(on_disk, embedded);

        let unread =
            FILES.iter().filter_map(|(name, text)| read_pack(text).err().map(|fault| format!("{name}: {fault}")));
        assert_eq!(unread.collect::<Vec<_>>(), Vec::<String>::new());
    }

    #[test]
    fn each_pack_is_of_the_participant_that_its_file_is_named_after() {
        for ((name, _), pack) in FILES.iter().zip(rule_packs()) {
            let stem = pack.participant.map_or("default".to_owned(), |code| code.as_str().to_ascii_lowercase());
            assert_eq!(format!("{stem}.toml"), *name);
        }
    }
}
