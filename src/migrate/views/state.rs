//! The state of a database's views.

use anyhow::Context as _;
use jiff::Timestamp;
use serde::Serialize;

use crate::db::Session;
use crate::db::queries::migrations::list_views;
use crate::error::Result;
use crate::migrate::catalog::Difference;
use crate::migrate::program::VIEWS;

words! {
    /// The state of a view.
    pub enum ViewState {
        /// As it was installed.
        Unchanged = "unchanged": "unchanged",
        /// It has another definition than was installed.
        Changed = "changed": "changed by hand",
        /// It was installed and then dropped.
        Dropped = "dropped": "dropped by hand",
        /// Never installed.
        NotInstalled = "not_installed": "not installed",
    }
}

impl ViewState {
    /// Returns whether it was changed or dropped by hand.
    fn is_odd(self) -> bool {
        matches!(self, ViewState::Changed | ViewState::Dropped)
    }
}

/// A view of this program, as a database has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ViewStatus {
    pub name: &'static str,
    /// Null while it is not installed.
    pub version: Option<i32>,
    pub state: ViewState,
    pub installed_at: Option<Timestamp>,
}

pub(super) async fn status(session: &Session) -> Result<Vec<ViewStatus>> {
    let rows = list_views(session).await.context("reading the views")?;
    let views = VIEWS.iter().map(|view| {
        let row = rows.iter().find(|row| row.name == view.name);
        ViewStatus {
            name: view.name,
            version: row.map(|row| row.version),
            state: match row {
                None => ViewState::NotInstalled,
                Some(row) if !row.is_there => ViewState::Dropped,
                Some(row) if !row.is_unchanged => ViewState::Changed,
                Some(_) => ViewState::Unchanged,
            },
            installed_at: row.map(|row| row.installed_at),
        }
    });
    Ok(views.collect())
}

/// Their kind in the comparison of the catalog.
pub const KIND: &str = "view";

/// The views that are not as they were installed.
pub async fn differences(session: &Session) -> Result<Vec<Difference>> {
    let odd = status(session).await?.into_iter().filter(|view| view.state.is_odd());
    let differences = odd.map(|view| Difference {
        kind: KIND.to_owned(),
        name: view.name.to_owned(),
        expected: view.version.map(|version| format!("as v{version} was installed")),
        found: (view.state == ViewState::Changed)
            .then(|| "another definition (`\\sv` in psql prints it)".to_owned()),
    });
    Ok(differences.collect())
}
