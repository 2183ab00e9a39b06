//! The global flags that a command was given: those that choose its database are printed with every command.

use clap::ArgMatches;
use clap::parser::ValueSource;

use super::GlobalArgs;
use crate::db::target::without_password;
use crate::error::Given;
use crate::secrets;

/// The flags of this command line; what comes from the environment or a file holds for a pasted command too.
pub fn given(global: &GlobalArgs, typed: &ArgMatches) -> Given {
    let is_typed = |id: &str| typed.value_source(id) == Some(ValueSource::CommandLine);
    let url = global.database_url.clone().or_else(|| secrets::argument("--database-url"));
    let url = url.and_then(|url| without_password(&url));
    let had_password = url.as_ref().is_some_and(|url| url.had_password);
    let values = [
        (
            "--config",
            global.config.as_ref().map(|path| path.display().to_string()).filter(|_| is_typed("config")),
        ),
        ("--profile", global.profile.clone()),
        ("--database-url", url.map(|url| url.text)),
        ("--schema", global.schema.clone().filter(|_| is_typed("schema"))),
    ];
    let mut flags: Vec<_> =
        values.into_iter().filter_map(|(flag, value)| Some((flag, Some(value?)))).collect();
    if global.pooler && is_typed("pooler") {
        flags.push(("--pooler", None));
    }
    Given { flags, had_password }
}
