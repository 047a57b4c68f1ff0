//! Clusters of words that stand in the same places: positive pointwise mutual information with the neighbours at each of four places, reduced
//! by subspace iteration, grouped by spherical k-means.

use crate::Random;
use std::collections::BTreeMap;

/// A stem must occur this often to have a cluster.
const LEAST: u32 = 4;
/// So many frequent stems count as neighbours.
const NEIGHBOURS: usize = 2500;
/// Dimensions that remain.
const DIMENSIONS: usize = 64;
/// How many clusters there are, from the finest.
const CLUSTERS: [usize; 3] = [1024, 256, 64];

type Vector = [f32; DIMENSIONS];

/// A sparse matrix: for every row its columns and values.
struct Matrix {
    ends: Vec<usize>,
    cells: Vec<(u32, f32)>,
    columns: usize,
}

/// The clusters of the frequent stems of reports, at three granularities, numbered from 1.
pub fn clusters(reports: &[Vec<u64>], seed: u64) -> Vec<(u64, [u16; 3])> {
    let mut counts: BTreeMap<u64, u32> = BTreeMap::new();
    for &stem in reports.iter().flatten() {
        *counts.entry(stem).or_default() += 1;
    }
    let mut stems: Vec<(u64, u32)> = counts.into_iter().filter(|&(_, count)| count >= LEAST).collect();
    stems.sort_by_key(|&(stem, count)| (std::cmp::Reverse(count), stem));
    if stems.len() < CLUSTERS[0] {
        return Vec::new();
    }
    let numbers: BTreeMap<u64, u32> = stems.iter().zip(0..).map(|(&(stem, _), number)| (stem, number)).collect();
    let matrix = matrix(reports, &numbers);
    let vectors = reduce(&matrix, seed);
    let groups: Vec<Vec<u16>> = CLUSTERS.iter().map(|&count| group(&vectors, count, seed)).collect();
    stems.iter().enumerate().map(|(at, &(stem, _))| (stem, std::array::from_fn(|grain| groups[grain][at] + 1))).collect()
}

fn matrix(reports: &[Vec<u64>], numbers: &BTreeMap<u64, u32>) -> Matrix {
    let mut pairs: Vec<u64> = Vec::new();
    for report in reports {
        let report: Vec<Option<u32>> = report.iter().map(|stem| numbers.get(stem).copied()).collect();
        for (at, &row) in report.iter().enumerate() {
            let Some(row) = row else { continue };
            for (place, offset) in [-2isize, -1, 1, 2].into_iter().enumerate() {
                let neighbour = at.checked_add_signed(offset).and_then(|at| report.get(at)).copied().flatten();
                // Rare neighbours are all one.
                let neighbour = neighbour.map_or(NEIGHBOURS, |number| (number as usize).min(NEIGHBOURS));
                pairs.push(u64::from(row) << 32 | (place * (NEIGHBOURS + 1) + neighbour) as u64);
            }
        }
    }
    pairs.sort_unstable();
    let columns = 4 * (NEIGHBOURS + 1);
    let mut column_sums = vec![0.0f32; columns];
    let mut row_sums = vec![0.0f32; numbers.len()];
    for &pair in &pairs {
        column_sums[pair as u32 as usize] += 1.0;
        row_sums[(pair >> 32) as usize] += 1.0;
    }
    // Rare contexts are smoothed upwards (Levy, Goldberg and Dagan 2015).
    let smoothed: Vec<f32> = column_sums.iter().map(|sum| sum.powf(0.75)).collect();
    let whole: f32 = smoothed.iter().sum();
    let mut matrix = Matrix { ends: Vec::new(), cells: Vec::new(), columns };
    let mut at = 0;
    for (row, &row_sum) in row_sums.iter().enumerate() {
        while at < pairs.len() && (pairs[at] >> 32) as usize == row {
            let column = pairs[at] as u32;
            let same = pairs[at..].iter().take_while(|&&pair| pair == pairs[at]).count();
            let information = (same as f32 * whole / (row_sum * smoothed[column as usize])).ln();
            if information > 0.0 {
                matrix.cells.push((column, information));
            }
            at += same;
        }
        matrix.ends.push(matrix.cells.len());
    }
    matrix
}

