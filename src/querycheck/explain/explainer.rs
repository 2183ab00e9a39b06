//! Runs EXPLAIN, each in its own transaction that is rolled back.

use std::borrow::Cow;

use tokio_postgres::Error;
use tokio_postgres::error::SqlState;

use super::node::{Activity, Plan, TableName};
use super::planning::{Planning, Tier};
use crate::db::explain::{self, Prepared, Unprepared};
use crate::db::queries::server::ServerFacts;
use crate::db::queries::server::pin_settings;
use crate::db::queries::server::table_activity;
use crate::db::{Purpose, Session, quote_identifier};
use crate::querycheck::file::{Case, Parameters, QueryCheck, Role};
use crate::querycheck::options::Options;
use crate::querycheck::outcome::Unchecked;
use crate::querycheck::statistics::document::{Drawn, digest};

/// The longest that a check waits for a lock, and that sessions queue behind it.
const LOCK_TIMEOUT: &str = "1s";

/// The hint about a table that is missing.
const OTHER_DATABASE: &str = "check the database and schema: `--database-url`, `--schema`";

/// The answer to one EXPLAIN: of a check's case, in a tier, planned one way.
#[derive(Debug)]
pub struct Explained {
    pub check: String,
    /// An index into the cases of the check.
    pub case: usize,
    pub tier: Tier,
    pub planning: Planning,
    /// What it was planned with; `None` if that is unknown, or nothing.
    pub values: Option<Vec<Option<String>>>,
    pub outcome: Result<Plan, Unchecked>,
    /// Whether it was planned in a copy whose tables are large.
    pub is_of_copy: bool,
    /// The same in a copy whose partial indexes have all rows.
    pub alternative: Option<Plan>,
}

pub struct Explainer<'a> {
    session: &'a Session,
    options: &'a Options,
    pinned: Vec<(String, String)>,
    server: &'a ServerFacts,
}

/// Why there is no plan: the connection is lost, or only this query is refused.
pub enum Refused {
    Lost(Error),
    /// The statement has an error at this character, from 1, of its text.
    Invalid(Unchecked, usize),
    /// The role lacks a privilege: the server's message.
    Denied(String),
    Unchecked(Unchecked),
}

impl Refused {
    pub fn because(reason: impl Into<String>, hint: impl Into<Option<String>>) -> Refused {
        Refused::Unchecked(Unchecked::new(reason, hint))
    }
}

impl From<Unprepared> for Refused {
    fn from(unprepared: Unprepared) -> Self {
        let position = unprepared.position;
        match (Refused::from(unprepared.error), position) {
            (Refused::Unchecked(unchecked), Some(position)) => Refused::Invalid(unchecked, position),
            (refused, _) => refused,
        }
    }
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        let Some(db_error) = error.as_db_error() else { return Refused::Lost(error) };
        let detail = db_error.detail().map(|detail| format!(": {detail}")).unwrap_or_default();
        let reason = format!("{} (SQLSTATE {}){detail}", db_error.message(), db_error.code().code());
        let hint = match *db_error.code() {
            SqlState::QUERY_CANCELED => Some("allow more time: `--timeout 5m`".to_owned()),
            SqlState::INSUFFICIENT_PRIVILEGE => return Refused::Denied(reason),
            SqlState::UNDEFINED_TABLE => Some(OTHER_DATABASE.to_owned()),
            SqlState::LOCK_NOT_AVAILABLE => {
                Some("another session holds a lock that the query needs; run the check again".to_owned())
            }
            _ => db_error.hint().map(str::to_owned),
        };
        Refused::because(reason, hint)
    }
}

