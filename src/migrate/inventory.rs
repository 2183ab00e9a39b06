//! Compares the bundled versions, indexes and views with those in a database.

use jiff::Timestamp;
use serde::Serialize;

use super::program::{BundledMigration, Phase, bundled};
use crate::db::Session;
use crate::db::queries::migrations::{InstalledRow, list_installed};

words! {
    /// How a version or view in a database relates to this program's.
    pub enum MigrationState {
        /// Installed as this program carries it.
        Applied = "applied": "applied",
        /// Not installed, or in a version that this program no longer carries.
        Pending = "pending": "pending",
        /// Installed, and newer than anything this program carries.
        Newer = "newer": "newer than this program",
        /// Installed, and this program carries nothing like it.
        Missing = "missing": "missing from this program",
        /// Installed under the same version with another content.
        Divergent = "divergent": "divergent",
    }
}

/// A version of the schema, or a view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Migration {
    pub phase: Phase,
    pub version: i32,
    pub name: String,
    pub state: MigrationState,
    /// Of the installed one, or of the bundled one if none is installed.
    pub checksum: String,
    /// When it was installed; null while it is not.
    pub installed_at: Option<Timestamp>,
}

impl Migration {
    /// For people: `version 1 (create_workflow_tables)`, `view tasker_… v3`.
    pub fn label(&self) -> String {
        let Migration { version, name, .. } = self;
        match self.phase {
            Phase::Schema => format!("version {version} ({name})"),
            Phase::Indexes => format!("index {name}"),
            Phase::Views => format!("view {name} v{version}"),
        }
    }
}

/// Every version and view that the program, the database or both know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Inventory {
    pub entries: Vec<Migration>,
}

impl Inventory {
    /// Compares a database with this program.
    pub async fn take(session: &Session) -> Result<Inventory, tokio_postgres::Error> {
        let installed = list_installed(session).await?.unwrap_or_default();
        Ok(Inventory::compare(&bundled(), &installed))
    }

    fn compare(bundled: &[BundledMigration], installed: &[InstalledRow]) -> Inventory {
        let mut entries: Vec<Migration> = bundled
            .iter()
            .map(|bundled| {
                let found = installed.iter().find(|row| is_same(bundled, row));
                Migration {
                    phase: bundled.phase,
                    // Whichever version of a view an operator has chosen.
                    version: found
                        .filter(|row| {
                            state_of(bundled, row) != MigrationState::Pending
                                || bundled.checksums.iter().any(|(version, _)| *version == row.version)
                        })
                        .map_or(bundled.version, |row| row.version),
                    name: bundled.name.clone(),
                    state: found.map_or(MigrationState::Pending, |row| state_of(bundled, row)),
                    checksum: found.map_or_else(|| bundled.checksum().to_owned(), |row| row.checksum.clone()),
                    installed_at: found.and_then(|row| row.installed_at.parse().ok()),
                }
            })
            .collect();
        let newest = bundled.iter().filter(|c| c.phase == Phase::Schema).map(|c| c.version).max();
        let unknown = installed.iter().filter(|row| !bundled.iter().any(|bundled| is_same(bundled, row)));
        entries.extend(unknown.map(|row| {
            let phase = if row.phase == Phase::Views.as_str() { Phase::Views } else { Phase::Schema };
            let is_newer = phase == Phase::Views || Some(row.version) > newest;
            Migration {
                phase,
                version: row.version,
                name: row.name.clone(),
                checksum: row.checksum.clone(),
                state: if is_newer { MigrationState::Newer } else { MigrationState::Missing },
                installed_at: row.installed_at.parse().ok(),
            }
        }));
        entries.sort_by(|a, b| (a.phase, a.version, &a.name).cmp(&(b.phase, b.version, &b.name)));
        Inventory { entries }
    }

    /// The migrations that `migrate up` applies.
    pub fn pending(&self) -> impl Iterator<Item = &Migration> {
        self.entries.iter().filter(|entry| entry.state == MigrationState::Pending)
    }

    /// Whether nothing was ever installed.
    pub fn is_empty(&self) -> bool {
        self.entries.iter().all(|entry| entry.installed_at.is_none())
    }

