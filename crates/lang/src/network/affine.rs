//! Products of trained weights with what goes into them, in whole numbers: inputs and weights are rounded to sixteen bits, their products summed in
//! thirty-two. Sums of whole numbers are exact in any order, so every machine gives the same bits, and vectors hold twice as many of them as of
//! reals. Compiled for vectors of 256 bits with the instruction that multiplies pairs (x86-64 since 2013), and once more for everything else.

use multiversion::multiversion;
use multiversion::target::match_target;

/// Outputs of a panel: with their sums a kernel fills the registers.
const PANEL: usize = 16;
/// A line of a panel: the weights of a pair of inputs for each output, side by side as the instruction wants them.
const LINE: usize = 2 * PANEL;
/// Rows that a kernel reads together.
const ROWS: usize = 6;
/// The highest rounded input. Twelve bits and a sign: weights get what room is left below the bound of a sum.
const MOST_INPUT: f32 = 4095.0;

/// A matrix and what is added to each of its outputs, laid out for the products: panels of sixteen outputs, one behind the other, so that memory is
/// read in one stream. Outputs are padded with zeros to whole panels.
#[derive(Clone, Debug, Default)]
pub struct Affine {
    panels: Vec<i16>,
    /// What one unit of an output's weights is worth.
    scales: Vec<f32>,
    bias: Vec<f32>,
    inputs: usize,
}

/// Inputs rounded for a product: scratch space.
#[derive(Clone, Debug, Default)]
pub struct Rounded {
    /// Pairs of inputs, row after row.
    pairs: Vec<[i16; 2]>,
    /// What one unit of a row is worth.
    scales: Vec<f32>,
}

impl Affine {
    /// Rounds and packs a row-major matrix with a row for each of `inputs` inputs, and a column for each number of `bias`. An output's weights are
    /// rounded to as fine a unit as lets no sum of products overflow, whatever goes in.
    ///
    /// ```
    /// use waqai_lang::network::{Affine, Rounded};
    /// let affine = Affine::new(&[3.0, 4.0, 5.0, 6.0], &[0.5, 0.0], 2);
    /// let (mut rounded, mut out) = (Rounded::default(), Vec::new());
    /// affine.apply(&[1.0, 2.0], 1, &mut rounded, &mut out);
    /// assert!((out[0] - 13.5).abs() < 0.01 && (out[1] - 16.0).abs() < 0.01);
    /// assert_eq!(out.len(), affine.width());
    /// ```
    pub fn new(matrix: &[f32], bias: &[f32], inputs: usize) -> Affine {
        let outputs = bias.len();
        let width = outputs.next_multiple_of(PANEL);
        let lines = inputs.div_ceil(2);
        let mut affine = Affine { panels: vec![0; lines * 2 * width], scales: vec![0.0; width], bias: bias.to_vec(), inputs };
        affine.bias.resize(width, 0.0);
        for output in 0..outputs {
            let weights = || matrix.iter().skip(output).step_by(outputs).take(inputs);
            let (most, sum) =
                weights().fold((0.0f32, 0.0f64), |(most, sum), weight| (most.max(weight.abs()), sum + f64::from(weight.abs())));
            if most == 0.0 {
                continue;
            }
            // Rounding adds half a unit to a weight at most.
            let room = f64::from(i32::MAX) / f64::from(MOST_INPUT) - inputs as f64;
            let factor = (room / sum).min(f64::from(i16::MAX) / f64::from(most));
            affine.scales[output] = (1.0 / factor) as f32;
            let (panel, column) = (output / PANEL, output % PANEL);
            for (input, weight) in weights().enumerate() {
                let at = (panel * lines + input / 2) * LINE + 2 * column + input % 2;
                affine.panels[at] = (f64::from(*weight) * factor).round() as i16;
            }
        }
        affine
    }

    /// Numbers of a row of the result, with the padding.
    pub fn width(&self) -> usize {
        self.bias.len()
    }

    /// Writes `bias + a · matrix` in place of what `out` held; `a` has `rows` rows, `out` gets as many, each of [`Affine::width`] numbers.
    ///
    /// # Panics
    /// Where `a` is shorter than `rows` rows.
    pub fn apply(&self, a: &[f32], rows: usize, rounded: &mut Rounded, out: &mut Vec<f32>) {
        // Every number is written below.
        out.resize(rows * self.width(), 0.0);
        let lines = self.inputs.div_ceil(2);
        if lines == 0 {
            out.chunks_exact_mut(self.width().max(1)).for_each(|out| out.copy_from_slice(&self.bias));
            return;
        }
        round(&a[..rows * self.inputs], self.inputs, rounded);
        for (number, panel) in self.panels.as_chunks::<LINE>().0.chunks_exact(lines).enumerate() {
            let start = number * PANEL;
            let (Some(bias), Some(scales)) = (self.bias[start..].first_chunk(), self.scales[start..].first_chunk()) else { return };
            product(rounded, &Panel { lines: panel, bias, scales, start, width: self.width() }, out);
        }
    }
}

