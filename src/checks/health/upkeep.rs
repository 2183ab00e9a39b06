//! What nobody looks at until it fails: sessions that wait for each other, standbys and slots, sequences, collations.

use super::{QUERY_TIMEOUT, read};
use crate::db::queries::server::{
    BlockedSession, ChangedCollation, Follower, FollowerKind, SequenceUse, blocked_sessions,
    collation_versions, database_collation, replication, sequence_use, server_facts,
};
use crate::db::{Session, Target, quote_identifier, quote_literal};
use crate::error::Result;
use crate::model::health::{Bounds, HealthCheck, Reading, Status};

/// In seconds.
const BLOCKED: Bounds = Bounds::from(30.0, 300.0);
/// Relative to `max_wal_size`: what a server writes between two checkpoints.
const LAG: Bounds = Bounds::from(0.5, 2.0);
const KEPT: Bounds = Bounds::from(1.0, 4.0);
const SEQUENCES: Bounds = Bounds::from(0.75, 0.9);
const COLLATIONS: Bounds = Bounds::fail_from(1.0);
const MEBIBYTE: i64 = 1 << 20;
/// The first major version that records the version of a database's collation.
const RECORDS_DATABASES: i32 = 15;

pub(super) async fn readings(session: &mut Session, target: &Target) -> Result<Vec<Reading>> {
    let major = server_facts(session).await?.major;
    let (blocked, followers, sequences, collations) = read(session, QUERY_TIMEOUT, async |session| {
        let mut collations = collation_versions(session).await?;
        if major >= RECORDS_DATABASES {
            collations.extend(database_collation(session).await?);
        }
        let blocked = blocked_sessions(session).await?;
        Ok((blocked, replication(session).await?, sequence_use(session).await?, collations))
    })
    .await?;
    Ok(vec![
        waiting(blocked.as_ref()),
        lag(&followers),
        kept(&followers),
        numbers(&sequences),
        sorted(&collations, target.database()),
    ])
}

fn waiting(blocked: Option<&BlockedSession>) -> Reading {
    let Some(blocked) = blocked else { return Reading::nothing(HealthCheck::BlockedSessions, "none") };
    let named = |role: &Option<String>, application: &Option<String>| {
        let application = application.as_deref().filter(|name| !name.is_empty()).unwrap_or("no name");
        format!("{} ({application})", role.as_deref().unwrap_or("somebody"))
    };
    let (head, fix) = match (&blocked.prepared, blocked.head_pid) {
        (Some(gid), _) => {
            (format!("the prepared transaction {gid}"), format!("rollback prepared {}", quote_literal(gid)))
        }
        (None, Some(pid)) => {
            let state = blocked.head_state.as_ref().map(|state| format!(", {state}")).unwrap_or_default();
            let since = blocked.head_seconds.map(|seconds| format!(", in a transaction since {seconds:.0}s"));
            let named = named(&blocked.head_role, &blocked.head_application);
            let who = format!("process {pid} of {named}{state}{}", since.unwrap_or_default());
            (who, format!("select pg_terminate_backend({pid})"))
        }
        // A deadlock, which the server ends within a second.
        (None, None) => ("others that wait themselves".to_owned(), "run the check again".to_owned()),
    };
    let more =
        if blocked.waiting > 1 { format!(", and {} more", blocked.waiting - 1) } else { String::new() };
    let detail = format!(
        "process {} of {} waits for {head}{more}",
        blocked.pid,
        named(&blocked.role, &blocked.application)
    );
    Reading::of(HealthCheck::BlockedSessions, blocked.seconds.unwrap_or(0.0), BLOCKED, detail).fix(fix)
}

