//! Statements about the planner's knowledge whose tables, columns and types differ from database to database.

use super::{quote_identifier, quote_literal};

fn qualified(schema: &str, name: &str) -> String {
    format!("{}.{}", quote_identifier(schema), quote_identifier(name))
}

/// What makes the planner descend a B-tree, and price the descent apart from all else: with these settings each level
/// costs [`COST_OF_LEVEL`].
pub const DESCENT_SETTINGS: &str = "set local cpu_operator_cost = 1; set local enable_seqscan = off;
    set local enable_bitmapscan = off; set local enable_sort = off; set local enable_incremental_sort = off;
    set local max_parallel_workers_per_gather = 0; set local row_security = off";

/// PostgreSQL's `DEFAULT_PAGE_CPU_MULTIPLIER`.
pub const COST_OF_LEVEL: f64 = 50.0;

/// The EXPLAIN of a descent of an index: its keys and its predicate, as the server prints them. In the order of the
/// index, if another index would serve as well without.
pub fn explain_descent(
    schema: &str,
    table: &str,
    keys: &[String],
    predicate: Option<&str>,
    is_ordered: bool,
) -> String {
    let conditions = keys.iter().map(|key| format!("({key}) is not null"));
    let conditions = conditions.chain(predicate.map(|predicate| format!("({predicate})")));
    let conditions = conditions.collect::<Vec<_>>().join(" and ");
    let order = if is_ordered { format!(" order by {}", keys.join(", ")) } else { String::new() };
    format!("explain (format json) select from only {} where {conditions}{order}", qualified(schema, table))
}

/// Reads from the ends of an index only, and refuses to hide rows.
pub const ENDS_SETTINGS: &str = "set local enable_seqscan = off; set local enable_sort = off; set local row_security = off; set local statement_timeout = '5s'";

/// The query for the least and the greatest value of a column, as text.
pub fn ends_of(schema: &str, table: &str, column: &str) -> String {
    let (table, column) = (qualified(schema, table), quote_identifier(column));
    // The order is that of the column, and not of its text.
    let end = |direction: &str| {
        format!(
            "(select indexed.{column}::text from only {table} indexed
               where indexed.{column} is not null order by indexed.{column} {direction} limit 1)"
        )
    };
    format!("select {} as least, {} as greatest", end("asc"), end("desc"))
}

/// The query for the counts in the first page of a GIN index, `$1`, with the functions of `pageinspect` in this schema.
pub fn gin_pages(schema: &str) -> String {
    format!(
        "select n_pending_pages as pending_pages, n_pending_tuples as pending_rows, n_total_pages as total_pages,
                n_entry_pages as entry_pages, n_data_pages as data_pages, n_entries as entries
           from {schema}.gin_metapage_info({schema}.get_raw_page($1::text, 0))"
    )
}

/// The query for the pending list of a GIN index, `$1`, with the function of `pgstattuple` in this schema.
pub fn gin_pending_list(schema: &str) -> String {
    format!(
        "select pending_pages::bigint as pending_pages, pending_tuples as pending_rows
           from {schema}.pgstatginindex($1::text::regclass)"
    )
}

/// The query for the types of some expressions of a table, by their oids; it returns one row.
pub fn types_of_expressions(schema: &str, table: &str, expressions: &[String]) -> String {
    let list = expressions.iter().map(|expression| format!("({expression})")).collect::<Vec<_>>().join(", ");
    types_of_columns(&format!("select {list} from only {}", qualified(schema, table)), expressions.len())
}

/// The query for the types of the columns of a query, by their oids; it returns one row.
///
/// A client that prepares the query learns them too, but leaves statements on the server connections of a pooler.
pub fn types_of_columns(query: &str, columns: usize) -> String {
    let names: Vec<String> = (1..=columns).map(|number| format!("c{number}")).collect();
    let types = names.iter().map(|name| format!("pg_typeof({name})::oid")).collect::<Vec<_>>().join(", ");
    format!(
        "select array[{types}] from (values (1)) one left join (select * from ({query}) asked limit 0) typed ({}) on true",
        names.join(", ")
    )
}

/// The values of an array in their order, each once: of a type, and in the order of a collation, as the server prints
/// their names.
pub fn sorted_values(of_type: &str, collation: Option<&str>) -> String {
    let collation = collation.map(|name| format!(" collate {name}")).unwrap_or_default();
    format!(
        "select value::text from (select distinct value::{of_type} as value from unnest($1::text[]) given (value)) value
          order by value{collation}"
    )
}

