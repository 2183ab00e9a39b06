//! Characters that are not seen but act: on the terminal, on the direction of a text, on where its line ends.

use std::cmp::Ordering;

/// The first and the last of each run of control characters (C0, DEL, C1), format characters (bidirectional
/// controls, zero-width characters, tags) and separators of lines and paragraphs: the categories Cc, Cf, Zl and
/// Zp of Unicode 16.
pub const INVISIBLE: [(char, char); 23] = [
    ('\0', '\u{1f}'),
    ('\u{7f}', '\u{9f}'),
    ('\u{ad}', '\u{ad}'),
    ('\u{600}', '\u{605}'),
    ('\u{61c}', '\u{61c}'),
    ('\u{6dd}', '\u{6dd}'),
    ('\u{70f}', '\u{70f}'),
    ('\u{890}', '\u{891}'),
    ('\u{8e2}', '\u{8e2}'),
    ('\u{180e}', '\u{180e}'),
    ('\u{200b}', '\u{200f}'),
    ('\u{2028}', '\u{202e}'),
    ('\u{2060}', '\u{2064}'),
    ('\u{2066}', '\u{206f}'),
    ('\u{feff}', '\u{feff}'),
    ('\u{fff9}', '\u{fffb}'),
    ('\u{110bd}', '\u{110bd}'),
    ('\u{110cd}', '\u{110cd}'),
    ('\u{13430}', '\u{1343f}'),
    ('\u{1bca0}', '\u{1bca3}'),
    ('\u{1d173}', '\u{1d17a}'),
    ('\u{e0001}', '\u{e0001}'),
    ('\u{e0020}', '\u{e007f}'),
];

/// Whether a character is one of [`INVISIBLE`].
pub fn is_invisible(character: char) -> bool {
    // Nearly all text, without a search.
    if matches!(character, ' '..='~') {
        return false;
    }
    let position = |(first, last): &(char, char)| {
        if character < *first {
            Ordering::Greater
        } else if character > *last {
            Ordering::Less
        } else {
            Ordering::Equal
        }
    };
    INVISIBLE.binary_search_by(position).is_ok()
}

#[cfg(test)]
mod tests {
    use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

    use super::*;

    #[test]
    fn the_runs_are_those_of_unicode() {
        for character in '\0'..=char::MAX {
            let category = character.general_category();
            let is_one = matches!(
                category,
                GeneralCategory::Control
                    | GeneralCategory::Format
                    | GeneralCategory::LineSeparator
                    | GeneralCategory::ParagraphSeparator
            );
            assert_eq!(is_invisible(character), is_one, "{character:?} is {category:?}");
        }
    }
}
