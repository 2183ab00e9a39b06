use super::ColumnStatisticsRow;

query! {
    /// Gives a column of a scratch database these statistics.
    pub fn restore_statistics(row: &ColumnStatisticsRow) -> u64 = [
        row.schema,
        row.name,
        row.column,
        row.is_inherited,
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
