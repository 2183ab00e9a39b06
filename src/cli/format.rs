//! `--format`: two for every command, and more where a command has them.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Arg, ValueEnum};

use crate::report::Format;

/// Reads one of some formats; help and completions list these and no other.
pub fn parser(formats: &[Format]) -> impl TypedValueParser<Value = Format> + use<> {
    let names = formats.iter().filter_map(Format::to_possible_value);
    PossibleValuesParser::new(names).map(|name| Format::from_str(&name, false).expect("it is one of them"))
}

/// The global `--format`, in place of it, for a command that has more of them: for `#[command(arg = …)]`.
///
/// It has the name of the global one, so that clap hands the value on to it: `Output::format`
/// has it, whether typed, from the environment or from the file.
pub fn arg(formats: &[Format]) -> Arg {
    Arg::new("format")
        .long("format")
        .value_name("FORMAT")
        .value_parser(parser(formats))
        .help("How to print the answer [default: table]")
}

#[cfg(test)]
mod tests {
    use clap::{Args, Command};

    use super::*;
    use crate::cli::GlobalArgs;

    fn parsed(line: &str) -> Result<Option<Format>, String> {
        let own = Command::new("own").arg(arg(&[Format::Table, Format::Json, Format::Sarif]));
        let command = GlobalArgs::augment_args(Command::new("tasker"))
            .subcommand(own)
            .subcommand(Command::new("other"));
        let matches = command.try_get_matches_from(line.split(' ')).map_err(|error| error.to_string())?;
        Ok(matches.get_one("format").copied())
    }

    #[test]
    fn a_command_may_have_formats_that_the_others_lack() {
        assert_eq!(parsed("tasker own"), Ok(None));
        assert_eq!(parsed("tasker --format json own"), Ok(Some(Format::Json)));
        assert_eq!(parsed("tasker --format json own --format sarif"), Ok(Some(Format::Sarif)));
        assert_eq!(parsed("tasker other --format json"), Ok(Some(Format::Json)));
        let refused = parsed("tasker other --format sarif").expect_err("it has no such format");
        assert!(refused.contains("[possible values: table, json]"), "{refused}");
    }
}
