//! Which server answers a command that only reads: the replica that the user named, or the primary. `docs/replicas.md`
//!
//! The primary is asked for its identity and position first. So a replica of anything else is never read, and its lag
//! is known whatever the role may see: it is none once the replica has replayed what the primary had written. A
//! primary that is away leaves the replica's own word.

use std::time::Duration;

use serde::Serialize;
use tokio::join;
use tokio::time::{sleep, timeout};

use super::Context;
use crate::db::queries::server::{ReplicaState, replica_state};
use crate::db::{self, Purpose, Session, Target, sqlstate};
use crate::error::{Exit, Failure, Result, exit_of, one_line, server_error};
use crate::migrate::gate;
use crate::model::diagnosis::{StepDiagnosis, TaskDiagnosis};
use crate::model::stuck::Stuck;
use crate::querycheck::{Report, Status};
use crate::report::style;

/// How long each of both servers is waited for while the other answers.
const ANSWERS_WITHIN: Duration = Duration::from_secs(3);
/// The pauses, in milliseconds, in which a replica that streams catches up: it is behind by a round trip, and the answer
/// is as new as the question if it waits for that.
const CATCH_UP: [u64; 5] = [5, 15, 30, 50, 100];

/// An answer, and its age if a replica gave it.
#[derive(Debug, Serialize)]
pub struct Read<T> {
    #[serde(flatten)]
    pub value: T,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replica: Option<Origin>,
    /// Whether its commands were left out: the primary, which might contradict them, is away.
    #[serde(skip)]
    pub is_without_commands: bool,
}

/// The replica that answered.
#[derive(Clone, Debug, Serialize)]
pub struct Origin {
    /// Its address.
    pub server: String,
    /// How much older than the primary's its state was, at most.
    pub lag_ms: u64,
}

impl Origin {
    /// The line below an answer.
    pub fn line(&self) -> String {
        let age = match self.lag_ms {
            0 => "now".to_owned(),
            lag => format!("{} ago", style::duration(Duration::from_millis(lag))),
        };
        format!("as of {age}, from the replica {}", self.server)
    }
}

impl<T> From<T> for Read<T> {
    fn from(value: T) -> Self {
        Read { value, replica: None, is_without_commands: false }
    }
}

impl<T> Read<T> {
    /// The answer for people: its age stands below it.
    pub fn drawn(&self, draw: impl FnOnce(&T) -> String) -> String {
        let mut text = draw(&self.value);
        if let Some(origin) = &self.replica {
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            text.push_str(&origin.line());
            text.push('\n');
        }
        text
    }

    /// The same answer's age with a part of it.
    pub fn with<U>(&self, value: U) -> Read<U> {
        Read { value, replica: self.replica.clone(), is_without_commands: self.is_without_commands }
    }

    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Read<U> {
        let Read { value, replica, is_without_commands } = self;
        Read { value: change(value), replica, is_without_commands }
    }
}

/// An answer that can name commands which change the database, or the reasons for such.
pub trait Advice {
    fn names_command(&self) -> bool;

    /// Leaves them out.
    fn forget_commands(&mut self);
}

impl Advice for StepDiagnosis {
    fn names_command(&self) -> bool {
        self.needs_command()
    }

    fn forget_commands(&mut self) {
        self.finding.fix.clear();
        self.blocked.forget_fixes();
    }
}

impl Advice for TaskDiagnosis {
    fn names_command(&self) -> bool {
        self.needs_command()
    }

    fn forget_commands(&mut self) {
        self.blocked.forget_fixes();
    }
}

impl Advice for Stuck {
    fn names_command(&self) -> bool {
        !self.groups.is_empty() || !self.queues.is_empty()
    }

    fn forget_commands(&mut self) {
        self.groups.iter_mut().for_each(|group| group.fix.clear());
        self.queues.iter_mut().for_each(|queue| queue.fix.clear());
    }
}

/// The counters of a standby are its own: a cause that was found there may be none on the primary.
impl Advice for Report {
    fn names_command(&self) -> bool {
        self.status() != Status::Passed
    }

    fn forget_commands(&mut self) {
        self.findings.iter_mut().for_each(|finding| finding.fix.clear());
    }
}

/// The servers that can answer, each with the connection to it.
pub struct Reader<'a> {
    context: &'a Context,
    /// Whether both need the program's schema.
    has_gate: bool,
    replica: Option<Replica>,
    primary: Option<Session>,
}

