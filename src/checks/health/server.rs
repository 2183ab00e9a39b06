//! The server's memory, connections and transaction ids, and the transactions that keep dead rows.

use super::{QUERY_TIMEOUT, read, share};
use crate::db::queries::server::{HolderKind, ServerStats, XminHolder, server_stats, xmin_holders};
use crate::db::{Session, Target, quote_identifier, quote_literal};
use crate::error::Result;
use crate::model::health::{Bounds, HealthCheck, Reading, Status};

/// Holders read, the oldest first.
const HOLDERS: i64 = 100;
/// Fewer temporary files are an index build, or a report.
const FEWEST_FILES: i64 = 10;
/// Transaction ids that the server can tell apart.
const MOST_IDS: i64 = 1 << 31;
const MEBIBYTE: i64 = 1 << 20;

const SPILLS: Bounds = Bounds::from(0.01, 0.1);
const CONNECTIONS: Bounds = Bounds::from(0.8, 0.95);
/// Autovacuum freezes from a tenth on, unless configured otherwise.
const WRAPAROUND: Bounds = Bounds::from(0.25, 0.5);
/// Of sessions and prepared transactions, in seconds.
const HORIZON: Bounds = Bounds::from(600.0, 3_600.0);
/// Of slots and standbys, which have no age, in transactions started since.
const HORIZON_XIDS: Bounds = Bounds::from(1e6, 1e7);

pub(super) async fn readings(session: &mut Session, target: &Target) -> Result<Vec<Reading>> {
    let (server, holders) = read(session, QUERY_TIMEOUT, async |session| {
        Ok((server_stats(session).await?, xmin_holders(session, HOLDERS).await?))
    })
    .await?;
    let database = quote_identifier(target.database());
    Ok(vec![
        spills(&server, &database),
        horizon(&holders, &server),
        wraparound(&server),
        connections(&server, &database),
    ])
}

fn spills(server: &ServerStats, database: &str) -> Reading {
    let detail = format!(
        "{} files of {} MiB in {} transactions; work_mem is {}",
        server.temp_files,
        server.temp_bytes / MEBIBYTE,
        server.transactions,
        server.work_mem
    );
    if server.temp_files < FEWEST_FILES {
        return Reading::nothing(HealthCheck::Spills, detail);
    }
    Reading::of(HealthCheck::Spills, share(server.temp_files, server.transactions), SPILLS, detail)
        .fix(format!("alter database {database} set work_mem = '…'; log_temp_files = 0 logs the statements"))
}

/// A transaction that the role cannot see may be older than those that it sees.
fn horizon(holders: &[XminHolder], server: &ServerStats) -> Reading {
    // Among equals the oldest, which is the first.
    let worst = holders.iter().rev().map(holding).max_by(|a, b| {
        a.status.cmp(&b.status).then(a.value.unwrap_or(0.0).total_cmp(&b.value.unwrap_or(0.0)))
    });
    let seen = worst.unwrap_or_else(|| Reading::nothing(HealthCheck::Horizon, "none"));
    if server.may_see_others || seen.status == Status::Fail {
        return seen;
    }
    Reading::unchecked(
        HealthCheck::Horizon,
        format!("{} may not see the transactions of other users", server.role),
        Some(format!("grant pg_read_all_stats to {}", quote_identifier(&server.role))),
    )
}

fn holding(holder: &XminHolder) -> Reading {
    let XminHolder { kind, name, .. } = holder;
    let owner = holder.owner.as_deref().unwrap_or("somebody");
    let (what, fix) = match kind {
        HolderKind::Session => {
            let application = if holder.application.is_empty() { "no name" } else { &holder.application };
            (
                format!("process {name} of {owner} ({application})"),
                format!("select pg_terminate_backend({name})"),
            )
        }
        HolderKind::PreparedTransaction => (
            format!("prepared transaction {name} of {owner}"),
            format!("rollback prepared {}", quote_literal(name)),
        ),
        HolderKind::ReplicationSlot => (
            format!("replication slot {name} ({})", holder.application),
            format!("select pg_drop_replication_slot({})", quote_literal(name)),
        ),
        HolderKind::Standby => (
            format!("standby {} (process {name})", holder.application),
            "end the long query on the standby, or set hot_standby_feedback = off there".to_owned(),
        ),
    };
    let xids = holder.xids.unwrap_or(0);
    let since = format!("{what}, for {xids} transactions");
    match holder.seconds {
        Some(seconds) => Reading::of(HealthCheck::Horizon, seconds, HORIZON, since).fix(fix),
        None => Reading::nothing(HealthCheck::Horizon, since)
            .at_least(HORIZON_XIDS.status_of(xids as f64))
            .fix(fix),
    }
}

