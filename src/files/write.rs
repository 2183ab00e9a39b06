//! Writes files, and never through a link of another user: root must not be led to overwrite its own files.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

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