impl<'a> Explainer<'a> {
    pub fn new(session: &'a Session, options: &'a Options, server: &'a ServerFacts) -> Explainer<'a> {
        Explainer { session, options, pinned: options.pinned(), server }
    }

    /// Explains a check once for each of its plans: every case, tier and way of planning.
    pub async fn explain(&self, check: &QueryCheck) -> Result<Vec<Explained>, Error> {
        let mut explained = Vec::new();
        for (number, case) in check.cases.iter().enumerate() {
            let is_unknown = case.parameters == Parameters::Unknown;
            let drawn = self.or_unchecked(self.values(check, case).await)?;
            let values = drawn.and_then(|values| values.ok_or_else(|| nothing_to_ask(case)));
            for &tier in &self.options.tiers {
                // A query that reads all rows needs no index.
                if tier == Tier::Possible && check.reads_all {
                    continue;
                }
                let is_run = tier == Tier::Chosen && self.options.analyze && !is_unknown;
                for &planning in &check.planned {
                    // A generic plan is the same for every case.
                    if planning == Planning::Generic && number > 0 && !is_run {
                        continue;
                    }
                    let is_blind = planning == Planning::Generic && !is_run;
                    // The generic plan tells as much about whether an index can serve.
                    if tier == Tier::Possible && !is_blind && values.is_err() && check.planned.len() > 1 {
                        continue;
                    }
                    let outcome = match &values {
                        Err(unchecked) if !is_blind => Err(unchecked.clone()),
                        values => {
                            let values = values.as_ref().ok().map(Vec::as_slice);
                            self.or_unchecked(self.plan(check, values, tier, planning).await)?
                        }
                    };
                    explained.push(Explained {
                        check: check.name.clone(),
                        case: number,
                        tier,
                        planning,
                        values: values.as_ref().ok().cloned(),
                        outcome,
                        is_of_copy: false,
                        alternative: None,
                    });
                }
            }
        }
        Ok(explained)
    }

    /// A lost connection ends the check; any other refusal is reported.
    pub fn or_unchecked<T>(&self, outcome: Result<T, Refused>) -> Result<Result<T, Unchecked>, Error> {
        match outcome {
            Ok(value) => Ok(Ok(value)),
            Err(Refused::Lost(error)) => Err(error),
            Err(Refused::Unchecked(unchecked) | Refused::Invalid(unchecked, _)) => Ok(Err(unchecked)),
            Err(Refused::Denied(reason)) => {
                let role = quote_identifier(&self.server.role);
                let hint =
                    format!("let a superuser run: grant pg_read_all_data, pg_write_all_data to {role}");
                Ok(Err(Unchecked::new(reason, hint)))
            }
        }
    }

    /// Returns the parameters of a case; `None` if its query returns no row.
    pub async fn values(
        &self,
        check: &QueryCheck,
        case: &Case,
    ) -> Result<Option<Vec<Option<String>>>, Refused> {
        match &case.parameters {
            Parameters::Given(values) => Ok(Some(values.clone())),
            Parameters::From(sql) if self.options.drawn.is_some() => {
                let drawn = self.options.drawn.as_deref().unwrap_or_default();
                drawn_before(drawn, check, case, sql).map(Some)
            }
            Parameters::Unknown => Ok(None),
            Parameters::From(sql) => {
                let row = self
                    .within(check, "begin read only", &[], async |session| {
                        Ok(explain::first_row_of(session, &self.text(check, sql)).await?)
                    })
                    .await?;
                Ok(row.map(|row| row.in_order_of(check.written.names())))
            }
        }
    }

    pub async fn plan(
        &self,
        check: &QueryCheck,
        values: Option<&[Option<String>]>,
        tier: Tier,
        planning: Planning,
    ) -> Result<Plan, Refused> {
        let planned = self.planned(check, values, planning).await?;
        if tier == Tier::Possible || !self.options.analyze || values.is_none() {
            return Ok(planned);
        }
        if planned.writes() && self.options.reads_only {
            return Ok(planned);
        }
        if planned.writes() && self.server.is_standby {
            let hint = "connect to the primary, or omit `--analyze`".to_owned();
            return Err(Refused::because("it writes, and this server is a standby", hint));
        }
        // A function could write where the plan shows nothing: it is refused by the server.
        let begin = if planned.writes() { "begin" } else { "begin read only" };
        let settings = [mode(planning)];
        let run = self.within(check, begin, &settings, async |session| {
            explain::prepared_as(session, &check.types, &self.text(check, &check.sql), async |statement| {
                let values = fitting(statement, values)?;
                // The first time fills the caches of the connection, and a generic plan is kept.
                statement.explain(session, "verbose", &values).await?;
                // The server counts some earlier transactions too.
                let before = activity(session).await?;
                let mut plan = read(
                    statement.explain(session, "verbose, analyze, buffers, timing off", &values).await?,
                )?;
                plan.activity = since(&before, activity(session).await?);
                Ok(plan)
            })
            .await
        });
        run.await
    }

    /// The plan without a run.
    pub async fn planned(
        &self,
        check: &QueryCheck,
        values: Option<&[Option<String>]>,
        planning: Planning,
    ) -> Result<Plan, Refused> {
        self.explained(check, values, planning, "begin read only", async |_| Ok(())).await
    }

    /// The plan after `change`, which is rolled back.
    pub async fn plan_after(
        &self,
        check: &QueryCheck,
        values: Option<&[Option<String>]>,
        planning: Planning,
        change: impl AsyncFnOnce(&Session) -> Result<(), Refused>,
    ) -> Result<Plan, Refused> {
        self.explained(check, values, planning, "begin", change).await
    }

    async fn explained(
        &self,
        check: &QueryCheck,
        values: Option<&[Option<String>]>,
        planning: Planning,
        begin: &str,
        before: impl AsyncFnOnce(&Session) -> Result<(), Refused>,
    ) -> Result<Plan, Refused> {
        let settings = [mode(planning)];
        let planned = self.within(check, begin, &settings, async |session| {
            before(session).await?;
            explain::prepared_as(session, &check.types, &self.text(check, &check.sql), async |statement| {
                let values = fitting(statement, values)?;
                read(statement.explain(session, "verbose", &values).await?)
            })
            .await
        });
        planned.await.map_err(|refused| match refused {
            Refused::Invalid(unchecked, position) => {
                let mut unchecked = located(check, unchecked, position);
                if let Some(hint) = self
                    .options
                    .if_table_is_missing
                    .filter(|_| unchecked.hint.as_deref() == Some(OTHER_DATABASE))
                {
                    unchecked.hint = Some(hint.to_owned());
                }
                Refused::Unchecked(unchecked)
            }
            refused => refused,
        })
    }

    /// Runs `work` in a read-only transaction with the settings of a check.
    pub async fn read_only<T>(
        &self,
        check: &QueryCheck,
        work: impl AsyncFnOnce(&Session) -> Result<T, Refused>,
    ) -> Result<T, Refused> {
        self.within(check, "begin read only", &[], work).await
    }

    /// A statement of a check: its names are looked up as the role does, unless it is the program's own.
    fn text<'t>(&self, check: &QueryCheck, sql: &'t str) -> Cow<'t, str> {
        if check.is_bundled { self.session.qualified(sql).into() } else { sql.into() }
    }

    /// Runs `work` in a transaction with the settings for planning, and rolls it back.
    async fn within<T>(
        &self,
        check: &QueryCheck,
        begin: &str,
        settings: &[(&str, &str)],
        work: impl AsyncFnOnce(&Session) -> Result<T, Refused>,
    ) -> Result<T, Refused> {
        let owned = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
            pairs.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect()
        };
        let of_role = match check.role {
            Role::Command => &[][..],
            Role::Worker => Purpose::Worker.settings(),
            Role::Archive => Purpose::Archive.settings(),
        };
        let timeout = format!("{}ms", self.options.timeout.as_millis().max(1));
        let all: Vec<(String, String)> = owned(of_role)
            .into_iter()
            .chain(self.pinned.iter().cloned())
            .chain(check.settings.iter().cloned())
            .chain(owned(settings))
            .chain(owned(&[("statement_timeout", &timeout), ("lock_timeout", LOCK_TIMEOUT)]))
            .collect();
        let (names, values): (Vec<&str>, Vec<&str>) =
            all.iter().map(|(name, value)| (name.as_str(), value.as_str())).unzip();
        self.session.begin(begin).await?;
        let prepared = async {
            pin_settings(self.session, &names, &values).await?;
            if !check.is_bundled {
                self.session.use_path_of_role().await?;
            }
            Ok::<(), Error>(())
        };
        let worked = match prepared.await {
            Ok(()) => work(self.session).await,
            Err(error) => Err(error.into()),
        };
        let ended = self.session.end("rollback").await;
        let value = worked?;
        ended?;
        Ok(value)
    }
}

