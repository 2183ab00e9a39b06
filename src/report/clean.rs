//! Text as it leaves the program, without the characters that others may have written into it to steer a
//! terminal, to hide words or to forge lines. [`Output`](super::Output) passes everything through here.

use std::borrow::Cow;

use crate::text::invisible::is_invisible;

/// Returns a text of several lines for people: every invisible character but newline and tab becomes U+FFFD.
/// The escape sequences of [`style`](super::style) stay with `colors`; without, they are left out.
pub fn text(text: &str, colors: bool) -> Cow<'_, str> {
    replace(text, if colors { Colors::Keep } else { Colors::Drop }, is_layout)
}

/// Returns the cell of a table: newlines and tabs are replaced too.
pub fn cell(text: &str) -> Cow<'_, str> {
    replace(text, Colors::Keep, |_| false)
}

/// Returns one line that others wrote, whose colours are theirs and replaced as well.
pub fn line(text: &str) -> Cow<'_, str> {
    replace(text, Colors::Replace, |_| false)
}

/// Returns several lines that others wrote, whose colours are theirs and replaced as well.
pub fn lines(text: &str) -> Cow<'_, str> {
    replace(text, Colors::Replace, is_layout)
}

fn is_layout(character: char) -> bool {
    matches!(character, '\n' | '\t')
}

/// What becomes of the escape sequences that [`style`](super::style) writes.
#[derive(Clone, Copy)]
enum Colors {
    Keep,
    Drop,
    Replace,
}

fn replace(text: &str, colors: Colors, keeps: fn(char) -> bool) -> Cow<'_, str> {
    let acts = |character: char| is_invisible(character) && !keeps(character);
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    let mut cleaned = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(acts) {
        cleaned.push_str(&rest[..at]);
        let found = &rest[at..];
        let (skipped, replacement) = match (color_length(found), colors) {
            (0, _) if found.starts_with("\r\n") => (1, ""),
            (0, _) | (_, Colors::Replace) => (found.chars().next().map_or(0, char::len_utf8), "\u{fffd}"),
            (length, Colors::Keep) => (length, &found[..length]),
            (length, Colors::Drop) => (length, ""),
        };
        cleaned.push_str(replacement);
        rest = &found[skipped..];
    }
    Cow::Owned(cleaned + rest)
}

/// Returns a JSON text with its invisible characters escaped. In JSON they stand in strings only, so the
/// value stays the same.
pub fn json(text: &str) -> Cow<'_, str> {
    let acts = |character: char| character != '\n' && is_invisible(character);
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if acts(character) {
            for unit in character.encode_utf16(&mut [0; 2]) {
                escaped.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            escaped.push(character);
        }
    }
    Cow::Owned(escaped)
}

/// The length of the colour sequence that a text begins with; 0 without one. Only what this program writes
/// counts: no blinking, reversed or concealed text, and no background.
fn color_length(text: &str) -> usize {
    let Some(parameters) = text.strip_prefix("\u{1b}[") else { return 0 };
    let end = parameters.find(|character: char| !(character.is_ascii_digit() || character == ';'));
    let Some(end) = end.filter(|end| parameters[*end..].starts_with('m')) else { return 0 };
    let is_ours = |code: &str| matches!(code, "0" | "1" | "2" | "3" | "4") || is_foreground(code);
    let codes = &parameters[..end];
    let is_color = match codes.strip_prefix("38;5;") {
        Some(color) => color.parse::<u8>().is_ok(),
        None => codes.split(';').all(is_ours),
    };
    if is_color { "\u{1b}[".len() + end + 1 } else { 0 }
}

fn is_foreground(code: &str) -> bool {
    matches!(code.parse::<u8>(), Ok(31..=37 | 90..=97))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_colors_stay() {
        let hostile =
            "\u{1b}[2J\u{1b}]52;c;eA==\u{7}\u{9b}2J\u{7f}\u{202e}\u{200b}\u{2028}\r\u{1b}[8m\u{1b}[38;5;300m";
        for colors in [false, true] {
            let cleaned = text(hostile, colors);
            assert!(!cleaned.contains(is_invisible), "{cleaned:?}");
        }
        assert_eq!(text("\u{1b}[1;31mred\u{1b}[0m\r\n\tx", true), "\u{1b}[1;31mred\u{1b}[0m\n\tx");
        assert_eq!(text("\u{1b}[31mred", false), "red");
        assert_eq!(cell("\u{1b}[31ma\nb\tc"), "\u{1b}[31ma\u{fffd}b\u{fffd}c");
        assert_eq!(lines("\u{1b}[31ma\nb"), "\u{fffd}[31ma\nb");
    }

    #[test]
    fn json_keeps_its_value() {
        let value = serde_json::json!({ "a": "\u{1b}[2J \u{202e}\u{9b}\u{e0041}\n" });
        let printed = value.to_string();
        let escaped = json(&printed);
        assert!(!escaped.contains(is_invisible));
        assert_eq!(serde_json::from_str::<serde_json::Value>(&escaped).expect("JSON"), value);
    }
}