fn wraparound(server: &ServerStats) -> Reading {
    let (ids, kind) = if server.multixacts > server.xids {
        (server.multixacts, "multixacts")
    } else {
        (server.xids, "transactions")
    };
    let detail = format!("{ids} {kind} in the database {}", server.oldest_database);
    Reading::of(HealthCheck::Wraparound, share(ids, MOST_IDS), WRAPAROUND, detail).fix(format!(
        "vacuum (freeze) in the database {}, after ending the transactions that hold it back",
        server.oldest_database
    ))
}

/// Of this database's own limit, or of the server's: whichever is nearer.
fn connections(server: &ServerStats, database: &str) -> Reading {
    let of_server = (
        share(server.connections, server.connection_limit),
        format!("{} of the server's {}", server.connections, server.connection_limit),
        format!(
            "add a pooler, or alter system set max_connections = {} and restart the server",
            server.connection_limit * 2
        ),
    );
    let of_database = server.own_limit.map(|limit| {
        (
            share(server.own_connections, limit),
            format!("{} of this database's {limit}", server.own_connections),
            format!("alter database {database} connection limit {}", limit * 2),
        )
    });
    let nearest = match of_database {
        Some(own) if own.0 > of_server.0 => own,
        _ => of_server,
    };
    let (used, detail, fix) = nearest;
    Reading::of(HealthCheck::Connections, used, CONNECTIONS, detail).fix(fix)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::health::Status::{Fail, Pass, Unchecked, Warn};

    fn seeing() -> ServerStats {
        ServerStats { may_see_others: true, connection_limit: 100, ..ServerStats::default() }
    }

    fn holder(kind: HolderKind, seconds: Option<f64>, xids: i64) -> XminHolder {
        let (name, owner) = ("71".to_owned(), Some("ann".to_owned()));
        XminHolder { kind, name, owner, application: String::new(), seconds, xids: Some(xids) }
    }

    #[test]
    fn spills_are_judged_by_the_transactions_that_had_none() {
        let of = |temp_files, transactions| {
            spills(&ServerStats { temp_files, transactions, ..seeing() }, "\"d\"").status
        };
        assert_eq!(of(9, 9), Pass);
        assert_eq!([of(10, 1_001), of(10, 1_000), of(10, 101), of(10, 100)], [Pass, Warn, Warn, Fail]);
    }

    #[test]
    fn the_oldest_session_is_held_to_minutes_and_a_slot_to_transactions() {
        let session = |seconds| horizon(&[holder(HolderKind::Session, Some(seconds), 0)], &seeing()).status;
        assert_eq!([599.0, 600.0, 3_599.0, 3_600.0].map(session), [Pass, Warn, Warn, Fail]);
        let slot = |xids| horizon(&[holder(HolderKind::ReplicationSlot, None, xids)], &seeing());
        assert_eq!([999_999, 1_000_000, 10_000_000].map(|xids| slot(xids).status), [Pass, Warn, Fail]);
        assert_eq!(slot(1_000_000).fix.as_deref(), Some("select pg_drop_replication_slot('71')"));
    }

    #[test]
    fn what_may_not_be_seen_does_not_pass() {
        let blind = ServerStats { role: "reader".to_owned(), ..ServerStats::default() };
        let check = horizon(&[], &blind);
        assert_eq!(
            (check.status, check.fix.as_deref()),
            (Unchecked, Some("grant pg_read_all_stats to \"reader\""))
        );
        assert_eq!(horizon(&[holder(HolderKind::Session, Some(700.0), 0)], &blind).status, Unchecked);
        assert_eq!(horizon(&[holder(HolderKind::Session, Some(4e3), 0)], &blind).status, Fail);
    }

    #[test]
    fn a_quarter_of_the_ids_warns_and_half_fails() {
        let of = |xids, multixacts| wraparound(&ServerStats { xids, multixacts, ..seeing() }).status;
        let quarter = MOST_IDS / 4;
        assert_eq!(
            [of(quarter - 1, 0), of(quarter, 0), of(0, quarter), of(2 * quarter, 0)],
            [Pass, Warn, Warn, Fail]
        );
    }

    #[test]
    fn the_nearer_limit_counts() {
        let of = |connections| connections_of(connections, None).status;
        assert_eq!([79, 80, 94, 95].map(of), [Pass, Warn, Warn, Fail]);
        let own = connections_of(10, Some(10));
        assert_eq!(
            (own.status, own.fix.as_deref()),
            (Fail, Some("alter database \"d\" connection limit 20"))
        );
    }

    fn connections_of(number: i64, own_limit: Option<i64>) -> Reading {
        connections(
            &ServerStats { connections: number, own_connections: number, own_limit, ..seeing() },
            "\"d\"",
        )
    }
}
