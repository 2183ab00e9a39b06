#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerFacts {
    /// `15.18 (Debian 15.18-0+deb12u1)`.
    pub version: String,
    pub major: i32,
    /// It replays what another server does, and takes no writes.
    pub is_standby: bool,
    /// Whose rights count.
    pub role: String,
}

from_row! { ServerFacts { version, major, is_standby, role } }

query! {
    /// Which server this is, and who asks it.
    pub fn server_facts() -> ServerFacts
}
