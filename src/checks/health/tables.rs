//! The program's tables as the server counts them: dead rows, autovacuum, statistics, the cache.

use super::{QUERY_TIMEOUT, read, share};
use crate::db::queries::server::{ServerStats, TableStats, server_stats, table_stats};
use crate::db::{Session, quote_identifier};
use crate::error::Result;
use crate::model::health::{Bounds, HealthCheck, Reading, Status};

/// Fewer page requests are too few for a cache ratio.
const FEWEST_PAGES: i64 = 10_000;
/// Fewer dead rows cost nothing.
const FEWEST_DEAD: i64 = 10_000;
/// Smaller tables are planned right without statistics, and vacuumed at once.
const FEWEST_ROWS: i64 = 1_000;
/// Autovacuum starts within a minute and then takes time: it is late at this multiple of its threshold.
const TOO_LATE: f64 = 2.0;

const CACHE_HITS: Bounds = Bounds::below(0.95, 0.8);
const DEAD_TUPLES: Bounds = Bounds::from(0.2, 0.5);
const LEFT_BEHIND: Bounds = Bounds::warn_from(1.0);

pub(super) async fn readings(session: &mut Session, schema: &str) -> Result<Vec<Reading>> {
    let (server, tables) = read(session, QUERY_TIMEOUT, async |session| {
        Ok((server_stats(session).await?, table_stats(session, schema).await?))
    })
    .await?;
    Ok(vec![
        cache_hits(&tables, &server.shared_buffers),
        dead_tuples(&tables, schema),
        vacuum(&tables, schema, &server),
        statistics(&tables, schema),
    ])
}

fn cache_hits(tables: &[TableStats], shared_buffers: &str) -> Reading {
    let found: i64 = tables.iter().map(|table| table.pages_found).sum();
    let pages = found + tables.iter().map(|table| table.pages_read).sum::<i64>();
    if pages < FEWEST_PAGES {
        return Reading::nothing(
            HealthCheck::CacheHits,
            format!("{pages} page requests are too few to judge"),
        );
    }
    let detail = format!("of {pages} page requests; shared_buffers is {shared_buffers}");
    Reading::of(HealthCheck::CacheHits, share(found, pages), CACHE_HITS, detail)
        .fix("alter system set shared_buffers = '…' (a quarter of the memory), then restart the server")
}

fn dead_tuples(tables: &[TableStats], schema: &str) -> Reading {
    let dead_share = |table: &TableStats| share(table.dead_rows, table.dead_rows + table.live_rows);
    let many = tables.iter().filter(|table| table.dead_rows >= FEWEST_DEAD);
    match many.max_by(|a, b| dead_share(a).total_cmp(&dead_share(b))) {
        Some(table) => {
            let detail = format!(
                "{}: {} dead rows, {}",
                table.name,
                table.dead_rows,
                last("vacuumed", table.vacuumed_seconds)
            );
            Reading::of(HealthCheck::DeadTuples, dead_share(table), DEAD_TUPLES, detail)
                .fix(format!("vacuum {}", name_of(schema, table)))
        }
        None => Reading::nothing(HealthCheck::DeadTuples, format!("no table has {FEWEST_DEAD} dead rows")),
    }
}

fn vacuum(tables: &[TableStats], schema: &str, server: &ServerStats) -> Reading {
    if !server.is_autovacuum_on {
        return Reading::of(
            HealthCheck::Vacuum,
            tables.len() as f64,
            LEFT_BEHIND,
            "autovacuum is switched off",
        )
        .at_least(Status::Fail)
        .fix(
            "alter system set autovacuum = on; alter system set track_counts = on; select pg_reload_conf()",
        );
    }
    let is_behind = |table: &TableStats| {
        table.dead_rows >= FEWEST_ROWS && table.dead_rows as f64 > TOO_LATE * table.vacuum_from
    };
    let left: Vec<_> = tables.iter().filter(|table| !table.is_vacuumed || is_behind(table)).collect();
    let (detail, fix) = match left.first() {
        None => (format!("of {}", tables.len()), String::new()),
        Some(table) if !table.is_vacuumed => (
            format!("autovacuum is switched off for {}", table.name),
            format!("alter table {} reset (autovacuum_enabled)", name_of(schema, table)),
        ),
        Some(table) => (
            format!(
                "{}: {} dead rows, autovacuum starts at {:.0}; {}",
                table.name,
                table.dead_rows,
                table.vacuum_from,
                last("vacuumed", table.vacuumed_seconds)
            ),
            format!("vacuum {}", name_of(schema, table)),
        ),
    };
    Reading::of(HealthCheck::Vacuum, left.len() as f64, LEFT_BEHIND, detail).fix(fix)
}

