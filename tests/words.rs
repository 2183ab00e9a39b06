//! No word that the glossary sets aside for another one is used, in the sources (and with them in
//! every message and help text), on the pages, in the README or in the manual.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn no_word_is_used_that_the_glossary_sets_aside() {
    let words = words_set_aside(&read(&root().join("docs/glossary.md")));
    assert!(words.len() > 20, "the glossary's table was read: {words:?}");
    let mut found = BTreeMap::new();
    for path in files() {
        let name = path.strip_prefix(root()).expect("below the root").display().to_string();
        let uses = uses(&read(&path), &words);
        if !uses.is_empty() {
            found.insert(name, uses);
        }
    }
    let list: Vec<String> =
        found.iter().flat_map(|(name, uses)| uses.iter().map(move |line| format!("{name}:{line}"))).collect();
    assert!(list.is_empty(), "see docs/glossary.md for the words to use:\n{}", list.join("\n"));
}

#[test]
fn a_word_is_found_in_every_spelling_and_passed_where_it_is_right() {
    let table =
        "| **fix** | to repair | mend |\n| **position** | in a list | place (in place, `Old::place`) |\n";
    let words = words_set_aside(table);
    assert_eq!(words.iter().map(|word| word.word.as_str()).collect::<Vec<_>>(), ["mend", "place"]);
    let lines = |text: &str| uses(text, &words).len();
    for used in [
        "let mend = 1;",
        "fn with_mend()",
        "struct MendOf;",
        "MEND_ALL",
        "Mends it.",
        "a\nplace",
        "in a place",
        "two places",
    ] {
        assert_eq!(lines(used), 1, "{used}");
    }
    for right in
        ["recommend", "a placeholder", "drawn in place", "in\n/// place of it", "Old::place()", "replace"]
    {
        assert_eq!(lines(right), 0, "{right}");
    }
}

/// A word that is not to be used, and the phrases in which it may stand.
#[derive(Debug)]
struct SetAside {
    word: String,
    allowed: Vec<String>,
}

/// Reads the last column of the glossary: `mend, place (in place, take the place)`.
fn words_set_aside(glossary: &str) -> Vec<SetAside> {
    let rows = glossary.lines().filter(|line| line.starts_with("| **"));
    let columns = rows.filter_map(|row| row.trim_end_matches(['|', ' ']).rsplit_once(" | "));
    let lists = columns.filter(|(before, _)| before.matches(" | ").count() == 1).map(|(_, list)| list);
    lists.flat_map(entries).collect()
}

fn entries(list: &str) -> Vec<SetAside> {
    let mut entries = Vec::new();
    let mut rest = list.trim();
    while !rest.is_empty() {
        let end = rest.find([',', '(']).unwrap_or(rest.len());
        let word = plain(&rest[..end]);
        let mut allowed = Vec::new();
        if let Some(phrases) = rest[end..].strip_prefix('(') {
            let (phrases, after) = phrases.split_once("), ").unwrap_or((phrases.trim_end_matches(')'), ""));
            allowed = phrases.split(", ").map(|phrase| plain(phrase.trim_matches('`'))).collect();
            rest = after;
        } else {
            rest = rest[end..].trim_start_matches([',', ' ']);
        }
        entries.push(SetAside { word, allowed });
    }
    entries
}

/// The lines of a text that use one of the words, each with its number.
fn uses(text: &str, words: &[SetAside]) -> Vec<String> {
    let plain = format!(" {} ", plain(text));
    let mut found = Vec::new();
    for SetAside { word, allowed } in words {
        let is_used =
            |text: &str| [format!(" {word} "), format!(" {word}s ")].iter().any(|word| text.contains(word));
        let without = |text: &str| {
            allowed.iter().fold(text.to_owned(), |text, phrase| text.replace(&format!(" {phrase} "), "  "))
        };
        if !is_used(&without(&plain)) {
            continue;
        }
        let lines: Vec<&str> = text.lines().collect();
        let before = found.len();
        for (at, line) in lines.iter().enumerate() {
            // A phrase may go on in the next line.
            let around = lines[at.saturating_sub(1)..(at + 2).min(lines.len())].join("\n");
            let (alone, around) = (format!(" {} ", self::plain(line)), format!(" {} ", self::plain(&around)));
            if is_used(&alone) && is_used(&without(&around)) {
                found.push(format!("{}: {word:?} in {}", at + 1, line.trim()));
            }
        }
        if found.len() == before {
            found.push(format!("0: {word:?} over the end of a line"));
        }
    }
    found
}

/// A text as lowercase words: `withMend`, `with_mend` and `WITH_MEND` are two each.
fn plain(text: &str) -> String {
    let mut words = String::new();
    let mut before = ' ';
    for symbol in text.chars() {
        if symbol.is_uppercase() && (before.is_lowercase() || before.is_numeric()) {
            words.push(' ');
        }
        words.extend(if symbol.is_alphanumeric() { symbol } else { ' ' }.to_lowercase());
        before = symbol;
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every file that people read, in the program or beside it; the glossary itself names the words.
fn files() -> Vec<PathBuf> {
    let mut files = vec![root().join("README.md")];
    for folder in ["src", "docs", "man"] {
        files.extend(files_below(&root().join(folder)));
    }
    let is_text = |path: &Path| path.extension().is_some_and(|kind| kind != "svg" && kind != "png");
    files.retain(|path| is_text(path) && !path.ends_with("docs/glossary.md"));
    files
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