/// Numbers or times evenly spread from the first to the last, as many as `$3`: of a type, as the server prints its name.
pub fn spread(of_type: &str, is_time: bool) -> String {
    if is_time {
        return format!(
            "select ($1::text::timestamptz + ($2::text::timestamptz - $1::text::timestamptz) * (step::float8 / greatest($3::int - 1, 1)))::{of_type}::text
               from generate_series(0, $3::int - 1) step order by step"
        );
    }
    // A whole number stays one: the middle of two is the lower.
    format!(
        "select case when whole.is_whole then floor(value)::{of_type}::text else value::{of_type}::text end
           from (select pg_typeof(null::{of_type})::oid::regtype::text in ('smallint', 'integer', 'bigint', 'oid') as is_whole) whole,
                lateral (select step, $1::text::numeric + ($2::text::numeric - $1::text::numeric) * step / greatest($3::int - 1, 1) as value
                           from generate_series(0, $3::int - 1) step) spread
          order by step"
    )
}

/// Creates a database that orders texts as another does; the words of `locale` name its locale.
pub fn create_database(name: &str, encoding: &str, locale: &[(&str, &str)]) -> String {
    let locale: String =
        locale.iter().map(|(word, value)| format!(" {word} {}", quote_literal(value))).collect();
    format!(
        "create database {} template template0 encoding {}{locale}",
        quote_identifier(name),
        quote_literal(encoding)
    )
}

/// Sets a setting for every later session of a database.
pub fn set_of_database(database: &str, setting: &str, value: &str) -> String {
    format!(
        "alter database {} set {} = {}",
        quote_identifier(database),
        quote_identifier(setting),
        quote_literal(value)
    )
}

/// The query for all rows of a table as JSON: one row with one text.
pub fn rows_as_json(schema: &str, table: &str) -> String {
    format!("select coalesce(json_agg(kept), '[]')::text from {} kept", qualified(schema, table))
}

/// Inserts rows that [`rows_as_json`] read from another table of the same columns.
pub fn insert_rows_of_json(schema: &str, table: &str, rows: &str) -> String {
    let table = qualified(schema, table);
    format!(
        "insert into {table} select * from json_populate_recordset(null::{table}, {})",
        quote_literal(rows)
    )
}

/// Creates a role that a schema names: nobody can be it.
pub fn create_role(name: &str) -> String {
    format!("create role {} nologin", quote_identifier(name))
}

/// Lets bytes be statistics on several columns, for which PostgreSQL has no input.
pub const TAKE_EXTENDED: &str = "set allow_system_table_mods = on;
    create cast (bytea as pg_ndistinct) without function;
    create cast (bytea as pg_dependencies) without function;
    create cast (bytea as pg_mcv_list) without function;
    delete from pg_statistic_ext_data";

/// Takes back [`TAKE_EXTENDED`].
pub const TAKE_NO_EXTENDED: &str = "drop cast (bytea as pg_ndistinct); drop cast (bytea as pg_dependencies);
    drop cast (bytea as pg_mcv_list)";

/// Restores statistics on several columns: `$1` the oid, `$2` to `$4` what is stored, `$5` whether with partitions.
/// The rows of its expressions are those of `pg_statistic` under its oid.
pub fn restore_extended(major: i32) -> String {
    // Before PostgreSQL 15 there is one row for both.
    let inherited = if major >= 15 { "$5::bool, " } else { "" };
    format!(
        "insert into pg_statistic_ext_data
         select $1::oid, {inherited}$2::bytea::pg_ndistinct, $3::bytea::pg_dependencies, $4::bytea::pg_mcv_list,
                (select array_agg(statistic order by statistic.staattnum) from pg_statistic statistic where statistic.starelid = $1::oid)
          where $5::bool is not null"
    )
}

/// Inserts one row with these columns: each value is a parameter, read from text as the type beside it.
pub fn insert_end_row(schema: &str, table: &str, columns: &[(String, String)]) -> String {
    let names = columns.iter().map(|(name, _)| quote_identifier(name)).collect::<Vec<_>>().join(", ");
    let values = columns.iter().enumerate();
    let values =
        values.map(|(number, (_, of_type))| format!("${}::text::{of_type}", number + 1)).collect::<Vec<_>>();
    format!(
        "insert into {} ({names}) overriding system value values ({})",
        qualified(schema, table),
        values.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_quoted_wherever_they_stand() {
        let column = [("a\"b".to_owned(), "integer".to_owned())];
        let statement = insert_end_row("S", "t;", &column);
        assert!(statement.starts_with(r#"insert into "S"."t;" ("a""b") "#), "{statement}");
        assert!(ends_of("s", "t", "a\"b").contains(r#"indexed."a""b"::text"#));
        assert!(set_of_database("d", "a b", "it's").ends_with(r#"set "a b" = 'it''s'"#));
    }
}
