//! Tables of imports as text: the first byte says what the sender says of the file and what it holds.
#![no_main]

use kpcs_files::{ImportKind, Options, Requests, asks_decimal, asks_encoding, read_table};
use kpcs_fuzz::judge;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| judge(bytes, decode));

fn decode(bytes: &[u8]) {
    let Some((said, file)) = bytes.split_first() else { return };
    let options = Options { windows_1252: said & 4 != 0, decimal_comma: said & 8 != 0 };
    let kind = ImportKind::ALL[usize::from(said & 3) % ImportKind::ALL.len()];
    let _ = asks_encoding(file);
    let Ok(table) = read_table(file, options) else { return };
    assert!(table.rows.iter().all(|(row, _)| *row > 0), "every row has a number");
    let _ = asks_decimal(kind, &table);
    if let Ok(requests) = Requests::of(kind, &table, options) {
        assert!(requests.asked.len() <= table.rows.len());
    }
}
