//! One connection and the statements prepared on it.

mod copy;
mod transaction;

use std::collections::HashMap;
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use bytes::BytesMut;
use futures_util::future::BoxFuture;
use tokio::join;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::task::AbortHandle;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::{ToSql, Type};
use tokio_postgres::{Client, Error, Notification, Row, SimpleQueryMessage, Statement};

use super::row::FromRow;
use super::{Purpose, quote_identifier, quote_literal};
use crate::text::statement::with_schema;

/// The search path of every statement of this program. Nobody but a superuser can create a function or an
/// operator there, so no overload of another user is ever called; [`Session::qualified`] names the tables.
/// Without `pg_temp`, temporary tables would be found first. `docs/adr/0022-nothing-user-made-in-the-path.md`
pub const SEARCH_PATH: &str = "pg_catalog, pg_temp";

/// Sets it, and what a role or a database may have set otherwise, until the transaction ends.
fn local_settings(purpose: Purpose) -> String {
    let mut settings = format!("set local search_path = {SEARCH_PATH}; set local TimeZone = 'UTC'");
    // A transaction has its isolation level and its mode from the words that begin it.
    for (name, value) in purpose.pinned().iter().filter(|(name, _)| !name.starts_with("default_transaction"))
    {
        settings.push_str(&format!("; set local {name} = {}", quote_literal(value)));
    }
    settings
}

/// Until [`AS_BEFORE`], statements find rows by keys, in the order of what they are joined to: so they lock them in the
/// order of the worker's other sessions, which have these settings for good ([`Purpose::Worker`]).
/// A scan that has no other way costs ten thousand million then, for which the server would compile the statement: for
/// seconds.
const BY_KEYS: &str = "set local jit = off; set local enable_seqscan = off; set local enable_bitmapscan = off; \
    set local enable_hashjoin = off; set local enable_mergejoin = off";
const AS_BEFORE: &str = "set local jit to default; set local enable_seqscan to default; \
    set local enable_bitmapscan to default; set local enable_hashjoin to default; set local enable_mergejoin to default";

/// Begins a transaction as PostgreSQL does by default, whatever the default of the role.
const BEGIN: &str = "begin isolation level read committed, read write, not deferrable";
/// The same on a standby, which refuses the other.
const BEGIN_READING: &str = "begin isolation level read committed, read only, not deferrable";

/// Asks the server to cancel the running statement of a connection.
pub(super) type Canceller = Arc<dyn Fn() -> BoxFuture<'static, Result<(), Error>> + Send + Sync>;

/// How long to wait for the server to answer a cancellation: it is a courtesy.
const CANCEL_TIMEOUT: Duration = Duration::from_secs(5);

/// One connection to a database, with every statement prepared at most once.
///
/// Concurrent calls are pipelined in the order in which they are made.
pub struct Session {
    client: Client,
    /// Keyed by its text: every query's text is a constant of the program.
    statements: Mutex<HashMap<&'static str, CachedStatement>>,
    /// Whether each transaction can run on another server process.
    pooled: bool,
    /// Whether statements are prepared before their first run, not their second.
    prepares_at_once: bool,
    /// Begins the transaction of a single statement there.
    begin: &'static str,
    /// What each transaction sets for itself there; empty where the session has it.
    local_settings: String,
    /// The schema that holds the program's tables.
    schema: String,
    /// Whether a transaction of several statements is open.
    in_transaction: AtomicBool,
    notifications: Option<UnboundedReceiver<Notification>>,
    canceller: Canceller,
    /// Settings that the startup packet could not carry, as commands; [`Session::clean`] makes them again after a reset.
    own_settings: String,
    /// Whether it has the name of the command, and not one that the user gave.
    has_own_name: bool,
    /// The task that moves bytes between the client and the socket.
    driver: AbortHandle,
    /// How long an answer is waited for; a server that is silent for longer is given up.
    deadline: Option<Duration>,
    /// The deadline that passed.
    overdue: OnceLock<Duration>,
}

/// Resets the state that a session keeps beyond its transactions, and lists the statements
/// prepared in SQL: those of the protocol are tasker's.
const CLEAN: &str = "\
set session authorization default; reset role; reset all; set search_path = pg_catalog, pg_temp; close all; unlisten *; discard temp; discard sequences;
select pg_catalog.pg_advisory_unlock_all();
select name as prepared from pg_catalog.pg_prepared_statement() where from_sql";

