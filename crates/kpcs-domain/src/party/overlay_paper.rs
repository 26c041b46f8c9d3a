//! `OverlayPaper`: where each variable field of a certificate stands on a Participant's own pre-printed paper.
//!
//! Invariant: lengths are whole tenths of a millimetre from the sheet's upper left corner, sizes of type whole tenths of a
//! point; a field that has no place is not printed. Features of security paper are not here: they stay with the Participant.
//! Must not know: printers and how far they print off, Typst. What a layout must hold is `overlay_check`.
//! Source: kpcs.md §3.6, §3.9; docs/formats/rule-pack.md, "overlay".

use crate::{choice, field::OneOrMore, record};

choice! {
    /// A variable field of a certificate that is printed as text.
    pub enum OverlayField {
        1 Number = "number",
        2 Origin = "origin",
        3 IssuedOn = "issued_on",
        4 ExpiresOn = "expires_on",
        5 IssuingAuthority = "issuing_authority",
        6 Exporter = "exporter",
        7 Importer = "importer",
        8 Destination = "destination",
        9 Carats = "carats",
        10 CaratsWords = "carats_words",
        11 Value = "value",
        12 ValueWords = "value_words",
        13 Parcels = "parcels",
        14 Hs710210Carats = "hs710210_carats",
        15 Hs710210Value = "hs710210_value",
        16 Hs710221Carats = "hs710221_carats",
        17 Hs710221Value = "hs710221_value",
        18 Hs710231Carats = "hs710231_carats",
        19 Hs710231Value = "hs710231_value",
        20 Seals = "seals",
        21 ValidatedBy = "validated_by",
        22 ValidatedOn = "validated_on",
        23 Officer = "officer",
        24 CheckCode = "check_code",
    }
}

choice! {
    /// The face of the type.
    pub enum Typeface {
        1 Serif = "serif",
        2 Sans = "sans",
        /// Figures stand under one another.
        3 Mono = "mono",
    }
}

choice! {
    /// On which side of its width a text stands.
    pub enum Align { 1 Start = "start", 2 Centre = "centre", 3 End = "end", }
}

record! {
    /// Where the text of one field stands.
    pub struct OverlayPlace {
        1 printed: OverlayField, "§3.2";
        /// Tenths of a millimetre from the left edge.
        2 left: u64, "§3.6";
        /// Tenths of a millimetre from the upper edge.
        3 top: u64, "§3.6";
        /// Tenths of a millimetre.
        4 width: u64, "§3.6";
        /// Tenths of a point; a text that is too long is set down to 70 % of it, and then refused.
        5 type_size: u64, "§3.6";
        6 typeface: Typeface, "§3.6";
        7 align: Align, "§3.6";
        /// The most lines that the place holds.
        8 most_lines: u64, "§3.6";
    }
}

record! {
    /// Where the code with the signed statement stands: a square with its quiet zone.
    pub struct OverlayCode {
        /// Tenths of a millimetre from the left edge.
        1 left: u64, "decision 2";
        /// Tenths of a millimetre from the upper edge.
        2 top: u64, "decision 2";
        /// Tenths of a millimetre.
        3 side: u64, "decision 2";
    }
}

record! {
    /// A Participant's pre-printed paper.
    pub struct OverlayPaper {
        /// Tenths of a millimetre.
        1 sheet_width: u64, "§3.9";
        /// Tenths of a millimetre.
        2 sheet_height: u64, "§3.9";
        /// Left out on paper that has no room for a code.
        3 code_place: Option<OverlayCode>, "decision 2";
        4 text_places: OneOrMore<OverlayPlace>, "§3.2";
    }
}

impl OverlayPlace {
    /// Tenths of a millimetre that its lines take: one and a quarter of the size of type for each, rounded up.
    #[must_use]
    pub fn height(&self) -> u64 {
        // A point is 0.352,777 mm; with a quarter more, 0.441 mm.
        self.type_size.saturating_mul(self.most_lines).saturating_mul(441).div_ceil(1_000)
    }
}
