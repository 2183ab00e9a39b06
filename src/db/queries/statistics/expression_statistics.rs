use crate::db::queries::scratch::ColumnStatisticsRow;

query! {
    /// The statistics of the expressions of statistics, in their order.
    pub fn expression_statistics(statistics: u32, is_inherited: bool, types: &[u32]) -> Vec<ColumnStatisticsRow>
}
