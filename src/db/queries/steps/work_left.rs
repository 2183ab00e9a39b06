query! {
    /// Tells whether work is left.
    pub fn work_left(queues: Option<&[String]>) -> bool
}
