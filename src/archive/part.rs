//! The folder of a part: written, synced, read back.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use sha2::{Digest, Sha256};
use tokio::sync::mpsc;
use tokio::task::{JoinHandle, spawn_blocking};

use super::manifest::{FileEntry, MANIFEST, Manifest, Table, hex};
use super::rows::Records;
use crate::db::Session;
use crate::db::queries::archives::{
    copy_edges, copy_step_transitions, copy_steps, copy_task_transitions, copy_tasks,
};
use crate::error::{Failure, Result};

/// Level 3 is zstd's default: level 9 takes four times as long for a tenth less.
const LEVEL: i32 = 3;
/// Pieces of a COPY on their way to the file.
const PIECES: usize = 64;
/// A part begins with a dot until its manifest is written.
const UNFINISHED: &str = ".unfinished-";

/// The folder of a part that is being written.
pub struct Folder {
    unfinished: PathBuf,
    name: String,
    archive: PathBuf,
}

impl Folder {
    /// Makes the folder of a part in that of its archive.
    ///
    /// # Errors
    /// A [`Failure`] with that of the system.
    pub fn create(archive: &Path, key: &str) -> Result<Folder> {
        let unfinished = archive.join(format!("{UNFINISHED}{key}"));
        // Contexts and results are nobody else's to read.
        let made = fs::DirBuilder::new().mode(0o700).create(&unfinished);
        made.map_err(|error| unwritten(&unfinished, error))?;
        Ok(Folder { unfinished, name: String::new(), archive: archive.to_owned() })
    }

    /// Copies the rows of a table that the transaction has named. The file is written, synced and read back meanwhile, and
    /// while the next table is copied: what is returned waits for that.
    ///
    /// # Errors
    /// The server's.
    pub async fn write(&self, session: &Session, table: Table) -> Result<JoinHandle<Result<FileEntry>>> {
        let path = self.unfinished.join(table.file());
        let (pieces, mut received) = mpsc::channel::<bytes::Bytes>(PIECES);
        let writing = spawn_blocking(move || {
            let mut write = || {
                let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path)?;
                let mut encoder = zstd::Encoder::new(file, LEVEL)?;
                // Its own checksum finds a damaged file even where the manifest is lost.
                encoder.include_checksum(true)?;
                while let Some(piece) = received.blocking_recv() {
                    encoder.write_all(&piece)?;
                }
                encoder.finish()?.sync_all()
            };
            write().map_err(|error| unwritten(&path, error))?;
            Ok(read_back(&path)?.entry(table))
        });
        // A writer that has ended before its time has failed, and returns why.
        let copied = session.copy_out(rows_of(table), &pieces).await;
        drop(pieces);
        copied.with_context(|| format!("copying {}", table.name()))?;
        Ok(writing)
    }

    /// Writes the manifest and gives the folder its name. From then on it is a part. Returns its path and the SHA-256 of its manifest.
    ///
    /// # Errors
    /// A [`Failure`] with that of the system.
    pub fn finish(&mut self, manifest: &Manifest) -> Result<(PathBuf, String)> {
        let (text, hash) = manifest.text();
        let written = || {
            let mut file = OpenOptions::new()
                .write(true)
                .create_new(true)
                .mode(0o600)
                .open(self.unfinished.join(MANIFEST))?;
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            File::open(&self.unfinished)?.sync_all()
        };
        written().map_err(|error| unwritten(&self.unfinished.join(MANIFEST), error))?;
        self.name =
            format!("tasks-{}-{}-{}", manifest.first_task_id, manifest.last_task_id, &manifest.key[..8]);
        let path = self.archive.join(&self.name);
        let renamed =
            fs::rename(&self.unfinished, &path).and_then(|()| File::open(&self.archive)?.sync_all());
        renamed.map_err(|error| unwritten(&path, error))?;
        Ok((path, hash))
    }

    /// Removes what was written.
    pub fn remove(self) {
        let path = if self.name.is_empty() { self.unfinished } else { self.archive.join(self.name) };
        if let Err(error) = fs::remove_dir_all(&path) {
            tracing::warn!(%error, path = %path.display(), "an archived part that deletes nothing could not be removed");
        }
    }
}

fn rows_of(table: Table) -> &'static str {
    match table {
        Table::Tasks => copy_tasks::SQL,
        Table::Steps => copy_steps::SQL,
        Table::Edges => copy_edges::SQL,
        Table::TaskTransitions => copy_task_transitions::SQL,
        Table::StepTransitions => copy_step_transitions::SQL,
    }
}

fn unwritten(path: &Path, error: io::Error) -> anyhow::Error {
    Failure::new(format!("could not write {}: nothing of this part was deleted", path.display()))
        .caused_by(error)
        .hint("make room, or name another folder with --to DIR, and run the same command again")
        .into()
}

/// What a file holds.
struct Summary {
    rows: u64,
    bytes: u64,
    sha256: String,
}

