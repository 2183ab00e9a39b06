query! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct ServerFacts {
        /// `15.18 (Debian 15.18-0+deb12u1)`.
        pub version: String,
        pub major: i32,
        /// It replays another server's changes, and accepts no writes.
        pub is_standby: bool,
        /// The role whose rights count.
        pub role: String,
    }

    /// Reads facts about the server and the session's role.
    pub fn server_facts() -> ServerFacts
}
