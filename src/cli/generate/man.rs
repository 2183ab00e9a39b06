//! `tasker generate man`.

use std::path::PathBuf;

use super::files::write;
use super::page;
use crate::cli::{self, Context};
use crate::error::{Exit, Failure, Result};

/// Generate the man pages
///
/// Writes a page for each command to a folder, or prints the page of one command.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker generate man --dir /usr/local/share/man/man1
  tasker generate man task submit | man -l -")]
pub struct Args {
    /// Write every page to this folder
    #[arg(long, value_name = "FOLDER", conflicts_with = "command")]
    dir: Option<PathBuf>,
    /// Print the page of this command [default: tasker itself]
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let pages = page::all(&cli::command());
    if let Some(dir) = &args.dir {
        context.output().answer("generate.man", &write(dir, &pages)?, |done| done.draw())?;
        return Ok(Exit::Done);
    }
    let words = [&["tasker".to_owned()], args.command.as_slice()].concat();
    let name = format!("{}.1", words.join("-"));
    let page = pages.iter().find(|page| page.name == name).ok_or_else(|| {
        Failure::usage(format!("`{}` is not a command", words.join(" ")))
            .hint("list the commands with `tasker --help`")
    })?;
    context.output().print(&page.content)?;
    Ok(Exit::Done)
}
