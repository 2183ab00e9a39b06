//! The rows of a file: lines of COPY's CSV, kept byte for byte.
//!
//! A crate for CSV would read a null and an empty text alike: PostgreSQL writes the text in quotes.

use std::io::{self, BufRead};

/// Reads one record after the other. A line end within quotes is part of a field.
pub struct Records<R> {
    source: R,
}

impl<R: BufRead> Records<R> {
    pub fn new(source: R) -> Self {
        Records { source }
    }

    /// Reads the next record with its line end into `record`; returns false at the end.
    ///
    /// # Errors
    /// Those of the source; `UnexpectedEof` for a record that does not end.
    pub fn next(&mut self, record: &mut Vec<u8>) -> io::Result<bool> {
        record.clear();
        let mut quotes = 0;
        loop {
            let start = record.len();
            if self.source.read_until(b'\n', record)? == 0 {
                return if record.is_empty() { Ok(false) } else { Err(io::ErrorKind::UnexpectedEof.into()) };
            }
            // A quote within a field is doubled, so an odd number means that a field is open.
            quotes += record[start..].iter().filter(|&&byte| byte == b'"').count();
            if quotes % 2 == 0 {
                return Ok(true);
            }
        }
    }
}

/// The fields of a record; `None` is a null.
pub fn fields(record: &[u8]) -> Vec<Option<String>> {
    let text = String::from_utf8_lossy(record);
    let mut rest = text.strip_suffix('\n').unwrap_or(&text);
    let mut fields = Vec::new();
    loop {
        let mut length = rest.len();
        let mut is_quoted = false;
        for (position, character) in rest.char_indices() {
            match character {
                '"' => is_quoted = !is_quoted,
                ',' if !is_quoted => {
                    length = position;
                    break;
                }
                _ => {}
            }
        }
        let field = &rest[..length];
        fields.push(match field.strip_prefix('"').and_then(|inner| inner.strip_suffix('"')) {
            Some(inner) => Some(inner.replace("\"\"", "\"")),
            None if field.is_empty() => None,
            None => Some(field.to_owned()),
        });
        match rest.get(length + 1..) {
            Some(after) => rest = after,
            None => return fields,
        }
    }
}

/// The number at a position of a record whose earlier fields are numbers too: ids come first in every table.
pub fn leading_number(record: &[u8], position: usize) -> Option<i64> {
    let field = record.split(|&byte| byte == b',' || byte == b'\n').nth(position)?;
    std::str::from_utf8(field).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_ends_outside_of_quotes() {
        let text = "1,\"a\nb \"\"c\"\"\",\n2,\"\",x\n";
        let mut records = Records::new(text.as_bytes());
        let mut record = Vec::new();
        assert!(records.next(&mut record).expect("the first"));
        assert_eq!(fields(&record), [Some("1".into()), Some("a\nb \"c\"".into()), None]);
        assert!(records.next(&mut record).expect("the second"));
        assert_eq!(fields(&record), [Some("2".into()), Some(String::new()), Some("x".into())]);
        assert_eq!((leading_number(&record, 0), leading_number(&record, 1)), (Some(2), None));
        assert!(!records.next(&mut record).expect("the end"));
    }

    #[test]
    fn a_record_that_is_cut_off_is_an_error() {
        let mut records = Records::new("1,\"a\n".as_bytes());
        let error = records.next(&mut Vec::new()).expect_err("the quote is open");
        assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof);
    }
}
