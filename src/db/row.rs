//! The macros of the `.rs` next to a query: `query!` makes its function and the struct of its rows, `from_row!`
//! reads its rows as a struct of another module.

use std::time::Duration;

use jiff::Timestamp;
use tokio_postgres::types::{FromSql, Json};
use tokio_postgres::{Error, Row};

use crate::model::state::State;

/// The Rust type of a row.
pub trait FromRow: Sized {
    /// # Errors
    /// A column is missing, or holds another type, or null where none is expected.
    fn from_row(row: &Row) -> Result<Self, Error>;
}

/// A value is the first column of its row.
macro_rules! first_column {
    ($($type:ty),*) => {$(
        impl FromRow for $type {
            fn from_row(row: &Row) -> Result<Self, Error> {
                row.try_get(0)
            }
        }
    )*};
}

first_column!(i32, i64, f64, bool, String, Timestamp, State, Vec<i64>);

/// Null too.
impl<T: for<'a> FromSql<'a>> FromRow for Option<T> {
    fn from_row(row: &Row) -> Result<Self, Error> {
        row.try_get(0)
    }
}

impl<A, B> FromRow for (A, B)
where
    A: for<'a> FromSql<'a>,
    B: for<'a> FromSql<'a>,
{
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok((row.try_get(0)?, row.try_get(1)?))
    }
}

/// Reads a struct from the columns that its fields name: `from_row!(Step { id = "step_id", name })`.
///
/// A field whose column has another name gives it after `=`. A field that is no single column is computed
/// from the row, which then has a name: `from_row!(|row| Step { id: i64::from_row(row)? })`. A method called
/// on the struct finishes it.
macro_rules! from_row {
    (|$row:ident| $type:ident { $($field:ident $(= $column:literal)? $(: $value:expr)?),* $(,)? }
     $(.$finish:ident())?) => {
        impl $crate::db::row::FromRow for $type {
            fn from_row($row: &tokio_postgres::Row) -> Result<Self, tokio_postgres::Error> {
                Ok($type { $($field: from_row!(@value $row $field $(= $column)? $(: $value)?)),* }$(.$finish())?)
            }
        }
    };
    (@value $row:ident $field:ident) => { $row.try_get(stringify!($field))? };
    (@value $row:ident $field:ident = $column:literal) => { $row.try_get($column)? };
    (@value $row:ident $field:ident : $value:expr) => { $value };
    ($type:ident { $($fields:tt)* }) => { from_row!(|row| $type { $($fields)* }); };
}

