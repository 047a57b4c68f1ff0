//! Matrix products. Each sum runs in the order of its terms, and every step is a fused multiply-add (IEEE 754-2008), so that every machine gives
//! the same bits, whatever the width of its vectors. Compiled for plain x86-64 (or whatever the target is) and again for wider vectors, chosen when
//! the program runs. Processors without the instruction (x86-64 before 2013) compute the same, many times slower.

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

/// Columns of a panel where vectors have sixteen numbers: what the widest kernel holds in registers.
const WIDE: usize = 48;
/// Columns of a panel elsewhere.
const NARROW: usize = 16;

/// Whether the processor has the vectors of the wide kernel.
fn is_wide() -> bool {
    #[cfg(target_arch = "x86_64")]
    let wide = is_x86_feature_detected!("avx512f");
    #[cfg(not(target_arch = "x86_64"))]
    let wide = false;
    wide
}

/// A matrix and what is added to each of its outputs, laid out for the products: panels of as many columns as a kernel holds in registers, one behind
/// the other, so that memory is read in one stream. Outputs are padded with zeros to whole panels.
#[derive(Clone, Debug, Default)]
pub struct Affine {
    panels: Vec<f32>,
    bias: Vec<f32>,
    k: usize,
    /// Columns of a panel: [`WIDE`] or [`NARROW`], as the processor wants them.
    panel: usize,
}

impl Affine {
    /// Packs a row-major matrix of `k` rows, one for each input, and a column for each number of `bias`.
    ///
    /// ```
    /// use waqai_lang::network::matrix::Affine;
    /// let affine = Affine::new(&[3.0, 4.0, 5.0, 6.0], &[0.5, 0.0], 2);
    /// let mut out = Vec::new();
    /// affine.apply(&[1.0, 2.0], 1, &mut out);
    /// assert_eq!((&out[..2], out.len()), (&[13.5, 16.0][..], affine.width()));
    /// ```
    pub fn new(matrix: &[f32], bias: &[f32], k: usize) -> Affine {
        Affine::with_panels(matrix, bias, k, if is_wide() { WIDE } else { NARROW })
    }

    fn with_panels(matrix: &[f32], bias: &[f32], k: usize, panel: usize) -> Affine {
        let n = bias.len();
        let width = n.next_multiple_of(panel);
        let mut panels = Vec::with_capacity(k * width);
        for start in (0..n).step_by(panel) {
            let own = panel.min(n - start);
            for row in matrix.chunks_exact(n).take(k) {
                panels.extend_from_slice(&row[start..start + own]);
                panels.resize(panels.len() + panel - own, 0.0);
            }
        }
        let mut bias = bias.to_vec();
        bias.resize(width, 0.0);
        Affine { panels, bias, k, panel }
    }

    /// Numbers of a row of the result, with the padding.
    pub fn width(&self) -> usize {
        self.bias.len()
    }

    /// Writes `bias + a · matrix` in place of what `out` held; `a` has `m` rows, `out` gets as many, each of [`Affine::width`] numbers. The bits are
    /// those of [`multiply_add`].
    ///
    /// # Panics
    /// Where `a` is shorter than `m` rows.
    pub fn apply(&self, a: &[f32], m: usize, out: &mut Vec<f32>) {
        let n = self.width();
        if self.k == 0 {
            out.clear();
            (0..m).for_each(|_| out.extend_from_slice(&self.bias));
            return;
        }
        // Every number is written below.
        out.resize(m * n, 0.0);
        let a = &a[..m * self.k];
        for (number, panel) in self.panels.chunks_exact(self.panel * self.k).enumerate() {
            let start = number * self.panel;
            let (bias, out) = (&self.bias[start..][..self.panel], &mut out[..]);
            #[cfg(target_arch = "x86_64")]
            if self.panel == WIDE {
                wide_panel(a, panel, bias, out, n, start);
                continue;
            }
            narrow_panel(a, panel, bias, out, n, start);
        }
    }
}

#[cfg(target_arch = "x86_64")]
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl+avx512dq+fma"))]
fn wide_panel(a: &[f32], panel: &[f32], bias: &[f32], c: &mut [f32], n: usize, start: usize) {
    panel_rows::<8, WIDE>(a, panel, bias, c, n, start);
}

#[multiversion(targets("x86_64+avx2+fma"))]
fn narrow_panel(a: &[f32], panel: &[f32], bias: &[f32], c: &mut [f32], n: usize, start: usize) {
    panel_rows::<6, NARROW>(a, panel, bias, c, n, start);
}

/// Tiles of `R` rows, then what is left: as few tiles as can be, as a tile of few rows takes nearly as long as one of all.
#[inline(always)]
fn panel_rows<const R: usize, const B: usize>(a: &[f32], panel: &[f32], bias: &[f32], c: &mut [f32], n: usize, start: usize) {
    let (lines, Some(bias)) = (panel.as_chunks::<B>().0, bias.first_chunk::<B>()) else { return };
    let m = a.len() / lines.len();
    let mut row = 0;
    while row + R <= m {
        panel_tile::<R, B>(a, lines, bias, c, row, n, start);
        row += R;
    }
    if R > 4 && m - row > 5 {
        panel_tile::<4, B>(a, lines, bias, c, row, n, start);
        row += 4;
    }
    match m - row {
        1 => panel_tile::<1, B>(a, lines, bias, c, row, n, start),
        2 => panel_tile::<2, B>(a, lines, bias, c, row, n, start),
        3 => panel_tile::<3, B>(a, lines, bias, c, row, n, start),
        4 => panel_tile::<4, B>(a, lines, bias, c, row, n, start),
        5 => panel_tile::<5, B>(a, lines, bias, c, row, n, start),
        _ => {}
    }
}

/// A tile of `R` rows and `B` columns, which are all of a panel; see [`tile`].
#[inline(always)]
fn panel_tile<const R: usize, const B: usize>(
    a: &[f32],
    lines: &[[f32; B]],
    bias: &[f32; B],
    c: &mut [f32],
    row: usize,
    n: usize,
    start: usize,
) {
    let rows: [&[f32]; R] = std::array::from_fn(|number| &a[(row + number) * lines.len()..][..lines.len()]);
    let mut sums = [[0.0f32; B]; R];
    for (step, line) in lines.iter().enumerate() {
        for number in 0..R {
            let factor = rows[number][step];
            for lane in 0..B {
                sums[number][lane] = factor.mul_add(line[lane], sums[number][lane]);
            }
        }
    }
    for (number, sums) in sums.iter().enumerate() {
        let Some(c) = c[(row + number) * n + start..].first_chunk_mut::<B>() else { return };
        for lane in 0..B {
            c[lane] = bias[lane] + sums[lane];
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
            for panel in [NARROW, WIDE] {
                let (affine, mut out) = (Affine::with_panels(&b, &vec![0.0; n], k, panel), Vec::new());
                affine.apply(&a, m, &mut out);
                for (row, out) in out.chunks_exact(affine.width()).enumerate() {
                    assert_eq!(out[..n], c[row * n..][..n]);
                }
            }
            for row in 0..m {
                for column in 0..n {
                    let sum = (0..k).fold(0.0, |sum: f32, step| a[row * k + step].mul_add(b[step * n + column], sum));
                    assert_eq!(c[row * n + column], sum, "{m} {k} {n}");
                }
            }
        }
    }
}
