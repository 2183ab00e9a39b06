//! Names for statements that have none.

use crate::text::statement::words;

/// In characters; a number may follow, and a check's name has 128 at most.
const LONGEST_NAME: usize = 100;

/// Names a statement by its verb and table: `select orders`.
pub fn name(sql: &str) -> String {
    let words = words(sql);
    let is_name =
        |word: &&str| word.starts_with(|first: char| first.is_alphabetic() || "_\"".contains(first));
    let verb = words.iter().copied().find(is_name).unwrap_or("query").to_lowercase();
    let is = |word: &str, choices: &[&str]| choices.iter().any(|choice| word.eq_ignore_ascii_case(choice));
    let after =
        words.iter().position(|word| is(word, &["from", "into", "update"])).map_or(words.len(), |at| at + 1);
    let mut table = words[after..].iter().copied().skip_while(|word| is(word, &["only"])).peekable();
    let mut parts: Vec<&str> = table.next_if(is_name).into_iter().collect();
    while !parts.is_empty() && table.next_if_eq(&".").is_some() {
        parts.extend(table.next_if(is_name));
    }
    let plain = |symbol: &char| symbol.is_alphanumeric() || "_. ".contains(*symbol);
    let name: String =
        format!("{verb} {}", parts.join(".")).chars().filter(plain).take(LONGEST_NAME).collect();
    name.trim().to_owned()
}

/// The name, with a number if it is taken.
pub fn unique(name: String, taken: &[String]) -> String {
    let numbered = (2..).map(|number| format!("{name} {number}"));
    let mut names = std::iter::once(name.clone()).chain(numbered);
    names.find(|name| !taken.contains(name)).expect("there are more numbers than checks")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_is_named_by_what_it_does() {
        assert_eq!(name("SELECT *\n  FROM \"orders\" WHERE id = $1"), "select orders");
        assert_eq!(name("insert into shop.orders(id) values ($1)"), "insert shop.orders");
        assert_eq!(name("/* app */ (select 1 from \"Shop\" . orders, x)"), "select Shop.orders");
        assert_eq!(name("update only orders set a = 1"), "update orders");
        assert_eq!(name("values (1)"), "values");
        assert_eq!(name("select $1"), "select");
        assert_eq!(unique("select".to_owned(), &["select".to_owned()]), "select 2");
    }
}