struct Replica {
    session: Session,
    server: String,
}

/// Why the replica is not read.
enum Unused {
    /// It is away, or refuses.
    Failed(anyhow::Error),
    /// It is not what it was named as.
    Unfit(String),
    Behind(Duration),
}

impl From<anyhow::Error> for Unused {
    fn from(error: anyhow::Error) -> Self {
        Unused::Failed(error)
    }
}

impl<'a> Reader<'a> {
    /// Connects to the replica that the user named, and to the primary; without a replica, to the primary alone.
    ///
    /// # Errors
    /// Those of the primary, unless only a replica answers.
    pub async fn open(context: &'a Context, has_gate: bool) -> Result<Reader<'a>> {
        let mut reader = Reader { context, has_gate, replica: None, primary: None };
        let Some(target) = context.replica() else {
            reader.primary().await?;
            return Ok(reader);
        };
        let primary = timeout(ANSWERS_WITHIN, open_primary(context, has_gate));
        let (primary, replica) = join!(primary, Replica::open(context, target, has_gate));
        match replica {
            Ok(replica) => reader.replica = Some(replica),
            Err(error) => reader.tell(&target.to_string(), Unused::Failed(error)),
        }
        match primary {
            Ok(Ok(primary)) => reader.primary = Some(primary),
            Ok(Err(error)) if reader.replica.is_some() && sqlstate::is_out_of_reach(&error) => {
                reader.tell_of_primary(&cause(&error));
            }
            Ok(Err(error)) => return Err(error),
            Err(_) if reader.replica.is_some() => {
                reader.tell_of_primary(&format!("no answer within {}", style::duration(ANSWERS_WITHIN)));
            }
            // It has the time that its address gives it.
            Err(_) => {}
        }
        Ok(reader)
    }

    /// Does `work` on the replica, or else on the primary, which is asked from then on.
    ///
    /// An answer that something does not exist is never the replica's: it may only be missing there.
    pub async fn read<T>(&mut self, work: impl AsyncFn(&mut Session) -> Result<T>) -> Result<Read<T>> {
        if let Some(mut replica) = self.replica.take() {
            let read = async {
                let lag = self.lag(&replica).await?;
                let value = work(&mut replica.session).await?;
                Ok::<_, Unused>((lag, value))
            };
            match read.await {
                Ok((lag, value)) => {
                    let lag_ms = u64::try_from(lag.as_millis()).unwrap_or(u64::MAX);
                    let origin = Origin { server: replica.server.clone(), lag_ms };
                    self.replica = Some(replica);
                    return Ok(Read { value, replica: Some(origin), is_without_commands: false });
                }
                Err(Unused::Failed(error)) if is_answer(&error) => {}
                Err(unused) => self.tell(&replica.server, unused),
            }
        }
        work(self.primary().await?).await.map(Read::from)
    }

    /// Like [`Reader::read`]; an answer that names a command is the primary's. While that is away, the command is left
    /// out: the replica's state may be older.
    pub async fn read_advice<T: Advice>(
        &mut self,
        work: impl AsyncFn(&mut Session) -> Result<T>,
    ) -> Result<Read<T>> {
        let mut read = self.read(&work).await?;
        if read.replica.is_none() || !read.value.names_command() {
            return Ok(read);
        }
        let confirmed = match self.primary().await {
            Ok(primary) => work(primary).await,
            Err(error) => Err(error),
        };
        match confirmed {
            Ok(value) => Ok(Read::from(value)),
            Err(error) if sqlstate::is_out_of_reach(&error) => {
                read.value.forget_commands();
                read.is_without_commands = true;
                self.context.output().note(
                    "no fix is named: only the primary knows whether it is still needed, and it does not answer",
                );
                Ok(read)
            }
            Err(error) => Err(error),
        }
    }

    /// Does `work` on the primary.
    pub async fn on_primary<T>(&mut self, work: impl AsyncFn(&mut Session) -> Result<T>) -> Result<T> {
        work(self.primary().await?).await
    }

    async fn primary(&mut self) -> Result<&mut Session> {
        if self.primary.is_none() {
            self.primary = Some(open_primary(self.context, self.has_gate).await?);
        }
        Ok(self.primary.as_mut().expect("it was opened"))
    }

    /// How far the replica is behind.
    async fn lag(&mut self, replica: &Replica) -> Result<Duration, Unused> {
        let primary = match &self.primary {
            Some(session) => state(session).await.map(Some),
            None => Ok(None),
        };
        let primary = primary.unwrap_or_else(|error| {
            self.primary = None;
            self.tell_of_primary(&cause(&error));
            None
        });
        let mut there = state(&replica.session).await?;
        for pause in CATCH_UP {
            if let Some(fault) = fault(&there, primary.as_ref()) {
                return Err(Unused::Unfit(fault));
            }
            if primary.is_none() || lag(&there, primary.as_ref()).is_zero() {
                break;
            }
            sleep(Duration::from_millis(pause)).await;
            there = state(&replica.session).await?;
        }
        let lag = lag(&there, primary.as_ref());
        if lag > self.context.max_lag() { Err(Unused::Behind(lag)) } else { Ok(lag) }
    }

    /// Tells that the primary answers instead of a replica.
    fn tell(&self, server: &str, unused: Unused) {
        let why = match unused {
            Unused::Failed(error) => cause(&error),
            Unused::Unfit(fault) => fault,
            Unused::Behind(lag) => format!(
                "it is {} behind, more than --max-lag {}",
                style::duration(lag),
                humantime::format_duration(self.context.max_lag())
            ),
        };
        self.context.output().note(format!("reading from the primary, not from the replica {server}: {why}"));
    }

    fn tell_of_primary(&self, why: &str) {
        self.context.output().note(format!("only the replica answers, the primary does not: {why}"));
    }
}

async fn open_primary(context: &Context, has_gate: bool) -> Result<Session> {
    match has_gate {
        true => context.session(Purpose::Command).await,
        false => context.unchecked_session(Purpose::Command).await,
    }
}

impl Replica {
    async fn open(context: &Context, target: &Target, has_gate: bool) -> Result<Replica> {
        let session = db::connect(target, context.schema(), Purpose::Reading).await?;
        if has_gate {
            gate::check(&session, target, context.schema()).await?;
        }
        Ok(Replica { session, server: target.to_string() })
    }
}

/// Whether the program failed by itself: a task or a step is not there.
fn is_answer(error: &anyhow::Error) -> bool {
    server_error(error).is_none() && exit_of(error) != Exit::Unreachable
}

/// How far a server is. Behind a pooler, one that is away accepts connections.
async fn state(session: &Session) -> Result<ReplicaState> {
    match timeout(ANSWERS_WITHIN, replica_state(session)).await {
        Ok(state) => Ok(state?),
        Err(_) => {
            session.sever();
            let silent = format!("no answer within {}", style::duration(ANSWERS_WITHIN));
            Err(Failure::unreachable("could not ask how far the server is").caused_by(silent).into())
        }
    }
}

/// Why a server is no replica of the primary.
fn fault(replica: &ReplicaState, primary: Option<&ReplicaState>) -> Option<String> {
    if !replica.is_standby {
        return Some("it is no standby".to_owned());
    }
    let primary = primary?;
    if replica.system_identifier != primary.system_identifier {
        Some("it is a copy of another server than the primary".to_owned())
    } else if replica.database_id != primary.database_id {
        Some("it is another database of the primary's server".to_owned())
    } else if replica.timeline > primary.timeline {
        Some("it follows a server that was promoted beside the primary".to_owned())
    } else {
        None
    }
}

/// How much older than the primary's the state of a replica is, at most.
///
/// Not the time since its last transaction: where nothing happens, that grows.
fn lag(replica: &ReplicaState, primary: Option<&ReplicaState>) -> Duration {
    let is_current = match primary {
        Some(primary) => replica.position >= primary.position,
        None => replica.is_even,
    };
    if is_current {
        return Duration::ZERO;
    }
    // By the clock of the server that wrote the time, if it answers.
    let now = primary.map_or(replica.now, |primary| primary.now);
    now.duration_since(replica.as_of).try_into().unwrap_or_default()
}

/// An error in the words of the system or the server on one line; of a connection that failed, with what helps.
fn cause(error: &anyhow::Error) -> String {
    let Some(failure) = error.chain().find_map(|cause| cause.downcast_ref::<Failure>()) else {
        return one_line(error);
    };
    let mut text = failure.cause().unwrap_or_else(|| failure.to_string());
    // The fix of a schema that is missing there is not to be made there.
    if let Some(hint) = failure.hint_text().filter(|_| exit_of(error) == Exit::Unreachable) {
        text.push_str(&format!("; {hint}"));
    }
    text.replace("\n    ", "; ")
}
