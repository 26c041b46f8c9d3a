//! `Phrase`: the sentences that officers of two Participants say to each other about a shipment, as codes.
//!
//! Invariant: a code means one sentence in every language, so that each side reads it in its own; numbers are never
//! reused. A phrase says what was found or asked, never who is to blame (kpcs.md §8.13).
//! Must not know: languages; the sentences stand in the locale files, as those of every choice do.
//! Source: kpcs.md §4.5, §9.3 to §9.8; issue 02, demand 4.

use crate::choice;

choice! {
    /// One sentence of the phrase book.
    pub enum Phrase {
        /// The seal number on the container differs from the certificate.
        1 SealNumberDiffers = "seal_number_differs",
        /// The seal is broken.
        2 SealBroken = "seal_found_broken",
        /// The container was opened on the way.
        3 ContainerOpened = "container_opened",
        /// The container bears no number, or another.
        4 ContainerNumberDiffers = "container_number_differs",
        /// The weight found is higher.
        5 WeightHigher = "weight_higher",
        /// The weight found is lower.
        6 WeightLower = "weight_lower",
        /// The number of parcels differs.
        7 ParcelCountDiffers = "parcel_count_differs",
        /// A parcel is missing.
        8 ParcelMissing = "parcel_missing",
        /// A parcel is not on the certificate.
        9 ParcelNotListed = "parcel_not_listed",
        /// The number of stones differs.
        10 StoneCountDiffers = "stone_count_differs",
        /// The value seems too low for the goods.
        11 ValueLow = "value_low",
        /// The value seems too high for the goods.
        12 ValueHigh = "value_high",
        /// The goods belong under another subheading.
        13 SubheadingDiffers = "subheading_differs",
        /// The origin stated does not fit the goods.
        14 OriginDoubted = "origin_doubted",
        /// The importer is not the one on the certificate.
        15 ImporterDiffers = "importer_differs",
        /// The paper differs from the specimen.
        16 PaperDiffersFromSpecimen = "paper_differs_from_specimen",
        /// The signature differs from the specimen.
        17 SignatureDiffers = "signature_differs",
        /// A figure or name on the face seems mistyped.
        18 FaceErrorSeen = "face_error_seen",
        /// The certificate had expired.
        19 CertificateExpired = "certificate_expired",
        /// The original did not come with the goods.
        20 OriginalMissing = "original_missing",
        /// Is the certificate genuine?
        21 AskGenuine = "ask_genuine",
        /// Was it weighed before or after cleaning?
        22 AskWeighing = "ask_weighing",
        /// Please send photographs of the sealed container.
        23 AskPhotographs = "ask_photographs",
        /// Please confirm the seal numbers.
        24 AskSeals = "ask_seals",
        /// Please state the correction in writing.
        25 AskCorrection = "ask_correction",
        /// The certificate is genuine and was issued by us.
        26 WeIssuedIt = "we_issued_it",
        /// We never issued a certificate of that number.
        27 WeDidNotIssueIt = "we_did_not_issue_it",
        /// It was a typing error; the correct figure is in our words.
        28 TypingError = "typing_error",
        /// The contents were as declared when we sealed them.
        29 SealedAsDeclared = "sealed_as_declared",
        /// We are looking into it and shall answer again.
        30 LookingIntoIt = "looking_into_it",
    }
}

impl Phrase {
    /// Whether only the issuer says it, in answer.
    #[must_use]
    pub const fn is_answer(self) -> bool {
        matches!(
            self,
            Self::WeIssuedIt | Self::WeDidNotIssueIt | Self::TypingError | Self::SealedAsDeclared | Self::LookingIntoIt
        )
    }

    /// Whether it asks something.
    #[must_use]
    pub const fn is_question(self) -> bool {
        matches!(
            self,
            Self::AskGenuine | Self::AskWeighing | Self::AskPhotographs | Self::AskSeals | Self::AskCorrection
        )
    }
}
