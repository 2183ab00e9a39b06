//! Reads the rows of a step's statement, whatever their columns.

use crate::text::statement::{end_of_common_tables, without_end};

/// Frames a statement so that it answers with its rows as JSON.
const ROWS_AS_JSON: &str = include_str!("rows_as_json.sql");
const STATEMENT_MARK: &str = "-- the statement";

/// Rewrites a statement that returns rows into one that returns them as one
/// JSON array. It means the same and has the same parameters.
pub(super) fn with_rows_as_json(statement: &str) -> String {
    let statement = without_end(statement);
    let (tables, main) = match end_of_common_tables(statement) {
        Some(end) => (format!("{},\n", &statement[..end]), &statement[end..]),
        None => ("with ".to_owned(), statement),
    };
    let frame = ROWS_AS_JSON.lines().skip_while(|line| line.starts_with("--"));
    let frame = frame.collect::<Vec<_>>().join("\n");
    tables + &frame.replacen(STATEMENT_MARK, main, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_framed_statement_keeps_its_tables_at_the_top() {
        let framed = with_rows_as_json("with a as (delete from t returning *) -- gone\nselect * from a;");
        assert!(
            framed.starts_with("with a as (delete from t returning *),\ntasker_result as (\n"),
            "{framed}"
        );
        assert!(framed.contains("select * from a\n)\nselect case"), "{framed}");
        let framed = with_rows_as_json("select 1");
        assert!(framed.starts_with("with tasker_result as (\nselect 1\n)\n"), "{framed}");
    }
}
