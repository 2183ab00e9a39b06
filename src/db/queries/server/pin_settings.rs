query! {
    /// Sets them until the transaction ends; `values` has one for each of `names`.
    pub fn pin_settings(names: &[&str], values: &[&str]) -> u64
}
