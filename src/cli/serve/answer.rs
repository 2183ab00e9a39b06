//! The answer to a request: a page as text, shared by those who ask for it at the same time.
//!
//! All answers are made in the task of the command: requests come in through a channel.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::http::StatusCode;
use futures_util::StreamExt;
use futures_util::future::{LocalBoxFuture, join_all};
use futures_util::stream::FuturesUnordered;
use tokio::sync::{mpsc, oneshot};

use super::desk::Desk;
use super::html::{self, Page};
use super::live::Live;
use super::pages;
use super::shared::Shared;
use super::site::{Site, short_hash};
use super::trend::Trend;
use super::view::View;
use crate::db::sqlstate;
use crate::error::{Exit, Failure, Result, exit_of, one_line, server_error};

/// How long an answer is given to others.
const SHARED_FOR: Duration = Duration::from_secs(1);
/// The same of one that plans every query.
const COSTLY_SHARED_FOR: Duration = Duration::from_secs(60);
/// Between two looks at the pages that browsers show.
const POLL_INTERVAL: Duration = Duration::from_millis(1500);
/// They take this part of the time at most.
const POLL_SHARE: u32 = 4;
/// Between two looks at the figures that are plotted.
const TREND_INTERVAL: Duration = Duration::from_secs(5);
/// The looks take this part of the time at most.
const TREND_SHARE: u32 = 20;

#[derive(Clone)]
pub struct Answer {
    pub status: StatusCode,
    /// Where to look instead.
    pub location: Option<String>,
    /// Identifies the page's text.
    pub tag: String,
    pub html: Arc<str>,
}

/// A request for a page; `None`: there is no such page.
pub struct Question {
    pub view: Option<View>,
    pub reply: oneshot::Sender<Answer>,
}

pub struct Answers<'a> {
    site: Arc<Site>,
    live: Live,
    desk: Desk<'a>,
    trend: Trend,
    shared: Shared<Answer>,
}

impl<'a> Answers<'a> {
    pub fn new(site: Arc<Site>, live: Live, desk: Desk<'a>) -> Answers<'a> {
        Answers { site, live, desk, trend: Trend::default(), shared: Shared::new() }
    }

    /// Answers questions, and looks at the plotted figures from time to time, until nobody can ask any more.
    pub async fn work(&self, mut questions: mpsc::Receiver<Question>) {
        tokio::select! {
            () = self.keep_trend() => {}
            () = self.poll() => {}
            () = async {
                let mut open = FuturesUnordered::new();
                loop {
                    tokio::select! {
                        question = questions.recv() => match question {
                            Some(question) => open.push(self.reply(question)),
                            None => return,
                        },
                        Some(()) = open.next() => {}
                    }
                }
            } => {}
        }
    }

    async fn reply(&self, Question { view, mut reply }: Question) {
        let answer = tokio::select! {
            answer = self.get(view) => answer,
            // The browser has left.
            () = reply.closed() => return,
        };
        let _ = reply.send(answer);
    }

    /// The answer to a view.
    async fn get(&self, view: Option<View>) -> Answer {
        let Some(view) = view else { return self.answer(html::no_page(&self.site)) };
        let age = if view == View::Indexes { COSTLY_SHARED_FOR } else { SHARED_FOR };
        self.shared.get(&view.key(), age, self.make(&view)).await
    }

    async fn make(&self, view: &View) -> Answer {
        let (site, desk) = (&*self.site, &self.desk);
        // Each on the heap: the largest would be moved with every answer, and is too large for a stack.
        let page: LocalBoxFuture<'_, Result<Page>> = match view {
            View::Overview => Box::pin(pages::overview::page(site, desk, &self.trend)),
            View::Tasks(query) => Box::pin(pages::tasks::page(site, desk, query)),
            View::Find(name) => Box::pin(pages::task::find(site, desk, name)),
            View::Task(task_id, after) => Box::pin(pages::task::page(site, desk, *task_id, *after)),
            View::Timeline(task_id) => Box::pin(pages::task::timeline(site, desk, *task_id)),
            View::History(task_id) => Box::pin(pages::task::history(site, desk, *task_id)),
            View::Context(task_id) => Box::pin(pages::task::context(site, desk, *task_id)),
            View::Step(step_id) => Box::pin(pages::step::page(site, desk, *step_id)),
            View::Stuck => Box::pin(pages::stuck::page(site, desk)),
            View::Queues => Box::pin(pages::queues::page(site, desk)),
            View::Indexes => Box::pin(pages::indexes::page(site, desk)),
        };
        let page = page.await;
        self.answer(page.unwrap_or_else(|error| html::failure(site, status_of(&error), &error)))
    }

    fn answer(&self, page: Page) -> Answer {
        let (status, location) = (page.status, page.location.clone());
        let html = html::document(&self.site, page).into_string();
        Answer { status, location, tag: format!("\"{}\"", short_hash(html.as_bytes())), html: html.into() }
    }

    /// Makes the pages that browsers look at from time to time, for ever, and tells of those that have changed.
    async fn poll(&self) {
        loop {
            let began = Instant::now();
            let looks = self.live.views().into_iter().map(async |view| {
                let answer = self.get(Some(view.clone())).await;
                self.live.tell(&view, &answer.tag);
            });
            join_all(looks).await;
            tokio::time::sleep(POLL_INTERVAL.max(began.elapsed() * POLL_SHARE)).await;
        }
    }

    /// Looks at the plotted figures from time to time, for ever.
    async fn keep_trend(&self) {
        loop {
            let began = Instant::now();
            if let Err(error) = Box::pin(pages::overview::sample(&self.desk, &self.trend)).await {
                tracing::debug!("the figures were not read: {}", one_line(&error));
            }
            tokio::time::sleep(TREND_INTERVAL.max(began.elapsed() * TREND_SHARE)).await;
        }
    }
}

/// The status of a page that tells an error.
fn status_of(error: &anyhow::Error) -> StatusCode {
    let is_ours = error.chain().any(|cause| cause.is::<Failure>()) && server_error(error).is_none();
    match exit_of(error) {
        _ if sqlstate::is_out_of_reach(error) => StatusCode::SERVICE_UNAVAILABLE,
        Exit::Usage => StatusCode::BAD_REQUEST,
        Exit::Failed if is_ours => StatusCode::NOT_FOUND,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    }
}
