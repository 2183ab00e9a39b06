//! What a person probably meant by a word that names nothing.

/// The candidate most like `word`, when one is like enough that a slip of the
/// finger explains the difference.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lowered = word.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&lowered, &candidate.to_lowercase()), candidate))
        .filter(|(likeness, _)| *likeness >= 0.8)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_slips_and_leaves_strangers_alone() {
        let keys = ["depends_on", "description", "handler", "name"];
        assert_eq!(nearest("depend_on", keys), Some("depends_on"));
        assert_eq!(nearest("Handlers", keys), Some("handler"));
        assert_eq!(nearest("zebra", keys), None);
        assert_eq!(nearest("name", []), None);
    }
}
