//! Suggestions for unknown words.

/// The most pairs of characters compared for one suggestion: a few milliseconds.
const MAX_COMPARED: usize = 2_000_000;
/// What comparing two words costs beside their characters.
const OVERHEAD: usize = 64;

/// The candidate most like `word`, when one is so similar that a slip of the finger explains
/// the difference. Of very many candidates only the first are compared, some ten thousand.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lowered = word.to_lowercase();
    let mut compared = 0;
    candidates
        .into_iter()
        .take_while(|candidate| {
            compared += lowered.len() * candidate.len() + OVERHEAD;
            compared <= MAX_COMPARED
        })
        .map(|candidate| (strsim::jaro_winkler(&lowered, &candidate.to_lowercase()), candidate))
        .filter(|(likeness, _)| *likeness >= 0.8)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, candidate)| candidate)
}

/// Whether a word is `meant` with one or two slips of the finger: letters swapped, left out or wrong.
pub fn is_slip(word: &str, meant: &str) -> bool {
    let slips = strsim::damerau_levenshtein(&word.to_lowercase(), &meant.to_lowercase());
    word != meant && slips <= 2
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
