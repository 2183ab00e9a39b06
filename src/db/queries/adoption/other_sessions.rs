use serde::Serialize;

query! {
    /// A session of another program.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
    pub struct OtherSession {
        pub pid: i32,
        pub application: String,
        pub user: String = "user_name",
        pub address: String,
    }

    /// Lists the sessions of other programs in this database.
    pub fn other_sessions(without: &[String]) -> Vec<OtherSession>
}
