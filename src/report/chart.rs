//! Charts as SVG, on logarithmic axes, with comparable panels next to each other. Legible on light and on
//! dark pages.

use std::fmt::Write as _;

use super::svg::{self, escape, text};

/// A page of panels.
#[derive(Clone, Debug)]
pub struct Chart {
    pub title: String,
    pub x_label: String,
    pub y_label: String,
    pub panels: Vec<Panel>,
}

/// One diagram.
#[derive(Clone, Debug)]
pub struct Panel {
    pub title: String,
    pub lines: Vec<Series>,
}

/// Points under one name. Lines of one name look the same in all panels; there are styles for [`LOOKS`]
/// names.
#[derive(Clone, Debug)]
pub struct Series {
    pub name: String,
    pub points: Vec<Mark>,
}

/// A point, both coordinates above zero.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    pub x: f64,
    pub y: f64,
    /// Whether `y` is only a lower bound: drawn hollow, with an arrow.
    pub is_over: bool,
}

/// The number of distinguishable lines.
pub const LOOKS: usize = 3;

const COLUMNS: usize = 4;
const PANEL_WIDTH: f64 = 250.0;
const PANEL_HEIGHT: f64 = 200.0;
const LEFT: f64 = 64.0;
const TOP: f64 = 64.0;
const GAP: f64 = 22.0;
const PANEL_TITLE: f64 = 22.0;
const BOTTOM: f64 = 48.0;