/// Identifies the transaction under way.
const IDENTITY: &str = "select pg_catalog.pg_backend_pid() as pid, \
    (extract(epoch from pg_catalog.now()) operator(pg_catalog.*) 1000000)::pg_catalog.int8 as began";

/// A transaction, as the server's list of sessions shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TransactionId {
    pub pid: i32,
    /// Microseconds since 1970.
    pub began: i64,
}

/// A statement kept for further runs.
#[derive(Clone)]
enum CachedStatement {
    /// It is prepared on the server's end, which stays the same.
    Prepared(Statement),
    /// Its text and its parameters' types: it takes one round trip. Behind a pooler no statement stays prepared:
    /// the next transaction may run on another server process, which does not know it or has another client's
    /// statement under that name.
    Typed(Arc<(String, Vec<Type>)>),
}

impl Session {
    pub(super) fn new(
        client: Client,
        notifications: UnboundedReceiver<Notification>,
        canceller: Canceller,
        driver: AbortHandle,
        pooled: Option<Purpose>,
        schema: String,
    ) -> Self {
        Session {
            client,
            statements: Mutex::default(),
            pooled: pooled.is_some(),
            prepares_at_once: true,
            begin: if pooled == Some(Purpose::Reading) { BEGIN_READING } else { BEGIN },
            local_settings: pooled.map(local_settings).unwrap_or_default(),
            schema,
            in_transaction: AtomicBool::new(false),
            notifications: Some(notifications),
            canceller,
            own_settings: String::new(),
            has_own_name: false,
            driver,
            deadline: None,
            overdue: OnceLock::new(),
        }
    }

    /// Makes a setting of the session that [`Session::clean`] keeps: a `set` command.
    pub(super) async fn set(&mut self, command: &str) -> Result<(), Error> {
        self.client.batch_execute(command).await?;
        self.own_settings.push_str("; ");
        self.own_settings.push_str(command);
        Ok(())
    }

    /// Says that the session has the name of the command.
    pub(super) fn may_be_named(&mut self) {
        self.has_own_name = !self.pooled;
    }

    /// Gives the session another name in the server's list, unless the user gave it one. Behind a pooler the session is
    /// not ours to name.
    ///
    /// # Errors
    /// The server's.
    pub async fn name(&mut self, name: &str) -> Result<(), Error> {
        match self.has_own_name {
            true => self.set(&format!("set application_name = {}", quote_literal(name))).await,
            false => Ok(()),
        }
    }

    /// Removes everything that a user's statement may have left on the session: settings, the role,
    /// temporary tables, cursors, subscriptions, advisory locks, prepared statements.
    ///
    /// `discard all` would also remove tasker's own prepared statements, which costs five times as
    /// much. Behind a pooler it removes nothing: the session is the pooler's.
    ///
    /// # Errors
    /// The server's; the session is unusable then.
    pub async fn clean(&self) -> Result<(), Error> {
        if self.pooled {
            return Ok(());
        }
        let command = format!("{CLEAN}{}", self.own_settings);
        for message in self.in_time(self.client.simple_query(&command)).await? {
            if let SimpleQueryMessage::Row(row) = message
                && let Ok(Some(name)) = row.try_get("prepared")
            {
                self.batch(&format!("deallocate {}", quote_identifier(name))).await?;
            }
        }
        Ok(())
    }

    /// How long each answer is waited for. A server that is silent for longer (a proxy that
    /// swallows, packets that are dropped) is given up: the statement is cancelled there if
    /// it can be, and fails here as if the connection had been closed.
    pub fn set_deadline(&mut self, deadline: Option<Duration>) {
        self.deadline = deadline;
    }

    /// Whether statements are prepared before their first run; a command runs most of its statements once, and
    /// saves a round trip with each.
    pub(super) fn prepare_at_once(&mut self, at_once: bool) {
        self.prepares_at_once = at_once;
    }

    /// The deadline that passed, if the session was given up for that.
    pub fn overdue(&self) -> Option<Duration> {
        self.overdue.get().copied()
    }