/// A panel, and where its outputs go in a row of the result.
struct Panel<'a> {
    lines: &'a [[i16; LINE]],
    bias: &'a [f32; PANEL],
    scales: &'a [f32; PANEL],
    start: usize,
    width: usize,
}

/// Added to a real number of no more than sixteen bits, it leaves the nearest whole number in the lowest bits.
const ROUNDING: f32 = 12_582_912.0;

/// Rounds every row to a unit of its own.
#[multiversion(targets("x86_64+avx2"))]
fn round(a: &[f32], inputs: usize, rounded: &mut Rounded) {
    let (rows, lines) = (a.len() / inputs, inputs.div_ceil(2));
    // Every pair is written below.
    rounded.pairs.resize(rows * lines, [0; 2]);
    rounded.scales.clear();
    for (row, pairs) in a.chunks_exact(inputs).zip(rounded.pairs.chunks_exact_mut(lines)) {
        let (blocks, rest) = row.as_chunks::<8>();
        let mut lanes = [0.0f32; 8];
        for block in blocks {
            for lane in 0..8 {
                lanes[lane] = if block[lane].abs() > lanes[lane] { block[lane].abs() } else { lanes[lane] };
            }
        }
        let mut most = 0.0f32;
        for value in lanes.iter().chain(rest) {
            most = most.max(value.abs());
        }
        let factor = if most > 0.0 { MOST_INPUT / most } else { 0.0 };
        rounded.scales.push(most / MOST_INPUT);
        let (twos, last) = row.as_chunks::<2>();
        for (pair, two) in pairs.iter_mut().zip(twos) {
            for side in 0..2 {
                pair[side] = ((two[side] * factor + ROUNDING).to_bits() as u16).cast_signed();
            }
        }
        if let (Some(pair), Some(last)) = (pairs.last_mut(), last.first()) {
            *pair = [((last * factor + ROUNDING).to_bits() as u16).cast_signed(), 0];
        }
    }
}

#[multiversion(targets("x86_64+avx2"))]
fn product(rounded: &Rounded, panel: &Panel, out: &mut [f32]) {
    match_target! {
        "x86_64+avx2" => vectors::rows(rounded, panel, out),
        _ => plain(rounded, panel, out),
    }
}

/// The sums of a row and a panel, made real.
#[inline(always)]
fn write(sums: &[i32; PANEL], scale: f32, panel: &Panel, row: usize, out: &mut [f32]) {
    let Some(out) = out[row * panel.width + panel.start..].first_chunk_mut::<PANEL>() else { return };
    for lane in 0..PANEL {
        out[lane] = panel.bias[lane] + sums[lane] as f32 * (scale * panel.scales[lane]);
    }
}

/// The product of all rows and a panel, without instructions of any processor.
fn plain(rounded: &Rounded, panel: &Panel, out: &mut [f32]) {
    for (row, pairs) in rounded.pairs.chunks_exact(panel.lines.len()).enumerate() {
        let mut sums = [0i32; PANEL];
        for (pair, line) in pairs.iter().zip(panel.lines) {
            let [first, second] = pair.map(i32::from);
            for (sum, weights) in sums.iter_mut().zip(line.as_chunks::<2>().0) {
                *sum += first * i32::from(weights[0]) + second * i32::from(weights[1]);
            }
        }
        write(&sums, rounded.scales[row], panel, row, out);
    }
}

#[cfg(target_arch = "x86_64")]
mod vectors {
    use super::{LINE, PANEL, Panel, ROWS, Rounded, write};
    use std::arch::x86_64::{__m256i, _mm256_add_epi32, _mm256_madd_epi16, _mm256_set1_epi32, _mm256_setzero_si256};

    /// Tiles of rows, then what is left: as few tiles as can be, as a tile of few rows takes nearly as long as one of all.
    #[target_feature(enable = "avx2")]
    pub fn rows(rounded: &Rounded, panel: &Panel, out: &mut [f32]) {
        let rows = rounded.scales.len();
        let mut row = 0;
        while row + ROWS <= rows {
            tile::<ROWS>(rounded, panel, row, out);
            row += ROWS;
        }
        match rows - row {
            1 => tile::<1>(rounded, panel, row, out),
            2 => tile::<2>(rounded, panel, row, out),
            3 => tile::<3>(rounded, panel, row, out),
            4 => tile::<4>(rounded, panel, row, out),
            5 => tile::<5>(rounded, panel, row, out),
            _ => {}
        }
    }

