//! `Random`: the simulator's own dice, the same on every machine and in every year.
//!
//! Invariant: a seed and a purpose give one stream for ever; no float, no dependency that could change under us.
//! Must not know: what is decided with it; secrets (those come from the register's `Entropy`).
//! Source: xoshiro256** 1.0 and SplitMix64 (Blackman and Vigna, public domain).

/// A stream of random numbers.
#[derive(Debug, Clone)]
pub(crate) struct Random([u64; 4]);

impl Random {
    /// The stream of `seed` for one purpose; streams of different purposes do not disturb each other.
    pub(crate) fn new(seed: u64, purpose: &str) -> Self {
        let mut state = purpose.bytes().fold(seed, |state, byte| split_mix(state ^ u64::from(byte)));
        Self(std::array::from_fn(|_| {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            split_mix(state)
        }))
    }

    fn next(&mut self) -> u64 {
        let [a, b, c, d] = self.0;
        let result = b.wrapping_mul(5).rotate_left(7).wrapping_mul(9);
        let (c, d) = (c ^ a, d ^ b);
        self.0 = [a ^ d, b ^ c, c ^ (b << 17), d.rotate_left(45)];
        result
    }

    /// A number in `0..bound`; 0 for a bound of 0.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        u64::try_from((u128::from(self.next()) * u128::from(bound)) >> 64).unwrap_or(0)
    }

    /// A number in `from..=to`.
    pub(crate) fn between(&mut self, from: i64, to: i64) -> i64 {
        from + self.below(to.abs_diff(from) + 1).cast_signed()
    }

    /// Whether something happens that happens `ppm` times in a million.
    pub(crate) fn happens(&mut self, ppm: u64) -> bool {
        self.below(1_000_000) < ppm
    }

    /// One of `items`, which must not be empty.
    pub(crate) fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.index(items.len())]
    }

    /// An index below `length`.
    pub(crate) fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).unwrap_or(0)
    }

    /// The index of one of `weights`, as likely as it is heavy.
    pub(crate) fn weighted(&mut self, weights: &[u64]) -> usize {
        let mut left = self.below(weights.iter().sum());
        for (index, weight) in weights.iter().enumerate() {
            if left < *weight {
                return index;
            }
            left -= weight;
        }
        0
    }

    /// A size with a long tail, from 1,000 upwards, 2,000 on average and at most a million: Pareto with exponent 2.
    pub(crate) fn size(&mut self) -> u64 {
        (1_000_000_000_000 / (1 + self.below(1_000_000))).isqrt()
    }

    /// Puts `items` into a random order.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.index(last + 1));
        }
    }
}

fn split_mix(state: u64) -> u64 {
    let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::Random;

    /// Frozen: a plan of today is a plan of tomorrow.
    #[test]
    fn a_seed_gives_one_stream() {
        let draw = |seed, purpose| {
            let mut random = Random::new(seed, purpose);
            (0..4).map(|_| random.below(1_000)).collect::<Vec<_>>()
        };
        assert_eq!(draw(1, "a"), draw(1, "a"));
        assert_ne!(draw(1, "a"), draw(2, "a"));
        assert_ne!(draw(1, "a"), draw(1, "b"));
        assert_eq!(draw(1, "frozen"), FROZEN);
    }

    const FROZEN: [u64; 4] = [149, 831, 372, 885];

    #[test]
    fn sizes_have_a_floor_and_a_tail() {
        let mut random = Random::new(7, "sizes");
        let sizes: Vec<_> = (0..10_000).map(|_| random.size()).collect();
        assert!(sizes.iter().all(|size| (1_000..=1_000_000).contains(size)));
        assert!(sizes.iter().any(|size| *size > 50_000));
        let mean = sizes.iter().sum::<u64>() / 10_000;
        assert!((1_800..2_300).contains(&mean), "{mean}");
    }

    #[test]
    fn weights_decide() {
        let mut random = Random::new(3, "weights");
        let mut hits = [0_u32; 3];
        (0..1_000).for_each(|_| hits[random.weighted(&[1, 0, 9])] += 1);
        assert!(hits[1] == 0 && hits[2] > 800 && hits[0] > 50, "{hits:?}");
    }
}
