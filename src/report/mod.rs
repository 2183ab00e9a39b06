//! Output for people and scripts: tables, trees, JSON, progress. Knows no SQL.
//!
//! Standard output has the answer and nothing else; remarks, warnings and progress go to standard error.

mod ascii;
pub mod change;
pub mod chart;
pub mod clean;
pub mod counts;
pub mod diagnosis;
pub mod diagnostics;
pub mod graph;
pub mod health;
mod output;
pub mod plot;
pub mod queue;
pub mod stats;
pub mod step;
mod step_history;
pub mod stuck;
pub mod style;
pub mod surgery;
mod svg;
pub mod table;
pub mod task_drawing;
pub mod task_graph;
pub mod template;
mod terminal;
pub mod timeline;
pub mod tree;
mod tree_layout;

pub use output::{ColorChoice, Format, Output, write_error_line};
pub use terminal::{Screen, Size};

/// The style of all drawings that are parts of a page.
pub fn drawing_style() -> String {
    let parts = [svg::STYLE, timeline::SVG_STYLE, task_drawing::STYLE, plot::STYLE];
    format!(".drawing {{{}}}\n", parts.concat())
}