    /// A tile of `R` rows. Their sums stay in registers; no closures, which compilers leave as calls where instructions are chosen by function.
    #[target_feature(enable = "avx2")]
    fn tile<const R: usize>(rounded: &Rounded, panel: &Panel, row: usize, out: &mut [f32]) {
        let length = panel.lines.len();
        let mut rows: [&[[i16; 2]]; R] = [&[]; R];
        for (number, pairs) in rows.iter_mut().enumerate() {
            *pairs = &rounded.pairs[(row + number) * length..][..length];
        }
        let mut sums = [[_mm256_setzero_si256(); 2]; R];
        for (step, line) in panel.lines.iter().enumerate() {
            let [left, right]: [__m256i; 2] = bytemuck::cast::<[i16; LINE], _>(*line);
            for number in 0..R {
                let pair = _mm256_set1_epi32(bytemuck::cast(rows[number][step]));
                sums[number][0] = _mm256_add_epi32(sums[number][0], _mm256_madd_epi16(pair, left));
                sums[number][1] = _mm256_add_epi32(sums[number][1], _mm256_madd_epi16(pair, right));
            }
        }
        for (number, sums) in sums.iter().enumerate() {
            write(&bytemuck::cast::<_, [i32; PANEL]>(*sums), rounded.scales[row + number], panel, row + number, out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(count: usize, step: usize, most: f32) -> Vec<f32> {
        (0..count).map(|at| ((at * step % 1009) as f32 / 504.0 - 1.0) * most).collect()
    }

    /// Both kernels, which must agree to the last bit.
    fn products(affine: &Affine, a: &[f32], rows: usize) -> Vec<f32> {
        let (mut rounded, mut out) = (Rounded::default(), Vec::new());
        affine.apply(a, rows, &mut rounded, &mut out);
        let lines = affine.inputs.div_ceil(2);
        let mut again = vec![0.0; out.len()];
        for (number, lines) in affine.panels.as_chunks::<LINE>().0.chunks_exact(lines).enumerate() {
            let start = number * PANEL;
            let bias = affine.bias[start..].first_chunk().expect("a whole panel");
            let scales = affine.scales[start..].first_chunk().expect("a whole panel");
            plain(&rounded, &Panel { lines, bias, scales, start, width: affine.width() }, &mut again);
        }
        assert_eq!(out, again);
        out
    }

    #[test]
    fn every_shape_is_near_the_real_product() {
        for (rows, inputs, outputs) in [(1, 3, 1), (5, 7, 16), (6, 20, 83), (9, 33, 150), (20, 4, 9), (15, 256, 50), (4, 1, 17)] {
            let (a, weights, bias) =
                (numbers(rows * inputs, 7919, 3.0), numbers(inputs * outputs, 104_729, 0.7), numbers(outputs, 31, 2.0));
            let affine = Affine::new(&weights, &bias, inputs);
            let out = products(&affine, &a, rows);
            for row in 0..rows {
                for output in 0..outputs {
                    let exact = (0..inputs).map(|at| a[row * inputs + at] * weights[at * outputs + output]).sum::<f32>() + bias[output];
                    let found = out[row * affine.width() + output];
                    assert!((found - exact).abs() < 0.001 * inputs as f32, "{rows} {inputs} {outputs}: {found} for {exact}");
                }
            }
        }
    }

    #[test]
    fn the_greatest_sums_do_not_overflow() {
        let inputs = 512;
        for weight in [1e-3, 1.0, 1e6] {
            let affine = Affine::new(&vec![weight; inputs * 16], &[0.0; 16], inputs);
            for sign in [1.0, -1.0] {
                let exact = sign * 40.0 * weight * inputs as f32;
                for out in products(&affine, &vec![sign * 40.0; inputs * 7], 7) {
                    assert!((out / exact - 1.0).abs() < 0.001, "{out} for {exact}");
                }
            }
        }
    }

    #[test]
    fn nothing_in_gives_the_bias() {
        let affine = Affine::new(&numbers(48, 3, 1.0), &[0.5, 1.5, 2.5], 16);
        assert_eq!(products(&affine, &[0.0; 16], 1)[..3], [0.5, 1.5, 2.5]);
        let none = Affine::new(&[], &[0.5], 0);
        let mut out = Vec::new();
        none.apply(&[], 2, &mut Rounded::default(), &mut out);
        assert_eq!((out[0], out[none.width()]), (0.5, 0.5));
    }
}
