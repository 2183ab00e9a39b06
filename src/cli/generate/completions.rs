//! `tasker generate completions`.

use std::path::PathBuf;

use clap::ValueEnum;
use clap_complete::Shell;

use super::files::{File, write};
use crate::cli::{self, Context};
use crate::error::{Exit, Result};

/// Generate a shell completion script
///
/// Prints the script of one shell, or writes the scripts to a folder under the names that the shells
/// expect.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker generate completions bash > /etc/bash_completion.d/tasker
  tasker generate completions zsh > ~/.zfunc/_tasker
  tasker generate completions fish > ~/.config/fish/completions/tasker.fish
  tasker generate completions --dir completions")]
pub struct Args {
    /// Generate the script of this shell
    #[arg(value_enum, required_unless_present = "dir")]
    shell: Option<Shell>,
    /// Write to this folder instead: the script of SHELL, or of every shell if SHELL is omitted
    #[arg(long, value_name = "FOLDER")]
    dir: Option<PathBuf>,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let shells = args.shell.map_or_else(|| Shell::value_variants().to_vec(), |shell| vec![shell]);
    let files: Vec<File> = shells.into_iter().map(script).collect();
    match &args.dir {
        Some(dir) => {
            context.output().answer("generate.completions", &write(dir, &files)?, |done| done.draw())?;
        }
        None => context.output().print(&files[0].content)?,
    }
    Ok(Exit::Done)
}

fn script(shell: Shell) -> File {
    let mut command = cli::command();
    let mut content = Vec::new();
    clap_complete::generate(shell, &mut command, "tasker", &mut content);
    let name = clap_complete::Generator::file_name(&shell, "tasker");
    File { name, content: String::from_utf8(content).expect("a script is UTF-8") }
}
