//! Which pages browsers look at, and the streams that tell them of a change.
//!
//! One poller makes each of these pages again, however many browsers look at it; a browser that hears of another tag
//! requests the page.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use tokio::sync::watch;

use super::view::View;

/// Pages watched at once; browsers that look at more of them poll.
const MOST: usize = 200;

#[derive(Clone, Default)]
pub struct Live {
    watched: Arc<Mutex<HashMap<String, Watched>>>,
}

struct Watched {
    view: View,
    /// The tag of the page, once it is known.
    tag: watch::Sender<Option<String>>,
}

impl Live {
    /// Follows the tag of a page; `None` if too many pages are watched.
    pub fn follow(&self, view: View) -> Option<watch::Receiver<Option<String>>> {
        let mut watched = self.watched.lock().expect("no holder panics");
        let key = view.key();
        if watched.len() >= MOST && !watched.contains_key(&key) {
            return None;
        }
        let entry = watched.entry(key).or_insert_with(|| Watched { view, tag: watch::Sender::new(None) });
        Some(entry.tag.subscribe())
    }

    /// The pages that somebody looks at; the others are forgotten.
    pub fn views(&self) -> Vec<View> {
        let mut watched = self.watched.lock().expect("no holder panics");
        watched.retain(|_, watched| watched.tag.receiver_count() > 0);
        watched.values().map(|watched| watched.view.clone()).collect()
    }

    /// Tells those who look at a page its tag, if it is another than before.
    pub fn tell(&self, view: &View, tag: &str) {
        if let Some(watched) = self.watched.lock().expect("no holder panics").get(&view.key()) {
            watched.tag.send_if_modified(|known| {
                let is_new = known.as_deref() != Some(tag);
                if is_new {
                    *known = Some(tag.to_owned());
                }
                is_new
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_watched_once_and_as_long_as_somebody_looks() {
        let live = Live::default();
        let (one, other) = (live.follow(View::Stuck), live.follow(View::Stuck));
        assert_eq!(live.views(), [View::Stuck]);
        live.tell(&View::Stuck, "a");
        let mut one = one.expect("few are watched");
        assert_eq!(one.borrow_and_update().as_deref(), Some("a"));
        live.tell(&View::Stuck, "a");
        assert!(!one.has_changed().expect("it is open"), "the same tag is no news");
        drop((one, other));
        assert_eq!(live.views(), []);
    }

    #[test]
    fn the_number_of_watched_pages_is_bounded() {
        let live = Live::default();
        let open: Vec<_> = (0..300).filter_map(|id| live.follow(View::Step(id))).collect();
        assert_eq!(open.len(), MOST);
        assert!(live.follow(View::Step(0)).is_some(), "that one is watched already");
    }
}
