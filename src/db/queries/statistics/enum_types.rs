query! {
    /// The enums of some types, by their names.
    pub fn enum_types(names: &[&str]) -> Vec<String>
}
