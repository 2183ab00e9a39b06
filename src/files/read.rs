//! Reads files of others: never more than a limit, and a configuration only from those who may configure.

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use nix::unistd::{Uid, geteuid};

/// Reads at most `limit` bytes, a number of whole MiB, so that an endless source such as `/dev/zero` cannot take all memory.
///
/// # Errors
/// `FileTooLarge` if there are more.
pub fn read_limited(source: impl Read, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // One byte more than allowed distinguishes a file at the limit from a larger one.
    let size = source.take(limit + 1).read_to_end(&mut bytes)?;
    if size as u64 > limit {
        return Err(io::Error::new(
            io::ErrorKind::FileTooLarge,
            format!("it is larger than {} MiB", limit >> 20),
        ));
    }
    Ok(bytes)
}

/// Reads a text of at most `limit` bytes.
///
/// # Errors
/// Those of [`read_limited`], and `InvalidData` if it is not UTF-8.
pub fn read_text(source: impl Read, limit: u64) -> io::Result<String> {
    let no_text = |_| io::Error::new(io::ErrorKind::InvalidData, "it is not UTF-8 text");
    String::from_utf8(read_limited(source, limit)?).map_err(no_text)
}

/// Returns the owner of a file, or of its folder, who is neither this process's user nor root. Such a user decides
/// what the file says.
pub fn foreign_owner(path: &Path) -> io::Result<Option<Uid>> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    // The link and what it leads to: either's owner can change the text.
    let owners = [fs::metadata(folder)?, fs::symlink_metadata(path)?, File::open(path)?.metadata()?];
    Ok(owners.iter().find_map(foreign))
}

/// Returns the owner of a file who is neither this process's user nor root.
pub fn foreign(metadata: &Metadata) -> Option<Uid> {
    let owner = Uid::from_raw(metadata.uid());
    (owner != geteuid() && !owner.is_root()).then_some(owner)
}
