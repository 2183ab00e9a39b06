//! Commands to type, written so that a shell reads back the same words.

/// Joins words to a line for a POSIX shell, quoting those that need it.
pub fn line(words: &[String]) -> String {
    words.iter().map(|word| quote(word)).collect::<Vec<_>>().join(" ")
}

fn quote(word: &str) -> String {
    let is_plain = |character: char| character.is_ascii_alphanumeric() || "-_./:@=+,%".contains(character);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_needs_quotes_gets_them() {
        let words = ["tasker", "--tag", "it's here", "", "shop/order@1.0.0"].map(str::to_owned);
        assert_eq!(line(&words), r"tasker --tag 'it'\''s here' '' shop/order@1.0.0");
    }
}
