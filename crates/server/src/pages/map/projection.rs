//! Equal Earth, as `outlines/make.py` draws it: 2000 units wide, equal areas.

const A: [f64; 4] = [1.340_264, -0.081_106, 0.000_893, 0.003_796];
const WIDTH: f64 = 2000.0;
/// The latitude at the upper edge.
const TOP: f64 = 84.0;

fn raw(longitude: f64, latitude: f64) -> (f64, f64) {
    let root = 3f64.sqrt();
    let theta = (root / 2.0 * latitude.to_radians().sin()).asin();
    let t2 = theta * theta;
    let t6 = t2 * t2 * t2;
    let slope = A[0] + 3.0 * A[1] * t2 + t6 * (7.0 * A[2] + 9.0 * A[3] * t2);
    (2.0 * root * longitude.to_radians() * theta.cos() / (3.0 * slope), theta * (A[0] + A[1] * t2 + t6 * (A[2] + A[3] * t2)))
}

/// Where a place lies on the map.
pub(super) fn projected(longitude: f64, latitude: f64) -> (f64, f64) {
    let scale = WIDTH / 2.0 / raw(180.0, 0.0).0;
    let (x, y) = raw(longitude, latitude);
    (WIDTH / 2.0 + scale * x, scale * (raw(0.0, TOP).1 - y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_and_the_edges_lie_where_the_outlines_have_them() {
        let (x, y) = projected(0.0, 0.0);
        assert!((x - 1000.0).abs() < 0.01 && (400.0..500.0).contains(&y), "{x} {y}");
        assert!((projected(180.0, 0.0).0 - 2000.0).abs() < 0.01);
        assert!(projected(0.0, TOP).1.abs() < 0.01);
    }
}
