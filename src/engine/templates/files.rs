//! Checks workflow files, each alone and all of them together.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::files::{Checked, YAML, check_all};
use crate::model::template::{Template, check};
use crate::yaml::{FileErrorCode, FileErrors};

/// One workflow file and its check.
pub type CheckedFile = Checked<Template>;

/// Checks each workflow file named, those below each directory named, and standard input for `-`. Their SQL files
/// are below the folder of each, or below `sql_dir`.
pub fn check_files(arguments: &[PathBuf], sql_dir: Option<&Path>) -> Vec<CheckedFile> {
    let mut checked = check_all(arguments, sql_dir, &[YAML], check);
    refuse_repeats(&mut checked);
    checked
}

/// One version of a workflow can be stored once only.
fn refuse_repeats(checked: &mut [CheckedFile]) {
    let mut files: HashMap<String, String> = HashMap::new();
    for CheckedFile { source, outcome } in checked {
        let Ok(template) = outcome else { continue };
        let full_name = template.full_name();
        match files.get(&full_name) {
            Some(first) => {
                let message = format!("{full_name} is defined in {first} already");
                let hint = "rename one of them, or raise its version";
                let code = FileErrorCode::DuplicateTemplate;
                *outcome = Err(FileErrors::of_file(&source.name, code, message, hint));
            }
            None => {
                files.insert(full_name, source.name.clone());
            }
        }
    }
}
