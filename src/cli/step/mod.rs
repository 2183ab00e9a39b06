//! `tasker step`.

mod cancel;
mod reset;
mod resolve;
mod retry;
mod select;
mod show;
mod why;

commands! {
    /// Inspect steps and change them by hand
    pub enum Step { Show(show), Why(why), Retry(retry), Reset(reset), Resolve(resolve), Cancel(cancel) }
}
