//! Tables for people. The only module that uses the table library.

use comfy_table::{Cell, CellAlignment, ContentArrangement, Table};

use super::clean;

/// Draws rows under headings, as wide as they need; no lines, so that words can be cut out with the usual tools.
/// The heading of a column of numbers, aligned on the right, has `>` before it.
pub fn draw(
    headings: impl IntoIterator<Item: AsRef<str>>,
    rows: impl IntoIterator<Item = Vec<String>>,
) -> String {
    let headings: Vec<_> = headings.into_iter().collect();
    let columns = || {
        headings.iter().map(AsRef::as_ref).map(|heading| match heading.strip_prefix('>') {
            Some(numbers) => (numbers, CellAlignment::Right),
            None => (heading, CellAlignment::Left),
        })
    };
    let mut table = Table::new();
    table.load_style(comfy_table::presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(columns().map(|(heading, _)| Cell::new(console::style(heading.to_uppercase()).bold())));
    for row in rows {
        table.add_row(row.iter().map(|cell| clean::cell(cell)));
    }
    for (index, (_, alignment)) in columns().enumerate() {
        let drawn = table.column_mut(index).expect("a column for each heading");
        drawn.set_cell_alignment(alignment);
        drawn.set_padding((0, 2));
    }
    table.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}
