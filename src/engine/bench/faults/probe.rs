//! The program of a `command` step: finds out whether another one runs the same step at the same time.

use std::fs::{File, OpenOptions, TryLockError, read_to_string};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

/// The argument that makes this program a probe.
pub const ARGUMENT: &str = "probe-step";

/// Its file in the folder of the run: a line for each program that found another one of its step.
const OVERLAPS: &str = "overlaps";

/// A program that ran beside another one of the same step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap {
    pub step_id: i64,
    /// The worker process that ran the other one, which was there first.
    pub worker: i32,
}

/// The command line of a probe.
pub fn argv(program: &Path, folder: &Path, takes: Duration) -> Vec<String> {
    let texts = [program.as_os_str(), ARGUMENT.as_ref(), folder.as_os_str()];
    let takes = takes.as_millis().to_string();
    texts.iter().map(|text| text.to_string_lossy().into_owned()).chain([takes]).collect()
}

/// Runs the step of the environment, with the arguments after [`ARGUMENT`].
///
/// # Errors
/// Those of the system.
pub fn run(mut arguments: impl Iterator<Item = String>) -> io::Result<()> {
    let mut next = || arguments.next().ok_or(io::ErrorKind::InvalidInput);
    let folder = PathBuf::from(next()?);
    let takes = Duration::from_millis(next()?.parse().map_err(|_| io::ErrorKind::InvalidInput)?);
    let step = std::env::var("TASKER_STEP_ID").map_err(|_| io::ErrorKind::InvalidInput)?;
    // The system releases the lock with the end of the process, however it ends.
    let path = folder.join(format!("step-{step}"));
    let mut file = File::options().create(true).truncate(false).write(true).open(&path)?;
    match file.try_lock() {
        Ok(()) => {
            file.set_len(0)?;
            writeln!(file, "{}", nix::unistd::getppid())?;
        }
        Err(TryLockError::WouldBlock) => {
            let other = read_to_string(&path)?;
            let mut overlaps = OpenOptions::new().create(true).append(true).open(folder.join(OVERLAPS))?;
            overlaps.write_all(format!("{step} {}\n", other.trim()).as_bytes())?;
        }
        Err(TryLockError::Error(error)) => return Err(error),
    }
    sleep(takes);
    Ok(())
}

/// The overlaps found in a folder.
///
/// # Errors
/// Those of the system.
pub fn overlaps(folder: &Path) -> io::Result<Vec<Overlap>> {
    let text = match read_to_string(folder.join(OVERLAPS)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        read => read?,
    };
    Ok(text
        .lines()
        .map(|line| {
            let mut words = line.split(' ');
            Overlap {
                step_id: words.next().and_then(|word| word.parse().ok()).unwrap_or_default(),
                // Unknown where the other one had not written it yet.
                worker: words.next().and_then(|word| word.parse().ok()).unwrap_or_default(),
            }
        })
        .collect())
}
