//! How a cost grows with a size: the exponent, and the kind of growth it is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A cost at a size.
#[derive(Clone, Copy, Debug)]
pub struct Point {
    pub size: f64,
    pub cost: f64,
}

/// The growth fitted to the costs at several sizes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Growth {
    /// The slope of the line of least squares through the logarithms: 0 is flat, 1 proportional.
    pub exponent: f64,
    pub class: Class,
}

words! {
    /// A kind of growth.
    #[derive(PartialOrd, Ord, Deserialize, JsonSchema)]
    #[serde(rename_all = "lowercase")]
    pub enum Class {
        #[serde(rename = "flat")]
        Constant = "O(1)",
        Linear = "O(n)",
        Linearithmic = "O(n log n)",
        #[serde(skip)]
        Quadratic = "O(n²)",
    }
}

impl Class {
    fn of(self, size: f64) -> f64 {
        match self {
            Class::Constant => 0.0,
            Class::Linear => size,
            Class::Linearithmic => size * size.max(2.0).ln(),
            Class::Quadratic => size * size,
        }
    }
}

/// Slower growth counts as flat: an index one level deeper, a cache that has become too small.
const FLAT_EXPONENT: f64 = 0.3;
/// The same between the two largest sizes, where noise counts for more.
const FLAT_END: f64 = 0.25;
/// A model this close to the costs, on the average, fits: measurements repeat no better.
const TOLERANCE: f64 = 0.15;
/// The sizes within this factor of the largest decide the class: for few rows the planner has other plans,
/// and their cost does not predict growth.
const JUDGED: f64 = 100.0;

impl Growth {
    /// Fits the costs, in ascending order of size; `None` unless there are two different sizes, and all sizes
    /// and costs are above zero.
    ///
    /// The class is that of the largest sizes: the slowest growth that, together with a fixed cost, explains
    /// them. A faster one must fit twice as well, because noise bends lines too.
    pub fn fit(points: &[Point]) -> Option<Growth> {
        let is_positive = points.iter().all(|point| point.size > 0.0 && point.cost > 0.0);
        let exponent = is_positive.then(|| slope(points)).flatten()?;
        let largest = points.last()?.size;
        let first = points.iter().position(|point| point.size * JUDGED >= largest)?;
        let judged = if slope(&points[first..]).is_some() { &points[first..] } else { points };
        Some(Growth { exponent, class: classify(judged) })
    }
}

fn classify(points: &[Point]) -> Class {
    let is_flat = |points: &[Point], limit| slope(points).is_none_or(|slope| slope < limit);
    if is_flat(points, FLAT_EXPONENT) || is_flat(&points[points.len() - 2..], FLAT_END) {
        return Class::Constant;
    }
    let steepness = slope(points).unwrap_or_default();
    let mut found = (Class::Linear, misfit(points, Class::Linear));
    for (faster, least) in [(Class::Linearithmic, 1.0), (Class::Quadratic, 1.4)] {
        let misfit = misfit(points, faster);
        if found.1 > TOLERANCE && steepness >= least && misfit * 2.0 <= found.1 {
            found = (faster, misfit);
        }
    }
    found.0
}

/// Of the line of least squares through the logarithms.
fn slope(points: &[Point]) -> Option<f64> {
    let number = points.len() as f64;
    let logarithms: Vec<(f64, f64)> = points.iter().map(|point| (point.size.ln(), point.cost.ln())).collect();
    let mean_x = logarithms.iter().map(|(x, _)| x).sum::<f64>() / number;
    let mean_y = logarithms.iter().map(|(_, y)| y).sum::<f64>() / number;
    let spread: f64 = logarithms.iter().map(|(x, _)| (x - mean_x).powi(2)).sum();
    let common: f64 = logarithms.iter().map(|(x, y)| (x - mean_x) * (y - mean_y)).sum();
    (spread > 0.0).then(|| common / spread)
}

