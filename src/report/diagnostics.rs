//! Errors of files that people write, each with the line it is about and a hint.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::style;
use crate::yaml::{FileError, FileErrors, Source};

/// Longer lines are cut around the position that the error points at.
const TERMINAL_WIDTH: usize = 120;

/// Of a longer line only so many bytes on each side of an error are drawn.
const CONTEXT: usize = 1000;

/// Draws the errors of one file.
pub fn draw(source: &Source, errors: &FileErrors, colors: bool) -> String {
    let renderer = if colors { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(TERMINAL_WIDTH);
    let mut text = String::new();
    for error in &errors.reported {
        text.push_str(&draw_one(&renderer, source, error));
        text.push_str("\n\n");
    }
    if errors.total > errors.reported.len() {
        let more = errors.total - errors.reported.len();
        text.push_str(&format!("… and {} more in {}\n\n", style::grouped(more as u64), source.name));
    }
    text
}

fn draw_one(renderer: &Renderer, source: &Source, error: &FileError) -> String {
    let mut group = Group::with_title(Level::ERROR.primary_title(&error.message).id(error.code.as_str()));
    if error.line == 0 {
        group = group.element(Origin::path(&source.name));
    } else {
        // The one line is enough, and a file of many megabytes is not searched for each error.
        let line_start = source.text[..error.bytes.start].rfind('\n').map_or(0, |at| at + 1);
        let line = source.text[line_start..].lines().next().unwrap_or_default();
        let start = error.bytes.start - line_start;
        let end = (error.bytes.end - line_start).min(line.trim_end().len()).max(start);
        // Of a line as long as a file, too.
        let from = line.floor_char_boundary(start.saturating_sub(CONTEXT));
        let to = line.ceil_char_boundary((start + CONTEXT).min(line.len()));
        let snippet = Snippet::source(&line[from..to])
            .line_start(error.line)
            .annotation(AnnotationKind::Primary.span(start - from..end.min(to) - from));
        group = if from == 0 {
            group.element(snippet.path(&source.name))
        } else {
            let origin = Origin::path(&source.name).line(error.line).char_column(error.column);
            group.element(origin).element(snippet)
        };
    }
    if let Some(hint) = &error.hint {
        group = group.element(Level::HELP.with_name("hint").message(hint));
    }
    renderer.render(&[group])
}
