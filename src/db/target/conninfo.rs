//! The two forms of a connection string: `postgresql://…` and `host=… dbname=…`.
//!
//! No message here repeats any part of the value: if one character is not escaped, an apparent port can be
//! half of a password.

use super::{Settings, Source, unusable};
use crate::error::Result;

const FORM: &str = "write it as postgres://USER@HOST:5432/NAME or \"host=HOST user=USER dbname=NAME\"";

/// Reads either form.
pub fn parse(text: &str, source: Source) -> Result<Settings> {
    let settings = match text.strip_prefix("postgresql://").or_else(|| text.strip_prefix("postgres://")) {
        Some(rest) => parse_url(rest),
        None if text.trim().is_empty() => Err("it is empty".to_owned()),
        None if text.contains("://") || !text.contains('=') => {
            Err("it is neither a postgres:// URL nor a list of key=value".to_owned())
        }
        None => parse_pairs(text),
    };
    settings.map_err(|what| unusable(source, &what).hint(FORM).into())
}

type Parsed<T> = Result<T, String>;

fn parse_url(rest: &str) -> Parsed<Settings> {
    const ESCAPE: &str =
        "a part of it has a character that must be escaped (`@` as %40, `:` as %3A, `/` as %2F, `?` as %3F)";
    let (address, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (authority, database) = address.split_once('/').unwrap_or((address, ""));
    if database.contains('@') || query.contains('@') {
        return Err(ESCAPE.to_owned());
    }
    let (login, hosts) = match authority.rsplit_once('@') {
        Some((login, hosts)) => (Some(login), hosts),
        None => (None, authority),
    };
    let mut settings = Settings::default();
    if let Some(login) = login {
        let (user, password) = login.split_once(':').unwrap_or((login, ""));
        set_decoded(&mut settings, "user", user)?;
        set_decoded(&mut settings, "password", password)?;
    }
    let (names, ports) = split_hosts(hosts).ok_or(ESCAPE)?;
    set_decoded(&mut settings, "host", &names)?;
    settings.set("port", &ports)?;
    set_decoded(&mut settings, "dbname", database)?;
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once('=').ok_or("a parameter after `?` has no `=`")?;
        match (key, value) {
            // The spelling of JDBC, which libpq reads as well.
            ("ssl", "true") => settings.set("sslmode", "require")?,
            _ => set_decoded(&mut settings, key, value)?,
        }
    }
    Ok(settings)
}

/// Splits `a:1,b,[::1]:3` into the lists libpq knows as `host` and `port`.
fn split_hosts(hosts: &str) -> Option<(String, String)> {
    let (mut names, mut ports) = (Vec::new(), Vec::new());
    for host in hosts.split(',') {
        let (name, port) = match host.strip_prefix('[') {
            Some(rest) => {
                let (name, rest) = rest.split_once(']')?;
                (name, if rest.is_empty() { "" } else { rest.strip_prefix(':')? })
            }
            None => host.split_once(':').unwrap_or((host, "")),
        };
        if !port.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        names.push(name);
        ports.push(port);
    }
    let ports = if ports.iter().all(|port| port.is_empty()) { String::new() } else { ports.join(",") };
    Some((names.join(","), ports))
}

fn set_decoded(settings: &mut Settings, key: &str, value: &str) -> Parsed<()> {
    if value.is_empty() {
        return Ok(());
    }
    settings.set(key, &decode(value)?)
}

/// Undoes percent-encoding.
fn decode(text: &str) -> Parsed<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || rest.next().and_then(|byte| (byte as char).to_digit(16));
        match (digit(), digit()) {
            (Some(high), Some(low)) => bytes.push((high * 16 + low) as u8),
            _ => {
                return Err(
                    "a `%` in it is not followed by two hexadecimal digits (`%` itself is %25)".into()
                );
            }
        }
    }
    String::from_utf8(bytes).map_err(|_| "it is not UTF-8 once its %-escapes are undone".to_owned())
}

fn parse_pairs(text: &str) -> Parsed<Settings> {
    let mut settings = Settings::default();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (key, after) = rest.split_once('=').ok_or("a key has no `=` after it")?;
        let (value, after) = split_value(after.trim_start())?;
        settings.set(key.trim_end(), &value)?;
        rest = after.trim_start();
    }
    Ok(settings)
}

/// Takes one value, bare or in single quotes, with backslash escapes.
fn split_value(text: &str) -> Parsed<(String, &str)> {
    let quoted = text.starts_with('\'');
    let mut value = String::new();
    let mut rest = text.char_indices().skip(usize::from(quoted));
    while let Some((at, character)) = rest.next() {
        match character {
            '\\' => value.extend(rest.next().map(|(_, escaped)| escaped)),
            '\'' if quoted => return Ok((value, &text[at + 1..])),
            space if !quoted && space.is_whitespace() => return Ok((value, &text[at..])),
            other => value.push(other),
        }
    }
    if quoted { Err("a quote in it is never closed".to_owned()) } else { Ok((value, "")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, String)> {
        let settings = parse(text, Source::Flag).expect("it can be read");
        settings.iter().map(|(keyword, value)| (keyword.to_owned(), value.to_owned())).collect()
    }

    fn refused(text: &str) -> String {
        crate::error::render(&parse(text, Source::Flag).expect_err("it cannot be read"))
    }

    fn pairs<const N: usize>(pairs: [(&str, &str); N]) -> Vec<(String, String)> {
        pairs.map(|(keyword, value)| (keyword.to_owned(), value.to_owned())).into()
    }

    #[test]
    fn both_forms_say_the_same() {
        let expected = pairs([
            ("dbname", "my shop"),
            ("host", "db.example"),
            ("password", "p@ss'\\"),
            ("port", "6432"),
            ("sslmode", "require"),
            ("user", "app"),
        ]);
        assert_eq!(read("postgres://app:p%40ss%27%5C@db.example:6432/my%20shop?sslmode=require"), expected);
        assert_eq!(
            read(r"host=db.example port = 6432 user=app password=p@ss\'\\ dbname='my shop' sslmode=require"),
            expected
        );
    }

    #[test]
    fn sockets_and_several_hosts() {
        assert_eq!(
            read("postgresql:///shop?host=/run/pg&port=1"),
            pairs([("dbname", "shop"), ("host", "/run/pg"), ("port", "1")])
        );
        assert_eq!(read("postgres://%2Frun%2Fpg/shop"), pairs([("dbname", "shop"), ("host", "/run/pg")]));
        assert_eq!(
            read("postgres://a:1,[::1]:2,c/shop"),
            pairs([("dbname", "shop"), ("host", "a,::1,c"), ("port", "1,2,")])
        );
    }

    #[test]
    fn no_refusal_repeats_the_password() {
        for text in [
            "postgres://app:secret/more@host/shop",
            "postgres://app:123/secret@host/shop",
            "postgres://app:secret?more@host/shop",
            "postgres://app:123?secret=x@host/shop",
            "postgres://app:secret%zz@host/shop",
            "postgres://app:secret@host:port/shop",
            "postgres://app:secret@host/shop?nonsense",
            "mysql://app:secret@host/shop",
            "secret",
            "host=h password='secret",
            "host=h secret",
            "password=a Secret=b",
        ] {
            let shown = refused(text).to_lowercase();
            assert!(!shown.contains("secret") && shown.contains("--database-url"), "{text}: {shown}");
        }
    }

    #[test]
    fn a_misspelt_keyword_is_named_with_its_neighbour() {
        assert!(refused("postgres://h/d?sslmod=require").contains("did you mean `sslmode`"));
    }
}
