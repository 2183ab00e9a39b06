//! `tasker task`.

mod cancel;
mod count;
mod graph;
mod list;
mod resolve;
mod retry;
mod select;
mod show;
mod stats;
mod submit;
mod watch;
mod why;

commands! {
    /// Submit tasks, inspect them, and change them by hand
    pub enum Task {
        Submit(submit),
        List(list),
        Count(count),
        Stats(stats),
        Show(show),
        Graph(graph),
        Watch(watch),
        Why(why),
        Retry(retry),
        Resolve(resolve),
        Cancel(cancel),
    }
}
