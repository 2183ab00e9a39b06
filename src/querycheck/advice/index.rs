//! The indexes that would serve a scan.

use super::search::{Key, Scanned, Search, Using};
use crate::db::quote_identifier;
use crate::querycheck::explain::TableName;
use crate::querycheck::explain::expression::Expression;

/// The most characters of a name; PostgreSQL cuts longer ones.
const LONGEST_NAME: usize = 63;

/// An index to be created.
#[derive(Clone, Debug, PartialEq)]
pub struct NewIndex {
    pub table: TableName,
    pub method: &'static str,
    /// As `create index` takes them, with operator classes and directions.
    pub keys: Vec<String>,
    /// The columns in the keys.
    pub columns: Vec<String>,
    pub predicate: Option<String>,
    pub extension: Option<&'static str>,
}

/// One key of the order that a query asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderKey {
    pub key: Key,
    /// ` desc`, ` nulls first`.
    pub direction: String,
    /// Of an order by distance.
    is_distance: bool,
}

impl NewIndex {
    fn btree(table: &TableName, keys: Vec<(Key, String)>) -> NewIndex {
        let columns = keys.iter().flat_map(|(key, _)| key.columns.clone()).collect();
        let keys = keys.into_iter().map(|(key, suffix)| key.sql + &suffix).collect();
        NewIndex { table: table.clone(), method: "btree", keys, columns, predicate: None, extension: None }
    }

    /// An index of the elements of an array.
    pub fn inverted(table: &TableName, column: &str) -> NewIndex {
        let (keys, columns) = (vec![quote_identifier(column)], vec![column.to_owned()]);
        NewIndex { table: table.clone(), method: "gin", keys, columns, predicate: None, extension: None }
    }

    /// `on t using gin (a) where …`
    pub fn definition(&self) -> String {
        let using = if self.method == "btree" { String::new() } else { format!(" using {}", self.method) };
        let predicate = self.predicate.as_ref().map(|text| format!(" where {text}")).unwrap_or_default();
        format!("{}{using} ({}){predicate}", self.table.quoted(), self.keys.join(", "))
    }

    /// A name that no index has, from the table and the columns.
    pub fn name(&self, is_taken: &impl Fn(&str) -> bool) -> String {
        let mut base = format!("{}_{}", self.table.name, self.columns.join("_"));
        let kept = LONGEST_NAME - "_idx99".len();
        if base.len() > kept {
            let end = (0..=kept).rev().find(|end| base.is_char_boundary(*end)).unwrap_or_default();
            base.truncate(end);
        }
        let numbered = (1..).map(|number| format!("{base}_idx{number}"));
        let mut names = std::iter::once(format!("{base}_idx")).chain(numbered);
        names.find(|name| !is_taken(name)).unwrap_or_default()
    }
}

/// Reads a sort key as EXPLAIN prints it: `lower(t.name) DESC NULLS LAST`.
pub fn order_key(printed: &str, scanned: &Scanned<'_>) -> Option<OrderKey> {
    let (mut text, mut nulls) = (printed, "");
    for (suffix, written) in [(" NULLS FIRST", " nulls first"), (" NULLS LAST", " nulls last")] {
        if let Some(rest) = text.strip_suffix(suffix) {
            (text, nulls) = (rest, written);
        }
    }
    let (text, descending) = text.strip_suffix(" DESC").map_or((text, ""), |rest| (rest, " desc"));
    let read = Expression::read(text);
    if let Expression::Binary { operator, left, right } = &read
        && operator == "<->"
    {
        let of = if right.is_free_of(scanned.alias) { left } else { right };
        return Some(OrderKey { key: scanned.key(of)?, direction: String::new(), is_distance: true });
    }
    Some(OrderKey { key: scanned.key(&read)?, direction: format!("{descending}{nulls}"), is_distance: false })
}

/// The input of finding indexes for one scan.
pub struct Wanted<'a> {
    pub table: &'a TableName,
    pub scanned: &'a Scanned<'a>,
    /// Every condition that must hold.
    pub conditions: &'a [Expression],
    /// The order that is asked for; empty if there is none.
    pub order: &'a [OrderKey],
    pub is_limited: bool,
    /// Whether a partial index can have the values of the conditions.
    pub has_constants: bool,
}

