//! How a database is, for people and for the textfile collector of node_exporter.

use std::time::Duration;

use console::style;

use super::style::{count, duration, grouped};
use super::table;
use crate::model::health::{Bounds, HealthCheck, Reading, Report, Status, Unit};

/// Draws every check, then the fixes of those that did not pass.
pub fn draw(report: &Report) -> String {
    let mut text = table::draw(["", "check", ">figure", "bounds", "about"], report.checks.iter().map(row));
    for reading in &report.checks {
        if let Some(fix) = &reading.fix {
            text.push_str(&format!("\n{}: {}\n  {fix}\n", reading.check.as_str(), reading.check.meaning()));
        }
    }
    text + &summary(report)
}

fn row(reading: &Reading) -> Vec<String> {
    vec![
        mark(reading.status),
        reading.check.as_str().to_owned(),
        reading.value.map_or_else(|| "-".to_owned(), |value| figure(value, reading.unit)),
        reading.bounds.map_or_else(|| "-".to_owned(), |bounds| limits(bounds, reading.unit)),
        super::style::one_line(&reading.detail, ABOUT_WIDTH),
    ]
}

/// A check with its figure in a few words: `query_time 12ms: task list, the slowest of 5 reads`.
pub fn phrase(reading: &Reading) -> String {
    let value = reading.value.map_or_else(String::new, |value| format!(" {}", figure(value, reading.unit)));
    format!("{}{value}: {}", reading.check.as_str(), super::style::one_line(&reading.detail, ABOUT_WIDTH))
}

/// The subject of a check can contain other names, so it is cut to this width.
const ABOUT_WIDTH: usize = 160;

fn mark(status: Status) -> String {
    let name = style(status.as_str());
    match status {
        Status::Pass => name.green(),
        Status::Warn => name.yellow(),
        Status::Fail => name.red().bold(),
        Status::Unchecked => name.magenta(),
    }
    .to_string()
}

fn figure(value: f64, unit: Unit) -> String {
    match unit {
        Unit::Seconds => duration(Duration::try_from_secs_f64(value.max(0.0)).unwrap_or(Duration::MAX)),
        Unit::Ratio => format!("{:.1}%", value * 100.0),
        Unit::Count => grouped(value as u64),
    }
}

/// `warn from 1m, fail from 10m`.
fn limits(bounds: Bounds, unit: Unit) -> String {
    let direction = if bounds.is_floor { "below" } else { "from" };
    let limit = |word, bound: Option<f64>| bound.map(|at| format!("{word} {direction} {}", figure(at, unit)));
    let limits: Vec<_> =
        [limit("warn", bounds.warn), limit("fail", bounds.fail)].into_iter().flatten().collect();
    limits.join(", ")
}

fn summary(report: &Report) -> String {
    let checks = count(report.checks.len(), "check", "checks");
    let counts: Vec<_> =
        [(Status::Fail, "failed"), (Status::Warn, "warned"), (Status::Unchecked, "not checked")]
            .into_iter()
            .map(|(status, word)| (report.count(status), word))
            .filter(|(number, _)| *number > 0)
            .map(|(number, word)| format!("{number} {word}"))
            .collect();
    let outcome = if counts.is_empty() { "all passed".to_owned() } else { counts.join(", ") };
    format!("\n{checks}: {outcome}\n")
}

/// Returns the checks as metrics: the status of each, and its figure under a name with its unit. Without a
/// report there is one metric only: the database could not be queried.
pub fn prometheus(report: Option<&Report>, database: &str, schema: &str) -> String {
    let labels = format!("database=\"{}\",schema=\"{}\"", escaped(database), escaped(schema));
    let mut text = String::new();
    let mut family = |name: &str, help: &str, samples: &[(String, f64)]| {
        text.push_str(&format!("# HELP {name} {help}\n# TYPE {name} gauge\n"));
        for (labels, value) in samples {
            text.push_str(&format!("{name}{{{labels}}} {value}\n"));
        }
    };
    let is_up = f64::from(u8::from(report.is_some()));
    family("tasker_health_up", "Whether the database could be queried.", &[(labels.clone(), is_up)]);
    let Some(report) = report else { return text };
    let timestamp = report.as_of.as_millisecond() as f64 / 1_000.0;
    family("tasker_health_timestamp_seconds", "When the checks ran.", &[(labels.clone(), timestamp)]);
    let statuses: Vec<_> = report
        .checks
        .iter()
        .map(|reading| {
            (format!("{labels},check=\"{}\"", reading.check.as_str()), f64::from(reading.status as u8))
        })
        .collect();
    let help = "Status of each check: 0 pass, 1 warn, 2 fail, 3 not checked.";
    family("tasker_health_check_status", help, &statuses);
    for reading in &report.checks {
        if let Some(value) = reading.value {
            family(
                &metric(reading.check),
                &format!("{}.", reading.check.meaning()),
                &[(labels.clone(), value)],
            );
        }
    }
    text
}

