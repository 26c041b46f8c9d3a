//! `Goods`: the states of a shipment in the ledger of the authority where it arrives.
//!
//! Invariant: every state that is not an end has a lawful way out, and every end stays an end; whatever the paper says of
//! itself (withdrawn, expired, forged), the goods are always somewhere and under somebody's hand.
//! Must not know: who may decide, on what evidence, the issuer's own register.
//! Source: kpcs.md §4.4, §4.5, §9.7, §9.8; docs/decisions/0004.

use crate::{act::Refusal, choice};

choice! {
    /// Where a shipment stands at its destination.
    pub enum Goods {
        /// Announced or known from paper; not here yet.
        1 Expected = "expected",
        /// Here, unopened, in safe keeping: after hours, or waiting for its papers.
        2 Deposited = "deposited",
        /// Here and measured.
        3 Arrived = "arrived",
        /// Contents and certificate differ; the issuer is asked.
        4 Discrepant = "discrepant",
        /// Held pending a decision.
        5 Detained = "detained",
        /// No longer held; receipt may be confirmed.
        6 Released = "released",
        /// Receipt is confirmed.
        7 Confirmed = "confirmed",
        /// Not let in; the goods are still here.
        8 Refused = "refused",
        /// Sent back.
        9 Returned = "returned",
        /// Lost under law.
        10 Forfeited = "forfeited",
    }
}

impl Goods {
    /// Whether nothing further can happen to them under this certificate.
    #[must_use]
    pub const fn is_end(self) -> bool {
        matches!(self, Self::Confirmed | Self::Returned | Self::Forfeited)
    }

    /// Whether they are here and not at an end.
    #[must_use]
    pub const fn is_here(self) -> bool {
        matches!(
            self,
            Self::Deposited | Self::Arrived | Self::Discrepant | Self::Detained | Self::Released | Self::Refused
        )
    }

    /// Taken into safe keeping, unopened.
    ///
    /// # Errors
    /// `goods_here_already` unless they are expected.
    pub fn deposit(self) -> Result<Self, Refusal> {
        self.step(&[Self::Expected], Self::Deposited, "goods_here_already", "§5.8")
    }

    /// Opened and measured; a second presentation leaves the state as it is.
    #[must_use]
    pub fn arrive(self) -> Self {
        if matches!(self, Self::Expected | Self::Deposited) { Self::Arrived } else { self }
    }

    /// Contents and certificate differ.
    ///
    /// # Errors
    /// `goods_not_here` before the arrival is registered, and after an end.
    pub fn differ(self) -> Result<Self, Refusal> {
        match self {
            Self::Detained => Ok(self),
            _ => self.step(
                &[Self::Arrived, Self::Discrepant, Self::Released],
                Self::Discrepant,
                "goods_not_here",
                "§9.8",
            ),
        }
    }

    /// Held pending a decision.
    ///
    /// # Errors
    /// `goods_not_here` before they came and after an end; `goods_detained_already`.
    pub fn detain(self) -> Result<Self, Refusal> {
        if self == Self::Detained {
            return Err(self.refuse("goods_detained_already", "§9.8", &[Self::Arrived]));
        }
        let from = [Self::Deposited, Self::Arrived, Self::Discrepant, Self::Released, Self::Refused];
        self.step(&from, Self::Detained, "goods_not_here", "§9.8")
    }

    /// No longer held.
    ///
    /// # Errors
    /// `goods_not_detained`.
    pub fn release(self) -> Result<Self, Refusal> {
        self.step(&[Self::Detained], Self::Released, "goods_not_detained", "§9.8")
    }

    /// Receipt is confirmed.
    ///
    /// # Errors
    /// `goods_not_to_be_confirmed` unless they arrived, were explained or released.
    pub fn confirm(self) -> Result<Self, Refusal> {
        let from = [Self::Arrived, Self::Discrepant, Self::Released];
        self.step(&from, Self::Confirmed, "goods_not_to_be_confirmed", "§4.3")
    }

    /// Not let in.
    ///
    /// # Errors
    /// `goods_not_here` before they came and after an end.
    pub fn refuse_entry(self) -> Result<Self, Refusal> {
        let from = [Self::Deposited, Self::Arrived, Self::Discrepant, Self::Detained, Self::Released];
        self.step(&from, Self::Refused, "goods_not_here", "§4.5")
    }

    /// Sent back.
    ///
    /// # Errors
    /// `goods_not_here` before they came and after an end.
    pub fn send_back(self) -> Result<Self, Refusal> {
        let here = Self::ALL.iter().copied().filter(|state| state.is_here()).collect::<Vec<_>>();
        self.step(&here, Self::Returned, "goods_not_here", "§9.7")
    }

    /// Lost under law.
    ///
    /// # Errors
    /// `goods_not_detained` unless they are held or were refused entry.
    pub fn forfeit(self) -> Result<Self, Refusal> {
        self.step(&[Self::Detained, Self::Refused], Self::Forfeited, "goods_not_detained", "§9.8")
    }

    fn step(self, from: &[Self], to: Self, code: &'static str, section: &'static str) -> Result<Self, Refusal> {
        if from.contains(&self) { Ok(to) } else { Err(self.refuse(code, section, from)) }
    }

    fn refuse(self, code: &'static str, section: &'static str, expected: &[Self]) -> Refusal {
        let expected = expected.iter().map(|state| state.word()).collect::<Vec<_>>().join(", ");
        Refusal::new(code, section).at("number").found(self.word()).expected(expected)
    }
}

#[cfg(test)]
mod tests {
    use super::Goods;
    use crate::act::Refusal;

    type Step = fn(Goods) -> Result<Goods, Refusal>;

    const STEPS: [(&str, Step); 9] = [
        ("deposit", Goods::deposit),
        ("arrive", |goods| Ok(goods.arrive())),
        ("differ", Goods::differ),
        ("detain", Goods::detain),
        ("release", Goods::release),
        ("confirm", Goods::confirm),
        ("refuse", Goods::refuse_entry),
        ("send back", Goods::send_back),
        ("forfeit", Goods::forfeit),
    ];

    fn next(from: Goods) -> Vec<Goods> {
        STEPS.iter().filter_map(|(_, step)| step(from).ok()).filter(|to| *to != from).collect()
    }

    #[test]
    fn every_state_of_goods_has_a_lawful_way_to_an_end() {
        for start in Goods::ALL.iter().copied() {
            let mut reached = vec![start];
            let mut at = 0;
            while at < reached.len() {
                let more: Vec<_> = next(reached[at]).into_iter().filter(|to| !reached.contains(to)).collect();
                reached.extend(more);
                at += 1;
            }
            assert!(reached.iter().any(|state| state.is_end()), "{start:?} leads to no end");
        }
    }

    #[test]
    fn an_end_stays_an_end() {
        for end in Goods::ALL.iter().copied().filter(|state| state.is_end()) {
            assert_eq!(next(end), Vec::new(), "{end:?}");
        }
    }
}