impl Wanted<'_> {
    /// Returns sets of indexes, each of which may serve the scan; the simplest first.
    pub fn candidates(&self) -> Vec<Vec<NewIndex>> {
        let searches: Vec<Search> =
            self.conditions.iter().filter_map(|condition| self.scanned.search(condition)).collect();
        let mut sets: Vec<Vec<NewIndex>> = Vec::new();
        for index in self.btrees(&searches).into_iter().chain(self.others(&searches)) {
            sets.push(vec![index]);
        }
        sets.extend(self.conditions.iter().filter_map(|condition| self.of_either(condition)));
        sets.dedup();
        sets
    }

    fn btrees(&self, searches: &[Search]) -> Vec<NewIndex> {
        let plain = |key: &Key| (key.clone(), String::new());
        let mut equal: Vec<(Key, String)> = Vec::new();
        for search in searches.iter().filter(|search| search.using == Using::Equality) {
            if is_sortable(&search.key.of_type) && !equal.iter().any(|(key, _)| *key == search.key) {
                equal.push(plain(&search.key));
            }
        }
        let ranges: Vec<&Search> = searches
            .iter()
            .filter(|search| {
                matches!(search.using, Using::Range | Using::Prefix) && is_sortable(&search.key.of_type)
            })
            .collect();
        let ordered = self.order.iter().filter(|key| !key.is_distance);
        let order: Vec<(Key, String)> = ordered
            .map(|key| (key.key.clone(), key.direction.clone()))
            .filter(|(key, _)| !equal.iter().any(|(known, _)| known == key))
            .collect();
        let mut found = Vec::new();
        let mut push = |keys: Vec<(Key, String)>, predicate: Option<String>| {
            if !keys.is_empty() {
                found.push(NewIndex { predicate, ..NewIndex::btree(self.table, keys) });
            }
        };
        if !order.is_empty() {
            push(equal.iter().cloned().chain(order.clone()).collect(), None);
        }
        for range in &ranges {
            let suffix = if range.using == Using::Prefix { " text_pattern_ops" } else { "" };
            let last = (range.key.clone(), suffix.to_owned());
            push(equal.iter().cloned().chain([last]).collect(), None);
        }
        push(equal.clone(), None);
        // One condition of several may be enough, and the others of little use.
        if equal.len() > 1 {
            equal.iter().for_each(|key| push(vec![key.clone()], None));
        }
        let predicates: Vec<String> = searches
            .iter()
            .filter(|search| search.using == Using::Equality)
            .filter_map(|search| search.predicate.clone())
            .collect();
        if self.is_limited && self.has_constants && !order.is_empty() && !predicates.is_empty() {
            push(order, Some(predicates.join(" and ")));
        }
        found
    }

    /// Indexes of other kinds than a B-tree.
    fn others(&self, searches: &[Search]) -> Vec<NewIndex> {
        let one = |key: &Key, method, class: Option<&str>, extension| NewIndex {
            table: self.table.clone(),
            method,
            keys: vec![class.map_or(key.sql.clone(), |class| format!("{} {class}", key.sql))],
            columns: key.columns.clone(),
            predicate: None,
            extension,
        };
        let searched = searches.iter().filter_map(|search| match search.using {
            Using::Method { method, class, extension } => Some(one(&search.key, method, class, extension)),
            _ => None,
        });
        let nearest = self.order.first().filter(|key| key.is_distance);
        searched.chain(nearest.map(|order| one(&order.key, "gist", None, None))).collect()
    }

    /// One index for each side of an `or`, all of which must have one.
    fn of_either(&self, condition: &Expression) -> Option<Vec<NewIndex>> {
        let Expression::Or(sides) = condition else { return None };
        let mut indexes: Vec<NewIndex> = Vec::new();
        for side in sides {
            let conditions = side.clone().conjuncts();
            let wanted = Wanted { conditions: &conditions, order: &[], is_limited: false, ..*self };
            let index = wanted.candidates().into_iter().next()?.into_iter().next()?;
            if !indexes.contains(&index) {
                indexes.push(index);
            }
        }
        Some(indexes)
    }
}

/// Whether a B-tree can hold the type; unknown ones may.
fn is_sortable(of_type: &str) -> bool {
    !matches!(of_type, "json" | "xml" | "point" | "box" | "circle" | "polygon" | "line" | "lseg" | "path")
}

/// A table and its partitions, each with the one above it.
#[derive(Clone, Debug, PartialEq)]
pub struct Partition {
    pub table: TableName,
    pub parent: Option<TableName>,
    pub is_leaf: bool,
}

/// The statements that create an index without blocking writes. `partitions` are those of its table, the table
/// first; empty for a table without any.
pub fn statements(
    index: &NewIndex,
    partitions: &[Partition],
    is_taken: &impl Fn(&str) -> bool,
) -> Vec<String> {
    let mut statements: Vec<String> =
        index.extension.iter().map(|name| format!("create extension if not exists {name}")).collect();
    if partitions.is_empty() {
        statements.push(format!("create index concurrently on {}", index.definition()));
        return statements;
    }
    let names: Vec<String> = partitions
        .iter()
        .map(|part| NewIndex { table: part.table.clone(), ..index.clone() }.name(is_taken))
        .collect();
    let of_schema = |part: &Partition, name: &str| match part.table.schema.as_str() {
        "public" => quote_identifier(name),
        schema => format!("{}.{}", quote_identifier(schema), quote_identifier(name)),
    };
    for (part, name) in partitions.iter().zip(&names) {
        let definition = NewIndex { table: part.table.clone(), ..index.clone() }.definition();
        statements.push(match part.is_leaf {
            true => format!("create index concurrently {} on {definition}", quote_identifier(name)),
            false => format!("create index {} on only {definition}", quote_identifier(name)),
        });
    }
    // From the leaves up: an index above becomes valid with its last member.
    for (part, name) in partitions.iter().zip(&names).rev() {
        let above =
            partitions.iter().zip(&names).find(|(above, _)| Some(&above.table) == part.parent.as_ref());
        if let Some((above, above_name)) = above {
            statements.push(format!(
                "alter index {} attach partition {}",
                of_schema(above, above_name),
                of_schema(part, name)
            ));
        }
    }
    statements
}
