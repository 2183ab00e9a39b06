//! Takes out tasks whose retention is over, a little at a time.

use std::path::PathBuf;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::lease::Lease;
use crate::archive::due::Walk;
use crate::archive::policy::{self, Configured};
use crate::archive::run::{Archived, Options, run as archive};
use crate::db::queries::server::clock;
use crate::db::{Connect, Purpose, Session};
use crate::error::Result;

/// How long one run takes at the most, its rests included: other jobs wait for it.
const RUN: Duration = Duration::from_secs(5);
/// The share of this time in which it works, in percent.
const LOAD: u32 = 10;
/// How often it looks for expired tasks.
const LOOK: Duration = Duration::from_secs(60);
/// How often it writes them to files: each run makes a part.
const PART: Duration = Duration::from_secs(3_600);
/// How soon it continues when there was more than a run takes.
const CONTINUE: Duration = Duration::from_secs(2);
/// Statements of a preview, each of which looks at 2,000 tasks.
const PREVIEW: usize = 20;

/// What becomes of expired tasks.
#[derive(Debug)]
pub struct Expiry {
    /// The retentions of the configuration file.
    configured: Configured,
    /// The folder of their archive; `None`: they are deleted.
    to: Option<PathBuf>,
    /// USER@HOST.
    by: String,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// The day of the record of deleted tasks, and its key: one record a day, not one a run.
    record: Option<(Date, String)>,
    is_unfinished: bool,
}

impl Expiry {
    pub fn new(configured: Configured, to: Option<PathBuf>, by: String) -> Self {
        Expiry { configured, to, by, state: Mutex::default() }
    }

    /// How long after its last run it is due again.
    pub(super) fn interval(&self) -> Duration {
        match (self.state.lock().expect("no holder panics").is_unfinished, &self.to) {
            (true, _) => CONTINUE,
            (false, Some(_)) => PART,
            (false, None) => LOOK,
        }
    }

    /// Opens a connection of its own: archives have other plans than the other jobs.
    pub(super) async fn run(&self, connect: &Connect, lease: &Lease) -> Result<Option<i64>> {
        let mut session = connect(Purpose::Archive).await?;
        let workflows = policy::read(&session, &self.configured, None, None).await?;
        let began = Instant::now();
        let options = Options {
            to: self.to.as_deref(),
            limit: None,
            load: LOAD,
            by: &self.by,
            fence: Some(lease.fence()),
        };
        let today = TimeZone::UTC.to_datetime(Timestamp::now()).date();
        let record = self.state.lock().expect("no holder panics").record.take();
        let mut key = record.filter(|(day, _)| *day == today).map(|(_, key)| key);
        let mut archived = Archived::default();
        let in_time = |_: &Archived| began.elapsed() < RUN;
        let ran = archive(&mut session, &workflows, &options, &mut key, &mut archived, &in_time).await;
        let mut state = self.state.lock().expect("no holder panics");
        state.record = key.map(|key| (today, key));
        state.is_unfinished = archived.tasks > 0 && began.elapsed() >= RUN;
        Ok(ran?.then_some(archived.tasks as i64))
    }

    /// Counts expired tasks among the first of each workflow.
    pub(super) async fn backlog(&self, session: &Session) -> Result<i64> {
        let workflows = policy::read(session, &self.configured, None, None).await?;
        let mut walk = Walk::new(&workflows, clock(session).await.context("reading the clock")?);
        let mut expired = 0;
        for _ in 0..PREVIEW {
            let Some(found) = walk.next(session).await? else { break };
            expired += found.len() as i64;
        }
        Ok(expired)
    }
}