/// The parameters that were drawn when the statistics were saved.
fn drawn_before(
    drawn: &[Drawn],
    check: &QueryCheck,
    case: &Case,
    sql: &str,
) -> Result<Vec<Option<String>>, Refused> {
    let known = drawn.iter().find(|known| known.check == check.name && known.case == case.name);
    let reason = match known {
        Some(Drawn { parameters: Some(values), digest: of, .. }) if *of == digest(sql) => {
            return Ok(values.clone());
        }
        Some(Drawn { missing: Some(why), digest: of, .. }) if *of == digest(sql) => why.clone(),
        Some(_) => "the query for its parameters has changed since the statistics were saved".to_owned(),
        None => "the statistics were saved without it".to_owned(),
    };
    let hint = "save the statistics again, with `--file` and the files of checks (`--texts` keeps texts), or write its `parameters:`";
    Err(Refused::because(format!("no parameters to plan with: {reason}"), hint.to_owned()))
}

/// Names the location of an error in the text of the check, and what helps with a parameter of another style.
fn located(check: &QueryCheck, unchecked: Unchecked, position: usize) -> Unchecked {
    // The program's own statements are sent with their schema.
    if check.is_bundled {
        return unchecked;
    }
    let foreign = check.written.foreign();
    let found = match &foreign {
        Some(foreign) => check.written.at(foreign.at),
        None => check.written.at_character(position),
    };
    let hint = foreign.map(|foreign| foreign.hint).or(unchecked.hint);
    match found {
        Some((location, line)) => Unchecked { hint, location: Some(location), line: Some(line), ..unchecked },
        None => Unchecked { hint, ..unchecked },
    }
}

