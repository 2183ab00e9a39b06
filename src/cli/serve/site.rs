//! What all pages have in common: their addresses, their name and colour, and the files they load.

use std::str::FromStr;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::report;

const STYLE: &str = include_str!("assets/app.css");
const SCRIPT: &str = include_str!("assets/app.js");
const ICON: &str = include_str!("assets/icon.svg");

/// A colour of `--accent`.
#[derive(Clone, Debug)]
pub struct Accent(String);

impl FromStr for Accent {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_name = ["red", "orange", "yellow", "green", "blue", "purple", "gray"].contains(&text);
        let digits =
            text.strip_prefix('#').filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        match is_name || digits.is_some_and(|digits| digits.len() == 6) {
            true => Ok(Accent(text.to_owned())),
            false => {
                Err("write red, orange, yellow, green, blue, purple, gray, or six digits as #b3261e"
                    .to_owned())
            }
        }
    }
}

/// A link of `--link`.
#[derive(Clone, Debug)]
pub struct Link {
    pub name: String,
    pub url: String,
}

impl FromStr for Link {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (name, url) = text.split_once('=').ok_or("write it as NAME=URL")?;
        let is_web = ["http://", "https://"].iter().any(|scheme| url.starts_with(scheme));
        match is_web && !name.is_empty() {
            true => Ok(Link { name: name.to_owned(), url: url.to_owned() }),
            false => Err("write it as NAME=URL, with a URL that starts with http:// or https://".to_owned()),
        }
    }
}

/// Reads `--base-path`: `/tasker` or `tasker/` is `/tasker`, and `/` is the empty path.
pub fn base_path(text: &str) -> Result<String, String> {
    let path = text.trim_matches('/');
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.~/".contains(c);
    match path.chars().all(is_plain) && !path.contains("..") && !path.contains("//") {
        true if path.is_empty() => Ok(String::new()),
        true => Ok(format!("/{path}")),
        false => Err("write a path of letters, digits and - _ . ~ /, such as /tasker".to_owned()),
    }
}

/// A file that pages load; its address changes with its contents, so that it is kept for good.
pub struct Asset {
    /// Below the base path.
    pub path: String,
    pub kind: &'static str,
    pub text: Arc<str>,
}

impl Asset {
    fn new(extension: &str, kind: &'static str, text: &str) -> Asset {
        let path = format!("/static/{}.{extension}", short_hash(text.as_bytes()));
        Asset { path, kind, text: text.into() }
    }
}

/// Enough of a hash to tell two texts apart.
pub fn short_hash(text: &[u8]) -> String {
    Sha256::digest(text)[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

pub struct Site {
    base: String,
    pub name: Option<String>,
    pub links: Vec<Link>,
    pub style: Asset,
    pub script: Asset,
    pub icon: Asset,
}

impl Site {
    pub fn new(base: String, name: Option<String>, accent: Option<Accent>, links: Vec<Link>) -> Site {
        let accent =
            accent.map(|Accent(color)| format!(":root {{ --accent: {color} }}\n")).unwrap_or_default();
        let style = Asset::new("css", "text/css", &[STYLE, &report::drawing_style(), &accent].concat());
        let script = Asset::new("js", "text/javascript", SCRIPT);
        let icon = Asset::new("svg", "image/svg+xml", ICON);
        Site { base, name, links, style, script, icon }
    }

    pub fn assets(&self) -> [&Asset; 3] {
        [&self.style, &self.script, &self.icon]
    }

    /// The path below which all pages are, without a slash at its end.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The address of a page.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    pub fn task(&self, task_id: i64) -> String {
        self.url(&format!("/tasks/{task_id}"))
    }

    pub fn step(&self, step_id: i64) -> String {
        self.url(&format!("/steps/{step_id}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_into_a_style_or_a_link_is_checked() {
        assert!("#b3261e".parse::<Accent>().is_ok() && "red".parse::<Accent>().is_ok());
        for wrong in ["#b3261", "red}", "url(x)", "", "#b3261eff"] {
            assert!(wrong.parse::<Accent>().is_err(), "{wrong}");
        }
        assert!("staging=https://x.example/a=b".parse::<Link>().is_ok_and(|link| link.url.ends_with("a=b")));
        for wrong in ["staging", "=https://x", "a=javascript:alert(1)"] {
            assert!(wrong.parse::<Link>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_base_path_has_one_form() {
        assert_eq!(base_path("/").as_deref(), Ok(""));
        assert_eq!(base_path("tasker/").as_deref(), Ok("/tasker"));
        assert_eq!(base_path("/a/b").as_deref(), Ok("/a/b"));
        for wrong in ["/a/../b", "/a b", "/a\"", "/a//b"] {
            assert!(base_path(wrong).is_err(), "{wrong}");
        }
    }
}