// Colours differ in lightness too, and lines in dashes and marks.
const STYLE: &str = "
  .line { fill: none; stroke-width: 2 }
  .look0 { stroke: #cf222e; fill: #cf222e } .look1 { stroke: #9a6700; fill: #9a6700; stroke-dasharray: 6 4 }
  .look2 { stroke: #0969da; fill: #0969da } .look2.line { stroke-width: 3 }
  .mark { stroke-dasharray: none; stroke-width: 2 } .line, .hollow { fill: none }
  @media (prefers-color-scheme: dark) {
    .look0 { stroke: #ff7b72; fill: #ff7b72 } .look1 { stroke: #d29922; fill: #d29922 }
    .look2 { stroke: #58a6ff; fill: #58a6ff } .line, .hollow { fill: none }
  }
";

impl Chart {
    /// Draws the chart as an SVG document. Panels without points stay empty.
    pub fn draw(&self) -> String {
        let rows = self.panels.len().div_ceil(COLUMNS).max(1);
        let columns = self.panels.len().clamp(1, COLUMNS);
        let width = LEFT + columns as f64 * (PANEL_WIDTH + GAP);
        let height = TOP + rows as f64 * (PANEL_HEIGHT + PANEL_TITLE + GAP) + BOTTOM - GAP;
        let marks = || self.panels.iter().flat_map(|panel| &panel.lines).flat_map(|line| &line.points);
        let x = Axis::over(marks().map(|mark| mark.x));
        let y = Axis::over(marks().map(|mark| mark.y));

        let mut svg = svg::begin(&self.title, width, height, STYLE);
        self.draw_legend(&mut svg);
        for (number, panel) in self.panels.iter().enumerate() {
            let left = LEFT + (number % COLUMNS) as f64 * (PANEL_WIDTH + GAP);
            let row = (number / COLUMNS) as f64;
            let top = TOP + PANEL_TITLE + row * (PANEL_HEIGHT + PANEL_TITLE + GAP);
            let is_lowest = number + COLUMNS >= self.panels.len();
            let frame = Frame { left, top, x: &x, y: &y };
            frame.draw_grid(&mut svg, number % COLUMNS == 0, is_lowest);
            text(&mut svg, left, top - 8.0, "strong", "start", &panel.title);
            for line in &panel.lines {
                frame.draw_line(&mut svg, line, self.look(&line.name));
            }
        }
        let middle = TOP + (height - TOP - BOTTOM) / 2.0;
        let _ = writeln!(
            svg,
            "<text class=\"small\" text-anchor=\"middle\" transform=\"translate(16 {middle}) rotate(-90)\">{}</text>",
            escape(&self.y_label)
        );
        text(&mut svg, width / 2.0, height - 10.0, "small", "middle", &self.x_label);
        svg.push_str("</svg>\n");
        svg
    }

    fn names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        for line in self.panels.iter().flat_map(|panel| &panel.lines) {
            if !names.contains(&line.name.as_str()) {
                names.push(line.name.as_str());
            }
        }
        names
    }

    fn look(&self, name: &str) -> usize {
        self.names().iter().position(|known| *known == name).unwrap_or_default() % LOOKS
    }

    fn draw_legend(&self, svg: &mut String) {
        let mut left = 12.0;
        for name in self.names() {
            let look = self.look(name);
            let _ = writeln!(svg, "<path class=\"line look{look}\" d=\"M{left} 42h34\"/>");
            draw_mark(svg, left + 17.0, 42.0, look, false);
            text(svg, left + 42.0, 46.0, "", "start", name);
            left += 64.0 + 8.0 * name.chars().count() as f64;
        }
    }
}

/// Whole powers of ten that hold all values.
struct Axis {
    first: i32,
    last: i32,
}

impl Axis {
    fn over(values: impl Iterator<Item = f64>) -> Axis {
        let logarithms: Vec<f64> = values.map(f64::log10).filter(|value| value.is_finite()).collect();
        let least = logarithms.iter().copied().fold(f64::INFINITY, f64::min);
        let most = logarithms.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if least > most {
            return Axis { first: 0, last: 1 };
        }
        let first = least.floor() as i32;
        Axis { first, last: (most.ceil() as i32).max(first + 1) }
    }

    /// From 0 at the first power to 1 at the last.
    fn fraction(&self, value: f64) -> f64 {
        (value.log10() - f64::from(self.first)) / f64::from(self.last - self.first)
    }

    fn powers(&self) -> impl Iterator<Item = f64> + use<> {
        (self.first..=self.last).map(|power| 10_f64.powi(power))
    }
}

/// One panel's position on the page, and the ranges of its axes.
struct Frame<'a> {
    left: f64,
    top: f64,
    x: &'a Axis,
    y: &'a Axis,
}

impl Frame<'_> {
    fn draw_grid(&self, svg: &mut String, has_y_labels: bool, has_x_labels: bool) {
        let (left, bottom) = (self.left, self.top + PANEL_HEIGHT);
        for (number, power) in self.x.powers().enumerate() {
            let (x, _) = self.at(power, 1.0);
            let _ = writeln!(svg, "<path class=\"grid\" d=\"M{x:.1} {:.1}v{PANEL_HEIGHT}\"/>", self.top);
            if has_x_labels {
                // The outermost stay within the panel: the next one has labels too.
                let anchor = match number {
                    0 => "start",
                    _ if power == 10_f64.powi(self.x.last) => "end",
                    _ => "middle",
                };
                text(svg, x, bottom + 16.0, "small", anchor, &label(power));
            }
        }
        for power in self.y.powers() {
            let (_, y) = self.at(1.0, power);
            let _ = writeln!(svg, "<path class=\"grid\" d=\"M{left:.1} {y:.1}h{PANEL_WIDTH}\"/>");
            if has_y_labels {
                text(svg, left - 6.0, y + 4.0, "small", "end", &label(power));
            }
        }
    }

    fn draw_line(&self, svg: &mut String, line: &Series, look: usize) {
        let mut path = String::new();
        for (number, mark) in line.points.iter().enumerate() {
            let (x, y) = self.at(mark.x, mark.y);
            let _ = write!(path, "{}{x:.1} {y:.1}", if number == 0 { "M" } else { "L" });
        }
        let name = escape(&line.name);
        let _ = writeln!(svg, "<path class=\"line look{look}\" d=\"{path}\"><title>{name}</title></path>");
        for mark in &line.points {
            let (x, y) = self.at(mark.x, mark.y);
            draw_mark(svg, x, y, look, mark.is_over);
        }
    }

    fn at(&self, x: f64, y: f64) -> (f64, f64) {
        let right = self.left + PANEL_WIDTH * self.x.fraction(x);
        (right, self.top + PANEL_HEIGHT * (1.0 - self.y.fraction(y)))
    }
}

fn draw_mark(svg: &mut String, x: f64, y: f64, look: usize, is_over: bool) {
    let fill = if is_over { " hollow" } else { "" };
    let path = match look {
        0 => format!("M{:.1} {y:.1}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0", x - 4.0),
        1 => format!("M{:.1} {:.1}h7v7h-7z", x - 3.5, y - 3.5),
        _ => format!("M{:.1} {:.1}l8 0l-4 -8z", x - 4.0, y + 4.0),
    };
    let _ = writeln!(svg, "<path class=\"mark look{look}{fill}\" d=\"{path}\"/>");
    if is_over {
        let arrow = format!("M{x:.1} {:.1}v-12m-4 4l4 -4l4 4", y - 5.0);
        let _ = writeln!(svg, "<path class=\"mark hollow look{look}\" d=\"{arrow}\"/>");
    }
}

/// A power of ten: `0.01`, `1`, `100`, `1k`, `100k`, `1M`.
fn label(power: f64) -> String {
    match power {
        ..1e3 => power.to_string(),
        ..1e6 => format!("{}k", power / 1e3),
        _ => format!("{}M", power / 1e6),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart() -> Chart {
        let mark = |x, y| Mark { x, y, is_over: false };
        let slow = vec![mark(50.0, 2.0), mark(500.0, 20.0), Mark { x: 5000.0, y: 200.0, is_over: true }];
        let lines = vec![
            Series { name: "v1".to_owned(), points: slow },
            Series { name: "v3".to_owned(), points: vec![mark(50.0, 0.5), mark(5000.0, 0.5)] },
        ];
        let panel = Panel { title: "a < b & c".to_owned(), lines };
        let (title, x_label, y_label) = ("costs".to_owned(), "tasks".to_owned(), "ms".to_owned());
        Chart { title, x_label, y_label, panels: vec![panel; 5] }
    }

    /// The heights of the line with this look in the first panel.
    fn heights(svg: &str, look: usize) -> Vec<f64> {
        let start = format!("<path class=\"line look{look}\" d=\"M");
        // The first is the legend's.
        let path = svg.split(&start).nth(2).expect("a line").split('"').next().expect("its path");
        path.split('L').map(|at| at.split(' ').nth(1).expect("a height").parse().expect("a number")).collect()
    }

    #[test]
    fn equal_factors_are_equal_distances_and_flat_is_flat() {
        let svg = chart().draw();
        let rising = heights(&svg, 0);
        assert!((rising[0] - rising[1] - (rising[1] - rising[2])).abs() < 0.2, "{rising:?}");
        assert!(rising[0] > rising[2], "more is higher up");
        let flat = heights(&svg, 1);
        assert_eq!(flat[0], flat[1]);
    }

    #[test]
    fn every_panel_is_there_and_every_element_is_closed() {
        let svg = chart().draw();
        assert_eq!(svg.matches("a &lt; b &amp; c</text>").count(), 5);
        for element in ["svg", "style", "text"] {
            let opened =
                svg.matches(&format!("<{element} ")).count() + svg.matches(&format!("<{element}>")).count();
            assert_eq!(opened, svg.matches(&format!("</{element}>")).count(), "{element}");
        }
        assert_eq!(svg.matches("mark hollow").count(), 5, "an arrow for each bound that is only a lower one");
        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
    }

    #[test]
    fn labels_stay_short() {
        let labels = [0.01, 1.0, 100.0, 1e3, 1e5, 1e6, 1e7].map(label);
        assert_eq!(labels, ["0.01", "1", "100", "1k", "100k", "1M", "10M"]);
    }

    #[test]
    fn nothing_to_draw_is_an_empty_page() {
        let svg = Chart { panels: Vec::new(), ..chart() }.draw();
        assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
        let mut chart = chart();
        chart.panels[0].lines.clear();
        assert!(!chart.draw().contains("NaN"));
    }
}
