//! The indexes of tasker's tables, as `check indexes` finds them, without what each costs writes.

use maud::html;

use crate::checks::indexes::{Depth, check};
use crate::cli::serve::desk::Desk;
use crate::cli::serve::html::{Page, command, table, text};
use crate::cli::serve::site::Site;
use crate::error::{Result, TASKER};
use crate::report::style;

pub async fn page(_site: &Site, desk: &Desk<'_>) -> Result<Page> {
    let context = desk.context();
    let read = desk.primary(async |session| {
        check(session, context.target().await?, context.schema(), Depth::Uses).await
    });
    let report = read.await?;
    let rows = html! {
        @for index in &report.indexes {
            tr {
                th scope="row" { (text(&index.name)) }
                td { (index.set.as_str()) }
                td { (index.state.meaning()) }
                td.number { @if let Some(size) = index.size_bytes { (style::bytes(size.unsigned_abs())) } @else { "–" } }
                td.number { @if let Some(scans) = index.scans { (style::grouped(scans.unsigned_abs())) } @else { "–" } }
                td.number { (index.queries.len()) }
            }
        }
    };
    let body = html! {
        @if report.findings.is_empty() { p { "No index needs anything." } } @else {
            ul {
                @for finding in &report.findings {
                    li { strong { (text(&finding.index)) } " " (text(&finding.what)) " " (command(&finding.fix)) }
                }
            }
        }
        @for remark in &report.remarks { p.dim { (text(remark)) } }
        (table("Indexes", &["index", "set", "state", ">size", ">scans", ">queries that use it"], rows))
        p.dim { "Checked at most once a minute. The cost for writes: " code { (TASKER) " check indexes" } }
    };
    Ok(Page { is_live: false, ..Page::new("Indexes", "/indexes", None, body) })
}
