//! The text of a PostgreSQL array of one dimension.

/// The elements of an array's text; `None` if it is none, or has several dimensions.
pub fn read(text: &str) -> Option<Vec<Option<String>>> {
    let inner = text.strip_prefix('{')?.strip_suffix('}')?;
    let mut elements = Vec::new();
    let mut characters = inner.chars().peekable();
    while characters.peek().is_some() {
        let mut element = String::new();
        let is_quoted = characters.next_if_eq(&'"').is_some();
        loop {
            match characters.next() {
                None if is_quoted => return None,
                None => break,
                Some('"') if is_quoted => {
                    match characters.next() {
                        None | Some(',') => break,
                        Some(_) => return None,
                    };
                }
                Some(',') if !is_quoted => break,
                Some('{' | '}' | '"') if !is_quoted => return None,
                Some('\\') => element.push(characters.next()?),
                Some(character) => element.push(character),
            }
        }
        let is_null = !is_quoted && element.eq_ignore_ascii_case("null");
        elements.push((!is_null).then_some(element));
    }
    Some(elements)
}

/// The text of an array of these elements.
pub fn write<T: AsRef<str>>(elements: &[T]) -> String {
    let quoted = elements.iter().map(|element| {
        let escaped = element.as_ref().replace('\\', "\\\\").replace('"', "\\\"");
        format!("\"{escaped}\"")
    });
    format!("{{{}}}", quoted.collect::<Vec<_>>().join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_postgresql_prints_is_read_and_written_back() {
        let some =
            |texts: &[&str]| Some(texts.iter().map(|text| Some((*text).to_owned())).collect::<Vec<_>>());
        assert_eq!(read("{}"), some(&[]));
        assert_eq!(read("{1,2.5}"), some(&["1", "2.5"]));
        let odd = ["a b", "", "null", "{x}", "it's \"q\"", "back\\slash", "a,b"];
        let text = r#"{"a b","","null","{x}","it's \"q\"","back\\slash","a,b"}"#;
        assert_eq!(read(text), some(&odd));
        assert_eq!(write(&odd), text);
        assert_eq!(read("{a,NULL}"), Some(vec![Some("a".into()), None]));
        for bad in ["{{1},{2}}", "1", "{\"a}", "{\"a\"b}"] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