fn lag(followers: &[Follower]) -> Reading {
    let check = HealthCheck::ReplicationLag;
    let standbys = || followers.iter().filter(|follower| follower.kind != FollowerKind::Slot);
    let worst =
        standbys().filter_map(|standby| Some((standby, standby.bytes?))).max_by_key(|(_, bytes)| *bytes);
    let hidden = standbys().find(|standby| standby.bytes.is_none() && standby.kind == FollowerKind::Standby);
    let reading = worst.map(|(standby, bytes)| {
        let state = standby.state.as_deref().unwrap_or("replaying");
        let detail = format!("{} ({state}) is {} MiB of WAL behind", standby.name, bytes / MEBIBYTE);
        let fix = match (standby.kind, standby.state.as_deref()) {
            (FollowerKind::Own, Some("paused")) => "select pg_wal_replay_resume()",
            (FollowerKind::Own, _) => {
                "end the long queries of this standby that conflict with replay, or look in its log"
            }
            _ => "on the standby: select pg_wal_replay_resume(), if replay is paused; else look in its log",
        };
        Reading::of(check, relative(bytes, standby), LAG, detail).fix(fix)
    });
    match (reading, hidden) {
        (Some(reading), _) if reading.status == Status::Fail => reading,
        (_, Some(hidden)) => unseen(check, format!("this role may not see how far {} is", hidden.name)),
        (Some(reading), None) => reading,
        (None, None) => Reading::nothing(check, "no standby"),
    }
}

fn kept(followers: &[Follower]) -> Reading {
    let check = HealthCheck::WalKept;
    let slots = followers.iter().filter(|follower| follower.kind == FollowerKind::Slot);
    let judged = slots.map(|slot| {
        let (bytes, state) = (slot.bytes.unwrap_or(0), slot.state.as_deref().unwrap_or("reserves nothing"));
        let use_of = if slot.is_active { "active" } else { "inactive" };
        let detail =
            format!("replication slot {} ({use_of}, {state}) keeps {} MiB", slot.name, bytes / MEBIBYTE);
        let drop = format!("select pg_drop_replication_slot({})", quote_literal(&slot.name));
        let fix = if slot.is_active { format!("let its reader catch up; without one: {drop}") } else { drop };
        let least = match state {
            // Its reader can never go on.
            "lost" => Status::Fail,
            "unreserved" => Status::Warn,
            _ => Status::Pass,
        };
        Reading::of(check, relative(bytes, slot), KEPT, detail).at_least(least).fix(fix)
    });
    let worst = judged.max_by(|a, b| {
        a.status.cmp(&b.status).then(a.value.unwrap_or(0.0).total_cmp(&b.value.unwrap_or(0.0)))
    });
    worst.unwrap_or_else(|| Reading::nothing(check, "no replication slot"))
}

fn relative(bytes: i64, follower: &Follower) -> f64 {
    super::share(bytes.max(0), follower.usual_bytes)
}

fn numbers(sequences: &[SequenceUse]) -> Reading {
    let check = HealthCheck::Sequences;
    let hidden: i64 = sequences.iter().filter_map(|row| row.hidden).sum();
    let fullest = sequences.iter().find_map(|row| Some((row, row.share?, row.name.as_ref()?)));
    let reading = fullest.map(|(row, share, name)| {
        let sequence = qualified(row.schema.as_deref(), name);
        let column = row.column_name.as_ref().zip(row.table_name.as_ref());
        let small = if row.is_limited_by_column { ", a column too small for more" } else { "" };
        let of = column.map(|(column, table)| format!(", for {table}.{column}{small}")).unwrap_or_default();
        let detail = format!("{sequence} is at {}{of}", row.last_value.unwrap_or(0));
        let own = format!("alter sequence {sequence} as bigint");
        let fix = match (row.is_limited_by_column, column) {
            (true, Some((column, table))) => format!(
                "alter table {} alter column {} type bigint; {own}",
                qualified(row.table_schema.as_deref(), table),
                quote_identifier(column)
            ),
            _ => format!("{own} no maxvalue"),
        };
        Reading::of(check, share, SEQUENCES, detail).fix(fix)
    });
    match reading {
        Some(reading) if hidden == 0 || reading.status == Status::Fail => reading,
        None if hidden == 0 => Reading::nothing(check, "no sequence in use"),
        _ => unseen(check, format!("this role may not read {hidden} sequences")),
    }
}

fn sorted(collations: &[ChangedCollation], database: &str) -> Reading {
    let named: Vec<String> = collations
        .iter()
        .map(|row| format!("{} (recorded {}, installed {})", row.name, row.recorded, row.actual))
        .collect();
    let database = quote_identifier(database);
    let refreshes = collations.iter().map(|row| match &row.schema {
        None => format!("alter database {database} refresh collation version"),
        Some(schema) => format!("alter collation {} refresh version", qualified(Some(schema), &row.name)),
    });
    let fix = std::iter::once(format!("reindex database {database}"))
        .chain(refreshes)
        .collect::<Vec<_>>()
        .join("; ");
    let detail = if named.is_empty() { "none".to_owned() } else { named.join(", ") };
    Reading::of(HealthCheck::Collations, collations.len() as f64, COLLATIONS, detail).fix(fix)
}

