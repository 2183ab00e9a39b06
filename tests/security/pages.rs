//! Text that others wrote reaches a browser as text: a hostile value in every column of every table, and every page of
//! `tasker serve`.

use crate::common::page::Server;
use crate::terminal::{Columns, acts, poison, shop};

/// Every page, and whether it shows a text that others wrote.
const PAGES: [(&str, bool); 17] = [
    ("/", true),
    ("/tasks", true),
    ("/tasks?name=%3Cscript%3E%22%27&tag=%3Cscript%3E", false),
    ("/tasks/1", true),
    ("/tasks/1/timeline", true),
    ("/tasks/1/history", true),
    ("/tasks/1/context", true),
    ("/steps/1", true),
    ("/steps/2", true),
    ("/steps/3", true),
    ("/steps/4", true),
    ("/stuck", true),
    ("/queues", true),
    ("/tasks/1/cancel", true),
    ("/steps/1/retry", true),
    ("/queues/one/pause?name=%3Cscript%3E%22%27", false),
    ("/find?task=%3Cscript%3E%1b", false),
];

#[tokio::test(flavor = "multi_thread")]
async fn no_column_of_any_table_reaches_a_browser_as_markup() {
    let database = shop().await;
    poison(&database.client().await, Columns::Others).await;
    let server =
        Server::start(|args| database.command(args), &["--name", "<script>\u{1b}", "--allow-changes"]).await;
    for (path, shows_it) in PAGES {
        let page = server.get(path).body;
        assert_eq!(page.find(acts).map(|at| &page[at..]), None, "{path}");
        // Ours has attributes.
        assert!(!page.contains("<script>"), "{path}: {page}");
        assert_eq!(page.contains("hidden\u{fffd}"), shows_it, "{path}: {page}");
        assert!(page.contains("&lt;script&gt;"), "{path}: the name of the server");
    }
}
