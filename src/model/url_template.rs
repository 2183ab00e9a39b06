//! The address of a request, as it is written in a template: with paths into the step's input in it.
//!
//! A value cannot leave the part of the address that it stands in. A template without paths in its host always leads
//! to the same origin, whatever the values are.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;
use url::Url;

use super::parameter::Parameter;

/// See the [module](self).
#[derive(Clone, Debug, PartialEq)]
pub struct UrlTemplate {
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Text(String),
    Path { written: String, part: Part },
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    /// The whole address.
    All,
    /// The host and the port.
    Host,
    /// Behind them.
    Rest,
}

/// Written as they are in a value.
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

impl UrlTemplate {
    /// Reads an address of a template. The error says what is wrong with it, phrased to follow a colon.
    ///
    /// # Errors
    /// An address that is not of http or https, has a user, a fragment or a character that no address has, or a path
    /// that is malformed.
    pub fn parse(text: &str) -> Result<Self, String> {
        if text.starts_with('$') {
            let path = Piece::Path { written: checked(text)?, part: Part::All };
            return Ok(UrlTemplate { pieces: vec![path] });
        }
        let scheme = ["https://", "http://"].into_iter().find(|scheme| text.starts_with(scheme));
        let scheme = scheme.ok_or("it begins with neither https:// nor http:// nor $.")?;
        if let Some(bad) =
            text.chars().find(|c| c.is_whitespace() || c.is_control() || matches!(c, '\\' | '#'))
        {
            return Err(format!("it holds {bad:?}"));
        }
        let mut pieces = vec![Piece::Text(scheme.to_owned())];
        let (mut rest, mut part) = (&text[scheme.len()..], Part::Host);
        while !rest.is_empty() {
            let end = rest.find(['{', '}']).unwrap_or(rest.len());
            let literal = &rest[..end];
            let is_host_over = part == Part::Host && literal.contains(['/', '?']);
            let of_host = literal.split(['/', '?']).next().unwrap_or_default();
            if part == Part::Host && of_host.contains('@') {
                return Err("it holds a user: write an Authorization header".to_owned());
            }
            if is_host_over {
                part = Part::Rest;
            }
            if !literal.is_empty() {
                pieces.push(Piece::Text(literal.to_owned()));
            }
            rest = &rest[end..];
            if rest.starts_with('}') || (!rest.is_empty() && !rest.starts_with("{$")) {
                return Err("write braces only around a path, as in {$.context.order_id}".to_owned());
            }
            if !rest.is_empty() {
                let close = end_of_path(rest).ok_or("a brace is not closed")?;
                pieces.push(Piece::Path { written: checked(&rest[1..close])?, part });
                rest = &rest[close + 1..];
            }
        }
        let template = UrlTemplate { pieces };
        template.fill(&vec![Some("1".to_owned()); template.paths().count()])?;
        Ok(template)
    }

    /// The paths, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Path { written, .. } => Some(written.as_str()),
            Piece::Text(_) => None,
        })
    }

    /// Whether the scheme, the host or the port comes from the step's input.
    pub fn is_host_from_input(&self) -> bool {
        self.pieces.iter().any(|piece| matches!(piece, Piece::Path { part: Part::All | Part::Host, .. }))
    }

    /// The address with values in place of the paths, in their order. Messages never hold a value.
    ///
    /// # Errors
    /// A value that is missing or empty, or cannot stand where it does.
    pub fn fill(&self, values: &[Option<String>]) -> Result<Url, String> {
        let (mut text, mut values) = (String::new(), values.iter());
        for piece in &self.pieces {
            let (written, part) = match piece {
                Piece::Text(literal) => {
                    text.push_str(literal);
                    continue;
                }
                Piece::Path { written, part } => (written, part),
            };
            let value = values.next().and_then(Option::as_deref).unwrap_or_default();
            match part {
                _ if value.is_empty() => return Err(format!("{written} is missing or empty")),
                Part::All => text.push_str(value),
                Part::Host if value.bytes().all(|c| c.is_ascii_alphanumeric() || b".-:[]".contains(&c)) => {
                    text.push_str(value);
                }
                Part::Host => return Err(format!("{written} is no part of a host's name")),
                Part::Rest => text.extend(utf8_percent_encode(value, UNRESERVED)),
            }
        }
        if self.is_whole() && text.contains(|c: char| c.is_whitespace() || c.is_control() || c == '\\') {
            return Err("it holds a character that no address has".to_owned());
        }
        let behind_scheme = text.split_once("://").map(|(_, rest)| rest).unwrap_or_default();
        let path = behind_scheme.split(['?', '#']).next().unwrap_or_default();
        // An encoded dot is one as well.
        let is_dots =
            |segment: &str| matches!(segment.to_lowercase().replace("%2e", ".").as_str(), "." | "..");
        if path.split('/').any(is_dots) {
            return Err("a segment of its path is . or ..".to_owned());
        }
        let mut url = Url::parse(&text).map_err(|error| error.to_string())?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err("its scheme is neither https nor http".to_owned());
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err("it holds a user".to_owned());
        }
        url.set_fragment(None);
        Ok(url)
    }

    fn is_whole(&self) -> bool {
        matches!(self.pieces[..], [Piece::Path { part: Part::All, .. }])
    }
}

