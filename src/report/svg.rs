//! The common parts of SVG drawings. Legible on light and on dark pages.
//!
//! A drawing is a document with its own style, or a part of a page, whose style sheet has that of all drawings.

use std::fmt::Write as _;

use crate::text::invisible::is_invisible;

/// Paper, text and grid; a drawing adds its own.
pub const STYLE: &str = "
  .paper { fill: #ffffff } text { font: 12px system-ui, sans-serif; fill: #1f2328 }
  .title { font-size: 15px; font-weight: 600 } .strong { font-weight: 600 } .small { font-size: 11px }
  .grid { stroke: #d0d7de; stroke-width: 1 }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #0d1117 } text { fill: #e6edf3 } .grid { stroke: #30363d }
  }
";

/// Starts a document with its title at the top; the caller adds `</svg>`.
pub fn begin(title: &str, width: f64, height: f64, style: &str) -> String {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" role=\"img\">\n<title>{}</title>\n<style>{STYLE}{style}</style>\n\
         <rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n",
        escape(title)
    );
    text(&mut svg, 12.0, 24.0, "title", "start", title);
    svg
}

/// Starts a drawing that is a part of a page, with a name for those who do not see it; the caller adds `</svg>`.
pub fn begin_part(title: &str, width: f64, height: f64) -> String {
    format!(
        "<svg class=\"drawing\" viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{width:.0}\" height=\"{height:.0}\" \
         role=\"group\" aria-label=\"{}\">\n",
        escape(title)
    )
}

/// Writes text at a point; `anchor` tells which end of the text is there.
pub fn text(svg: &mut String, x: f64, y: f64, class: &str, anchor: &str, words: &str) {
    let words = escape(words);
    let _ = writeln!(
        svg,
        "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{words}</text>"
    );
}

/// Escapes an untrusted text for the document; XML allows no control characters.
pub fn escape(words: &str) -> String {
    let visible = words.replace(is_invisible, "\u{fffd}");
    visible.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
