//! Faults of workflow files, each with the line it stands on and a hint.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::model::yaml::{Fault, Source};

/// Faults beyond these are counted: fixing the first will have fixed most.
const SHOWN_PER_FILE: usize = 50;
/// Longer lines are cut around the column that the fault points at.
const TERMINAL_WIDTH: usize = 120;

/// Draws the faults of one file.
pub fn draw(source: &Source, faults: &[Fault], colors: bool) -> String {
    let renderer = if colors { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(TERMINAL_WIDTH);
    let mut text = String::new();
    for fault in faults.iter().take(SHOWN_PER_FILE) {
        text.push_str(&draw_one(&renderer, source, fault));
        text.push_str("\n\n");
    }
    if faults.len() > SHOWN_PER_FILE {
        text.push_str(&format!("… and {} more in {}\n\n", faults.len() - SHOWN_PER_FILE, source.name));
    }
    text
}

fn draw_one(renderer: &Renderer, source: &Source, fault: &Fault) -> String {
    let mut group = Group::with_title(Level::ERROR.primary_title(&fault.message).id(fault.code.as_str()));
    if fault.line == 0 {
        group = group.element(Origin::path(&source.name));
    } else {
        // The one line is enough, and a file of many megabytes is not searched for each fault.
        let line_start = source.text[..fault.bytes.start].rfind('\n').map_or(0, |at| at + 1);
        let line = source.text[line_start..].lines().next().unwrap_or_default();
        let start = fault.bytes.start - line_start;
        let end = (fault.bytes.end - line_start).min(line.trim_end().len()).max(start);
        group = group.element(
            Snippet::source(line)
                .line_start(fault.line)
                .path(&source.name)
                .annotation(AnnotationKind::Primary.span(start..end)),
        );
    }
    if let Some(hint) = &fault.hint {
        group = group.element(Level::HELP.with_name("hint").message(hint));
    }
    renderer.render(&[group])
}
