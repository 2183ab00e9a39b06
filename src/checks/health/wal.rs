//! The write-ahead log: checkpoints that its volume requests, and the images of whole pages after each.

use super::{QUERY_TIMEOUT, read, share};
use crate::db::Session;
use crate::db::queries::server::checkpoints::Checkpoints;
use crate::db::queries::server::wal_activity::{WalActivity, count_checkpoints, wal_activity};
use crate::error::Result;
use crate::model::health::{Bounds, HealthCheck, Reading};

/// Fewer are no load.
const FEWEST_REQUESTED: i64 = 10;
/// The server requests a checkpoint when the log has come to this share of max_wal_size (1 / 1.9 by default).
const SHARE_OF_REQUEST: f64 = 0.5;
/// A server with settings that fit its load begins nearly all checkpoints when their time has come.
const CHECKPOINTS: Bounds = Bounds::warn_from(0.2);
/// Between two checkpoints: each first change of a page after one writes the whole page.
const FITTING_TIMEOUT_SECONDS: f64 = 900.0;
/// PostgreSQL's default.
const SMALL_BUFFERS: i64 = 128 << 20;
const GIBIBYTE: f64 = (1_i64 << 30) as f64;
/// More is a recovery of many minutes after a crash.
const MOST_GIBIBYTES: f64 = 64.0;

pub(super) async fn readings(session: &mut Session) -> Result<Vec<Reading>> {
    let (wal, checkpoints) = read(session, QUERY_TIMEOUT, async |session| {
        let wal = wal_activity(session).await?;
        let checkpoints = count_checkpoints(session, wal.major).await?;
        Ok((wal, checkpoints))
    })
    .await?;
    Ok(vec![requested(&wal, checkpoints)])
}

fn requested(wal: &WalActivity, checkpoints: Checkpoints) -> Reading {
    let check = HealthCheck::Checkpoints;
    let all = checkpoints.timed + checkpoints.requested;
    // The others come from backups, from new and dropped databases, from restarts.
    let by_volume = (wal.bytes / (wal.max_wal_bytes as f64 * SHARE_OF_REQUEST)).floor() as i64;
    let by_volume = by_volume.min(checkpoints.requested);
    let detail = format!(
        "{by_volume} of {all} checkpoints requested by max_wal_size; up to {:.0}% of {:.1} GiB of WAL are full-page images; it is {:.1} GiB",
        wal.full_page_share() * 100.0,
        wal.bytes / GIBIBYTE,
        wal.max_wal_bytes as f64 / GIBIBYTE
    );
    if by_volume < FEWEST_REQUESTED {
        return Reading::nothing(check, detail);
    }
    Reading::of(check, share(by_volume, all), CHECKPOINTS, detail).fix(fix(wal, checkpoints).join("; "))
}

/// The settings that let checkpoints begin when their time has come, for the volume that this server writes.
fn fix(wal: &WalActivity, checkpoints: Checkpoints) -> Vec<String> {
    let mut fix = Vec::new();
    let timeout = wal.timeout_seconds.max(FITTING_TIMEOUT_SECONDS);
    // Two checkpoints' worth, since the log of one is kept until the next is complete; and at least four times as much
    // as now, since the volume of a rush is more than that of the average.
    let written =
        checkpoints.seconds.filter(|seconds| *seconds > 0.0).map_or(0.0, |seconds| wal.bytes / seconds);
    let wanted = (written * timeout * 2.0).max(wal.max_wal_bytes as f64 * 4.0) / GIBIBYTE;
    let gibibytes = wanted.ceil().clamp(1.0, MOST_GIBIBYTES);
    if gibibytes * GIBIBYTE > wal.max_wal_bytes as f64 {
        fix.push(format!("alter system set max_wal_size = '{gibibytes:.0}GB'"));
    }
    if wal.timeout_seconds < FITTING_TIMEOUT_SECONDS {
        fix.push(format!("alter system set checkpoint_timeout = '{:.0}min'", FITTING_TIMEOUT_SECONDS / 60.0));
    }
    if wal.compression == "off" {
        fix.push("alter system set wal_compression = on".to_owned());
    }
    fix.push("select pg_reload_conf()".to_owned());
    if wal.buffer_bytes <= SMALL_BUFFERS {
        fix.push(
            "alter system set shared_buffers = '…' (a quarter of the memory), then restart the server"
                .to_owned(),
        );
    }
    fix
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::health::Status::{Pass, Warn};

    fn default_settings() -> WalActivity {
        WalActivity {
            bytes: 100.0 * GIBIBYTE,
            full_page_bytes: 62.0 * GIBIBYTE,
            max_wal_bytes: 1 << 30,
            timeout_seconds: 300.0,
            compression: "off".to_owned(),
            buffer_bytes: 128 << 20,
            ..WalActivity::default()
        }
    }

    #[test]
    fn a_fifth_of_the_checkpoints_is_too_much_if_there_are_ten() {
        let of = |requested, timed| requested_of(Checkpoints { timed, requested, seconds: None }).status;
        assert_eq!([of(9, 0), of(10, 41), of(10, 40)], [Pass, Pass, Warn]);
        // New databases request checkpoints, too, and write little.
        let idle = WalActivity { bytes: 4.9 * GIBIBYTE, ..default_settings() };
        assert_eq!(requested(&idle, Checkpoints { timed: 0, requested: 400, seconds: None }).status, Pass);
    }

    fn requested_of(checkpoints: Checkpoints) -> Reading {
        requested(&default_settings(), checkpoints)
    }

    #[test]
    fn the_fix_has_values_for_what_is_written() {
        let checkpoints = Checkpoints { timed: 0, requested: 100, seconds: Some(18_000.0) };
        let reading = requested_of(checkpoints);
        assert_eq!(
            reading.detail,
            "100 of 100 checkpoints requested by max_wal_size; up to 62% of 100.0 GiB of WAL are full-page images; it is 1.0 GiB"
        );
        let fix = reading.fix.expect("a fix");
        assert!(
            fix.starts_with(
                "alter system set max_wal_size = '10GB'; alter system set checkpoint_timeout = '15min'; \
             alter system set wal_compression = on; select pg_reload_conf(); alter system set shared_buffers"
            ),
            "{fix}"
        );
        let tuned = WalActivity {
            max_wal_bytes: 64 << 30,
            timeout_seconds: 1_800.0,
            compression: "lz4".to_owned(),
            buffer_bytes: 4 << 30,
            ..default_settings()
        };
        assert_eq!(super::fix(&tuned, checkpoints), ["select pg_reload_conf()"]);
    }
}