/// The struct of a query's rows. A field is the column of its name, unless a column or an expression follows:
/// `pub step_id: i64 = "workflow_step_id"`, `pub position: usize = |row| ordinal(row)? - 1`.
macro_rules! row {
    ($(#[$meta:meta])* pub struct $name:ident {
        $($(#[$doc:meta])* pub $field:ident: $type:ty $(= $column:literal)? $(= |$row:ident| $value:expr)?,)*
    }) => {
        $(#[$meta])*
        pub struct $name { $($(#[$doc])* pub $field: $type,)* }

        impl $crate::db::row::FromRow for $name {
            fn from_row(row: &tokio_postgres::Row) -> Result<Self, tokio_postgres::Error> {
                Ok($name { $($field: row!(@value row $field $(= $column)? $(= |$row| $value)?),)* })
            }
        }
    };
    (@value $of:ident $field:ident = |$row:ident| $value:expr) => {{ let $row = $of; $value }};
    (@value $of:ident $($field:tt)*) => { from_row!(@value $of $($field)*) };
}

/// The function of the query file with its name: `query! { pub fn find(id: i64) -> Option<Task> }` is `pub
/// async fn find(session: &Session, id: i64) -> Result<Option<Task>, Error>`, and runs `find.sql`. The struct of
/// its rows can precede it, as in `row!`.
///
/// The return type determines the number of rows: any number for a `Vec`, at most one for an `Option`, the
/// number of rows written for `u64`, and exactly one for anything else. Without one the file is a script. The
/// arguments are the query's parameters, unless others follow: `-> Vec<i64> = [page.after, page.limit]`.
macro_rules! query {
    ($(#[$meta:meta])* pub struct $row:ident { $($fields:tt)* } $($function:tt)*) => {
        row! { $(#[$meta])* pub struct $row { $($fields)* } }
        query! { $($function)* }
    };
    ($(#[$doc:meta])* pub fn $name:ident($($arg:ident: $type:ty),* $(,)?) -> Vec<$row:ty>
     $(= [$($value:expr),* $(,)?])?) => {
        query! { @function [$(#[$doc])*] $name ($($arg: $type),*) Vec<$row>, rows, [$($arg)*] $([$($value),*])? }
    };
    ($(#[$doc:meta])* pub fn $name:ident($($arg:ident: $type:ty),* $(,)?) -> Option<$row:ty>
     $(= [$($value:expr),* $(,)?])?) => {
        query! { @function [$(#[$doc])*] $name ($($arg: $type),*) Option<$row>, row_opt, [$($arg)*] $([$($value),*])? }
    };
    ($(#[$doc:meta])* pub fn $name:ident($($arg:ident: $type:ty),* $(,)?) -> u64
     $(= [$($value:expr),* $(,)?])?) => {
        query! { @function [$(#[$doc])*] $name ($($arg: $type),*) u64, execute, [$($arg)*] $([$($value),*])? }
    };
    ($(#[$doc:meta])* pub fn $name:ident($($arg:ident: $type:ty),* $(,)?) -> $row:ty
     $(= [$($value:expr),* $(,)?])?) => {
        query! { @function [$(#[$doc])*] $name ($($arg: $type),*) $row, row, [$($arg)*] $([$($value),*])? }
    };
    ($(#[$doc:meta])* pub fn $name:ident()) => {
        pub const SQL: &str = include_str!(concat!(stringify!($name), ".sql"));

        $(#[$doc])*
        pub async fn $name(session: &$crate::db::Session) -> Result<(), tokio_postgres::Error> {
            session.script(SQL).await
        }
    };
    (@function [$($doc:tt)*] $name:ident ($($arg:ident: $type:ty),*) $answer:ty, $method:ident, $($values:tt)*) => {
        pub const SQL: &str = include_str!(concat!(stringify!($name), ".sql"));

        $($doc)*
        pub async fn $name(
            session: &$crate::db::Session,
            $($arg: $type),*
        ) -> Result<$answer, tokio_postgres::Error> {
            session.$method(SQL, query!(@parameters $($values)*)).await
        }
    };
    (@parameters [$($arg:ident)*]) => { &[$(&$arg),*] };
    (@parameters [$($arg:ident)*] [$($value:expr),*]) => { &[$(&$value),*] };
}

/// The value of a query's only row, which may be null. An `Option` would be a row that may be missing.
pub type Nullable<T> = Option<T>;

/// A JSON value as text, which may be too large to be read.
#[derive(Debug)]
pub struct Printed {
    pub bytes: i64,
    /// `None` where it has more bytes than were asked for.
    pub text: Option<String>,
}

from_row! { Printed { bytes, text } }

/// The part of a row that is there when the column is not null.
pub fn part<K: for<'a> FromSql<'a>, T: FromRow>(row: &Row, key: &str) -> Result<Option<T>, Error> {
    row.try_get::<_, Option<K>>(key)?.map(|_| T::from_row(row)).transpose()
}

/// A text, empty where it is null.
pub fn text(row: &Row, column: &str) -> Result<String, Error> {
    row.try_get::<_, Option<String>>(column).map(Option::unwrap_or_default)
}

/// Two lists of equal length as pairs.
pub fn pairs<A, B>(row: &Row, one: &str, other: &str) -> Result<Vec<(A, B)>, Error>
where
    A: for<'a> FromSql<'a>,
    B: for<'a> FromSql<'a>,
{
    let (ones, others): (Vec<A>, Vec<B>) = (row.try_get(one)?, row.try_get(other)?);
    Ok(ones.into_iter().zip(others).collect())
}

/// Milliseconds as a duration; zero where they are negative.
pub fn milliseconds(row: &Row, column: &str) -> Result<Option<Duration>, Error> {
    let ms: Option<i64> = row.try_get(column)?;
    Ok(ms.map(|ms| Duration::from_millis(ms.max(0).unsigned_abs())))
}

/// A JSON object.
pub fn object(row: &Row, column: &str) -> Result<serde_json::Map<String, serde_json::Value>, Error> {
    row.try_get(column).map(|Json(object)| object)
}
