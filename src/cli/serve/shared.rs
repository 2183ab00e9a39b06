//! Answers that requests of the same time share.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tokio::sync::OnceCell;

/// Distinct answers kept at once; old ones leave first.
const MOST: usize = 500;

/// An answer for each key, made once and given to everyone who asks within its time.
pub struct Shared<T> {
    entries: Mutex<HashMap<String, Entry<T>>>,
}

struct Entry<T> {
    cell: Arc<OnceCell<Made<T>>>,
    asked: Instant,
}

#[derive(Clone)]
struct Made<T> {
    value: T,
    at: Instant,
}

impl<T: Clone> Shared<T> {
    pub fn new() -> Shared<T> {
        Shared { entries: Mutex::default() }
    }

    /// The answer under this key, no older than `age`. If several ask, one makes it; if that one leaves, another does.
    pub async fn get(&self, key: &str, age: Duration, make: impl Future<Output = T>) -> T {
        let cell = self.cell(key, age);
        let made = cell.get_or_init(|| async { Made { value: make.await, at: Instant::now() } }).await;
        made.value.clone()
    }

    /// Forgets every answer.
    pub fn clear(&self) {
        self.entries.lock().expect("no holder panics").clear();
    }

    fn cell(&self, key: &str, age: Duration) -> Arc<OnceCell<Made<T>>> {
        let mut entries = self.entries.lock().expect("no holder panics");
        if let Some(entry) = entries.get(key)
            && entry.cell.get().is_none_or(|made| made.at.elapsed() < age)
        {
            return entry.cell.clone();
        }
        while entries.len() >= MOST {
            let oldest = entries.iter().min_by_key(|(_, entry)| entry.asked).map(|(key, _)| key.clone());
            entries.remove(&oldest.expect("there are many"));
        }
        let entry = Entry { cell: Arc::default(), asked: Instant::now() };
        let cell = entry.cell.clone();
        entries.insert(key.to_owned(), entry);
        cell
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use futures_util::future::join_all;
    use tokio::sync::Notify;

    use super::*;

    const LONG: Duration = Duration::from_secs(3600);

    #[tokio::test]
    async fn a_hundred_who_ask_at_once_share_one_answer() {
        let (shared, made, go) = (Shared::new(), AtomicUsize::new(0), Notify::new());
        let make = || async {
            go.notified().await;
            made.fetch_add(1, Ordering::Relaxed)
        };
        let asking = join_all((0..100).map(|_| shared.get("page", LONG, make())));
        go.notify_one();
        assert_eq!(asking.await, vec![0; 100]);
        go.notify_one();
        assert_eq!(shared.get("other", LONG, make()).await, 1);
    }

    #[tokio::test]
    async fn an_old_answer_is_made_again_and_the_number_kept_is_bounded() {
        let shared = Shared::new();
        assert_eq!(shared.get("page", LONG, async { 1 }).await, 1);
        assert_eq!(shared.get("page", LONG, async { 2 }).await, 1);
        assert_eq!(shared.get("page", Duration::ZERO, async { 3 }).await, 3);
        for number in 0..2 * MOST {
            shared.get(&number.to_string(), LONG, async { 0 }).await;
        }
        assert!(shared.entries.lock().expect("none panics").len() <= MOST);
    }

    #[tokio::test]
    async fn who_leaves_takes_no_answer_along() {
        let shared = Shared::new();
        let left = tokio::time::timeout(Duration::ZERO, shared.get("page", LONG, std::future::pending()));
        assert!(left.await.is_err());
        assert_eq!(shared.get("page", LONG, async { 7 }).await, 7);
    }
}
