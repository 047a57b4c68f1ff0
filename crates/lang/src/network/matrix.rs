//! Products of real numbers: training, and scores of arcs. Each sum runs in the order of its terms, and every step is a fused multiply-add (IEEE
//! 754-2008), so that every machine gives the same bits, whatever the width of its vectors. Compiled for plain x86-64 (or whatever the target is) and
//! again for wider vectors, chosen when the program runs. Processors without the instruction (x86-64 before 2013) compute the same, many times slower.

use multiversion::multiversion;

/// `c += a · b` with row-major `a` (`m` × `k`), `b` (`k` × `n`) and `c` (`m` × `n`).
///
/// ```
/// let mut c = vec![0.5, 0.0];
/// waqai_lang::network::matrix::multiply_add(&[1.0, 2.0], &[3.0, 4.0, 5.0, 6.0], &mut c, 1, 2, 2);
/// assert_eq!(c, [13.5, 16.0]);
/// ```
///
/// # Panics
/// Where a slice is shorter than its matrix.
pub fn multiply_add(a: &[f32], b: &[f32], c: &mut [f32], m: usize, k: usize, n: usize) {
    let (a, b, c) = (&a[..m * k], &b[..k * n], &mut c[..m * n]);
    if k == 0 || n == 0 {
        return;
    }
    #[cfg(target_arch = "x86_64")]
    if is_x86_feature_detected!("avx512f") {
        return wide(a, b, c, k, n);
    }
    narrow(a, b, c, k, n);
}

#[cfg(target_arch = "x86_64")]
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl+avx512dq+fma"))]
fn wide(a: &[f32], b: &[f32], c: &mut [f32], k: usize, n: usize) {
    columns::<8, 48>(a, b, c, k, n);
}

#[multiversion(targets("x86_64+avx2+fma"))]
fn narrow(a: &[f32], b: &[f32], c: &mut [f32], k: usize, n: usize) {
    columns::<4, 16>(a, b, c, k, n);
}

/// Blocks of `B` columns, then of 16, then the rest one by one.
#[inline(always)]
fn columns<const R: usize, const B: usize>(a: &[f32], b: &[f32], c: &mut [f32], k: usize, n: usize) {
    let mut column = 0;
    while column + B <= n {
        rows::<R, B>(a, b, c, column, k, n);
        column += B;
    }
    while column + 16 <= n {
        rows::<R, 16>(a, b, c, column, k, n);
        column += 16;
    }
    while column < n {
        rows::<R, 1>(a, b, c, column, k, n);
        column += 1;
    }
}

/// Tiles of `R` rows, then smaller ones for the rest.
#[inline(always)]
fn rows<const R: usize, const B: usize>(a: &[f32], b: &[f32], c: &mut [f32], column: usize, k: usize, n: usize) {
    let m = a.len() / k;
    let mut row = 0;
    while row + R <= m {
        tile::<R, B>(a, b, c, row, column, k, n);
        row += R;
    }
    if R > 4 && row + 4 <= m {
        tile::<4, B>(a, b, c, row, column, k, n);
        row += 4;
    }
    if row + 2 <= m {
        tile::<2, B>(a, b, c, row, column, k, n);
        row += 2;
    }
    while row < m {
        tile::<1, B>(a, b, c, row, column, k, n);
        row += 1;
    }
}

/// A tile of `R` rows and `B` columns. Rows are cut once and whole lines are written, so that compilers keep the sums in registers.
#[inline(always)]
fn tile<const R: usize, const B: usize>(a: &[f32], b: &[f32], c: &mut [f32], row: usize, column: usize, k: usize, n: usize) {
    let rows: [&[f32]; R] = std::array::from_fn(|at| &a[(row + at) * k..][..k]);
    let mut sums = [[0.0f32; B]; R];
    for step in 0..k {
        let Some(line) = b[step * n + column..].first_chunk::<B>() else { return };
        for at in 0..R {
            let factor = rows[at][step];
            for lane in 0..B {
                sums[at][lane] = factor.mul_add(line[lane], sums[at][lane]);
            }
        }
    }
    for (at, sums) in sums.iter().enumerate() {
        let Some(c) = c[(row + at) * n + column..].first_chunk_mut::<B>() else { return };
        for lane in 0..B {
            c[lane] += sums[lane];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shape_sums_in_the_same_order() {
        for (m, k, n) in [(1, 3, 1), (5, 7, 16), (6, 20, 83), (9, 33, 150), (20, 4, 9), (15, 5, 50)] {
            let a: Vec<f32> = (0..m * k).map(|at| (at * 7919 % 13) as f32 * 0.37 - 2.0).collect();
            let b: Vec<f32> = (0..k * n).map(|at| (at * 104_729 % 17) as f32 * 0.21 - 1.5).collect();
            let mut c = vec![0.0; m * n];
            multiply_add(&a, &b, &mut c, m, k, n);
            for row in 0..m {
                for column in 0..n {
                    let sum = (0..k).fold(0.0, |sum: f32, step| a[row * k + step].mul_add(b[step * n + column], sum));
                    assert_eq!(c[row * n + column], sum, "{m} {k} {n}");
                }
            }
        }
    }
}
