//! A page that is asked for by its number, asked for by the row before it instead.

use super::text::Text;
use crate::querycheck::token::{Kind, Token, tokens};

/// A query for a page by its number.
#[derive(Debug, PartialEq)]
pub struct Page<'a> {
    /// Before the condition.
    head: &'a str,
    from: &'a str,
    condition: Option<&'a str>,
    order: &'a str,
    keys: Vec<&'a str>,
    is_descending: bool,
    /// The rows before the page.
    pub skipped: &'a str,
    limit: &'a str,
}

impl Page<'_> {
    /// The query for the keys of the row before the page.
    pub fn last_row_before(&self, rows: &str) -> String {
        let condition = self.condition.map(|text| format!("where {text} ")).unwrap_or_default();
        let keys = self.keys.join(", ");
        format!(
            "select {keys} {} {condition}{} offset greatest(({rows})::bigint - 1, 0) limit 1",
            self.from, self.order
        )
    }

    /// The query for the page after a row with these keys, each as SQL has it.
    pub fn after(&self, values: &[String]) -> String {
        let operator = if self.is_descending { "<" } else { ">" };
        let list = |items: Vec<&str>| {
            if items.len() == 1 { items.concat() } else { format!("({})", items.join(", ")) }
        };
        let after = format!(
            "{} {operator} {}",
            list(self.keys.clone()),
            list(values.iter().map(String::as_str).collect())
        );
        let condition = self.condition.map(|text| format!("({text}) and ")).unwrap_or_default();
        format!("{} where {condition}{after} {} limit {}", self.head, self.order, self.limit)
    }

    /// The numbers of parameters for the keys, where the query takes so many: first those that only the offset has.
    pub fn numbers_of_keys(&self, parameters: usize) -> Vec<usize> {
        let values = vec![String::new(); self.keys.len()];
        let kept = numbers(&self.after(&values));
        let free = (1..=parameters).filter(|number| !kept.contains(number));
        free.chain(parameters + 1..).take(self.keys.len()).collect()
    }
}

/// The number of a parameter.
fn number(token: &Token<'_>) -> Option<usize> {
    token.text.strip_prefix('$').filter(|_| token.kind == Kind::Literal)?.parse().ok()
}

/// The numbers of a text's parameters, each once.
fn numbers(sql: &str) -> Vec<usize> {
    let mut numbers: Vec<usize> = tokens(sql).iter().filter_map(number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// A text with its parameters numbered without gaps, and the numbers that they had.
pub fn renumbered(sql: &str) -> (String, Vec<usize>) {
    let old = numbers(sql);
    let new = |number: usize| Some(format!("${}", old.iter().position(|known| *known == number)? + 1));
    (with_values(sql, &new).unwrap_or_else(|| sql.to_owned()), old)
}

/// A text with something else in place of its parameters; `None` if that of one is unknown.
pub fn with_values(sql: &str, value: &impl Fn(usize) -> Option<String>) -> Option<String> {
    let mut text = String::new();
    let mut end = 0;
    for token in tokens(sql) {
        let Some(number) = number(&token) else { continue };
        text += &sql[end..token.at];
        text += &value(number)?;
        end = token.end();
    }
    Some(text + &sql[end..])
}

impl<'a> Text<'a> {
    /// The page that a query with an offset asks for.
    pub fn page(&self) -> Option<Page<'a>> {
        let offset = self.clause(&["offset"]).filter(|_| !self.is_compound())?;
        let order = self.clause(&["order", "by"]).filter(|at| *at < offset)?;
        let from = self.clause(&["from"])?;
        let value_end = self.value(offset + 1)?;
        let skipped = self.text((offset + 1, value_end));
        let limit = self.clause(&["limit"]).and_then(|at| {
            let end = self.single_value(at + 1)?;
            Some(self.text((at + 1, end)))
        });
        let fetched = self.clause(&["fetch"]).and_then(|at| {
            let end = self.single_value(at + 2)?;
            Some(self.text((at + 2, end)))
        });
        let mut keys = Vec::new();
        let mut directions = Vec::new();
        let end = self.end_of_clause(order + 2);
        let mut begin = order + 2;
        let mut depth = 0;
        for at in order + 2..=end {
            let token = self.tokens.get(at).filter(|_| at < end);
            match token.map(|token| token.text) {
                Some("(" | "[") => depth += 1,
                Some(")" | "]") => depth -= 1,
                Some(",") | None if depth == 0 => {
                    let mut last = at;
                    // Rows without a value come before all others or after them, and are on pages of their own.
                    if last > begin + 2 && self.is(last - 2, "nulls") {
                        last -= 2;
                    }
                    let is_descending = last > begin && self.is(last - 1, "desc");
                    if is_descending || self.is(last - 1, "asc") {
                        last -= 1;
                    }
                    keys.push(self.text((begin, last)));
                    directions.push(is_descending);
                    begin = at + 1;
                }
                _ => {}
            }
        }
        let is_descending = *directions.first()?;
        if directions.iter().any(|other| *other != is_descending) {
            return None;
        }
        let condition = self.clause(&["where"]).filter(|at| *at < order);
        Some(Page {
            head: self.text((0, condition.unwrap_or(order))),
            from: self.text((from, condition.unwrap_or(order))),
            condition: condition.map(|at| self.text((at + 1, order))),
            order: self.text((order, end)),
            keys,
            is_descending,
            skipped,
            limit: limit.or(fetched)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(sql: &str) -> Text<'_> {
        Text::read(sql).expect("no comments")
    }

    #[test]
    fn a_page_is_asked_for_by_the_row_before() {
        let sql = "select * from t where a = 1 or b order by at desc, id desc limit 20 offset $1";
        let read = text(sql);
        let page = read.page().expect("a page");
        assert_eq!(page.skipped, "$1");
        assert_eq!(
            page.last_row_before("500"),
            "select at, id from t where a = 1 or b order by at desc, id desc offset greatest((500)::bigint - 1, 0) limit 1"
        );
        assert_eq!(
            page.after(&["'2026-01-01'".to_owned(), "'7'".to_owned()]),
            "select * from t where (a = 1 or b) and (at, id) < ('2026-01-01', '7') order by at desc, id desc limit 20"
        );
        let read = text("select * from t order by id offset 10 rows fetch next 5 rows only");
        assert_eq!(
            read.page().expect("a page").after(&["7".to_owned()]),
            "select * from t where id > 7 order by id limit 5"
        );
        assert!(text("select * from t order by a, b desc limit 1 offset 9").page().is_none());
    }

    #[test]
    fn the_parameters_of_a_page_are_kept() {
        let read = text(
            "select * from t where a = $3 order by at desc nulls last, id desc limit $1 offset ($2 - 1) * $1",
        );
        let page = read.page().expect("a page");
        assert_eq!(page.skipped, "($2 - 1) * $1");
        assert_eq!(page.numbers_of_keys(3), [2, 4]);
        let after = page.after(&["'x'".to_owned(), "7".to_owned()]);
        assert_eq!(
            renumbered(&after),
            (
                "select * from t where (a = $2) and (at, id) < ('x', 7) order by at desc nulls last, id desc limit $1"
                    .to_owned(),
                vec![1, 3]
            )
        );
        let given = |number: usize| (number < 3).then(|| format!("'{number}0'"));
        assert_eq!(with_values(page.skipped, &given).as_deref(), Some("('20' - 1) * '10'"));
        assert_eq!(with_values("a = $3", &given), None);
    }
}