fn qualified(schema: Option<&str>, name: &str) -> String {
    match schema {
        Some(schema) => format!("{}.{}", quote_identifier(schema), quote_identifier(name)),
        None => quote_identifier(name),
    }
}

fn unseen(check: HealthCheck, why: String) -> Reading {
    let fix = match check {
        HealthCheck::Sequences => {
            "grant pg_read_all_data to the role of the check, or skip it: --skip sequences"
        }
        _ => "grant pg_read_all_stats to the role of the check, or skip it: --skip replication_lag",
    };
    Reading::unchecked(check, why, Some(fix.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::health::Status::{Fail, Pass, Unchecked, Warn};

    fn follower(kind: FollowerKind, state: &str, bytes: Option<i64>) -> Follower {
        Follower {
            kind,
            name: "f".to_owned(),
            state: Some(state.to_owned()),
            is_active: false,
            bytes,
            usual_bytes: 1000,
        }
    }

    #[test]
    fn the_head_of_the_queue_is_named_and_ended() {
        let blocked = BlockedSession {
            pid: 7,
            seconds: Some(31.0),
            waiting: 2,
            head_pid: Some(9),
            ..Default::default()
        };
        let reading = waiting(Some(&blocked));
        assert_eq!((reading.status, reading.fix.as_deref()), (Warn, Some("select pg_terminate_backend(9)")));
        assert_eq!(
            reading.detail,
            "process 7 of somebody (no name) waits for process 9 of somebody (no name), and 1 more"
        );
        let prepared = BlockedSession { prepared: Some("it's".to_owned()), seconds: Some(300.0), ..blocked };
        assert_eq!(waiting(Some(&prepared)).fix.as_deref(), Some("rollback prepared 'it''s'"));
        assert_eq!(waiting(None).status, Pass);
    }

    #[test]
    fn a_standby_whose_distance_is_hidden_does_not_pass() {
        let standby = |bytes| follower(FollowerKind::Standby, "streaming", bytes);
        assert_eq!(
            [0, 499, 500, 2000].map(|bytes| lag(&[standby(Some(bytes))]).status),
            [Pass, Pass, Warn, Fail]
        );
        assert_eq!(lag(&[standby(Some(9)), standby(None)]).status, Unchecked);
        assert_eq!(lag(&[standby(Some(2000)), standby(None)]).status, Fail);
        assert_eq!(lag(&[]).status, Pass);
    }

    #[test]
    fn a_slot_is_judged_by_what_it_keeps_and_whether_it_can_go_on() {
        let slot = |state, bytes| kept(&[follower(FollowerKind::Slot, state, Some(bytes))]);
        assert_eq!([999, 1000, 4000].map(|bytes| slot("reserved", bytes).status), [Pass, Warn, Fail]);
        assert_eq!((slot("lost", 0).status, slot("unreserved", 0).status), (Fail, Warn));
        assert_eq!(slot("lost", 0).fix.as_deref(), Some("select pg_drop_replication_slot('f')"));
    }

    #[test]
    fn sequences_that_may_not_be_read_do_not_pass() {
        let hidden = |number| SequenceUse { hidden: Some(number), ..Default::default() };
        let used = |share| SequenceUse {
            schema: Some("s".to_owned()),
            name: Some("q".to_owned()),
            share: Some(share),
            ..Default::default()
        };
        assert_eq!(
            [0.74, 0.75, 0.9].map(|share| numbers(&[used(share), hidden(0)]).status),
            [Pass, Warn, Fail]
        );
        assert_eq!(numbers(&[used(0.8), hidden(1)]).status, Unchecked);
        assert_eq!(numbers(&[used(0.95), hidden(1)]).status, Fail);
        assert_eq!(
            numbers(&[used(0.8), hidden(0)]).fix.as_deref(),
            Some("alter sequence \"s\".\"q\" as bigint no maxvalue")
        );
    }
}
