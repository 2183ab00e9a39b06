//! The versions and views this program carries.

use refinery::Runner;
use sha2::{Digest, Sha256};

pub use crate::model::view_version::ViewVersion;

mod bundled {
    refinery::embed_migrations!("migrations/versions");
}

words! {
    /// The phases, in the order they run.
    #[derive(PartialOrd, Ord)]
    pub enum Phase {
        /// Tables and their keys, from `migrations/versions`.
        Schema = "schema",
        /// Indexes that make things fast, from `migrations/indexes`.
        Indexes = "indexes",
        /// Views, from `migrations/views`.
        Views = "views",
    }
}

/// A version of the schema, or a view, that this program can install.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BundledMigration {
    pub phase: Phase,
    /// The version that `migrate up` installs.
    pub version: i32,
    pub name: String,
    /// The checksum of each installable version: every version of a view, one of the schema.
    pub checksums: Vec<(i32, String)>,
}

impl BundledMigration {
    /// Of the version that `migrate up` installs.
    pub fn checksum(&self) -> &str {
        let newest = self.checksums.iter().find(|(version, _)| *version == self.version);
        newest.map(|(_, checksum)| checksum.as_str()).unwrap_or_default()
    }
}

/// A view in all its versions, which have the same columns and give the same
/// answers at different costs.
#[derive(Debug, PartialEq, Eq)]
pub struct View {
    pub name: &'static str,
    versions: [&'static str; 3],
}

impl View {
    /// The statement that makes a version of the view.
    pub fn sql(&self, version: ViewVersion) -> &'static str {
        self.versions[version as usize - 1]
    }

    /// The SHA-256 of that statement.
    pub fn checksum(&self, version: ViewVersion) -> String {
        Sha256::digest(self.sql(version)).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

macro_rules! view {
    ($name:literal) => {
        View {
            name: $name,
            versions: [
                include_str!(concat!("../../migrations/views/", $name, "/v1.sql")),
                include_str!(concat!("../../migrations/views/", $name, "/v2.sql")),
                include_str!(concat!("../../migrations/views/", $name, "/v3.sql")),
            ],
        }
    };
}

/// The views, each after those it reads.
pub const VIEWS: [View; 4] = [
    view!("tasker_step_readiness_statuses"),
    view!("tasker_step_dag_relationships"),
    view!("tasker_task_execution_contexts"),
    view!("tasker_task_workflow_summaries"),
];

/// refinery's runner over the versions, in their order.
pub fn runner() -> Runner {
    bundled::migrations::runner()
}

/// The version that a fresh database is given.
pub fn newest_version() -> i32 {
    runner().get_migrations().iter().map(refinery::Migration::version).max().unwrap_or_default()
}

/// The text of a version's file.
pub fn version_sql(version: i32) -> Option<String> {
    let versions = runner();
    let found = versions.get_migrations().iter().find(|migration| migration.version() == version)?;
    found.sql().map(str::to_owned)
}

/// refinery's checksum of a version, as its ledger keeps it.
pub fn checksum_of_version(version: i32) -> Option<String> {
    let versions = runner();
    let found = versions.get_migrations().iter().find(|migration| migration.version() == version)?;
    Some(found.checksum().to_string())
}

/// Everything this program carries, in the order it is applied.
pub fn bundled() -> Vec<BundledMigration> {
    let mut bundled: Vec<BundledMigration> = runner()
        .get_migrations()
        .iter()
        .map(|migration| BundledMigration {
            phase: Phase::Schema,
            version: migration.version(),
            name: migration.name().to_owned(),
            checksums: vec![(migration.version(), migration.checksum().to_string())],
        })
        .collect();
    bundled.sort_by_key(|version| version.version);
    bundled.extend(VIEWS.iter().map(|view| BundledMigration {
        phase: Phase::Views,
        version: ViewVersion::DEFAULT.number(),
        name: view.name.to_owned(),
        checksums: ViewVersion::ALL.map(|version| (version.number(), view.checksum(version))).into(),
    }));
    bundled
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    /// refinery lets two files with one version pass, and dies on the second
    /// after the first is committed.
    #[test]
    fn versions_count_up_from_one_without_a_gap() {
        let versions: Vec<i32> =
            bundled().iter().filter(|c| c.phase == Phase::Schema).map(|c| c.version).collect();
        let expected: Vec<i32> = (1..=versions.len() as i32).collect();
        assert_eq!(versions, expected);
    }

    /// A database with one content of a file would be rejected by a program with another.
    #[test]
    fn what_a_release_has_installed_is_frozen() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
        let mut found = BTreeSet::new();
        for migration in runner().get_migrations() {
            let file = format!("versions/V{:04}__{}.sql", migration.version(), migration.name());
            found.insert((file, migration.checksum().to_string()));
        }
        for view in &VIEWS {
            let versions = ViewVersion::ALL
                .map(|version| (format!("views/{}/{version}.sql", view.name), view.checksum(version)));
            found.extend(versions);
        }
        for index in crate::migrate::indexes::INDEXES {
            found.insert((format!("indexes/{}.sql", index.name), index.checksum()));
        }
        let frozen = std::fs::read_to_string(folder.join("frozen.txt")).expect("a list");
        let frozen: BTreeSet<(String, String)> = frozen
            .lines()
            .filter(|line| !line.starts_with('#') && !line.is_empty())
            .map(|line| line.split_once(' ').expect("a file and its checksum"))
            .map(|(file, checksum)| (file.to_owned(), checksum.to_owned()))
            .collect();
        let changed: Vec<_> = frozen.difference(&found).collect();
        assert!(
            changed.is_empty(),
            "installed by a release and changed since; write a new version: {changed:#?}"
        );
        let new: Vec<String> =
            found.difference(&frozen).map(|(file, checksum)| format!("{file} {checksum}\n")).collect();
        assert!(
            new.is_empty(),
            "not yet in migrations/frozen.txt, under the release it comes with:\n{}",
            new.concat()
        );
    }

    #[test]
    fn every_file_of_a_view_is_bundled() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations/views");
        let mut files = BTreeSet::new();
        for view in std::fs::read_dir(folder).expect("the views' folder") {
            let view = view.expect("an entry");
            for file in std::fs::read_dir(view.path()).expect("a view's folder") {
                let file = file.expect("an entry");
                let sql = std::fs::read_to_string(file.path()).expect("a statement");
                files.insert((view.file_name(), file.file_name(), sql));
            }
        }
        let bundled = VIEWS.iter().flat_map(|view| {
            ViewVersion::ALL.map(|version| {
                (view.name.into(), format!("{version}.sql").into(), view.sql(version).to_owned())
            })
        });
        assert_eq!(files, bundled.collect());
    }
}
