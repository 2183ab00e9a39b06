//! Text of others in a message of ours.

use super::invisible::is_invisible;

/// A text fit for one line of a message: no colours, no control characters, at most `most` characters.
pub fn excerpt(text: &str, most: usize) -> String {
    let text = console::strip_ansi_codes(text);
    let words = text.split_inclusive(['\n', '\r']).map(str::trim).collect::<Vec<_>>().join(" ");
    let mut characters = words.trim().chars().filter(|character| !is_invisible(*character));
    let mut excerpt: String = characters.by_ref().take(most).collect();
    if characters.next().is_some() {
        excerpt.push('…');
    }
    excerpt
}
