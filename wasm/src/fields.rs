//! A question as the page writes it: fields, each after its length in four bytes, little-endian.
//!
//! Invariant: reading is total; a field that is not there, or is cut short, is empty.
//! Must not know: what the fields mean.

/// The fields of one question.
pub(crate) struct Fields<'a>(Vec<&'a [u8]>);

impl<'a> Fields<'a> {
    pub(crate) fn read(mut bytes: &'a [u8]) -> Self {
        let mut fields = Vec::new();
        while let Some((length, rest)) = bytes.split_first_chunk::<4>() {
            let length = (u32::from_le_bytes(*length) as usize).min(rest.len());
            let (field, after) = rest.split_at(length);
            fields.push(field);
            bytes = after;
        }
        Self(fields)
    }

    pub(crate) fn bytes(&self, at: usize) -> &'a [u8] {
        self.0.get(at).copied().unwrap_or_default()
    }

    /// Empty where the bytes are no text.
    pub(crate) fn text(&self, at: usize) -> &'a str {
        std::str::from_utf8(self.bytes(at)).unwrap_or_default()
    }

    pub(crate) fn number(&self, at: usize) -> Option<i64> {
        self.text(at).parse().ok()
    }
}
