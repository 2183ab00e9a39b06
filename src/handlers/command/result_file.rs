//! The file that a program may write its result to: `TASKER_RESULT_FILE`.

use std::fs::{DirBuilder, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, Weak};

use nix::fcntl::OFlag;

use crate::handlers::keeper;

/// The file of one attempt, which is not there until the program writes it. It is removed with this value.
pub(super) struct ResultFile {
    path: PathBuf,
    _folder: Arc<Folder>,
}

/// A folder that other users cannot look into, for the files of all attempts that run; removed with the last of them.
struct Folder(PathBuf);

static FOLDER: Mutex<Weak<Folder>> = Mutex::new(Weak::new());

impl ResultFile {
    /// Chooses the path of the next attempt's file.
    ///
    /// # Errors
    /// Those of creating a folder among the temporary ones.
    pub(super) fn new() -> io::Result<Self> {
        static NUMBER: AtomicU64 = AtomicU64::new(1);
        let mut shared = FOLDER.lock().expect("no holder panics");
        let folder = match shared.upgrade() {
            Some(folder) => folder,
            None => Arc::new(Folder::create()?),
        };
        *shared = Arc::downgrade(&folder);
        let path = folder.0.join(NUMBER.fetch_add(1, Ordering::Relaxed).to_string());
        Ok(ResultFile { path, _folder: folder })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// What the program wrote, at most one byte more than `most`; none if it wrote nothing.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub(super) fn read(&self, most: usize) -> io::Result<Option<Vec<u8>>> {
        let flags = OFlag::O_NOFOLLOW | OFlag::O_NONBLOCK;
        let file = match OpenOptions::new().read(true).custom_flags(flags.bits()).open(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            opened => opened?,
        };
        if !file.metadata()?.is_file() {
            return Err(io::Error::other("it is not a regular file"));
        }
        let mut bytes = Vec::new();
        file.take(most as u64 + 1).read_to_end(&mut bytes)?;
        Ok((!bytes.is_empty()).then_some(bytes))
    }
}

impl Drop for ResultFile {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.path);
    }
}

impl Folder {
    fn create() -> io::Result<Self> {
        let name = format!("tasker-results-{}-{:016x}", std::process::id(), fastrand::u64(..));
        let folder = Folder(std::env::temp_dir().join(name));
        // A worker that is killed leaves it to its keeper.
        keeper::folder_began(&folder.0);
        DirBuilder::new().mode(0o700).create(&folder.0)?;
        Ok(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
        keeper::folder_ended(&self.0);
    }
}
