//! Positions in a file.

use std::ops::Range;

use serde_saphyr::granit_parser;

/// Where a node was written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Span {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    pub bytes: Range<usize>,
}

impl From<granit_parser::Span> for Span {
    fn from(span: granit_parser::Span) -> Self {
        let offset = |marker: granit_parser::Marker| marker.byte_offset().unwrap_or_default();
        let (start, end) = (span.start, span.end);
        Span { line: start.line(), column: start.col() + 1, bytes: offset(start)..offset(end) }
    }
}