/// A path that is well-formed.
fn checked(written: &str) -> Result<String, String> {
    match Parameter::parse(&Value::String(written.to_owned())) {
        Ok(Parameter::Plain(_)) => Err(format!("{written} is not a path")),
        Ok(_) => Ok(written.to_owned()),
        Err(bad) => Err(format!("{written} is not a path: {bad}")),
    }
}

/// Where the brace closes that a text begins with; a quoted key may hold one.
fn end_of_path(text: &str) -> Option<usize> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = is_quoted,
            b'"' => is_quoted = !is_quoted,
            b'}' if !is_quoted => return Some(at),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(template: &str, values: &[&str]) -> Result<String, String> {
        let values: Vec<_> = values.iter().map(|value| Some((*value).to_owned())).collect();
        UrlTemplate::parse(template)?.fill(&values).map(|url| url.to_string())
    }

    #[test]
    fn a_value_stays_in_its_segment() {
        for (value, encoded) in [
            ("7", "7"),
            ("a/b", "a%2Fb"),
            ("../admin", "..%2Fadmin"),
            ("a?b#c", "a%3Fb%23c"),
            ("%2e%2e", "%252e%252e"),
            ("é \\;@:", "%C3%A9%20%5C%3B%40%3A"),
        ] {
            let url = filled("https://shop.example/orders/{$.context.id}/lines", &[value]).unwrap();
            assert_eq!(url, format!("https://shop.example/orders/{encoded}/lines"));
        }
        for value in [".", "..", ""] {
            assert!(filled("https://shop.example/orders/{$.context.id}", &[value]).is_err(), "{value:?}");
        }
        assert!(filled("https://shop.example/a/.{$.context.id}", &["."]).is_err());
        assert_eq!(
            filled("http://shop.example:81/?a={$.context[\"x}\"]}&b=c", &["1&b=2"]).unwrap(),
            "http://shop.example:81/?a=1%26b%3D2&b=c"
        );
    }

    #[test]
    fn a_value_in_the_host_is_nothing_else() {
        let template = "https://{$.context.region}.shop.example/";
        assert!(UrlTemplate::parse(template).unwrap().is_host_from_input());
        assert_eq!(filled(template, &["eu"]).unwrap(), "https://eu.shop.example/");
        for bad in ["evil.example/", "evil.example?", "u@evil.example", "evil.example#", "a\\b", "é"] {
            assert!(filled(template, &[bad]).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_whole_address_is_one_of_http_without_a_user() {
        assert_eq!(
            filled("$.parents.a.next", &["https://shop.example/?p=2#x"]).unwrap(),
            "https://shop.example/?p=2"
        );
        for bad in [
            "ftp://shop.example/",
            "//shop.example",
            "https://u:p@shop.example/",
            "file:///etc/passwd",
            "",
            "7",
        ] {
            assert!(filled("$.parents.a.next", &[bad]).is_err(), "{bad}");
        }
    }

    #[test]
    fn faults_of_a_template_are_found_without_values() {
        for bad in [
            "shop.example/orders",
            "ftp://shop.example/",
            "HTTPS://shop.example/",
            "https://",
            "https://u@shop.example/",
            "https://shop.example:99999/",
            "https://shop.example/a b",
            "https://shop.example/#top",
            "https://shop.example\\@evil.example/",
            "https://shop.example/{id}",
            "https://shop.example/{$.context.id",
            "https://shop.example/}",
            "https://shop.example/{$.nothing}",
            "https://shop.example/../a",
            "$$.context",
            "$.context.",
        ] {
            assert!(UrlTemplate::parse(bad).is_err(), "{bad}");
        }
        assert!(!UrlTemplate::parse("https://shop.example?a={$.context.id}").unwrap().is_host_from_input());
    }
}