    /// The newest version of the schema that is installed; 0 while none is.
    pub fn version(&self) -> i32 {
        let installed = self.entries.iter().filter(|entry| entry.installed_at.is_some());
        installed.filter(|entry| entry.phase == Phase::Schema).map(|entry| entry.version).max().unwrap_or(0)
    }

    /// The first entry in this state.
    pub fn first(&self, state: MigrationState) -> Option<&Migration> {
        self.entries.iter().find(|entry| entry.state == state)
    }
}

/// Whether both are the same version of the schema, or the same view.
fn is_same(bundled: &BundledMigration, row: &InstalledRow) -> bool {
    row.phase == bundled.phase.as_str()
        && match bundled.phase {
            Phase::Schema => row.version == bundled.version,
            Phase::Indexes | Phase::Views => row.name == bundled.name,
        }
}

fn state_of(bundled: &BundledMigration, row: &InstalledRow) -> MigrationState {
    match bundled.checksums.iter().find(|(version, _)| *version == row.version) {
        Some((_, checksum)) if *checksum == row.checksum && bundled.name == row.name => {
            MigrationState::Applied
        }
        // As an earlier release had it: what the view reads has changed since.
        Some(_) if bundled.phase == Phase::Views => MigrationState::Pending,
        Some(_) => MigrationState::Divergent,
        None if row.version < bundled.version => MigrationState::Pending,
        None => MigrationState::Newer,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(version: i32, checksum: &str) -> BundledMigration {
        let checksums = vec![(version, checksum.into())];
        BundledMigration { phase: Phase::Schema, version, name: format!("v{version}"), checksums }
    }

    fn row(phase: &str, version: i32, name: &str, checksum: &str) -> InstalledRow {
        InstalledRow {
            phase: phase.into(),
            version,
            name: name.into(),
            checksum: checksum.into(),
            installed_at: "2026-11-23T08:00:00Z".into(),
        }
    }

    fn states(bundled: &[BundledMigration], installed: &[InstalledRow]) -> Vec<MigrationState> {
        Inventory::compare(bundled, installed).entries.iter().map(|entry| entry.state).collect()
    }

    #[test]
    fn each_version_is_told_apart() {
        use MigrationState::*;
        let bundled = [version(1, "a"), version(2, "b"), version(4, "d")];
        let installed = [
            row("schema", 1, "v1", "a"),
            row("schema", 2, "v2", "edited"),
            row("schema", 3, "v3", "c"),
            row("schema", 5, "v5", "e"),
        ];
        assert_eq!(states(&bundled, &installed), [Applied, Divergent, Missing, Pending, Newer]);
        assert!(Inventory::compare(&bundled, &[]).is_empty());
    }

    #[test]
    fn a_view_is_known_by_its_name_in_every_version_bundled() {
        let checksums = vec![(2, "w".into()), (3, "x".into())];
        let view = BundledMigration { phase: Phase::Views, version: 3, name: "ready".into(), checksums };
        let states = |row: InstalledRow| states(std::slice::from_ref(&view), &[row]);
        assert_eq!(states(row("views", 1, "ready", "v")), [MigrationState::Pending]);
        assert_eq!(states(row("views", 2, "ready", "w")), [MigrationState::Applied]);
        assert_eq!(states(row("views", 2, "ready", "x")), [MigrationState::Pending]);
        assert_eq!(states(row("views", 3, "ready", "x")), [MigrationState::Applied]);
        assert_eq!(states(row("views", 4, "ready", "y")), [MigrationState::Newer]);
        assert_eq!(states(row("views", 1, "other", "z")), [MigrationState::Newer, MigrationState::Pending]);

        let chosen = Inventory::compare(std::slice::from_ref(&view), &[row("views", 2, "ready", "w")]);
        assert_eq!(chosen.entries[0].version, 2);
        let of_earlier = Inventory::compare(std::slice::from_ref(&view), &[row("views", 2, "ready", "x")]);
        assert_eq!(
            of_earlier.entries[0].version, 2,
            "it is made anew, and stays the version that was chosen"
        );
        let gone = Inventory::compare(std::slice::from_ref(&view), &[row("views", 1, "ready", "v")]);
        assert_eq!(gone.entries[0].version, 3);
    }
}
