//! `tasker migrate`.

mod adopt;
mod down;
mod plan;
mod rights;
mod status;
mod up;
mod verify;
mod views;

use crate::common::{Run, TestDatabase};

/// Everything said, without the database's name and what the clock says.
pub fn said(database: &TestDatabase, run: &Run) -> String {
    let text = run.snapshot().replace(database.name(), "DATABASE");
    let lines = text.lines().map(|line| match line.split_once(" in ") {
        Some((what, _)) if ["applied ", "built "].iter().any(|verb| line.starts_with(verb)) => {
            format!("{what} in …")
        }
        _ if line.ends_with(" UTC") => {
            let time = line.len() - "0000-00-00 00:00:00 UTC".len();
            format!("{}(just now)", &line[..time])
        }
        _ => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}