fn mode(planning: Planning) -> (&'static str, &'static str) {
    let mode = match planning {
        Planning::Custom => "force_custom_plan",
        Planning::Generic => "force_generic_plan",
    };
    ("plan_cache_mode", mode)
}

/// What the open transaction has read of each table.
async fn activity(session: &Session) -> Result<Vec<Activity>, Error> {
    let rows = table_activity(session).await?;
    let activity = rows.into_iter().map(|row| Activity {
        table: TableName::new(row.schema, row.name),
        scans: row.scans,
        scanned_rows: row.scanned_rows,
        searches: row.searches,
    });
    Ok(activity.collect())
}

fn since(before: &[Activity], mut after: Vec<Activity>) -> Vec<Activity> {
    for activity in &mut after {
        if let Some(before) = before.iter().find(|before| before.table == activity.table) {
            activity.scans -= before.scans;
            activity.scanned_rows -= before.scanned_rows;
            activity.searches -= before.searches;
        }
    }
    after.retain(|activity| activity.scans > 0 || activity.searches > 0);
    after
}

pub fn nothing_to_ask(case: &Case) -> Unchecked {
    Unchecked::new(
        format!("no parameters to plan with: the query for the parameters of {} returns no row", case.name),
        "use generated data: `--at-scale 5000`; or check only whether an index can serve the query: `--tier possible`"
            .to_owned(),
    )
}

/// Returns the values for a statement's parameters; nulls if none are known.
fn fitting(statement: &Prepared, values: Option<&[Option<String>]>) -> Result<Vec<Option<String>>, Refused> {
    let takes = statement.parameter_types.len();
    match values {
        None => Ok(vec![None; takes]),
        Some(values) if values.len() == takes => Ok(values.to_vec()),
        Some(values) => Err(Refused::because(
            format!("the query takes {takes} parameters, but the check gives {}", values.len()),
            "write a value for each of $1, $2, …".to_owned(),
        )),
    }
}

fn read(printed: serde_json::Value) -> Result<Plan, Refused> {
    Plan::read(printed)
        .ok_or_else(|| Refused::because("PostgreSQL makes no plan for this kind of statement", None))
}
