//! Writes files, and never through a link of another user: root must not be led to overwrite its own files.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use nix::libc::{ELOOP, O_NOFOLLOW};

use super::read::foreign;

/// Opens a file as `options` say. A link to it is followed if it belongs to this process's user or to root.
///
/// # Errors
/// Those of opening; `PermissionDenied` for a link of another user.
pub fn open(path: &Path, options: &mut OpenOptions) -> io::Result<File> {
    match options.clone().custom_flags(O_NOFOLLOW).open(path) {
        // Only its owner can replace the link in a folder that others may write to, which is sticky.
        Err(error) if error.raw_os_error() == Some(ELOOP) => match foreign(&fs::symlink_metadata(path)?) {
            None => options.open(path),
            Some(_) => Err(io::Error::new(io::ErrorKind::PermissionDenied, "it is a link of another user")),
        },
        opened => opened,
    }
}

/// Makes a folder that only its owner can use, unless there is one. Returns its absolute path.
///
/// # Errors
/// Those of making it; `NotADirectory` for something else.
pub fn ensure_folder(folder: &Path) -> io::Result<PathBuf> {
    match DirBuilder::new().mode(0o700).create(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    let path = fs::canonicalize(folder)?;
    if path.is_dir() { Ok(path) } else { Err(io::ErrorKind::NotADirectory.into()) }
}

/// Writes a file anew.
pub fn write(path: &Path, text: &str) -> io::Result<()> {
    open(path, OpenOptions::new().write(true).create(true).truncate(true))?.write_all(text.as_bytes())
}

/// Replaces a file at once: a reader sees the old text or the new one, never a part. A link is replaced, not followed.
pub fn replace(path: &Path, text: &str) -> io::Result<()> {
    let mut name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_owned();
    name.push(format!(".{}.new", std::process::id()));
    let fresh = path.with_file_name(name);
    let mut options = OpenOptions::new();
    let written = options
        .write(true)
        .create(true)
        .truncate(true)
        .custom_flags(O_NOFOLLOW)
        .open(&fresh)
        .and_then(|mut opened| {
            opened.write_all(text.as_bytes())?;
            opened.sync_all()
        })
        .and_then(|()| fs::rename(&fresh, path));
    if written.is_err() {
        let _ = fs::remove_file(&fresh);
    }
    written
}
