//! `Course`: what becomes of a shipment, and how often each thing happens.
//!
//! Invariant: each course that ends a certificate unused (void, cancelled, replaced, refused, withdrawn, still open before
//! issue) belongs to a shipment that no total counts; all others are counted. Even a small trade shows every course.
//! Must not know: companies, figures.

/// What becomes of a shipment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Course {
    /// Weighs what it should; receipt is confirmed in time.
    Confirmed,
    /// The scale shows a little less, within the tolerance.
    WithinTolerance,
    /// The scale shows less than that; the issuer explains and receipt is confirmed.
    Explained,
    /// A discrepancy is reported, explained later, and receipt confirmed.
    Settled,
    /// A discrepancy is reported and stays.
    Discrepant,
    /// A seal is broken: reported, never confirmed.
    SealBroken,
    /// Receipt is confirmed weeks after the limit.
    Late,
    /// The goods leave and nothing is heard of them.
    Unheard,
    /// The goods arrive and receipt is never confirmed.
    Unanswered,
    /// Issued in the last days; the goods have not left.
    StillIssued,
    /// On its way when the simulated time ends.
    StillUnderWay,
    /// Arrived in the last days, not answered yet.
    StillArrived,
    /// Applied for in the last days.
    StillApplied,
    /// Examined in the last days.
    StillExamined,
    /// Prepared in the last days; the second officer has not looked at it.
    StillPrepared,
    /// The exporter withdraws the application.
    Withdrawn,
    /// The second officer refuses; the number is spoiled.
    Refused,
    /// The original is spoiled in the office.
    Void,
    /// The original is surrendered before dispatch.
    Cancelled,
    /// An error is found before dispatch; another certificate takes its place.
    Replaced,
}

impl Course {
    /// Every course.
    pub const ALL: [Self; 20] = [
        Self::Confirmed,
        Self::WithinTolerance,
        Self::Explained,
        Self::Settled,
        Self::Discrepant,
        Self::SealBroken,
        Self::Late,
        Self::Unheard,
        Self::Unanswered,
        Self::StillIssued,
        Self::StillUnderWay,
        Self::StillArrived,
        Self::StillApplied,
        Self::StillExamined,
        Self::StillPrepared,
        Self::Withdrawn,
        Self::Refused,
        Self::Void,
        Self::Cancelled,
        Self::Replaced,
    ];

    /// Whether the certificate stands for goods that are exported, so that totals count it.
    #[must_use]
    pub const fn is_counted(self) -> bool {
        !matches!(
            self,
            Self::StillApplied
                | Self::StillExamined
                | Self::StillPrepared
                | Self::Withdrawn
                | Self::Refused
                | Self::Void
                | Self::Cancelled
                | Self::Replaced
        )
    }

    /// Whether the shipment is not finished when the simulated time ends.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(
            self,
            Self::StillApplied
                | Self::StillExamined
                | Self::StillPrepared
                | Self::StillIssued
                | Self::StillUnderWay
                | Self::StillArrived
        )
    }

    /// Whether a certificate is prepared for it.
    pub(crate) const fn is_prepared(self) -> bool {
        !matches!(self, Self::StillApplied | Self::StillExamined | Self::Withdrawn)
    }

    /// Whether both offices must be hosted for it to show.
    #[must_use]
    pub(crate) const fn needs_both(self) -> bool {
        !matches!(self, Self::Confirmed | Self::WithinTolerance)
    }

    /// How often it happens, in a million counted certificates; what is left is confirmed in time.
    const fn ppm(self) -> u64 {
        match self {
            Self::Confirmed => 0,
            Self::WithinTolerance => 220_000,
            Self::Explained => 20_000,
            Self::Settled => 9_000,
            Self::Discrepant => 5_000,
            Self::SealBroken => 1_000,
            Self::Late => 30_000,
            Self::Unheard => 8_000,
            Self::Unanswered => 7_000,
            Self::StillIssued | Self::StillUnderWay | Self::StillArrived => 9_000,
            Self::StillApplied => 5_000,
            Self::StillExamined | Self::Refused => 3_000,
            Self::StillPrepared | Self::Withdrawn | Self::Void | Self::Cancelled | Self::Replaced => 4_000,
        }
    }

    /// How many of `certificates` take this course: at least one, two of what a demonstration wants to show open.
    pub(crate) fn quota(self, certificates: u64) -> u64 {
        let least = if self.is_open() && certificates >= 100 { 3 } else { 1 };
        (certificates * self.ppm() / 1_000_000).max(least)
    }
}

#[cfg(test)]
mod tests {
    use super::Course;

    #[test]
    fn most_shipments_go_well() {
        let counted = Course::ALL.iter().filter(|course| course.is_counted());
        let unusual: u64 = counted.map(|course| course.quota(100_000)).sum();
        assert!(unusual < 40_000, "{unusual}");
        assert!(Course::ALL.iter().all(|course| course.quota(1) >= 1));
    }
}