/// Returns how far `fixed + factor × class`, with neither part negative, is from the costs: the root of the
/// mean square of the relative errors. Relative, so that small sizes count as much as large ones.
fn misfit(points: &[Point], class: Class) -> f64 {
    let rows: Vec<(f64, f64)> =
        points.iter().map(|point| (1.0 / point.cost, class.of(point.size) / point.cost)).collect();
    let sum = |of: fn(&(f64, f64)) -> f64| rows.iter().map(of).sum::<f64>();
    let (uu, uv, vv) = (sum(|r| r.0 * r.0), sum(|r| r.0 * r.1), sum(|r| r.1 * r.1));
    let (u, v) = (sum(|r| r.0), sum(|r| r.1));
    let determinant = uu * vv - uv * uv;
    let error = |fixed: f64, factor: f64| {
        let squares = rows.iter().map(|row| (fixed * row.0 + factor * row.1 - 1.0).powi(2));
        (squares.sum::<f64>() / rows.len() as f64).sqrt()
    };
    let (fixed, factor) = ((u * vv - v * uv) / determinant, (v * uu - u * uv) / determinant);
    if determinant > 0.0 && fixed >= 0.0 && factor >= 0.0 {
        return error(fixed, factor);
    }
    // The best lies on an edge: one of the two parts alone.
    let factor_alone = if vv > 0.0 { error(0.0, v / vv) } else { f64::INFINITY };
    error(u / uu, 0.0).min(factor_alone)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZES: [f64; 4] = [50.0, 500.0, 5_000.0, 50_000.0];

    fn fit(cost: impl Fn(f64) -> f64) -> Growth {
        Growth::fit(&SIZES.map(|size| Point { size, cost: cost(size) })).expect("four sizes")
    }

    #[test]
    fn pure_growth_is_known_by_its_exponent_and_class() {
        let flat = fit(|_| 0.4);
        assert_eq!((flat.exponent.abs() < 1e-9, flat.class), (true, Class::Constant));
        let linear = fit(|n| 0.01 * n);
        assert!((linear.exponent - 1.0).abs() < 1e-9);
        assert_eq!(linear.class, Class::Linear);
        assert_eq!(fit(|n| 0.01 * n * n.ln()).class, Class::Linearithmic);
        let quadratic = fit(|n| 1e-6 * n * n);
        assert!((quadratic.exponent - 2.0).abs() < 1e-9);
        assert_eq!(quadratic.class, Class::Quadratic);
    }

    #[test]
    fn a_fixed_cost_does_not_hide_the_growth() {
        let linear = fit(|n| 2.0 + 0.01 * n);
        assert!(linear.exponent < 0.9, "the fixed cost flattens the line: {}", linear.exponent);
        assert_eq!(linear.class, Class::Linear);
        assert_eq!(fit(|n| 2.0 + 1e-6 * n * n).class, Class::Quadratic);
    }

    #[test]
    fn noise_and_a_deeper_index_are_no_growth() {
        let costs = [0.53, 0.47, 0.61, 0.45];
        let points: Vec<_> = SIZES.iter().zip(costs).map(|(&size, cost)| Point { size, cost }).collect();
        assert_eq!(Growth::fit(&points).map(|growth| growth.class), Some(Class::Constant));
        assert_eq!(fit(|n| if n > 5_000.0 { 99.0 } else { 76.0 }).class, Class::Constant);
    }

    #[test]
    fn another_plan_among_few_rows_is_no_growth() {
        // Pages: small tables are read whole, the others by their indexes.
        let costs = [167.0, 138.0, 461.0, 520.0];
        let points: Vec<_> = SIZES.iter().zip(costs).map(|(&size, cost)| Point { size, cost }).collect();
        assert_eq!(Growth::fit(&points).map(|growth| growth.class), Some(Class::Constant));
        let costs = [32.0, 892.0, 8_925.0, 95_000.0];
        let points: Vec<_> = SIZES.iter().zip(costs).map(|(&size, cost)| Point { size, cost }).collect();
        assert_eq!(Growth::fit(&points).map(|growth| growth.class), Some(Class::Linear));
    }

    #[test]
    fn noise_does_not_hide_the_growth_either() {
        for costs in [[1.1, 6.2, 55.0, 680.0], [1.65, 9.55, 170.0, 1_400.0], [1.13, 5.55, 211.0, 1_900.0]] {
            let points: Vec<_> = SIZES.iter().zip(costs).map(|(&size, cost)| Point { size, cost }).collect();
            assert_eq!(Growth::fit(&points).map(|growth| growth.class), Some(Class::Linear), "{costs:?}");
        }
    }

    #[test]
    fn one_size_or_no_cost_says_nothing() {
        let point = |size, cost| Point { size, cost };
        assert_eq!(Growth::fit(&[]), None);
        assert_eq!(Growth::fit(&[point(50.0, 1.0)]), None);
        assert_eq!(Growth::fit(&[point(50.0, 1.0), point(50.0, 2.0)]), None);
        assert_eq!(Growth::fit(&[point(50.0, 0.0), point(500.0, 2.0)]), None);
        assert!(Growth::fit(&[point(50.0, 1.0), point(500.0, 10.0)]).is_some());
        let far_apart = Growth::fit(&[point(5.0, 1.0), point(50_000.0, 10_000.0)]);
        assert_eq!(far_apart.map(|growth| growth.class), Some(Class::Linear));
    }
}
