//! `tasker db`.

mod destroy;
mod psql;
mod start;
mod status;
mod stop;
mod url;

commands! {
    /// Manage the private PostgreSQL that tasker uses when no database is named
    pub enum Db { Start(start), Stop(stop), Status(status), Url(url), Psql(psql), Destroy(destroy) }
}
