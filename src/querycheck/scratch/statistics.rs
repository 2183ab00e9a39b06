//! What is usual of a column of a large table: uniform values, few in texts, one of each in a key.

use crate::db::queries::scratch::ColumnStatisticsRow;
use crate::db::queries::scratch::SyntheticColumnRow;

/// The rows of a table that is made large.
pub const LARGE: f64 = 1_000_000.0;

/// Different values of a text that is no key: a kind, a state, a name.
const TEXTS: f32 = 200.0;
/// Rows for each value of a number that is no key.
const ROWS_OF_VALUE: f32 = 5.0;
/// Bounds of a histogram.
const BOUNDS: u32 = 100;

/// The kinds of a column's slots.
const COMMON_VALUES: i16 = 1;
const HISTOGRAM: i16 = 2;
const CORRELATION: i16 = 3;

/// Returns the statistics of a column of a table of so many rows.
pub fn synthetic(column: &SyntheticColumnRow, rows: f64) -> ColumnStatisticsRow {
    let of_type = column.of_type.as_str();
    let labels = match of_type {
        "boolean" => Some(vec!["f".to_owned(), "t".to_owned()]),
        _ => column.labels.clone(),
    };
    let mut statistics = ColumnStatisticsRow {
        schema: column.schema.clone(),
        name: column.name.clone(),
        column: column.column.clone(),
        width: width(of_type),
        distinct_values: match of_type {
            _ if column.is_unique => -1.0,
            "text" | "character varying" | "character" | "citext" => TEXTS,
            "smallint" => 20.0,
            "jsonb" | "json" => -0.5,
            _ => -1.0 / ROWS_OF_VALUE,
        },
        kinds: vec![0; 5],
        operators: vec![None; 5],
        collations: vec![None; 5],
        numbers: vec![None; 5],
        bounds: vec![None; 5],
        types: vec![of_type.to_owned(); 5],
        ..ColumnStatisticsRow::default()
    };
    if let Some(labels) = labels {
        let share = 1.0 / labels.len() as f64;
        let operand = if of_type == "boolean" { "boolean" } else { "anyenum" };
        statistics.distinct_values = labels.len() as f32;
        statistics.kinds[0] = COMMON_VALUES;
        statistics.operators[0] = Some(format!("=({operand},{operand})"));
        statistics.bounds[0] = Some(array(&labels));
        statistics.numbers[0] = Some(array(&vec![share.to_string(); labels.len()]));
        return statistics;
    }
    let values = if column.is_unique { rows } else { rows / f64::from(ROWS_OF_VALUE) };
    if let Some(bounds) = histogram(of_type, values) {
        statistics.kinds[0] = HISTOGRAM;
        statistics.operators[0] = Some(format!("<({of_type},{of_type})"));
        statistics.bounds[0] = Some(array(&bounds));
        statistics.kinds[1] = CORRELATION;
        statistics.operators[1] = statistics.operators[0].clone();
        statistics.numbers[1] = Some("{0.5}".to_owned());
    }
    statistics
}

fn width(of_type: &str) -> i32 {
    match of_type {
        "boolean" => 1,
        "smallint" => 2,
        "integer" | "date" | "real" => 4,
        "text" | "character varying" | "uuid" | "citext" => 16,
        "jsonb" | "json" => 60,
        _ => 8,
    }
}

/// The bounds of equally many rows; `None` for a type whose order says nothing.
fn histogram(of_type: &str, values: f64) -> Option<Vec<String>> {
    let steps = 0..=BOUNDS;
    Some(match of_type {
        "bigint" | "integer" | "numeric" | "double precision" => steps
            .map(|step| {
                (1 + (values - 1.0).max(1.0) as u64 * u64::from(step) / u64::from(BOUNDS)).to_string()
            })
            .collect(),
        "timestamp with time zone" | "timestamp without time zone" | "date" => {
            let now = jiff::Timestamp::now();
            let day = |step: u32| now - jiff::SignedDuration::from_hours(24 * i64::from(BOUNDS - step));
            steps
                .map(|step| {
                    if of_type == "date" {
                        day(step).to_string()[..10].to_owned()
                    } else {
                        day(step).to_string()
                    }
                })
                .collect()
        }
        // Without one, a containment is taken for a hundredth of all rows.
        "jsonb" => steps.map(|step| format!("{{\"k\": \"f{step:03}\"}}")).collect(),
        _ => return None,
    })
}

/// As PostgreSQL reads an array.
fn array(values: &[String]) -> String {
    let quoted =
        values.iter().map(|value| format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\"")));
    format!("{{{}}}", quoted.collect::<Vec<_>>().join(","))
}
