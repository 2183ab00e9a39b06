//! Drawings without characters beyond ASCII, for a locale that has no others.

use std::borrow::Cow;
use std::sync::LazyLock;

/// Whether the user's locale has ASCII only. Where none is set, as in a container, the terminal most likely has UTF-8.
static IS_WANTED: LazyLock<bool> = LazyLock::new(|| is_wanted(|name| std::env::var(name).ok()));

fn is_wanted(variable: impl Fn(&str) -> Option<String>) -> bool {
    let set = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(variable);
    let locale = set.map(|locale| locale.to_lowercase()).find(|locale| !locale.is_empty());
    locale.is_some_and(|locale| !locale.contains("utf-8") && !locale.contains("utf8"))
}

/// Draws with ASCII what this program draws, if the user's locale has no more. The letters of others stay.
pub fn drawn(text: Cow<'_, str>) -> Cow<'_, str> {
    if !*IS_WANTED || text.is_ascii() { text } else { Cow::Owned(replaced(&text)) }
}

fn replaced(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        let ascii = match character {
            '…' => "...",
            '→' => "->",
            '←' => "<-",
            '█' => "#",
            '░' | '·' => ".",
            '─' => "-",
            '├' | '│' => "|",
            '└' => "`",
            '┊' => ":",
            '✗' | '×' => "x",
            '✓' => "v",
            '○' => "o",
            '▶' => ">",
            '⊘' => "/",
            'µ' => "u",
            '²' => "2",
            other => {
                plain.push(other);
                continue;
            }
        };
        plain.push_str(ascii);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_variable_that_is_set_names_the_locale() {
        let wanted = |set: &[(&str, &str)]| {
            is_wanted(|name| {
                set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
            })
        };
        assert!(wanted(&[("LC_ALL", "C"), ("LANG", "en_GB.UTF-8")]));
        assert!(wanted(&[("LC_ALL", ""), ("LANG", "POSIX")]));
        assert!(!wanted(&[("LC_CTYPE", "C.utf8"), ("LANG", "C")]));
        assert!(!wanted(&[]));
    }

    #[test]
    fn a_drawing_is_plain_and_names_are_kept() {
        assert_eq!(replaced("✓ Änderung\n├─ ✗ b\n└─ ○ c → d…"), "v Änderung\n|- x b\n`- o c -> d...");
    }
}
