//! `tasker bench latency`.

use crate::bench::positive;
use crate::common::TestDatabase;
use crate::fixture::scratch::{databases, scratch_of};

#[tokio::test]
async fn latency_gives_percentiles_in_order() {
    let database = TestDatabase::empty().await;
    let args = ["bench", "latency", "--rounds", "3"];
    let run = database.tasker(&args).success();
    let heads: Vec<&str> =
        run.stdout.lines().map(|line| line.split("  ").next().unwrap_or_default()).collect();
    assert_eq!(heads[..3], ["MILLISECONDS", "submit to start", "7 steps, end to end"], "{}", run.stdout);
    assert_eq!(heads[3], "4 steps in a row, end to end");
    assert!(heads[4].starts_with("peak memory of this process: "), "{}", run.stdout);
    assert!(databases(&database.client().await, &scratch_of(&run)).await.is_empty());

    let json = database.tasker(&[&args[..], &["--format", "json"]].concat()).success().json();
    assert_eq!(json["rounds"], 3);
    assert!(positive(&json["worker_peak_rss_bytes"]), "{json}");
    for key in ["submit_to_start_ms", "end_to_end_ms", "four_in_a_row_ms"] {
        let [p50, p95, p99] = ["p50", "p95", "p99"].map(|rank| json[key][rank].as_f64().expect(rank));
        assert!(0.0 < p50 && p50 <= p95 && p95 <= p99, "{key} of {json}");
    }
    // The first step starts before the last one ends.
    assert!(json["submit_to_start_ms"]["p50"].as_f64() < json["end_to_end_ms"]["p50"].as_f64(), "{json}");
}
