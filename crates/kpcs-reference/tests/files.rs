//! Every table in `data/` is well formed and has as many rows as `data/SOURCES.md` says.

use std::{fs, path::Path};

const SOURCES: &str = include_str!("../../../data/SOURCES.md");

/// File and number of rows, from the page's own table.
fn listed() -> Vec<(&'static str, usize)> {
    let cells = SOURCES.lines().map(|line| line.split('|').map(str::trim).collect::<Vec<_>>());
    let row = |cells: Vec<&'static str>| {
        let file = cells.get(1)?.strip_prefix('`')?.strip_suffix('`').filter(|file| file.ends_with(".csv"))?;
        Some((file, cells.get(2)?.replace(',', "").parse().ok()?))
    };
    cells.filter_map(row).collect()
}

#[test]
fn every_listed_table_reads_and_has_its_rows() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let counted = |file: &str| {
        let mut reader = csv::Reader::from_path(data.join(file)).unwrap();
        let records: Result<Vec<_>, _> = reader.records().collect();
        records.unwrap_or_else(|error| panic!("{file}: {error}")).len()
    };
    let found: Vec<_> = listed().into_iter().map(|(file, _)| (file, counted(file))).collect();
    assert_eq!(found, listed());
}

#[test]
fn every_table_is_listed() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    for (folder, prefix) in [("", ""), ("certificates", "certificates/")] {
        for file in fs::read_dir(data.join(folder)).unwrap() {
            let name = format!("{prefix}{}", file.unwrap().file_name().into_string().unwrap());
            let is_listed = listed().iter().any(|(file, _)| *file == name);
            assert!(!name.ends_with(".csv") || is_listed, "{name}");
        }
    }
}
