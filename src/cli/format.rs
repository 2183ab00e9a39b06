//! `--format`: two formats for every command, and more for some.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgMatches, Command, ValueEnum};

use crate::error::{Failure, Result};
use crate::report::Format;

/// Parses one of these formats; help and completions list only these.
pub fn parser(formats: &[Format]) -> impl TypedValueParser<Value = Format> + use<> {
    reader(formats.iter().filter_map(Format::to_possible_value).collect())
}

/// Parses every format, but lists only those that every command has. Which others are valid
/// depends on the command; [`check`] refuses the rest once it is known.
pub fn parser_of_all() -> impl TypedValueParser<Value = Format> {
    let named = |format: &Format| {
        let value = format.to_possible_value()?;
        Some(value.hide(!Format::EVERYWHERE.contains(format)))
    };
    reader(Format::value_variants().iter().filter_map(named).collect())
}

fn reader(values: Vec<PossibleValue>) -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(values).map(|name| read(&name).expect("it is one of them"))
}

fn read(name: &str) -> Option<Format> {
    Format::from_str(name, false).ok()
}

/// Replaces the global `--format` for a command with more formats: for `#[command(arg = …)]`.
///
/// It has the name of the global flag, so clap passes the value on to that one: `Output::format`
/// returns it, whether typed, from the environment or from the file.
pub fn arg(formats: &[Format]) -> Arg {
    Arg::new("format")
        .long("format")
        .value_name("FORMAT")
        .value_parser(parser(formats))
        .overrides_with("format")
        .help("Print the answer in this format [default: table]")
}

/// Refuses a format that the command does not support, whether it was typed or comes from the
/// environment or the file.
pub fn check(format: Format, command: &Command, typed: &ArgMatches) -> Result<()> {
    let (command, words) = leaf(command, typed);
    let own = command.get_arguments().find(|arg| arg.get_id() == "format");
    let listed = own.map(Arg::get_possible_values).unwrap_or_default();
    let listed: Vec<Format> = listed
        .iter()
        .filter(|value| !value.is_hide_set())
        .filter_map(|value| read(value.get_name()))
        .collect();
    let formats = if listed.is_empty() { &Format::EVERYWHERE[..] } else { &listed };
    if formats.contains(&format) {
        return Ok(());
    }
    let name = |format: &Format| format.to_possible_value().expect("none is hidden").get_name().to_owned();
    let names: Vec<String> = formats.iter().map(name).collect();
    let failure = Failure::usage(format!("`{words}` does not support the format {}", name(&format)));
    Err(failure.hint(format!("use one of {}", names.join(", "))).into())
}

/// The command that was typed, and its words.
fn leaf<'c>(mut command: &'c Command, mut typed: &ArgMatches) -> (&'c Command, String) {
    let mut words = command.get_name().to_owned();
    while let Some((name, inner)) = typed.subcommand() {
        command = command.find_subcommand(name).expect("what was parsed is a command");
        words = format!("{words} {name}");
        typed = inner;
    }
    (command, words)
}

#[cfg(test)]
mod tests {
    use clap::Args;

    use super::*;
    use crate::cli::GlobalArgs;

    fn parsed(line: &str) -> Result<Option<Format>, String> {
        let own = Command::new("own").arg(arg(&[Format::Table, Format::Json, Format::Sarif]));
        let command = GlobalArgs::augment_args(Command::new("tasker"))
            .subcommand(own)
            .subcommand(Command::new("other"));
        let typed =
            command.clone().try_get_matches_from(line.split(' ')).map_err(|error| error.to_string())?;
        let format = typed.get_one("format").copied();
        check(format.unwrap_or_default(), &command, &typed)
            .map_err(|error| crate::error::one_line(&error))?;
        Ok(format)
    }

    #[test]
    fn a_command_may_have_formats_that_the_others_lack() {
        assert_eq!(parsed("tasker own"), Ok(None));
        assert_eq!(parsed("tasker --format json own"), Ok(Some(Format::Json)));
        assert_eq!(parsed("tasker --format json own --format sarif"), Ok(Some(Format::Sarif)));
        assert_eq!(parsed("tasker --format sarif own"), Ok(Some(Format::Sarif)));
        assert_eq!(parsed("tasker --format sarif --format json other"), Ok(Some(Format::Json)));
        assert_eq!(parsed("tasker own --format sarif --format json"), Ok(Some(Format::Json)));
        assert_eq!(parsed("tasker other --format json"), Ok(Some(Format::Json)));
        for refused in ["tasker other --format sarif", "tasker --format sarif other"] {
            let refused = parsed(refused).expect_err("it has no such format");
            assert_eq!(
                refused,
                "`tasker other` does not support the format sarif   hint: use one of table, json"
            );
        }
        let refused = parsed("tasker own --format junit").expect_err("nor has this one");
        assert!(refused.contains("[possible values: table, json, sarif]"), "{refused}");
    }
}
