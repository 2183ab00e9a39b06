use serde::Serialize;

query! {
    /// A key of tasker's under a name of the engine's.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
    pub struct KeyName {
        pub name: String,
        /// Tasker's name.
        pub becomes: String,
        /// The statement that gives it.
        #[serde(skip)]
        pub renaming: String,
    }

    /// Finds tasker's keys under other names.
    pub fn engine_key_names(schema: &str, tables: &[&str], columns: &[&str], names: &[&str]) -> Vec<KeyName>
}
