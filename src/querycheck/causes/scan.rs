//! The scans of a plan that may be at fault, each with what it searches for.

use super::context::Context;
use crate::db::queries::server::PlanIndexRow;
use crate::db::queries::server::TableRow;
use crate::querycheck::advice::index::order_key;
use crate::querycheck::advice::{NewIndex, OrderKey, Remedy, Scanned, Using, Wanted};
use crate::querycheck::explain::expression::Expression;
use crate::querycheck::explain::visit::{Visit, visits};
use crate::querycheck::explain::{Node, TableName};
use crate::text::statement::parameters;

/// A node that reads a table.
pub struct Scan<'a> {
    pub node: &'a Node,
    /// The table; of a partition, the one at its root.
    pub table: TableName,
    row: &'a TableRow,
    alias: &'a str,
    /// Every condition of the scan and of the joins above.
    pub conditions: Vec<Expression>,
    /// The order of the sort above, if it is one of this table's rows alone.
    order: Vec<String>,
    pub is_limited: bool,
    /// Whether the values in its conditions stand in the query: a partial index can have them.
    has_constants: bool,
    indexes: Vec<&'a PlanIndexRow>,
}

impl<'a> Context<'a> {
    /// The scans at the node that fails, or else all, the costliest first.
    pub fn scans(&self) -> Vec<Scan<'a>> {
        let visits = visits(self.plan);
        let below = visits.iter().filter(|visit| visit.path.starts_with(&self.unmet.node_path));
        let mut scans: Vec<(f64, Scan<'a>)> =
            below.filter_map(|visit| Some((weight(visit.node), self.scan(visit)?))).collect();
        scans.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        scans.into_iter().map(|(_, scan)| scan).collect()
    }

    /// Every scan of the plan.
    pub fn all_scans(&self) -> Vec<Scan<'a>> {
        visits(self.plan).iter().filter_map(|visit| self.scan(visit)).collect()
    }

    /// The first index that each table needs which is read in full.
    pub fn missing_indexes(&self) -> Vec<NewIndex> {
        let scans = self.all_scans().into_iter().filter(|scan| scan.node.is_seq_scan());
        let sets = scans.filter_map(|scan| scan.candidates(&scan.order()).into_iter().next());
        let mut indexes: Vec<NewIndex> = Vec::new();
        for index in sets.flatten() {
            if !indexes.contains(&index) {
                indexes.push(index);
            }
        }
        indexes
    }

    fn scan(&self, visit: &Visit<'a>) -> Option<Scan<'a>> {
        let node = visit.node;
        let table = node.table().filter(|_| node.kind.ends_with("Scan"))?;
        let row = self.catalog.table(&table)?;
        let alias = node.alias.as_deref().or(node.relation.as_deref())?;
        let above: Vec<&Node> =
            (0..visit.path.len()).map(|length| self.plan.root.at(&visit.path[..length])).collect();
        let of_joins = above.iter().flat_map(|node| [&node.join_condition, &node.join_filter]);
        let of_bitmaps =
            node.children.iter().flat_map(|child| child.all()).map(|child| &child.index_condition);
        let texts = [&node.filter, &node.index_condition, &node.recheck_condition];
        let texts = texts.into_iter().chain(of_bitmaps).chain(of_joins).flatten();
        let mut conditions: Vec<Expression> = Vec::new();
        for condition in texts.flat_map(|text| Expression::read(text).conjuncts()) {
            if !conditions.contains(&condition) {
                conditions.push(condition);
            }
        }
        let sort = above.iter().rev().find(|node| node.kind.ends_with("Sort"));
        Some(Scan {
            node,
            table: self.catalog.root_of(&table),
            row,
            alias,
            conditions,
            order: sort.map(|sort| sort.sort_key.clone()).unwrap_or_default(),
            is_limited: visit.is_limited || above.iter().any(|node| node.kind == "Limit"),
            has_constants: parameters(&self.check.sql) == 0,
            indexes: self.catalog.indexes_of(&table).collect(),
        })
    }
}

/// The pages of a scan where it was run, and its cost elsewhere.
fn weight(node: &Node) -> f64 {
    let loops = node.loops.unwrap_or(1.0).max(1.0);
    match node.pages {
        Some(pages) if node.rows.is_some() => pages as f64,
        _ => node.total_cost * loops,
    }
}

