//! `--schema-file` and `--fill`: a temporary database with the tables of the queries that are checked.

use std::fs::File;
use std::path::{Path, PathBuf};

use tokio_postgres::error::{DbError, ErrorPosition, SqlState};

use crate::db::Session;
use crate::error::{Failure, Result, shell_word};
use crate::files::read_text;
use crate::text::statement::statements;

/// A dump of a schema is smaller, and rows are better generated than listed.
const MAX_BYTES: u64 = 256 << 20;

#[derive(Debug, clap::Args)]
pub struct OwnSchema {
    /// Check in a temporary database that this SQL file fills with tables; can be repeated
    ///
    /// Such as the output of `pg_dump --schema-only --no-owner --no-privileges`. The database is created on the server
    /// of --database-url, or on the private PostgreSQL, and dropped at the end. With --statistics, on a server of its own.
    #[arg(long = "schema-file", value_name = "FILE")]
    schema_files: Vec<PathBuf>,
    /// Run this SQL file in the temporary database after --schema-file, to fill its tables; can be repeated
    #[arg(long, value_name = "FILE", requires = "schema_files")]
    fill: Vec<PathBuf>,
}

/// The texts of the files.
pub struct Scripts(Vec<(PathBuf, String)>);

impl OwnSchema {
    pub fn is_given(&self) -> bool {
        !self.schema_files.is_empty()
    }

    /// The schema of `--statistics`, which is one file.
    pub fn only_file(&self) -> Result<&PathBuf> {
        match &self.schema_files[..] {
            [file] => Ok(file),
            _ => Err(Failure::usage("`--statistics` takes one `--schema-file`").into()),
        }
    }

    /// Reads the files, before any database is made for them. tasker's own queries have no use for them.
    pub fn read(&self, is_for_own_queries: bool) -> Result<Scripts> {
        if self.is_given() && is_for_own_queries {
            let failure =
                Failure::usage("`--schema-file` makes tables for the queries of `--file`, which is missing");
            return Err(failure.hint("name your queries: `--file queries.sql`").into());
        }
        let read = |path: &PathBuf| {
            let text = File::open(path).and_then(|file| read_text(file, MAX_BYTES)).map_err(|error| {
                Failure::usage(format!("could not read {}", path.display())).caused_by(error)
            })?;
            let text = without_commands(&text);
            if statements(&text).into_iter().any(copies_from_client) {
                let failure = Failure::usage(format!("{} copies rows from psql's input", path.display()));
                return Err(failure
                    .hint("dump with `--schema-only`, and fill the tables with `insert … select`")
                    .into());
            }
            Ok((path.clone(), text))
        };
        self.schema_files.iter().chain(&self.fill).map(read).collect::<Result<_>>().map(Scripts)
    }
}

impl Scripts {
    /// Runs the files in their order, and has the server look at the tables.
    ///
    /// # Errors
    /// A [`Failure`] with the location of a statement that the server refuses; those of the connection.
    pub async fn run(&self, session: &Session) -> Result<()> {
        for (path, text) in &self.0 {
            session
                .batch("reset all; set search_path to default; set client_min_messages to warning")
                .await?;
            session.batch(text).await.map_err(|error| match error.as_db_error() {
                Some(said) => refused(path, text, said).into(),
                None => anyhow::Error::from(error),
            })?;
        }
        // Dumps leave the search path empty.
        session.batch("vacuum (analyze)").await?;
        Ok(())
    }
}

/// psql's own commands, which recent dumps begin and end with, are no SQL.
fn without_commands(text: &str) -> String {
    let line = |line: &str| if line.starts_with('\\') { "\n".to_owned() } else { line.to_owned() };
    text.split_inclusive('\n').map(line).collect()
}

fn copies_from_client(statement: &str) -> bool {
    let words = crate::text::statement::words(statement);
    let is = |word: &&str, name: &str| word.eq_ignore_ascii_case(name);
    words.first().is_some_and(|word| is(word, "copy")) && words.iter().any(|word| is(word, "stdin"))
}

fn refused(path: &Path, text: &str, said: &DbError) -> Failure {
    let name = path.to_string_lossy();
    let location = match said.position() {
        Some(ErrorPosition::Original(position)) => {
            let before: String = text.chars().take((*position as usize).saturating_sub(1)).collect();
            let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
            format!("{name}:{}:{column}", before.matches('\n').count() + 1)
        }
        _ => name.clone().into_owned(),
    };
    let failure =
        Failure::usage(format!("{location}: the server refuses a statement")).caused_by(said.clone());
    if *said.code() == SqlState::UNDEFINED_OBJECT && said.message().starts_with("role ") {
        return failure.hint("dump with `pg_dump --schema-only --no-owner --no-privileges`");
    }
    failure.hint(format!("run it by hand: `psql -v ON_ERROR_STOP=1 -f {}`", shell_word(&name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_psql_are_no_sql() {
        assert_eq!(without_commands("\\restrict a\nselect 1;\n\\unrestrict a"), "\nselect 1;\n\n");
        assert!(copies_from_client("COPY public.t (a) FROM stdin"));
        assert!(!copies_from_client("select 'copy', stdin from t"));
    }
}
