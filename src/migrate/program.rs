//! The versions and views this program carries.

use std::fmt;

use refinery::Runner;
use serde::Serialize;
use sha2::{Digest, Sha256};

mod embedded {
    refinery::embed_migrations!("migrations/versions");
}

/// The two phases of a migration, in the order they run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Tables and their indexes, from `migrations/versions`.
    Schema,
    /// Views, from `migrations/views`.
    Views,
}

impl Phase {
    /// The name used in ledgers and answers.
    pub fn as_str(self) -> &'static str {
        match self {
            Phase::Schema => "schema",
            Phase::Views => "views",
        }
    }
}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A version or a view that this program would install.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    pub phase: Phase,
    pub version: i32,
    pub name: String,
    pub checksum: String,
}

/// A view: its name, the version in use, and the statement that makes it.
pub struct View {
    pub name: &'static str,
    pub version: i32,
    pub sql: &'static str,
}

impl View {
    /// The SHA-256 of the statement.
    pub fn checksum(&self) -> String {
        Sha256::digest(self.sql).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// The views, each after those it reads.
pub const VIEWS: [View; 1] = [View {
    name: "tasker_step_readiness_statuses",
    version: 3,
    sql: include_str!("../../migrations/views/tasker_step_readiness_statuses/v3.sql"),
}];

/// refinery's runner over the versions, in their order.
pub fn runner() -> Runner {
    embedded::migrations::runner()
}

/// Everything this program carries, in the order it is applied.
pub fn carried() -> Vec<Carried> {
    let mut carried: Vec<Carried> = runner()
        .get_migrations()
        .iter()
        .map(|migration| Carried {
            phase: Phase::Schema,
            version: migration.version(),
            name: migration.name().to_owned(),
            checksum: migration.checksum().to_string(),
        })
        .collect();
    carried.sort_by_key(|version| version.version);
    carried.extend(VIEWS.iter().map(|view| Carried {
        phase: Phase::Views,
        version: view.version,
        name: view.name.to_owned(),
        checksum: view.checksum(),
    }));
    carried
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
            carried().iter().filter(|c| c.phase == Phase::Schema).map(|c| c.version).collect();
        let expected: Vec<i32> = (1..=versions.len() as i32).collect();
        assert_eq!(versions, expected);
    }

    #[test]
    fn every_view_s_newest_file_is_carried() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations/views");
        let mut newest = BTreeSet::new();
        for view in std::fs::read_dir(folder).expect("the views' folder") {
            let view = view.expect("an entry");
            let versions = std::fs::read_dir(view.path()).expect("a view's folder").map(|file| {
                let name = file.expect("an entry").file_name().into_string().expect("UTF-8");
                name.strip_prefix('v').and_then(|name| name.strip_suffix(".sql")).and_then(|n| n.parse().ok())
            });
            let version: Option<i32> = versions.map(|version| version.expect("v<number>.sql")).max();
            newest.insert((view.file_name().into_string().expect("UTF-8"), version.expect("a file")));
        }
        let carried = VIEWS.iter().map(|view| (view.name.to_owned(), view.version)).collect();
        assert_eq!(newest, carried);
    }
}