    /// Waits for an answer within the deadline.
    async fn in_time<T>(&self, answer: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
        let Some(deadline) = self.deadline else { return answer.await };
        let mut answer = pin!(answer);
        match tokio::time::timeout(deadline, &mut answer).await {
            Ok(answer) => answer,
            Err(_) => {
                let _ = self.overdue.set(deadline);
                self.sever();
                // Without its driver the client answers at once that it is closed.
                answer.await
            }
        }
    }

    /// Closes the connection at once, and asks the server to cancel the running statement.
    pub fn sever(&self) {
        let cancellation = tokio::time::timeout(CANCEL_TIMEOUT, (self.canceller)());
        self.driver.abort();
        tokio::spawn(cancellation);
    }

    /// The schema that holds the program's tables.
    pub fn schema(&self) -> &str {
        &self.schema
    }

    /// Finds the program's tables in another schema from now on.
    pub fn set_schema(&mut self, schema: &str) {
        schema.clone_into(&mut self.schema);
        self.statements.lock().expect("no holder panics").clear();
    }

    /// The text of a statement of this program, with the schema before each of its own names.
    pub fn qualified(&self, sql: &str) -> String {
        with_schema(sql, &quote_identifier(&self.schema))
    }

    /// Runs a script of this program, without parameters or results.
    pub async fn script(&self, sql: &str) -> Result<(), Error> {
        self.batch(&self.qualified(sql)).await
    }

    /// Runs statements of this program without parameters; their values arrive as text.
    pub async fn texts(&self, sql: &str) -> Result<Vec<SimpleQueryMessage>, Error> {
        let sql = self.qualified(sql);
        self.in_time(self.alone(self.client.simple_query(&sql))).await
    }

    /// Begins a transaction, with the words of `begin`, whose statements are the program's own.
    pub async fn begin(&self, begin: &str) -> Result<(), Error> {
        self.batch(&format!("{begin}; {}", self.local_settings)).await?;
        self.in_transaction.store(true, Ordering::Relaxed);
        Ok(())
    }

    /// Begins a transaction like [`Session::begin`], in one round trip with the question for its identity.
    pub async fn begin_identified(&self, begin: &str) -> Result<TransactionId, Error> {
        let words = format!("{begin}; {}; {IDENTITY}", self.local_settings);
        let answer = self.in_time(self.client.simple_query(&words)).await?;
        self.in_transaction.store(true, Ordering::Relaxed);
        let row = answer.iter().find_map(|message| match message {
            SimpleQueryMessage::Row(row) => Some(row),
            _ => None,
        });
        let number = |column| row.and_then(|row| row.get(column)?.parse().ok()).unwrap_or_default();
        Ok(TransactionId { pid: number("pid") as i32, began: number("began") })
    }

    /// Ends the transaction: `commit` or `rollback`.
    pub async fn end(&self, how: &str) -> Result<(), Error> {
        self.in_transaction.store(false, Ordering::Relaxed);
        self.batch(how).await
    }