impl<'a> Scan<'a> {
    pub fn scanned(&self) -> Scanned<'a> {
        Scanned { alias: self.alias, columns: &self.row.columns }
    }

    /// The indexes that may serve one condition.
    pub fn candidates_for(&self, condition: &Expression) -> Vec<Vec<NewIndex>> {
        self.candidates_of(std::slice::from_ref(condition), &[])
    }

    pub fn alias(&self) -> &'a str {
        self.alias
    }

    pub fn type_of(&self, column: &str) -> &'a str {
        self.row.columns.iter().find(|(name, _)| name == column).map_or("", |(_, of_type)| of_type)
    }

    /// The sort above as keys of an index; empty if an index of this table cannot have it.
    pub fn order(&self) -> Vec<OrderKey> {
        let read = |key: &String| {
            order_key(key, &self.scanned())
                .or_else(|| order_key(key, &Scanned { alias: self.alias_of_root()?, ..self.scanned() }))
        };
        let keys: Option<Vec<OrderKey>> = self.order.iter().map(read).collect();
        keys.unwrap_or_default()
    }

    /// Of a partition, the alias of the table that the query names: `m` of `m_1`.
    fn alias_of_root(&self) -> Option<&'a str> {
        self.row.root.as_ref()?;
        let (alias, number) = self.alias.rsplit_once('_')?;
        number.parse::<u32>().is_ok().then_some(alias)
    }

    /// The index that provides an order of the rows that the conditions select, if there is one.
    pub fn index_in_order(&self, order: &[OrderKey]) -> Option<&'a PlanIndexRow> {
        let sets = self.wanted(&self.conditions, order);
        let mut alone = sets.iter().filter_map(|set| if let [index] = &set[..] { Some(index) } else { None });
        alone.find_map(|index| {
            let has_order = index.keys.len() >= order.len() && index.keys.ends_with(&keys_of(order));
            self.valid_indexes().filter(|_| has_order).find(|known| is_same(known, index))
        })
    }

    /// The sort above, as the plan has it.
    pub fn order_text(&self) -> String {
        self.order.join(", ")
    }

    pub fn valid_indexes(&self) -> impl Iterator<Item = &'a PlanIndexRow> {
        self.indexes.iter().filter(|index| index.is_valid).copied()
    }

    /// The valid index of all rows that a condition on this column would search: before it are only columns that are
    /// searched for a value.
    pub fn index_searched_by(&self, column: &str) -> Option<&'a PlanIndexRow> {
        let scanned = self.scanned();
        let searches = self.conditions.iter().filter_map(|condition| scanned.search(condition));
        let equal: Vec<String> =
            searches.filter(|search| search.using == Using::Equality).map(|search| search.key.sql).collect();
        let is_it = |index: &&PlanIndexRow| {
            let position = index.key_columns.iter().position(|key| same(key, column));
            let is_ordered =
                [" USING btree ", " USING brin "].iter().any(|kind| index.definition.contains(kind));
            is_ordered
                && index.predicate.is_none()
                && position.is_some_and(|position| {
                    let mut before = index.key_columns[..position].iter();
                    before.all(|key| equal.iter().any(|equal| same(key, equal)))
                })
        };
        self.valid_indexes().find(is_it)
    }

    /// The valid index of all rows whose first key is this.
    pub fn index_led_by(&self, key: &str) -> Option<&'a PlanIndexRow> {
        let leads = |index: &&PlanIndexRow| index.key_columns.first().is_some_and(|first| same(first, key));
        self.valid_indexes().filter(|index| index.predicate.is_none()).find(leads)
    }

    /// The columns that some condition searches for.
    pub fn searched_columns(&self) -> Vec<String> {
        let scanned = self.scanned();
        let mut columns: Vec<String> = Vec::new();
        let searches = self.conditions.iter().filter_map(|condition| scanned.search(condition));
        for column in searches.flat_map(|search| search.key.columns) {
            if !columns.contains(&column) {
                columns.push(column);
            }
        }
        columns
    }

    /// Whether it searches an index by later columns alone.
    pub fn skips_first_column(&self) -> bool {
        self.node.all().into_iter().any(|node| {
            let known = self.valid_indexes().find(|known| Some(&known.name) == node.index.as_ref());
            let known = known.filter(|known| known.definition.contains(" USING btree "));
            let first = known.and_then(|known| known.key_columns.first());
            first.is_some_and(|first| node.searches_without(first) && !self.type_of(first).is_empty())
        })
    }

    /// The conditions that discard rows, as text.
    pub fn condition(&self) -> String {
        let own = [
            &self.node.filter,
            &self.node.join_filter,
            &self.node.join_condition,
            &self.node.index_condition,
        ];
        let own = own.into_iter().flatten().next().cloned();
        own.or_else(|| self.conditions.first().map(|first| first.sql(&str::to_owned))).unwrap_or_default()
    }

    /// The sets of indexes that may serve it and that do not exist, with an order.
    pub fn candidates(&self, order: &[OrderKey]) -> Vec<Vec<NewIndex>> {
        self.candidates_of(&self.conditions, order)
    }

    fn candidates_of(&self, conditions: &[Expression], order: &[OrderKey]) -> Vec<Vec<NewIndex>> {
        let mut sets = self.wanted(conditions, order);
        for set in &mut sets {
            set.retain(|index| !self.valid_indexes().any(|known| is_same(known, index)));
        }
        sets.retain(|set| !set.is_empty());
        sets
    }

    /// The sets of indexes that may serve it, whether they exist or not.
    fn wanted(&self, conditions: &[Expression], order: &[OrderKey]) -> Vec<Vec<NewIndex>> {
        let scanned = self.scanned();
        let wanted = Wanted {
            table: &self.table,
            scanned: &scanned,
            conditions,
            order,
            is_limited: self.is_limited,
            has_constants: self.has_constants,
        };
        wanted.candidates()
    }

    /// An index of the elements of an array.
    pub fn inverted(&self, column: &str) -> NewIndex {
        NewIndex::inverted(&self.table, column)
    }

    /// The invalid index that would serve it if it were valid.
    pub fn invalid_index(&self) -> Option<&'a PlanIndexRow> {
        let columns = self.searched_columns();
        let is_it = |index: &&&PlanIndexRow| {
            !index.is_valid
                && index
                    .key_columns
                    .first()
                    .is_some_and(|first| columns.iter().any(|column| same(first, column)))
        };
        self.indexes.iter().find(is_it).copied()
    }
}

