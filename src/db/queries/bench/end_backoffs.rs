query! {
    /// Makes every step due whose backoff lasts.
    pub fn end_backoffs()
}
