query! {
    /// Where a worker runs.
    #[derive(Clone, Debug)]
    pub struct WorkerHost {
        pub worker_id: i64,
        pub host: String,
        pub pid: i32,
    }

    /// Reads the workers that still have a row.
    pub fn find_workers(worker_ids: &[i64]) -> Vec<WorkerHost>
}
