//! The height of a B-tree, as far as its size tells.

/// Of a page that is neither full nor half empty.
const USED_OF_PAGE: f64 = 8152.0 * 0.8;
/// An entry of an inner page beside its key: its head and the pointer to it.
const ENTRY_HEAD: f64 = 12.0;

/// The height of a B-tree of so many pages, with keys of so many bytes.
pub fn estimate(pages: i64, key_bytes: f64) -> u32 {
    let fanout = USED_OF_PAGE / (ENTRY_HEAD + key_bytes);
    let mut height = 0;
    let mut on_level = (pages - 1).max(1) as f64;
    while on_level > 1.0 {
        on_level = (on_level / fanout).ceil();
        height += 1;
    }
    height
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heights_follow_from_sizes() {
        assert_eq!([1, 2, 3, 200, 8_000, 600_000].map(|pages| estimate(pages, 8.0)), [0, 0, 1, 1, 2, 3]);
    }
}
