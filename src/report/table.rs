//! Tables for people. The only module that uses the table library.

use std::borrow::Cow;

use comfy_table::{Cell, CellAlignment, ContentArrangement, Table};

use super::clean;

/// A column: its heading and whether it holds numbers. The heading alone names a column of words, and one of
/// numbers, aligned on the right, with `>` before it.
#[derive(Clone)]
pub struct Column {
    heading: Cow<'static, str>,
    alignment: CellAlignment,
}

/// A column of words.
pub fn text(heading: impl Into<Cow<'static, str>>) -> Column {
    Column { heading: heading.into(), alignment: CellAlignment::Left }
}

/// A column of numbers, aligned on the right.
pub fn number(heading: impl Into<Cow<'static, str>>) -> Column {
    Column { heading: heading.into(), alignment: CellAlignment::Right }
}

impl From<&'static str> for Column {
    fn from(heading: &'static str) -> Column {
        heading.strip_prefix('>').map_or_else(|| text(heading), number)
    }
}

impl From<String> for Column {
    fn from(heading: String) -> Column {
        heading.strip_prefix('>').map(str::to_owned).map_or_else(|| text(heading), number)
    }
}

impl From<&Column> for Column {
    fn from(column: &Column) -> Column {
        column.clone()
    }
}

/// Draws rows under headings, as wide as they need; no lines, so that words
/// can be cut out with the usual tools.
pub fn draw(
    columns: impl IntoIterator<Item: Into<Column>>,
    rows: impl IntoIterator<Item = Vec<String>>,
) -> String {
    let columns: Vec<Column> = columns.into_iter().map(Into::into).collect();
    let mut table = Table::new();
    table.load_style(comfy_table::presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    let heading = |column: &Column| Cell::new(console::style(column.heading.to_uppercase()).bold());
    table.set_header(columns.iter().map(heading));
    for row in rows {
        table.add_row(row.iter().map(|cell| clean::cell(cell)));
    }
    for (index, column) in columns.iter().enumerate() {
        let drawn = table.column_mut(index).expect("a column for each heading");
        drawn.set_cell_alignment(column.alignment);
        drawn.set_padding((0, 2));
    }
    table.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}