impl Matrix {
    fn row(&self, row: usize) -> &[(u32, f32)] {
        &self.cells[if row == 0 { 0 } else { self.ends[row - 1] }..self.ends[row]]
    }

    fn times(&self, right: &[Vector]) -> Vec<Vector> {
        (0..self.ends.len())
            .map(|row| {
                let mut sum = [0.0; DIMENSIONS];
                for &(column, value) in self.row(row) {
                    add(&mut sum, &right[column as usize], value);
                }
                sum
            })
            .collect()
    }

    fn transposed_times(&self, right: &[Vector]) -> Vec<Vector> {
        let mut product = vec![[0.0; DIMENSIONS]; self.columns];
        for (row, vector) in right.iter().enumerate() {
            for &(column, value) in self.row(row) {
                add(&mut product[column as usize], vector, value);
            }
        }
        product
    }
}

fn add(sum: &mut Vector, vector: &Vector, factor: f32) {
    for (sum, value) in sum.iter_mut().zip(vector) {
        *sum += value * factor;
    }
}

fn dot(left: &Vector, right: &Vector) -> f32 {
    left.iter().zip(right).map(|(left, right)| left * right).sum()
}

/// Rows in the space of the strongest right singular vectors, each of length one.
fn reduce(matrix: &Matrix, seed: u64) -> Vec<Vector> {
    let mut random = Random::new(seed);
    let mut basis: Vec<Vector> = (0..matrix.columns).map(|_| std::array::from_fn(|_| random.fraction() - 0.5)).collect();
    for _ in 0..4 {
        orthogonalise(&mut basis);
        basis = matrix.transposed_times(&matrix.times(&basis));
    }
    orthogonalise(&mut basis);
    let mut vectors = matrix.times(&basis);
    vectors.iter_mut().for_each(normalise);
    vectors
}

/// Gram and Schmidt, over the columns.
fn orthogonalise(basis: &mut [Vector]) {
    for column in 0..DIMENSIONS {
        for _ in 0..2 {
            let mut shares = [0.0f32; DIMENSIONS];
            for row in basis.iter() {
                for (before, share) in shares.iter_mut().enumerate().take(column) {
                    *share += row[before] * row[column];
                }
            }
            for row in basis.iter_mut() {
                let sum: f32 = (0..column).map(|before| row[before] * shares[before]).sum();
                row[column] -= sum;
            }
        }
        let length = basis.iter().map(|row| row[column] * row[column]).sum::<f32>().sqrt().max(1e-20);
        basis.iter_mut().for_each(|row| row[column] /= length);
    }
}

fn normalise(vector: &mut Vector) {
    let length = dot(vector, vector).sqrt();
    if length > 0.0 {
        vector.iter_mut().for_each(|value| *value /= length);
    }
}

/// Spherical k-means.
fn group(vectors: &[Vector], count: usize, seed: u64) -> Vec<u16> {
    let mut random = Random::new(seed ^ count as u64);
    let mut order: Vec<usize> = (0..vectors.len()).collect();
    // Frequent words are good seeds, and stand first.
    let seeds = (count * 4).min(order.len());
    random.shuffle(&mut order[..seeds]);
    let mut centres: Vec<Vector> = order[..count].iter().map(|&at| vectors[at]).collect();
    let mut groups = vec![0u16; vectors.len()];
    for _ in 0..8 {
        let mut sums = vec![[0.0; DIMENSIONS]; count];
        for (vector, group) in vectors.iter().zip(&mut groups) {
            let mut best = f32::MIN;
            for (number, centre) in centres.iter().enumerate() {
                let near = dot(vector, centre);
                if near > best {
                    best = near;
                    *group = number as u16;
                }
            }
            add(&mut sums[usize::from(*group)], vector, 1.0);
        }
        for (centre, sum) in centres.iter_mut().zip(&mut sums) {
            if dot(sum, sum) > 0.0 {
                normalise(sum);
                *centre = *sum;
            }
        }
    }
    groups
}
