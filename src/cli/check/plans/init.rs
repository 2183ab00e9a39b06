//! `tasker check plans --init`: writes a first file of checks.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;

use crate::checks::builtin::Tasker;
use crate::cli::Context;
use crate::db::Purpose;
use crate::error::{Exit, Failure, Result, TASKER, shell_word};
use crate::files;
use crate::querycheck::init::draft;
use crate::report::style::count;

/// Writes the file. An existing file is overwritten only with --force.
pub async fn init(context: &Context, file: &Path, is_forced: bool) -> Result<Exit> {
    let name = shell_word(&file.to_string_lossy());
    let taken = || {
        let hint =
            format!("name another file, or overwrite it with `{TASKER} check plans --init {name} --force`");
        Failure::usage(format!("{} already exists", file.display())).hint(hint)
    };
    if file.exists() && !is_forced {
        return Err(taken().into());
    }
    let mut session = context.unchecked_session(Purpose::Command).await?;
    let spinner = context.output().spinner("statements planned");
    let first =
        draft(&mut session, &Tasker { schema: context.schema() }, &|done| spinner.set_position(done as u64))
            .await?;
    spinner.finish_and_clear();
    let mut options = OpenOptions::new();
    let options = options.write(true).create_new(!is_forced).create(true).truncate(true);
    let written =
        files::write::open(file, options).and_then(|mut opened| opened.write_all(first.text.as_bytes()));
    written.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => taken(),
        _ => Failure::usage(format!("could not write {}", file.display())).caused_by(error),
    })?;
    for left_out in &first.left_out {
        context.output().note(left_out);
    }
    let checks = count(first.checks, "check", "checks");
    context
        .output()
        .note(format!("{checks} written to {name}; run them with `{TASKER} check plans --file {name}`"));
    Ok(Exit::Done)
}
