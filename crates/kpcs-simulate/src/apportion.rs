//! `apportion`: an exact total spread over weights (largest remainder), and `fit`: a table brought to given row and
//! column totals (iterative proportional fitting).
//!
//! Invariant: what is apportioned adds up to the total, to the unit; everything is integer arithmetic. A tie of
//! remainders goes to the earlier item. Must not know: carats, dollars, countries.
//! Source: Hamilton's method; Deming and Stephan 1940.

/// Rounds of fitting; tables of a world year settle in far fewer.
const ROUNDS: usize = 200;

/// Spreads `total` over `weights`; all zero when there is no weight at all.
pub(crate) fn apportion(total: u64, weights: &[u128]) -> Vec<u64> {
    let sum: u128 = weights.iter().sum();
    if sum == 0 {
        return vec![0; weights.len()];
    }
    // A weight sum of up to 2^63 keeps the products in range; larger tables are scaled down alike.
    let shift = (128 - sum.leading_zeros()).saturating_sub(63);
    let scaled: Vec<u128> = weights.iter().map(|weight| weight >> shift).collect();
    let sum = scaled.iter().sum::<u128>().max(1);
    let exact = |weight: &u128| (u128::from(total) * weight / sum, u128::from(total) * weight % sum);
    let mut shares: Vec<u64> = scaled.iter().map(|weight| u64::try_from(exact(weight).0).unwrap_or(total)).collect();
    let left = total.saturating_sub(shares.iter().sum());
    let mut order: Vec<usize> = (0..scaled.len()).collect();
    order.sort_by_key(|index| (std::cmp::Reverse(exact(&scaled[*index]).1), *index));
    let heavy = usize::try_from(left).unwrap_or(usize::MAX);
    order.into_iter().cycle().take(heavy).for_each(|index| shares[index] += 1);
    shares
}

/// Spreads `total` so that each item gets at least `floors` of its own; floors are cut evenly where they exceed the total.
pub(crate) fn apportion_above(total: u64, weights: &[u128], floors: &[u64]) -> Vec<u64> {
    let needed: u64 = floors.iter().sum();
    if needed > total {
        return apportion(total, &floors.iter().map(|floor| u128::from(*floor)).collect::<Vec<_>>());
    }
    let above = apportion(total - needed, weights);
    above.iter().zip(floors).map(|(share, floor)| share + floor).collect()
}

/// A table of weights, row after row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    /// How many columns it has.
    pub(crate) columns: usize,
    /// Its cells.
    pub(crate) cells: Vec<u128>,
}

impl Table {
    /// The cells of one row.
    pub(crate) fn row(&self, row: usize) -> &[u128] {
        &self.cells[row * self.columns..(row + 1) * self.columns]
    }

    /// Brings the table to the totals as far as its empty cells allow; rows are met last.
    pub(crate) fn fit(&mut self, rows: &[u64], columns: &[u64]) {
        for _ in 0..ROUNDS {
            self.scale(columns, |index, width| index % width);
            self.scale(rows, |index, width| index / width);
        }
    }

    /// Multiplies each line (row or column, as `line_of` says) so that it adds up to its total times a million.
    fn scale(&mut self, totals: &[u64], line_of: impl Fn(usize, usize) -> usize) {
        let mut sums = vec![0_u128; totals.len()];
        for (index, cell) in self.cells.iter().enumerate() {
            sums[line_of(index, self.columns)] += cell;
        }
        for (index, cell) in self.cells.iter_mut().enumerate() {
            let line = line_of(index, self.columns);
            let target = u128::from(totals[line]) * 1_000_000;
            if *cell > 0 && sums[line] > 0 {
                *cell = proportion(*cell, target, sums[line]).max(1);
            }
        }
    }
}

/// `cell * target / sum` without overflow: both factors are held below 2^63.
fn proportion(cell: u128, target: u128, sum: u128) -> u128 {
    let shift = |value: u128| (128 - value.leading_zeros()).saturating_sub(63);
    let (cell_shift, target_shift) = (shift(cell), shift(target));
    let product = (cell >> cell_shift) * (target >> target_shift);
    let quotient = product / (sum >> cell_shift).max(1);
    quotient << target_shift
}

#[cfg(test)]
mod tests {
    use super::{Table, apportion, apportion_above};

    #[test]
    fn shares_add_up_to_the_unit() {
        assert_eq!(apportion(10, &[1, 1, 1]), [4, 3, 3]);
        assert_eq!(apportion(7, &[0, 5]), [0, 7]);
        assert_eq!(apportion(7, &[0, 0]), [0, 0]);
        let huge = apportion(u64::MAX / 4, &[u128::MAX / 5, u128::MAX / 7, 3]);
        assert_eq!(huge.iter().sum::<u64>(), u64::MAX / 4);
    }

    #[test]
    fn floors_come_first() {
        assert_eq!(apportion_above(10, &[9, 0, 0], &[1, 1, 1]), [8, 1, 1]);
        assert_eq!(apportion_above(2, &[9, 9, 9], &[1, 1, 1]).iter().sum::<u64>(), 2);
    }

    #[test]
    fn a_table_meets_rows_and_columns() {
        let mut table = Table { columns: 3, cells: vec![1, 1, 1, 1, 0, 5] };
        table.fit(&[600, 400], &[500, 200, 300]);
        let millions = |cell: &u128| (cell + 500_000) / 1_000_000;
        let row = |row| table.row(row).iter().map(millions).sum::<u128>();
        assert_eq!((row(0), row(1)), (600, 400));
        let column = |column: usize| millions(&(table.row(0)[column] + table.row(1)[column]));
        assert_eq!((column(0), column(1), column(2)), (500, 200, 300));
    }
}
