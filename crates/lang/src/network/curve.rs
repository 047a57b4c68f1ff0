//! The curves of the cells, made of sums, products and one quotient only: these are exact in IEEE 754, so every machine gives the same bits,
//! and compilers turn them into vector instructions.

/// Nearly the hyperbolic tangent (its continued fraction, cut after the second step), exactly ±1 from ±3 on.
///
/// ```
/// use waqai_lang::network::curve::tanh;
/// assert_eq!(tanh(0.0), 0.0);
/// assert_eq!(tanh(5.0), 1.0);
/// assert!((tanh(0.5) - 0.5f32.tanh()).abs() < 0.01);
/// ```
#[inline(always)]
pub fn tanh(x: f32) -> f32 {
    let x = x.clamp(-3.0, 3.0);
    let square = x * x;
    x * (27.0 + square) / (27.0 + 9.0 * square)
}

/// Nearly the logistic function, made of [`tanh`].
#[inline(always)]
pub fn sigmoid(x: f32) -> f32 {
    0.5 + 0.5 * tanh(0.5 * x)
}
