//! How a workflow is named: `namespace/name@version`.

use std::fmt;
use std::str::FromStr;

use crate::error::Failure;
use crate::yaml::format::Problem;
use crate::yaml::schema::Rule;
use crate::yaml::{FileErrorCode, quoted};

/// MAJOR.MINOR.PATCH, ordered by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    pub major: u32,
    pub minor: u32,
    pub patch: u32,
}

impl Version {
    #[must_use]
    pub fn next_patch(self) -> Version {
        Version { patch: self.patch + 1, ..self }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

impl FromStr for Version {
    type Err = Failure;

    fn from_str(text: &str) -> Result<Self, Failure> {
        let bad =
            || Failure::usage(format!("{text:?} is not a version: write MAJOR.MINOR.PATCH, such as 1.0.0"));
        // One spelling for each version: no leading zeros, no signs.
        let number = |part: &str| {
            let canonical = part == "0" || !part.starts_with('0');
            let digits = (1..=9).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
            (canonical && digits).then(|| part.parse::<u32>().ok()).flatten().ok_or_else(bad)
        };
        let parts: Vec<&str> = text.split('.').collect();
        let [major, minor, patch] = parts[..] else { return Err(bad()) };
        Ok(Version { major: number(major)?, minor: number(minor)?, patch: number(patch)? })
    }
}

/// Checks the version of a workflow file.
pub(super) fn check_version(text: &str, _: &str, _: Rule) -> Result<(), Problem> {
    if text.parse::<Version>().is_ok() {
        return Ok(());
    }
    let message = format!("{} is not a version", quoted(text));
    Err(Problem::new(FileErrorCode::BadVersion, message, suggest_version(text)))
}

/// A version that resembles what was written: `1` and `v1.2` lack only little.
fn suggest_version(text: &str) -> String {
    let numbers: Vec<&str> = text.trim_start_matches(['v', 'V']).split('.').collect();
    let padded = match numbers[..] {
        [major] => format!("{major}.0.0"),
        [major, minor] => format!("{major}.{minor}.0"),
        [major, minor, patch, ..] => format!("{major}.{minor}.{patch}"),
        [] => String::new(),
    };
    let suggestion = if padded.parse::<Version>().is_ok() { &padded } else { "1.0.0" };
    format!("write MAJOR.MINOR.PATCH: `version: {suggestion}`")
}

/// A workflow as a person names it: `[namespace/]name[@version]`. The namespace
/// is `default` when absent; the version, the highest applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateName {
    pub namespace: String,
    pub name: String,
    pub version: Option<String>,
}

impl fmt::Display for TemplateName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.namespace, self.name)?;
        match &self.version {
            Some(version) => write!(f, "@{version}"),
            None => Ok(()),
        }
    }
}

impl FromStr for TemplateName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (path, version) = match text.rsplit_once('@') {
            Some((path, version)) => (path, Some(version.to_owned())),
            None => (text, None),
        };
        let (namespace, name) = path.split_once('/').unwrap_or(("default", path));
        if namespace.is_empty() || name.is_empty() || version.as_deref() == Some("") {
            return Err(format!("{text:?} is not of the form [NAMESPACE/]NAME[@VERSION]"));
        }
        Ok(TemplateName { namespace: namespace.to_owned(), name: name.to_owned(), version })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn template_names_default_to_the_default_namespace_and_newest_version() {
        let parse = |text: &str| text.parse::<TemplateName>().map(|name| name.to_string());
        assert_eq!(parse("order"), Ok("default/order".into()));
        assert_eq!(parse("shop/order@1.0.0"), Ok("shop/order@1.0.0".into()));
        assert!(parse("shop/").is_err());
        assert!(parse("order@").is_err());
    }

    #[test]
    fn versions_have_one_spelling_and_order_by_number() {
        let parse = |text: &str| text.parse::<Version>();
        assert!(parse("1.10.0").unwrap() > parse("1.9.9").unwrap());
        assert_eq!(parse("1.0.9").unwrap().next_patch().to_string(), "1.0.10");
        for bad in ["", "1", "1.0", "1.0.0.0", "01.0.0", "+1.0.0", "1.0.0-rc1", "v1.0.0", "1.0.4294967296"] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }
}
