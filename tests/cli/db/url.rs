//! `tasker db url`.

use std::process::Command;

use tasker::private_pg::Programs;

use crate::common::Run;
use crate::fixture::private_pg::Home;

#[test]
fn the_url_is_for_psql_and_for_tasker_itself() {
    let home = Home::stopped();
    let before = home.tasker(&["db", "url"]).success();
    assert_eq!(before.stderr, "the private PostgreSQL is not running; start it with `tasker db start`\n");
    home.tasker(&["db", "start"]).success();
    let url = home.tasker(&["db", "url"]).success().stdout;
    assert_eq!(url, before.stdout);

    let mut psql = Command::new(Programs::psql());
    psql.args(["-AtXq", "-c", "select current_database()", url.trim()]).env("PGPORT", "1").env("PGUSER", "x");
    assert_eq!(Run::of(psql).success().stdout, "tasker\n");

    let status = home.tasker(&["migrate", "status", "--database-url", url.trim(), "--format", "json"]);
    assert_eq!(status.success().json()["kind"], "migrate.status");
}
