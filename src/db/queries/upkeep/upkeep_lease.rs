use jiff::Timestamp;
use serde::Serialize;

query! {
    /// Who does the upkeep; nobody, where there is no holder.
    #[derive(Clone, Debug, Default, PartialEq, Serialize)]
    pub struct UpkeepLease {
        pub holder: Option<String>,
        pub worker_id: Option<i64>,
        pub held_since: Option<Timestamp>,
        pub leased_until: Option<Timestamp>,
        pub fence: i64,
    }

    /// Reads the lease.
    pub fn upkeep_lease() -> UpkeepLease
}