fn statistics(tables: &[TableStats], schema: &str) -> Reading {
    let is_stale = |table: &TableStats| {
        table.changed_rows >= FEWEST_ROWS && table.changed_rows as f64 > TOO_LATE * table.analyze_from
    };
    let is_missing = |table: &TableStats| table.is_unknown && table.live_rows >= FEWEST_ROWS;
    let left: Vec<_> = tables.iter().filter(|table| is_missing(table) || is_stale(table)).collect();
    let names: Vec<_> = left.iter().map(|table| name_of(schema, table)).collect();
    let detail = match left.first() {
        None => format!("of {}", tables.len()),
        Some(table) => {
            format!(
                "{}: {} rows changed, {}",
                table.name,
                table.changed_rows,
                last("analyzed", table.analyzed_seconds)
            )
        }
    };
    Reading::of(HealthCheck::Statistics, left.len() as f64, LEFT_BEHIND, detail)
        .fix(format!("analyze {}", names.join(", ")))
}

fn last(done: &str, seconds: Option<f64>) -> String {
    match seconds {
        None => format!("never {done}"),
        Some(seconds) => format!("{done} {} minutes ago", (seconds / 60.0).round()),
    }
}

fn name_of(schema: &str, table: &TableStats) -> String {
    format!("{}.{}", quote_identifier(schema), table.name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::health::Status::{Fail, Pass, Warn};

    fn table() -> TableStats {
        TableStats {
            name: "tasker_tasks".to_owned(),
            is_vacuumed: true,
            vacuum_from: 1_000.0,
            analyze_from: 1_000.0,
            ..TableStats::default()
        }
    }

    #[test]
    fn the_cache_is_judged_by_many_pages() {
        let of = |pages_found, pages_read| {
            cache_hits(&[TableStats { pages_found, pages_read, ..table() }], "128MB").status
        };
        assert_eq!(of(0, 9_999), Pass);
        assert_eq!(
            [of(9_500, 500), of(9_499, 501), of(8_000, 2_000), of(7_999, 2_001)],
            [Pass, Warn, Warn, Fail]
        );
    }

    #[test]
    fn dead_rows_count_from_ten_thousand_on() {
        let of =
            |dead_rows, live_rows| dead_tuples(&[TableStats { dead_rows, live_rows, ..table() }], "public");
        assert_eq!(of(9_999, 0).status, Pass);
        assert_eq!(
            [of(10_000, 40_001), of(10_000, 40_000), of(10_000, 10_000)].map(|check| check.status),
            [Pass, Warn, Fail]
        );
        assert_eq!(of(10_000, 0).fix.as_deref(), Some("vacuum \"public\".tasker_tasks"));
    }

    #[test]
    fn autovacuum_may_be_late_by_as_much_again() {
        let on = ServerStats { is_autovacuum_on: true, ..ServerStats::default() };
        let of = |dead_rows| vacuum(&[TableStats { dead_rows, ..table() }], "public", &on).status;
        assert_eq!([2_000, 2_001].map(of), [Pass, Warn]);
        let off = vacuum(&[TableStats { is_vacuumed: false, ..table() }], "public", &on);
        assert_eq!(
            off.fix.as_deref(),
            Some("alter table \"public\".tasker_tasks reset (autovacuum_enabled)")
        );
        assert_eq!(vacuum(&[table()], "public", &ServerStats::default()).status, Fail);
    }

    #[test]
    fn statistics_are_missed_where_there_are_rows() {
        let of = |changed: TableStats| statistics(&[changed], "public").status;
        assert_eq!(of(TableStats { is_unknown: true, live_rows: 999, ..table() }), Pass);
        assert_eq!(of(TableStats { is_unknown: true, live_rows: 1_000, ..table() }), Warn);
        assert_eq!(
            [2_000, 2_001].map(|changed_rows| of(TableStats { changed_rows, ..table() })),
            [Pass, Warn]
        );
    }
}
