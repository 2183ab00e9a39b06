//! Writes the charts that commands draw.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

use crate::error::{Failure, Result};
use crate::files;

/// Writes a chart. An empty one only tests whether the file can be written, without changing it.
pub fn write_chart(file: &Path, svg: &str) -> Result<()> {
    let mut options = OpenOptions::new();
    let opened = files::write::open(file, options.write(true).create(true).truncate(!svg.is_empty()));
    let written = opened.and_then(|mut opened| opened.write_all(svg.as_bytes()));
    let refused =
        |error| Failure::usage(format!("could not write {}", file.display())).caused_by(error).into();
    written.map_err(refused)
}
