//! A zip file of entries that are stored as they are.
//!
//! Source: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16. Sums are left at zero: the reader does not look at them.

/// The file of these names and contents.
#[must_use]
pub fn stored(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in entries {
        let at = file.len();
        let shared = shared(name, content);
        file.extend(b"PK\x03\x04\x14\0");
        file.extend(&shared);
        file.extend(name.as_bytes());
        file.extend(*content);
        directory.extend(b"PK\x01\x02\x14\0\x14\0");
        directory.extend(&shared);
        // Comment, disk, attributes.
        directory.extend([0; 10]);
        directory.extend(four(at));
        directory.extend(name.as_bytes());
    }
    let (at, count) = (file.len(), entries.len());
    file.extend(&directory);
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend([two(count), two(count)].concat());
    file.extend([four(directory.len()), four(at)].concat());
    file.extend([0, 0]);
    file
}

/// Flags, method, time, date, sum, sizes, and the lengths of name and extra field: the same in both places.
fn shared(name: &str, content: &[u8]) -> Vec<u8> {
    let sizes = [four(content.len()), four(content.len())].concat();
    [&[0; 12][..], &sizes, &two(name.len()), &[0, 0]].concat()
}

fn two(number: usize) -> [u8; 2] {
    u16::try_from(number).expect("names and counts here are short").to_le_bytes()
}

fn four(number: usize) -> [u8; 4] {
    u32::try_from(number).expect("inputs of a fuzzer are far below 4 GB").to_le_bytes()
}