/// An order as the last keys of an index.
fn keys_of(order: &[OrderKey]) -> Vec<String> {
    order.iter().map(|key| format!("{}{}", key.key.sql, key.direction)).collect()
}

/// Whether two keys are the same but for quotes.
fn same(one: &str, other: &str) -> bool {
    let plain = |key: &str| key.chars().filter(|symbol| !"\" ()".contains(*symbol)).collect::<String>();
    plain(one) == plain(other)
}

/// Whether an index is what would be created.
fn is_same(known: &PlanIndexRow, index: &NewIndex) -> bool {
    let is_method = known.definition.contains(&format!(" USING {} ", index.method));
    let keys = definition_keys(&known.definition);
    // The first keys of a longer B-tree serve as well.
    let is_long_enough =
        if index.method == "btree" { keys.len() >= index.keys.len() } else { keys.len() == index.keys.len() };
    is_method
        && is_long_enough
        && known.predicate.is_some() == index.predicate.is_some()
        && keys.iter().zip(&index.keys).all(|(one, other)| same(&one.to_lowercase(), &other.to_lowercase()))
}

/// The keys of an index's definition, with their operator classes and directions.
pub fn definition_keys(definition: &str) -> Vec<String> {
    let Some((_, after)) = definition.split_once(" USING ") else { return Vec::new() };
    let Some((_, list)) = after.split_once('(') else { return Vec::new() };
    let (mut keys, mut key, mut depth) = (Vec::new(), String::new(), 0);
    for symbol in list.chars() {
        match symbol {
            ')' if depth == 0 => break,
            ',' if depth == 0 => keys.push(std::mem::take(&mut key).trim().to_owned()),
            _ => {
                depth += i32::from(symbol == '(') - i32::from(symbol == ')');
                key.push(symbol);
            }
        }
    }
    keys.push(key.trim().to_owned());
    keys
}

/// Remedies of indexes alone.
pub fn of_indexes(sets: Vec<Vec<NewIndex>>) -> Vec<Remedy> {
    sets.into_iter().map(Remedy::Indexes).collect()
}

/// `orders (status, placed_at)`
pub fn object(table: &TableName, columns: &[String]) -> String {
    format!("{} ({})", table.name, columns.join(", "))
}
