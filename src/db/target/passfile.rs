//! Password files: `~/.pgpass`, or the one `PGPASSFILE` or `passfile` names.

use std::path::Path;

/// Finds the password for a login: the first matching line wins.
///
/// `host` is `localhost` for a Unix socket in the default folder, as in libpq. A file that other users may
/// read is not used, with a warning.
pub fn find(path: &Path, host: &str, port: &str, database: &str, user: &str) -> Option<String> {
    let metadata = std::fs::metadata(path).ok().filter(|metadata| metadata.is_file())?;
    #[cfg(unix)]
    if std::os::unix::fs::PermissionsExt::mode(&metadata.permissions()) & 0o077 != 0 {
        tracing::warn!(
            "not using the password file {}: other users may read it; run `chmod 600 {0}`",
            path.display()
        );
        return None;
    }
    let text = std::fs::read_to_string(path).ok()?;
    text.lines().find_map(|line| password_in(line, [host, port, database, user]))
}

/// The password of a line, if its other fields fit.
fn password_in(line: &str, wanted: [&str; 4]) -> Option<String> {
    if line.starts_with('#') {
        return None;
    }
    let mut rest = line;
    for wanted in wanted {
        let (field, after) = take_field(rest)?;
        if field != wanted && rest[..rest.len() - after.len()] != *"*:" {
            return None;
        }
        rest = after;
    }
    Some(unescape(rest)).filter(|password| !password.is_empty())
}

/// Takes one field and the colon behind it.
fn take_field(text: &str) -> Option<(String, &str)> {
    let mut escaped = false;
    let end = text.find(|character| {
        let ends = character == ':' && !escaped;
        escaped = character == '\\' && !escaped;
        ends
    })?;
    Some((unescape(&text[..end]), &text[end + 1..]))
}

/// Undoes `\:` and `\\`.
fn unescape(text: &str) -> String {
    let mut characters = text.chars();
    let mut plain = String::with_capacity(text.len());
    while let Some(character) = characters.next() {
        plain.extend(if character == '\\' { characters.next() } else { Some(character) });
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOGIN: [&str; 4] = ["db.example", "5432", "shop", "app"];

    #[test]
    fn fields_fit_exactly_or_by_a_star() {
        assert_eq!(password_in("db.example:5432:shop:app:pass", LOGIN).as_deref(), Some("pass"));
        assert_eq!(password_in("*:*:*:app:pass", LOGIN).as_deref(), Some("pass"));
        assert_eq!(password_in("other:5432:shop:app:pass", LOGIN), None);
        assert_eq!(password_in("# db.example:5432:shop:app:pass", LOGIN), None);
        assert_eq!(password_in("db.example:5432:shop", LOGIN), None);
    }

    #[test]
    fn an_escaped_star_is_no_wildcard() {
        assert_eq!(password_in(r"\*:*:*:*:pass", LOGIN), None);
    }

    #[test]
    fn colons_and_backslashes_are_escaped() {
        assert_eq!(
            password_in(r"*:*:sh\:op:*:pa\:ss\\word", ["h", "1", "sh:op", "u"]).as_deref(),
            Some(r"pa:ss\word")
        );
    }
}
