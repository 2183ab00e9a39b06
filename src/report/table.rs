//! Tables for people. The only module that uses the table library.

use comfy_table::{Cell, CellAlignment, ContentArrangement, Table};

use super::clean;
use super::terminal::terminal_width;

/// Draws rows under headings, as wide as they need; no lines, so that words can be cut out with the usual tools.
/// The heading of a column of numbers, aligned on the right, has `>` before it. On a terminal that is narrower, each
/// row is a block, with a line for each column.
pub fn draw(
    headings: impl IntoIterator<Item: AsRef<str>>,
    rows: impl IntoIterator<Item = Vec<String>>,
) -> String {
    let headings: Vec<String> = headings.into_iter().map(|heading| heading.as_ref().to_owned()).collect();
    let rows: Vec<Vec<String>> = rows.into_iter().collect();
    let text = in_columns(&headings, &rows);
    match terminal_width() {
        Some(width) if text.lines().any(|line| console::measure_text_width(line) > width) => {
            in_blocks(&headings, &rows, width)
        }
        _ => text,
    }
}

fn title(heading: &str) -> String {
    console::style(heading.trim_start_matches('>').to_uppercase()).bold().to_string()
}

fn in_columns(headings: &[String], rows: &[Vec<String>]) -> String {
    let mut table = Table::new();
    table.load_style(comfy_table::presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(headings.iter().map(|heading| Cell::new(title(heading))));
    for row in rows {
        table.add_row(row.iter().map(|cell| clean::cell(cell)));
    }
    for (index, heading) in headings.iter().enumerate() {
        let drawn = table.column_mut(index).expect("a column for each heading");
        let is_number = heading.starts_with('>');
        drawn.set_cell_alignment(if is_number { CellAlignment::Right } else { CellAlignment::Left });
        drawn.set_padding((0, 2));
    }
    lines(&table)
}

/// A block for each row, with an empty line between two; what is longer than the terminal is wide goes on below.
fn in_blocks(headings: &[String], rows: &[Vec<String>], width: usize) -> String {
    let blocks = rows.iter().map(|row| {
        let mut table = Table::new();
        table.load_style(comfy_table::presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
        // The padding at the end of a line is cut off.
        table.set_width(u16::try_from(width).unwrap_or(u16::MAX));
        for (heading, cell) in headings.iter().zip(row) {
            table.add_row([title(heading), clean::cell(cell).into_owned()]);
        }
        for (column, padding) in table.column_iter_mut().zip([2, 0]) {
            column.set_padding((0, padding));
        }
        lines(&table)
    });
    blocks.collect::<Vec<_>>().join("\n")
}

fn lines(table: &Table) -> String {
    table.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_narrow_terminal_has_a_block_for_each_row() {
        let headings = ["task", ">steps", "note"].map(str::to_owned);
        let row = |task: &str, note: &str| vec![task.to_owned(), "3/4".to_owned(), note.to_owned()];
        let rows = [row("12", "a note that is longer than the terminal is wide"), row("7", "-")];
        insta::assert_snapshot!(in_blocks(&headings, &rows, 24), @r"
        TASK   12
        STEPS  3/4
        NOTE   a note that is
               longer than the
               terminal is wide

        TASK   7
        STEPS  3/4
        NOTE   -
        ");
    }
}