    /// Ends the transaction with a query, and with its commit unless `condition` divides by zero: then it is rolled
    /// back, and this returns `None`. All are sent at once: the query's locks are not held while this process,
    /// or the network, stands still. The query locks in the order of keys; deferred triggers have the user's plans.
    ///
    /// # Errors
    /// The server's; nothing is kept then. Without an answer to the commit that is not known.
    pub async fn query_and_commit(
        &self,
        query: (&'static str, &[&(dyn ToSql + Sync)]),
        condition: (&'static str, &[&(dyn ToSql + Sync)]),
    ) -> Result<Option<Vec<Row>>, Error> {
        self.in_time(async {
            // Nothing may be waited for in between.
            let prepared = [
                self.prepare_cached(query.0, query.1).await?,
                self.prepare_cached(condition.0, condition.1).await?,
            ];
            let [answer, checked] = &prepared;
            // Each is sent when it is first polled, in this order.
            let (_, rows, held, _, ended) = join!(
                self.client.batch_execute(BY_KEYS),
                self.run(answer, query.1),
                self.run(checked, condition.1),
                self.client.batch_execute(AS_BEFORE),
                self.client.batch_execute("commit")
            );
            self.in_transaction.store(false, Ordering::Relaxed);
            let rows = rows?;
            match held {
                Err(error) if error.code() == Some(&SqlState::DIVISION_BY_ZERO) => return Ok(None),
                held => held?,
            };
            ended?;
            Ok(Some(rows))
        })
        .await
    }

    async fn run(
        &self,
        statement: &CachedStatement,
        params: &[&(dyn ToSql + Sync)],
    ) -> Result<Vec<Row>, Error> {
        match statement {
            CachedStatement::Prepared(statement) => self.client.query(statement, params).await,
            CachedStatement::Typed(kept) => {
                let (sql, types) = &**kept;
                self.client.query_typed(sql, &typed(params, types)).await
            }
        }
    }

    /// Lets unqualified names mean in this transaction what they mean to the role: for a user's statement.
    pub async fn use_path_of_role(&self) -> Result<(), Error> {
        self.batch("set local search_path to default").await
    }

    /// Runs a statement of the program, with its search path. Behind a pooler that path is the role's, and
    /// set here until the statement ends: the three requests are sent at once, so this takes one round trip.
    async fn alone<T>(&self, statement: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
        if !self.pooled || self.in_transaction.load(Ordering::Relaxed) {
            return statement.await;
        }
        let begin = format!("{}; {}", self.begin, self.local_settings);
        // Each is sent when it is first polled, in this order.
        let (begun, answer, ended) =
            join!(self.client.batch_execute(&begin), statement, self.client.batch_execute("commit"));
        let answer = answer?;
        begun?;
        ended?;
        Ok(answer)
    }

    /// Runs statements without parameters or results, as they are.
    pub async fn batch(&self, sql: &str) -> Result<(), Error> {
        self.in_time(self.client.batch_execute(sql)).await
    }

    /// Asks the server to end the statement under way, over a connection of its
    /// own, and gives this session up.
    ///
    /// Dropping the session alone would leave the statement running to its end, with every lock it holds: a
    /// server that computes does not check its socket.
    pub async fn abandon(self) {
        self.cancel().await;
        // It would wait for a socket that takes nothing.
        self.driver.abort();
    }

    /// Cancels the running statement over a separate connection. The caller of the statement gets an error.
    pub async fn cancel(&self) {
        match tokio::time::timeout(CANCEL_TIMEOUT, (self.canceller)()).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::warn!(%error, "a statement could not be cancelled on the server"),
            Err(_) => tracing::warn!("the server did not answer a cancellation in time"),
        }
    }

    /// Returns [`Session::cancel`] as a function, for use while the session itself is busy.
    pub fn canceller(&self) -> impl Fn() -> BoxFuture<'static, Result<(), Error>> + Send + Sync + use<> {
        let canceller = self.canceller.clone();
        move || canceller()
    }

    /// The raw client, for statements that are not the program's own, and refinery.
    pub fn client(&self) -> &Client {
        &self.client
    }

    pub fn client_mut(&mut self) -> &mut Client {
        &mut self.client
    }

    /// Hands out the stream of notifications, once. It ends with the connection.
    pub fn take_notifications(&mut self) -> Option<UnboundedReceiver<Notification>> {
        self.notifications.take()
    }

    /// Prepares a query, or finds it prepared.
    async fn prepare_cached(
        &self,
        sql: &'static str,
        params: &[&(dyn ToSql + Sync)],
    ) -> Result<CachedStatement, Error> {
        let known = self.statements.lock().expect("no holder panics").get(sql).cloned();
        let is_first = known.is_none();
        match known {
            Some(CachedStatement::Typed(_)) if !self.pooled => {}
            Some(known) => return Ok(known),
            None => {}
        }
        let text = self.qualified(sql);
        let known = if self.pooled || is_first && !self.prepares_at_once {
            CachedStatement::Typed(Arc::new((text, params.iter().map(|param| type_of(*param)).collect())))
        } else {
            // With the types of the values, not those of the columns: an id is a bigint here, and an integer in some
            // tables of an adopted database.
            let types: Vec<Type> = params.iter().map(|param| type_of(*param)).collect();
            CachedStatement::Prepared(self.client.prepare_typed(&text, &types).await?)
        };
        self.statements.lock().expect("no holder panics").insert(sql, known.clone());
        Ok(known)
    }

