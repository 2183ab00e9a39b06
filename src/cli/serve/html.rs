//! The parts of pages. Everything that others wrote is escaped, and cleaned as it is for a terminal.

use axum::http::StatusCode;
use jiff::Timestamp;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::rights::Rights;
use super::site::Site;
use crate::cli::reader::Origin;
use crate::error;
use crate::model::state::State;
use crate::report::clean;
use crate::report::style::{one_line, sign};

/// Longer names are cut.
const NAME_WIDTH: usize = 80;

/// The pages that every page leads to.
const TABS: [(&str, &str); 5] = [
    ("Overview", "/"),
    ("Tasks", "/tasks"),
    ("Stuck", "/stuck"),
    ("Queues", "/queues"),
    ("Indexes", "/indexes"),
];

/// One page, before what is on all of them.
pub struct Page {
    pub status: StatusCode,
    /// Where to look instead.
    pub location: Option<String>,
    pub title: String,
    /// The address of the tab that it belongs to.
    pub tab: &'static str,
    pub body: Markup,
    /// The replica that answered.
    pub origin: Option<Origin>,
    /// Whether it is read again when something changes.
    pub is_live: bool,
}

impl Page {
    pub fn new(title: impl Into<String>, tab: &'static str, origin: Option<Origin>, body: Markup) -> Page {
        Page { status: StatusCode::OK, location: None, title: title.into(), tab, body, origin, is_live: true }
    }

    /// No page, but the address of one.
    pub fn elsewhere(location: String) -> Page {
        let page = Page::new("", "", None, html! {});
        Page { status: StatusCode::SEE_OTHER, location: Some(location), ..page }
    }
}

/// The whole document.
pub fn document(site: &Site, page: Page, rights: &Rights) -> Markup {
    let name = site.name.as_deref().unwrap_or("tasker");
    let body = html! {
        header {
            p.brand { a href=(site.url("/")) { (text(name)) } }
            nav aria-label="Pages" {
                ul {
                    @for (words, path) in TABS {
                        li { a href=(site.url(path)) aria-current=[(path == page.tab).then_some("page")] { (words) } }
                    }
                    @for link in &site.links {
                        li.away { a href=(link.url) rel="noreferrer" { (text(&link.name)) } }
                    }
                }
            }
            form.find role="search" action=(site.url("/find")) {
                label.hidden for="find" { "Task id or identity" }
                input #find type="search" name="task" required placeholder="Task id or identity";
                button { "Find" }
            }
        }
        main #main tabindex="-1" data-live[page.is_live] {
            h1 { (text(&page.title)) }
            (page.body)
            @if let Some(origin) = &page.origin { p.dim { (text(&origin.line())) } }
        }
        footer {
            p #live role="status" {}
            @if let Rights::ReadOnly(reason) = rights { p { "read-only: " (clean::line(reason)) } }
            p { "tasker " (env!("CARGO_PKG_VERSION")) " · times in UTC" }
        }
    };
    frame(site, &format!("{} · {name}", page.title), body)
}

fn frame(site: &Site, title: &str, body: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (text(title)) }
                link rel="stylesheet" href=(site.url(&site.style.path));
                link rel="icon" href=(site.url(&site.icon.path)) type="image/svg+xml";
                script defer src=(site.url(&site.script.path)) {}
            }
            body data-base=(site.base()) {
                a.skip href="#main" { "Skip to the contents" }
                (body)
            }
        }
    }
}

/// Asks for the token.
pub fn login(site: &Site, is_wrong: bool) -> Markup {
    let body = html! {
        main #main tabindex="-1" {
            h1 { (text(site.name.as_deref().unwrap_or("tasker"))) }
            @if is_wrong { p.error role="alert" { "This is not the token." } }
            form method="post" action=(site.url("/login")) {
                label for="token" { "Token" }
                input #token type="password" name="token" required autocomplete="current-password";
                button { "Show the pages" }
            }
        }
    };
    frame(site, "Token", body)
}

/// Tells an error, with the words and the hint that a command prints.
pub fn failure(site: &Site, status: StatusCode, error: &anyhow::Error) -> Page {
    let title = match status {
        StatusCode::SERVICE_UNAVAILABLE => "The database is away",
        StatusCode::NOT_FOUND => "Not found",
        StatusCode::BAD_REQUEST => "Not valid",
        _ => "This page could not be made",
    };
    let body = html! {
        div role="alert" { (pre(&error::render(error))) }
        @if status == StatusCode::SERVICE_UNAVAILABLE {
            p { "This page comes back by itself once the database answers." }
        }
        p { a href=(site.url("/")) { "Overview" } }
    };
    Page {
        status,
        location: None,
        title: title.to_owned(),
        tab: "",
        body,
        origin: None,
        is_live: status.is_server_error(),
    }
}

/// Refuses a change.
pub fn forbidden(site: &Site, reason: &str) -> Page {
    let body = html! {
        p role="alert" { (clean::line(reason)) }
        p { a href=(site.url("/")) { "Overview" } }
    };
    let page = Page::new("Nothing can be changed here", "", None, body);
    Page { status: StatusCode::FORBIDDEN, is_live: false, ..page }
}

pub fn no_page(site: &Site) -> Page {
    let body = html! {
        p { "There is no such page." }
        p { a href=(site.url("/")) { "Overview" } }
    };
    Page {
        status: StatusCode::NOT_FOUND,
        location: None,
        title: "Not found".to_owned(),
        tab: "",
        body,
        origin: None,
        is_live: false,
    }
}

/// A name, or the first line of a text that others wrote.
pub fn text(words: &str) -> String {
    one_line(words, NAME_WIDTH)
}

/// A text of several lines: what a command would print, without its colours.
pub fn pre(words: &str) -> Markup {
    html! { pre tabindex="0" { (clean::text(words.trim_end(), false)) } }
}

/// A text of several lines that others wrote.
pub fn foreign(words: &str) -> Markup {
    html! { pre tabindex="0" { (clean::lines(words)) } }
}

/// A command to type.
pub fn command(words: &str) -> Markup {
    html! { code { (clean::line(words)) } }
}

/// A drawing of [`crate::report`], which has escaped its words.
pub fn drawing(svg: String) -> Markup {
    html! { div.scroll { (PreEscaped(svg)) } }
}

pub fn state(state: State) -> Markup {
    html! { span class={ "state " (state) } { span aria-hidden="true" { (sign(state)) " " } (state) } }
}

/// A time; the script adds how long ago it was.
pub fn time(at: Timestamp) -> Markup {
    html! { time datetime=(at.to_string()) { (at.strftime("%Y-%m-%d %H:%M:%S").to_string()) } }
}

/// A time that may not have come.
pub fn time_or_dash(at: Option<Timestamp>) -> Markup {
    match at {
        Some(at) => time(at),
        None => html! { "–" },
    }
}

/// A table with a name; a heading that begins with `>` is that of a column of numbers.
pub fn table(caption: &str, headings: &[&str], rows: Markup) -> Markup {
    html! {
        div.scroll role="region" aria-label=(caption) tabindex="0" {
            table {
                caption { (caption) }
                thead { tr {
                    @for heading in headings {
                        @let number = heading.strip_prefix('>');
                        th scope="col" class=[number.map(|_| "number")] { (number.unwrap_or(heading)) }
                    }
                } }
                tbody { (rows) }
            }
        }
    }
}
