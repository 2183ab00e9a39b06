//! Man pages, made from the same definitions as `--help`.

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::files::File;
use crate::error::Exit;

/// Variables that set no flag.
const ENVIRONMENT: [(&str, &str); 6] = [
    ("DATABASE_URL", "The database to use, unless --database-url names another."),
    ("TASKER_READ_DATABASE_URL", "The replica to read from, unless --read-url names another."),
    (
        "PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE, PGSERVICE, PGPASSFILE, PGSSLMODE, …",
        "The database to use if neither --database-url nor DATABASE_URL is set, as in psql(1).",
    ),
    ("TASKER_DATA_DIR", "The folder that contains the private PostgreSQL."),
    ("TASKER_POSTGRES_BIN", "The only folder to search for PostgreSQL's programs."),
    ("NO_COLOR", "If set and not empty, disables colours."),
];

/// Makes the page of every command, its name as in `tasker-task-submit.1`.
pub fn all(root: &Command) -> Vec<File> {
    let mut root = root.clone().disable_help_subcommand(true);
    root.build();
    let mut pages = Vec::new();
    let mut left = vec![root.clone()];
    while let Some(command) = left.pop() {
        left.extend(command.get_subcommands().filter(|sub| !sub.is_hide_set()).cloned());
        let name = format!("{}.1", command.get_display_name().unwrap_or("tasker"));
        pages.push(File { name, content: page(&root, command) });
    }
    pages.sort_by(|a, b| a.name.cmp(&b.name));
    pages
}

fn page(root: &Command, command: Command) -> String {
    let is_root = command.get_name() == root.get_name();
    let remarks = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let version = root.get_version().unwrap_or_default();
    let has_commands = command.has_subcommands();
    // Listed once, on the page of tasker itself.
    let command = if is_root {
        command
    } else {
        command.mut_args(|arg| if arg.is_global_set() { arg.hide(true) } else { arg })
    };
    let has_options = command.get_arguments().any(|arg| !arg.is_hide_set());
    let man = Man::new(command).source(format!("tasker {version}")).manual("Tasker");

    let mut text = Vec::new();
    let mut render = || -> std::io::Result<()> {
        man.render_title(&mut text)?;
        man.render_name_section(&mut text)?;
        man.render_synopsis_section(&mut text)?;
        man.render_description_section(&mut text)?;
        if has_options {
            man.render_options_section(&mut text)?;
        }
        if has_commands {
            man.render_subcommands_section(&mut text)?;
        }
        let mut roff = Roff::new();
        // The exit codes have a section of their own.
        sections(&mut roff, if is_root { "" } else { &remarks });
        exit_status(&mut roff);
        if is_root {
            environment(&mut roff, root);
        } else {
            roff.control("SH", ["SEE ALSO"]);
            roff.text([bold("tasker"), roman("(1): global options, environment")]);
        }
        roff.to_writer(&mut text)
    };
    render().expect("a Vec takes everything");
    String::from_utf8(text).expect("a page is UTF-8")
}

/// Turns the blocks below a command's help, each under a line that ends in a
/// colon, into sections that keep their lines.
fn sections(roff: &mut Roff, remarks: &str) {
    let mut is_open = false;
    for line in remarks.lines() {
        match line.strip_suffix(':').filter(|_| !line.starts_with(' ')) {
            Some(heading) => {
                if is_open {
                    roff.control("fi", []);
                }
                roff.control("SH", [heading.to_uppercase().as_str()]);
                roff.control("nf", []);
                is_open = true;
            }
            None => {
                roff.text([roman(line.strip_prefix("  ").unwrap_or(line))]);
            }
        }
    }
    if is_open {
        roff.control("fi", []);
    }
}

fn exit_status(roff: &mut Roff) {
    roff.control("SH", ["EXIT STATUS"]);
    for exit in Exit::ALL {
        roff.control("TP", []);
        roff.text([bold((exit as u8).to_string())]);
        roff.text([roman(exit.meaning())]);
    }
}

fn environment(roff: &mut Roff, root: &Command) {
    roff.control("SH", ["ENVIRONMENT"]);
    let mut entry = |name: &str, meaning: &str| {
        roff.control("TP", []);
        roff.text([bold(name)]);
        roff.text([roman(meaning)]);
    };
    for (name, meaning) in ENVIRONMENT {
        entry(name, meaning);
    }
    let mut left = vec![root];
    while let Some(command) = left.pop() {
        left.extend(command.get_subcommands());
        for arg in command.get_arguments() {
            // A global flag belongs to every command below; list it once.
            if arg.is_global_set() && command.get_name() != root.get_name() {
                continue;
            }
            if let (Some(variable), Some(flag)) = (arg.get_env(), arg.get_long()) {
                let owner = match command.get_display_name() {
                    Some(name) if !arg.is_global_set() => format!(" of {name}(1)"),
                    _ => String::new(),
                };
                entry(&variable.to_string_lossy(), &format!("Sets --{flag}{owner}."));
            }
        }
    }
}