    pub async fn query(&self, sql: &'static str, params: &[&(dyn ToSql + Sync)]) -> Result<Vec<Row>, Error> {
        self.in_time(self.alone(async { self.run(&self.prepare_cached(sql, params).await?, params).await }))
            .await
    }

    pub async fn query_one(&self, sql: &'static str, params: &[&(dyn ToSql + Sync)]) -> Result<Row, Error> {
        self.in_time(self.alone(async {
            match self.prepare_cached(sql, params).await? {
                CachedStatement::Prepared(statement) => self.client.query_one(&statement, params).await,
                CachedStatement::Typed(kept) => {
                    let (sql, types) = &*kept;
                    self.client.query_typed_one(sql, &typed(params, types)).await
                }
            }
        }))
        .await
    }

    pub async fn query_opt(
        &self,
        sql: &'static str,
        params: &[&(dyn ToSql + Sync)],
    ) -> Result<Option<Row>, Error> {
        self.in_time(self.alone(async {
            match self.prepare_cached(sql, params).await? {
                CachedStatement::Prepared(statement) => self.client.query_opt(&statement, params).await,
                CachedStatement::Typed(kept) => {
                    let (sql, types) = &*kept;
                    self.client.query_typed_opt(sql, &typed(params, types)).await
                }
            }
        }))
        .await
    }

    /// Every row of the answer.
    pub async fn rows<T: FromRow>(
        &self,
        sql: &'static str,
        params: &[&(dyn ToSql + Sync)],
    ) -> Result<Vec<T>, Error> {
        self.query(sql, params).await?.iter().map(T::from_row).collect()
    }

    /// The one row of the answer.
    pub async fn row<T: FromRow>(
        &self,
        sql: &'static str,
        params: &[&(dyn ToSql + Sync)],
    ) -> Result<T, Error> {
        T::from_row(&self.query_one(sql, params).await?)
    }

    /// Returns the row of the answer, if there is one.
    pub async fn row_opt<T: FromRow>(
        &self,
        sql: &'static str,
        params: &[&(dyn ToSql + Sync)],
    ) -> Result<Option<T>, Error> {
        self.query_opt(sql, params).await?.as_ref().map(T::from_row).transpose()
    }

    pub async fn execute(&self, sql: &'static str, params: &[&(dyn ToSql + Sync)]) -> Result<u64, Error> {
        self.in_time(self.alone(async {
            match self.prepare_cached(sql, params).await? {
                CachedStatement::Prepared(statement) => self.client.execute(&statement, params).await,
                CachedStatement::Typed(kept) => {
                    let (sql, types) = &*kept;
                    self.client.execute_typed(sql, &typed(params, types)).await
                }
            }
        }))
        .await
    }
}

/// The parameter types of tasker's queries, the likeliest of each kind first.
const TYPES: [Type; 20] = [
    Type::INT8,
    Type::INT4,
    Type::INT2,
    Type::TEXT,
    Type::BOOL,
    Type::FLOAT8,
    Type::FLOAT4,
    Type::TIMESTAMPTZ,
    Type::JSONB,
    Type::INT8_ARRAY,
    Type::INT4_ARRAY,
    Type::INT2_ARRAY,
    Type::TEXT_ARRAY,
    Type::BOOL_ARRAY,
    Type::FLOAT8_ARRAY,
    Type::FLOAT4_ARRAY,
    Type::TIMESTAMPTZ_ARRAY,
    Type::JSONB_ARRAY,
    Type::OID,
    Type::OID_ARRAY,
];

/// Returns the type that a parameter is sent as. Asking the server would prepare the statement, and a
/// cancellation or a lost connection could leave it prepared on a server process that another client gets
/// next.
fn type_of(param: &(dyn ToSql + Sync)) -> Type {
    let fits = |kind: &&Type| param.to_sql_checked(kind, &mut BytesMut::new()).is_ok();
    TYPES.iter().find(fits).cloned().unwrap_or(Type::UNKNOWN)
}

fn typed<'a>(params: &[&'a (dyn ToSql + Sync)], types: &[Type]) -> Vec<(&'a (dyn ToSql + Sync), Type)> {
    params.iter().copied().zip(types.iter().cloned()).collect()
}
