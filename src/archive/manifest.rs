//! What a part says about itself: `manifest.json`, written last.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::path::Path;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::db::queries::archives::RowCounts;
use crate::error::{Failure, Result};
use crate::files::read_limited;

/// Its name in the folder of a part.
pub const MANIFEST: &str = "manifest.json";
/// The version of the format: of the manifest, of the names of the files and of what they hold.
const FORMAT: u32 = 1;
/// A larger manifest is none.
const MAX_BYTES: u64 = 256 << 20;

/// A table of an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    Tasks,
    Steps,
    Edges,
    TaskTransitions,
    StepTransitions,
}

impl Table {
    /// In the order in which they are restored.
    pub const ALL: [Table; 5] =
        [Table::Tasks, Table::Steps, Table::Edges, Table::TaskTransitions, Table::StepTransitions];

    /// Its name in the database.
    pub fn name(self) -> &'static str {
        match self {
            Table::Tasks => "tasker_tasks",
            Table::Steps => "tasker_workflow_steps",
            Table::Edges => "tasker_workflow_step_edges",
            Table::TaskTransitions => "tasker_task_transitions",
            Table::StepTransitions => "tasker_workflow_step_transitions",
        }
    }

    /// The name of its file in the folder of a part.
    pub fn file(self) -> &'static str {
        match self {
            Table::Tasks => "tasks.csv.zst",
            Table::Steps => "steps.csv.zst",
            Table::Edges => "edges.csv.zst",
            Table::TaskTransitions => "task_transitions.csv.zst",
            Table::StepTransitions => "step_transitions.csv.zst",
        }
    }

    /// How many rows of it were counted.
    pub fn count(self, counts: &RowCounts) -> i64 {
        match self {
            Table::Tasks => counts.tasks,
            Table::Steps => counts.steps,
            Table::Edges => counts.edges,
            Table::TaskTransitions => counts.task_transitions,
            Table::StepTransitions => counts.step_transitions,
        }
    }
}

/// One file of a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    pub file: String,
    pub table: String,
    /// Without the header.
    pub rows: u64,
    pub bytes: u64,
    /// Of the file as it is, in hex.
    pub sha256: String,
}

/// The database that a part comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// That of the cluster, as `pg_controldata` prints it.
    pub system_identifier: String,
    pub database: String,
    pub schema: String,
}

/// A version of a workflow that has tasks in the part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ManifestWorkflow {
    pub named_task_id: i64,
    pub namespace: String,
    pub name: String,
    pub version: String,
    /// The names of its steps by their `named_step_id`.
    pub steps: BTreeMap<String, String>,
    pub definition: Option<Value>,
}

/// A part of an archive.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of the format.
    pub format: u32,
    /// The same as in `tasker_archives`.
    pub key: String,
    pub origin: Origin,
    /// The version of the schema that the rows have.
    pub schema_version: i32,
    /// The program that wrote the part.
    pub tasker: String,
    pub archived_at: Timestamp,
    pub first_task_id: i64,
    pub last_task_id: i64,
    pub tasks: u64,
    pub steps: u64,
    pub files: Vec<FileEntry>,
    pub workflows: Vec<ManifestWorkflow>,
}

impl Manifest {
    /// The text of the file, and its SHA-256 in hex.
    pub fn text(&self) -> (String, String) {
        let text = serde_json::to_string_pretty(self).expect("a manifest is plain data") + "\n";
        let hash = hex(&Sha256::digest(text.as_bytes()));
        (text, hash)
    }

    /// Reads the manifest of a part; `None` where the folder has none.
    ///
    /// # Errors
    /// A [`Failure`] for a file that cannot be read or is no manifest of this format.
    pub fn read(folder: &Path) -> Result<Option<Manifest>> {
        let path = folder.join(MANIFEST);
        let bytes = match File::open(&path).and_then(|file| read_limited(file, MAX_BYTES)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => {
                return Err(Failure::new(format!("could not read {}", path.display()))
                    .caused_by(error)
                    .into());
            }
        };
        let manifest: Manifest = serde_json::from_slice(&bytes)
            .map_err(|error| Failure::new(format!("{} is no manifest", path.display())).caused_by(error))?;
        if manifest.format != FORMAT {
            let message =
                format!("{} has format {}, and this program reads {FORMAT}", path.display(), manifest.format);
            return Err(Failure::new(message).hint("use the release of tasker that wrote it").into());
        }
        Ok(Some(manifest))
    }

    /// The entry of a table's file.
    ///
    /// # Errors
    /// A [`Failure`] if there is none.
    pub fn entry(&self, table: Table) -> Result<&FileEntry> {
        let entry = self.files.iter().find(|entry| entry.table == table.name());
        entry.ok_or_else(|| Failure::new(format!("the manifest names no file of {}", table.name())).into())
    }

    /// The workflow of a task.
    pub fn workflow(&self, named_task_id: i64) -> Option<&ManifestWorkflow> {
        self.workflows.iter().find(|workflow| workflow.named_task_id == named_task_id)
    }
}

/// The version of the format that this program writes.
pub fn format() -> u32 {
    FORMAT
}

/// Bytes in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
