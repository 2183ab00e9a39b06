//! The commands to try after the demo.

use std::path::Path;
use std::{env, fs};

use serde::Serialize;

use crate::error::shell_word;

/// One command to try, for a shell.
#[derive(Debug, Serialize)]
pub(super) struct Next {
    /// What it shows.
    pub what: &'static str,
    pub command: String,
}

/// The three commands worth trying on the demo's database.
pub(super) fn commands(url: &str, task_id: i64, folder: &Path) -> Vec<Next> {
    let tasker = program();
    let folder = shell_word(&folder.display().to_string());
    let on_demo = format!("--database-url {}", shell_word(url));
    vec![
        Next {
            what: "show everything about the stuck step",
            command: format!("{tasker} step show {task_id}/publish {on_demo}"),
        },
        Next {
            what: "draw the workflow as a graph",
            command: format!("{tasker} template graph weather/seattle {on_demo}"),
        },
        Next {
            what: "run a second task with the credentials that publish needs",
            command: format!(
                "cd {folder} && {tasker} task submit weather/seattle {on_demo} && \
                 STATION_TOKEN=anything {tasker} worker run --drain {on_demo}"
            ),
        },
    ]
}

/// This program as it can be typed: by its name where that leads here, or else by its path.
fn program() -> String {
    let Ok(path) = env::current_exe().and_then(fs::canonicalize) else { return "tasker".to_owned() };
    let found = env::var_os("PATH").and_then(|folders| {
        env::split_paths(&folders).map(|folder| folder.join("tasker")).find(|file| file.is_file())
    });
    match found.and_then(|found| fs::canonicalize(found).ok()) {
        Some(found) if found == path => "tasker".to_owned(),
        _ => shell_word(&path.display().to_string()),
    }
}