impl Summary {
    fn entry(self, table: Table) -> FileEntry {
        let Summary { rows, bytes, sha256 } = self;
        FileEntry { file: table.file().to_owned(), table: table.name().to_owned(), rows, bytes, sha256 }
    }
}

/// Reads a file to its end, and through zstd's checksum.
fn read_back(path: &Path) -> Result<Summary> {
    let damaged = |error: io::Error| {
        anyhow::Error::from(
            Failure::new(format!("{} is damaged or incomplete", path.display()))
                .caused_by(error)
                .hint("restore it from a copy, and compare it with its SHA-256 in manifest.json"),
        )
    };
    let read = || {
        let mut hashed = Hashed { source: File::open(path)?, hash: Sha256::new(), bytes: 0 };
        let mut rows = 0;
        {
            let mut records = Records::new(BufReader::new(zstd::Decoder::new(&mut hashed)?));
            let mut record = Vec::new();
            while records.next(&mut record)? {
                rows += 1;
            }
        }
        // What follows the frame would be no part of the rows.
        io::copy(&mut hashed, &mut io::sink())?;
        // Without the header.
        let rows = u64::checked_sub(rows, 1).ok_or(io::ErrorKind::UnexpectedEof)?;
        Ok(Summary { rows, bytes: hashed.bytes, sha256: hex(&hashed.hash.finalize()) })
    };
    read().map_err(damaged)
}

struct Hashed {
    source: File,
    hash: Sha256,
    bytes: u64,
}

impl Read for Hashed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(buffer)?;
        self.hash.update(&buffer[..read]);
        self.bytes += read as u64;
        Ok(read)
    }
}

/// A part that is there.
#[derive(Clone, Debug)]
pub struct Part {
    pub path: PathBuf,
    pub manifest: Manifest,
}

impl Part {
    /// Reads the manifest of a part.
    ///
    /// # Errors
    /// A [`Failure`] if the folder has none, or none of this format.
    pub fn open(path: &Path) -> Result<Part> {
        let manifest = Manifest::read(path)?.ok_or_else(|| {
            Failure::new(format!("{} is no part of an archive: it has no {MANIFEST}", path.display()))
                .hint("name the folder of the archive with --from DIR")
        })?;
        Ok(Part { path: path.to_owned(), manifest })
    }

    /// Compares every file with the manifest.
    ///
    /// # Errors
    /// A [`Failure`] that names the first file that differs.
    pub fn verify(&self) -> Result<()> {
        for table in Table::ALL {
            let entry = self.manifest.entry(table)?;
            let path = self.path.join(table.file());
            let found = read_back(&path)?.entry(table);
            if found != *entry {
                let message = format!(
                    "{} is not the file that was archived: its SHA-256 is {}, and the manifest has {}",
                    path.display(),
                    found.sha256,
                    entry.sha256
                );
                return Err(Failure::new(message).hint("restore the file from a copy").into());
            }
        }
        Ok(())
    }

    /// Opens the rows of a table, the header first.
    ///
    /// # Errors
    /// A [`Failure`] with that of the system.
    pub fn rows(&self, table: Table) -> Result<Records<impl BufRead + use<>>> {
        let path = self.path.join(table.file());
        let opened = File::open(&path).and_then(zstd::Decoder::new);
        let decoder = opened
            .map_err(|error| Failure::new(format!("could not read {}", path.display())).caused_by(error))?;
        Ok(Records::new(BufReader::new(decoder)))
    }
}

/// The parts of an archive, by their first tasks.
///
/// # Errors
/// A [`Failure`] if the folder or a manifest cannot be read.
pub fn list(archive: &Path) -> Result<Vec<Part>> {
    let mut parts = Vec::new();
    for path in folders(archive)? {
        if let Some(manifest) = Manifest::read(&path)? {
            parts.push(Part { path, manifest });
        }
    }
    parts.sort_by_key(|part| (part.manifest.first_task_id, part.manifest.archived_at));
    Ok(parts)
}

/// The parts that a killed run left without a manifest.
///
/// # Errors
/// A [`Failure`] if the folder cannot be read.
pub fn unfinished(archive: &Path) -> Result<Vec<PathBuf>> {
    let is_unfinished = |path: &PathBuf| {
        path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(UNFINISHED.as_bytes()))
    };
    Ok(folders(archive)?.into_iter().filter(is_unfinished).collect())
}

fn folders(archive: &Path) -> Result<Vec<PathBuf>> {
    let unread =
        |error| Failure::new(format!("could not read the folder {}", archive.display())).caused_by(error);
    let mut folders = Vec::new();
    for entry in fs::read_dir(archive).map_err(unread)? {
        let entry = entry.map_err(unread)?;
        // A link would lead to what another user has made.
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            folders.push(entry.path());
        }
    }
    Ok(folders)
}
