//! What training needs beyond the reader's matrix products.

pub use waqai_lang::network::matrix::multiply_add;

/// The transpose of a row-major matrix of `rows` × `columns`.
pub fn transpose(matrix: &[f32], rows: usize, columns: usize, out: &mut Vec<f32>) {
    out.clear();
    out.resize(rows * columns, 0.0);
    for row in 0..rows {
        for column in 0..columns {
            out[column * rows + row] = matrix[row * columns + column];
        }
    }
}
