//! A figure over time as a small SVG drawing, for a page: linear axes, from zero.

use std::fmt::Write as _;

use super::style::grouped;
use super::svg::{self, text};

const WIDTH: f64 = 300.0;
const HEIGHT: f64 = 96.0;
const LEFT: f64 = 44.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 18.0;

pub const STYLE: &str = "
  .figure { fill: none; stroke: #0969da; stroke-width: 2 }
  @media (prefers-color-scheme: dark) { .figure { stroke: #58a6ff } }
";

/// One figure at some times.
#[derive(Clone, Debug)]
pub struct Plot<'a> {
    /// Names the figure and its unit.
    pub title: &'a str,
    /// Seconds before now, and the value; the oldest first.
    pub points: &'a [(f64, f64)],
    /// Seconds from the left edge to now.
    pub span: f64,
}

impl Plot<'_> {
    /// Draws the figure as a part of a page.
    pub fn draw(&self) -> String {
        let most = top(self.points.iter().map(|(_, value)| *value).fold(0.0, f64::max));
        let newest = self.points.last().map_or_else(|| "no value yet".to_owned(), |(_, value)| label(*value));
        let mut svg = svg::begin_part(&format!("{}: now {newest}", self.title), WIDTH, HEIGHT);
        let bottom = HEIGHT - BOTTOM;
        for (value, y) in [(most, TOP), (0.0, bottom)] {
            let _ = writeln!(svg, "<path class=\"grid\" d=\"M{LEFT} {y}H{}\"/>", WIDTH - 4.0);
            text(&mut svg, LEFT - 6.0, y + 4.0, "small", "end", &label(value));
        }
        let ago = format!("{:.0} min ago", self.span / 60.0);
        text(&mut svg, LEFT, HEIGHT - 4.0, "small", "start", &ago);
        text(&mut svg, WIDTH - 4.0, HEIGHT - 4.0, "small", "end", "now");
        let mut path = String::new();
        for (number, (seconds, value)) in self.points.iter().enumerate() {
            let x = WIDTH - 4.0 - (WIDTH - 4.0 - LEFT) * (seconds / self.span).clamp(0.0, 1.0);
            let y = bottom - (bottom - TOP) * (value / most).clamp(0.0, 1.0);
            let _ = write!(path, "{}{x:.1} {y:.1}", if number == 0 { "M" } else { "L" });
        }
        let _ = writeln!(svg, "<path class=\"figure\" d=\"{path}\"/>");
        svg.push_str("</svg>\n");
        svg
    }
}

/// The least of 1, 2, 5, 10, 20, … that holds the value.
fn top(most: f64) -> f64 {
    let power = 10_f64.powf(most.max(1.0).log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0].map(|step| step * power);
    steps.into_iter().find(|step| *step >= most).unwrap_or(10.0 * power)
}

fn label(value: f64) -> String {
    match value {
        ..10.0 if value.fract() != 0.0 => format!("{value:.1}"),
        _ => grouped(value.round() as u64),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_axis_holds_every_value_and_grows_by_steps() {
        assert_eq!([0.0, 1.0, 1.5, 9.0, 10.0, 430.0].map(top), [1.0, 1.0, 2.0, 10.0, 10.0, 500.0]);
    }

    #[test]
    fn a_plot_without_points_is_an_empty_frame() {
        let svg = Plot { title: "failures < 1", points: &[], span: 600.0 }.draw();
        assert!(svg.contains("aria-label=\"failures &lt; 1: now no value yet\""), "{svg}");
        assert!(svg.contains("d=\"\"") && !svg.contains("NaN"), "{svg}");
    }

    #[test]
    fn more_is_higher_up_and_later_is_further_right() {
        let svg = Plot { title: "t", points: &[(600.0, 0.0), (0.0, 10.0)], span: 600.0 }.draw();
        assert!(svg.contains("d=\"M44.0 78.0L296.0 12.0\""), "{svg}");
    }
}
