//! Settings of a new cluster that fit the machine. Those of durability stay PostgreSQL's defaults.

use std::fs;
use std::path::Path;

use super::server_errors::free_bytes;

const MEBIBYTE: u64 = 1 << 20;
/// PostgreSQL's default, and the most for a server that shares the machine with its user's programs.
const BUFFERS: (u64, u64) = (128, 1024);
/// Of the memory.
const SHARE: u64 = 8;
/// Log kept between two checkpoints, where the disk has twenty times as much left.
const WAL_MEBIBYTES: u64 = 4096;
const ROOM: u64 = 20;

/// Lines for `postgresql.conf`.
pub fn fitting(folder: &Path) -> String {
    of(memory(), free_bytes(folder))
}

fn of(memory: Option<u64>, free: u64) -> String {
    let (least, most) = BUFFERS;
    let buffers = memory.map_or(least, |bytes| bytes / MEBIBYTE / SHARE).clamp(least, most);
    let mut text = String::from("\n# Chosen by tasker for this machine.\n");
    text.push_str(&format!("shared_buffers = {buffers}MB\n"));
    if free / MEBIBYTE >= WAL_MEBIBYTES * ROOM {
        // A checkpoint makes the first change of each page write the whole page to the log.
        text.push_str(&format!("max_wal_size = {WAL_MEBIBYTES}MB\ncheckpoint_timeout = 15min\n"));
    }
    text
}

/// What the machine, or the container, has: the smaller of both. `None` where the system does not say so in a file.
fn memory() -> Option<u64> {
    let machine = fs::read_to_string("/proc/meminfo").ok().and_then(|text| {
        let line = text.lines().find_map(|line| line.strip_prefix("MemTotal:"))?;
        line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kibibytes| kibibytes * 1024)
    });
    let container = ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"];
    let limits = container.iter().filter_map(|file| fs::read_to_string(file).ok()?.trim().parse().ok());
    limits.chain(machine).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_machine_keeps_the_defaults_and_a_large_one_is_not_filled() {
        let gibibyte = 1 << 30;
        assert!(of(None, 0).ends_with("shared_buffers = 128MB\n"));
        assert!(of(Some(gibibyte / 2), gibibyte).ends_with("shared_buffers = 128MB\n"));
        let large = of(Some(64 * gibibyte), 200 * gibibyte);
        assert!(
            large.ends_with("shared_buffers = 1024MB\nmax_wal_size = 4096MB\ncheckpoint_timeout = 15min\n")
        );
        assert!(of(Some(4 * gibibyte), 0).ends_with("shared_buffers = 512MB\n"));
    }
}