/// Prometheus uses `_count` for a part of a histogram, so a plain number has no unit.
fn metric(check: HealthCheck) -> String {
    match check.unit() {
        Unit::Count => format!("tasker_health_{}", check.as_str()),
        unit => format!("tasker_health_{}_{}", check.as_str(), unit.as_str()),
    }
}

/// A label's value, as the text format wants it.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    fn report() -> Report {
        let checks = vec![
            Reading::of(HealthCheck::QueryTime, 0.012, Bounds::from(0.05, 0.1), "task list"),
            Reading::of(HealthCheck::CacheHits, 0.9, Bounds::below(0.95, 0.8), "few").fix("buy memory"),
            Reading::unchecked(HealthCheck::Horizon, "not seen", Some("grant".to_owned())),
        ];
        Report { as_of: Timestamp::from_second(1_700_000_000).expect("a time"), checks }
    }

    #[test]
    fn figures_and_bounds_are_in_the_units_of_people() {
        console::set_colors_enabled(false);
        insta::assert_snapshot!(draw(&report()), @r"
                   CHECK       FIGURE  BOUNDS                              ABOUT
        pass       query_time    12ms  warn from 50ms, fail from 100ms     task list
        warn       cache_hits   90.0%  warn below 95.0%, fail below 80.0%  few
        unchecked  horizon          -  -                                   not seen

        cache_hits: Share of the pages of tasker's tables that were found in shared buffers
          buy memory

        horizon: Age of the oldest transaction that stops vacuum from removing dead rows
          grant

        3 checks: 1 warned, 1 not checked
        ");
    }

    #[test]
    fn metrics_carry_their_unit_and_an_unchecked_line_has_no_figure() {
        insta::assert_snapshot!(prometheus(Some(&report()), "a \"b\"", "public"), @r#"
        # HELP tasker_health_up Whether the database could be queried.
        # TYPE tasker_health_up gauge
        tasker_health_up{database="a \"b\"",schema="public"} 1
        # HELP tasker_health_timestamp_seconds When the checks ran.
        # TYPE tasker_health_timestamp_seconds gauge
        tasker_health_timestamp_seconds{database="a \"b\"",schema="public"} 1700000000
        # HELP tasker_health_check_status Status of each check: 0 pass, 1 warn, 2 fail, 3 not checked.
        # TYPE tasker_health_check_status gauge
        tasker_health_check_status{database="a \"b\"",schema="public",check="query_time"} 0
        tasker_health_check_status{database="a \"b\"",schema="public",check="cache_hits"} 1
        tasker_health_check_status{database="a \"b\"",schema="public",check="horizon"} 3
        # HELP tasker_health_query_time_seconds How long the slowest of tasker's own reads took.
        # TYPE tasker_health_query_time_seconds gauge
        tasker_health_query_time_seconds{database="a \"b\"",schema="public"} 0.012
        # HELP tasker_health_cache_hits_ratio Share of the pages of tasker's tables that were found in shared buffers.
        # TYPE tasker_health_cache_hits_ratio gauge
        tasker_health_cache_hits_ratio{database="a \"b\"",schema="public"} 0.9
        "#);
        insta::assert_snapshot!(prometheus(None, "db", "public"), @r#"
        # HELP tasker_health_up Whether the database could be queried.
        # TYPE tasker_health_up gauge
        tasker_health_up{database="db",schema="public"} 0
        "#);
    }
}
