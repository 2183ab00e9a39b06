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

use super::change::{Change, Filled};
use super::desk::Desk;
use super::html::{self, Page};
use super::live::Live;
use super::pages;
use super::rights::{Allowed, Rights};
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
/// How long the answer holds whether changes can be made.
const RIGHTS_FOR: Duration = Duration::from_secs(10);
/// Between two looks at the pages that browsers show.
const POLL_INTERVAL: Duration = Duration::from_millis(1500);
/// The pause after them is this many times as long as they took, at least.
const POLL_SHARE: u32 = 4;
/// Between two looks at the figures that are plotted.
const TREND_INTERVAL: Duration = Duration::from_secs(5);
/// The same of these.
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

/// What a request asks for.
pub enum Question {
    /// A page; `None`: there is no such page.
    View(Option<View>),
    /// The form of a change, with the token that it sends back.
    Ask(Change, String),
    /// The change itself.
    Make(Change, Filled),
}

/// A question, and where its answer goes.
pub struct Asked {
    pub question: Question,
    pub reply: oneshot::Sender<Answer>,
}

pub struct Answers<'a> {
    site: Arc<Site>,
    live: Live,
    desk: Desk<'a>,
    allowed: Allowed,
    trend: Trend,
    shared: Shared<Answer>,
    rights: Shared<Rights>,
}

impl<'a> Answers<'a> {
    pub fn new(site: Arc<Site>, live: Live, desk: Desk<'a>, allowed: Allowed) -> Answers<'a> {
        Answers {
            site,
            live,
            desk,
            allowed,
            trend: Trend::default(),
            shared: Shared::new(),
            rights: Shared::new(),
        }
    }

    /// Answers questions, and looks at the plotted figures from time to time, until nobody can ask any more.
    pub async fn work(&self, mut questions: mpsc::Receiver<Asked>) {
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

    async fn reply(&self, Asked { question, mut reply }: Asked) {
        let (site, desk) = (&*self.site, &self.desk);
        let is_change = matches!(question, Question::Make(..));
        let answer = async {
            match question {
                Question::View(view) => self.get(view).await,
                Question::Ask(change, token) => {
                    self.if_allowed(Box::pin(pages::change::ask(site, desk, &change, &token))).await
                }
                Question::Make(change, filled) => {
                    let page = Box::pin(pages::change::make(site, desk, &change, &filled));
                    let answer = self.if_allowed(page).await;
                    // What was made before the change is old.
                    self.shared.clear();
                    answer
                }
            }
        };
        let answer = tokio::select! {
            answer = answer => answer,
            // The browser has left. A change goes on.
            () = reply.closed(), if !is_change => return,
        };
        let _ = reply.send(answer);
    }

    /// The answer to a view.
    async fn get(&self, view: Option<View>) -> Answer {
        let Some(view) = view else { return self.answer(html::no_page(&self.site), &self.rights().await) };
        let age = if view == View::Indexes { COSTLY_SHARED_FOR } else { SHARED_FOR };
        self.shared.get(&view.key(), age, self.make(&view)).await
    }

    /// The page, unless nothing can be changed here.
    async fn if_allowed(&self, page: LocalBoxFuture<'_, Result<Page>>) -> Answer {
        let rights = self.rights().await;
        let page = match &rights {
            Rights::Changes => page.await.unwrap_or_else(|error| self.failure(&error)),
            Rights::ReadOnly(reason) => html::forbidden(&self.site, reason),
        };
        self.answer(page, &rights)
    }

    fn failure(&self, error: &anyhow::Error) -> Page {
        html::failure(&self.site, status_of(error), error)
    }

    async fn rights(&self) -> Rights {
        self.rights.get("", RIGHTS_FOR, Box::pin(Rights::of(&self.desk, self.allowed))).await
    }

    async fn make(&self, view: &View) -> Answer {
        let (site, desk) = (&*self.site, &self.desk);
        let rights = self.rights().await;
        // Each on the heap: the largest would be moved with every answer, and is too large for a stack.
        let page: LocalBoxFuture<'_, Result<Page>> = match view {
            View::Overview => Box::pin(pages::overview::page(site, desk, &self.trend)),
            View::Tasks(query) => Box::pin(pages::tasks::page(site, desk, query)),
            View::Find(name) => Box::pin(pages::task::find(site, desk, name)),
            View::Task(task_id, after) => Box::pin(pages::task::page(site, desk, &rights, *task_id, *after)),
            View::Timeline(task_id) => Box::pin(pages::task::timeline(site, desk, *task_id)),
            View::History(task_id) => Box::pin(pages::task::history(site, desk, *task_id)),
            View::Context(task_id) => Box::pin(pages::task::context(site, desk, *task_id)),
            View::Step(step_id) => Box::pin(pages::step::page(site, desk, &rights, *step_id)),
            View::Stuck => Box::pin(pages::stuck::page(site, desk)),
            View::Queues => Box::pin(pages::queues::page(site, desk, &rights)),
            View::Indexes => Box::pin(pages::indexes::page(site, desk)),
        };
        let page = page.await;
        self.answer(page.unwrap_or_else(|error| self.failure(&error)), &rights)
    }

    fn answer(&self, page: Page, rights: &Rights) -> Answer {
        let (status, location) = (page.status, page.location.clone());
        let html = html::document(&self.site, page, rights).into_string();
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
