use crate::db::queries::scratch::ColumnStatisticsRow;

query! {
    /// Keeps the statistics of an expression under the oid of its statistics.
    pub fn restore_expression(statistics: u32, number: i16, row: &ColumnStatisticsRow) -> u64 = [
        statistics,
        number,
        row.null_fraction,
        row.width,
        row.distinct_values,
        row.kinds,
        row.operators,
        row.collations,
        row.numbers,
        row.bounds,
        row.types,
    ]
}
