//! Numbers for generated cases, the same for the same seed on every machine.
//!
//! Invariant: nothing here depends on time or machine; `KPCS_SEED` tries others, and a file's own variable says how many.
//! Must not know: what is drawn.
#![allow(dead_code, reason = "each test file that draws uses a part of it")]

/// SplitMix64.
pub struct Dice(pub u64);

impl Dice {
    /// From `KPCS_SEED`, else 1.
    pub fn seeded() -> Self {
        Self(number("KPCS_SEED", 1))
    }

    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Below `bound`, which is not 0.
    pub fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.number() % bound as u64).unwrap()
    }

    /// From `from` to `to`, both among them.
    pub fn between(&mut self, from: i64, to: i64) -> i64 {
        from + i64::try_from(self.number() % (to - from + 1).cast_unsigned()).unwrap()
    }

    /// Once in `many`.
    pub fn once_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    pub fn one_of<T: Copy>(&mut self, things: &[T]) -> T {
        things[self.below(things.len())]
    }
}

/// A number from the environment, else `fallback`.
pub fn number(name: &str, fallback: u64) -> u64 {
    std::env::var(name).map_or(fallback, |text| text.parse().unwrap())
}
