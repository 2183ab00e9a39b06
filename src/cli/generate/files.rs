//! Writes generated files.

use std::fs;
use std::path::Path;

use serde::Serialize;

use crate::error::{Failure, Result};
use crate::files;
use crate::report::style::count;

/// A generated file, not written yet.
pub struct File {
    pub name: String,
    pub content: String,
}

/// The files written.
#[derive(Serialize)]
pub struct Written {
    folder: String,
    files: Vec<String>,
}

impl Written {
    pub fn draw(&self) -> String {
        format!("wrote {} to {}", count(self.files.len(), "file", "files"), self.folder)
    }
}

/// Writes files to a folder and creates it if missing. Other files in it are kept.
pub fn write(folder: &Path, files: &[File]) -> Result<Written> {
    let fail =
        |path: &Path, error| Failure::new(format!("could not write {}", path.display())).caused_by(error);
    fs::create_dir_all(folder).map_err(|error| fail(folder, error))?;
    for file in files {
        let path = folder.join(&file.name);
        files::write::write(&path, &file.content).map_err(|error| fail(&path, error))?;
    }
    let files = files.iter().map(|file| file.name.clone()).collect();
    Ok(Written { folder: folder.display().to_string(), files })
}
