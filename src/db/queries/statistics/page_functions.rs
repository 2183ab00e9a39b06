query! {
    /// The schemas of extensions that look at pages; `None` where this role has no use of one.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct PageFunctions {
        pub pageinspect: Option<String>,
        pub pgstattuple: Option<String>,
    }

    /// Finds the functions that look at the pages of GIN indexes.
    pub fn page_functions() -> PageFunctions
}
