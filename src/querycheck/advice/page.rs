//! A page that is asked for by its number, asked for by the row before it instead.

use super::text::Text;

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
    pub fn last_row_before(&self, rows: u64) -> String {
        let condition = self.condition.map(|text| format!("where {text} ")).unwrap_or_default();
        let keys = self.keys.join(", ");
        format!(
            "select {keys} {} {condition}{} offset {} limit 1",
            self.from,
            self.order,
            rows.saturating_sub(1)
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

    pub fn keys(&self) -> usize {
        self.keys.len()
    }
}

impl<'a> Text<'a> {
    /// The page that a query with an offset asks for.
    pub fn page(&self) -> Option<Page<'a>> {
        let offset = self.clause(&["offset"]).filter(|_| !self.is_compound())?;
        let order = self.clause(&["order", "by"]).filter(|at| *at < offset)?;
        let from = self.clause(&["from"])?;
        let value_end = self.single_value(offset + 1)?;
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
                    let is_descending = last > begin && self.is(last - 1, "desc");
                    if is_descending || self.is(last - 1, "asc") {
                        last -= 1;
                    }
                    // `nulls last` is not compared so.
                    if (begin..last).any(|at| self.is(at, "nulls")) {
                        return None;
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
            page.last_row_before(500),
            "select at, id from t where a = 1 or b order by at desc, id desc offset 499 limit 1"
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
}
