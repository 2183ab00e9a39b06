query! {
    /// Ends sessions with this application name; returns how many.
    pub fn terminate_sessions(application_name: &str, share: f64) -> i64
}
