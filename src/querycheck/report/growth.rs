//! Pages that queries read as the database grows, for people: a table of pages, and a chart.

use std::cmp::Ordering;

use crate::report::chart::{Chart, Mark, Panel, Series};

use crate::querycheck::growth::Curve;
use crate::querycheck::growth::curve::Answer;
use crate::querycheck::outcome::{Report, Status};
use crate::report::style::grouped;
use crate::report::{Size, table};

/// Draws how the pages of each query grow, the findings, and the unmeasured queries: the worst case of each
/// query, or with `shows_all` every case.
pub fn draw(report: &Report, curves: &[Curve], sizes: &[usize], shows_all: bool) -> String {
    let mut columns = ["", "query", "case"].map(str::to_owned).to_vec();
    columns.extend(sizes.iter().map(|&size| format!(">{}", grouped(size as u64))));
    columns.extend([">exponent", "growth", "allowed", "time"].map(str::to_owned));
    let of_check = |name: &str| curves.iter().filter(move |curve| curve.check == name).collect::<Vec<_>>();
    let rows = report.checks.iter().flat_map(|check| {
        let mut curves = of_check(&check.name);
        if !shows_all {
            curves = curves.into_iter().max_by(|a, b| by_growth(a, b)).into_iter().collect();
        }
        if curves.is_empty() {
            vec![unmeasured(check.status, &check.name, sizes)]
        } else {
            curves.into_iter().map(|curve| row(curve, sizes)).collect()
        }
    });
    let table = table::draw(&columns, rows);
    let wrong = super::what_is_wrong(report, Size::of_answer().width);
    format!("Pages of 8 kB by the number of tasks\n\n{table}{wrong}{}\n", super::planned_with(report))
}

/// Failures come last, then the fastest growth, then the most pages.
fn by_growth(one: &Curve, other: &Curve) -> Ordering {
    let key = |curve: &Curve| {
        let pages = curve.answers.last().map_or(0, |answer| answer.pages);
        (curve.status == Status::Failed, curve.pages.map(|growth| growth.class), pages)
    };
    key(one).cmp(&key(other))
}

fn row(curve: &Curve, sizes: &[usize]) -> Vec<String> {
    let mut row = vec![
        super::mark(curve.status),
        curve.check.clone(),
        format!("{}, {}, {}", curve.case, curve.progress, curve.planning.as_str()),
    ];
    row.extend(sizes.iter().map(|&size| {
        let answer = curve.answers.iter().find(|answer| answer.tasks == size);
        answer.map_or_else(dash, |answer| grouped(answer.pages))
    }));
    row.push(curve.pages.map_or_else(dash, |growth| format!("{:.2}", growth.exponent)));
    let classes =
        [curve.pages.map(|growth| growth.class), curve.allowed, curve.time.map(|growth| growth.class)];
    row.extend(classes.map(|class| class.map_or_else(dash, |class| class.to_string())));
    row
}

fn unmeasured(status: Status, check: &str, sizes: &[usize]) -> Vec<String> {
    let mut row = vec![super::mark(status), check.to_owned()];
    row.extend((0..sizes.len() + 5).map(|_| dash()));
    row
}

fn dash() -> String {
    "-".to_owned()
}

/// A panel for each query, a line for each way the database was filled: its costliest case.
pub fn chart(report: &Report, curves: &[Curve], progress: &[String]) -> Chart {
    let line = |check: &str, progress: &String| {
        let ours = curves.iter().filter(|curve| curve.check == check && curve.progress == *progress);
        let worst = ours.max_by_key(|curve| curve.answers.last().map_or(0, |answer| answer.pages))?;
        let mark =
            |answer: &Answer| Mark { x: answer.tasks as f64, y: answer.pages.max(1) as f64, is_over: false };
        Some(Series { name: progress.clone(), points: worst.answers.iter().map(mark).collect() })
    };
    let panels = report.checks.iter().map(|check| Panel {
        title: check.name.clone(),
        lines: progress.iter().filter_map(|progress| line(&check.name, progress)).collect(),
    });
    Chart {
        title: "Pages that queries read as the database grows".to_owned(),
        x_label: "tasks of 7 steps and 8 edges".to_owned(),
        y_label: "pages of 8 kB".to_owned(),
        panels: panels.collect(),
    }
}
