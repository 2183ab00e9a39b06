//! `docs/metrics.md` lists the metrics that a worker has.

use serde_json::json;
use tasker::engine::worker::Metrics;

use crate::fixture::schema_page::Page;

/// A row for each metric: its name, type, labels and help.
fn table(text: &str) -> String {
    let mut rows = String::from("| metric | type | labels | meaning |\n|---|---|---|---|\n");
    for metric in text.split("# HELP ").skip(1) {
        let (head, series) = metric.split_once('\n').expect("its series");
        let (name, help) = head.split_once(' ').expect("help");
        let kind = series.lines().next().and_then(|line| line.rsplit(' ').next()).expect("a type");
        let labels = series.lines().nth(1).and_then(|line| line.split_once('{')?.1.rsplit_once('}'));
        let labels = labels.map_or("", |(labels, _)| labels).split(',').filter(|label| !label.is_empty());
        let labels =
            labels.map(|label| label.split('=').next().expect("a name")).filter(|name| *name != "le");
        let labels: Vec<String> = labels.map(|name| format!("`{name}`")).collect();
        rows += &format!("| `{name}` | {kind} | {} | {help} |\n", labels.join(", "));
    }
    rows
}

#[test]
fn the_table_has_every_metric_of_a_worker() {
    let metrics = Metrics::default();
    metrics.series("shop/order", "ship");
    let page = Page {
        file: "metrics.md",
        schema: json!({ "definitions": {} }),
        root: "",
        chapter: |_| "",
        others: vec![("metrics of a worker", table(&metrics.text()))],
    };
    page.check();
}
