//! Takes values out of statistics, and leaves what plans depend on: how many there are, how often each comes, and their
//! order.

use std::collections::{BTreeMap, BTreeSet};

use super::array;
use super::attempt::attempt;
use super::document::{Column, Slot, SlotKind, StatisticsFile, Values};
use super::options::{Remarks, SaveOptions};
use crate::db::Session;
use crate::db::planner::{sorted_values, spread};
use crate::db::queries::statistics::enum_types;
use crate::error::Result;
use crate::querycheck::file::{Parameters, QueryCheck};
use crate::text::statement;
use tokio_postgres::types::Type;

/// A key in the middle of all.
pub const MIDDLE_UUID: &str = "80000000-0000-0000-0000-000000000000";

/// What may stay: what stands in the checked queries, and the columns that the user names.
#[derive(Debug)]
pub struct Kept {
    values: Values,
    literals: BTreeSet<String>,
    columns: Vec<String>,
}

impl Kept {
    pub fn of(options: &SaveOptions<'_>) -> Kept {
        let literals = options.checks.iter().flat_map(literals_of).collect();
        Kept { values: options.values, literals, columns: options.keep_values_of.to_vec() }
    }

    pub fn has_literal(&self, value: &str) -> bool {
        self.literals.contains(value)
    }

    /// Whether a lexeme is a word of the queries, or its stem.
    fn has_lexeme(&self, lexeme: &str) -> bool {
        self.has_literal(lexeme)
            || (lexeme.len() > 2 && self.literals.iter().any(|word| word.to_lowercase().starts_with(lexeme)))
    }
}

/// The texts and numbers in a check's statement and in its parameters, and the parts of texts.
fn literals_of(check: &QueryCheck) -> Vec<String> {
    let mut found = Vec::new();
    let mut add = |text: &str| {
        found.push(text.to_owned());
        found.push(text.trim_matches('%').to_owned());
        let is_between = |character: char| "{},:\"%&|()! ".contains(character);
        found.extend(text.split(is_between).filter(|part| !part.is_empty()).map(str::to_owned));
    };
    for word in statement::words(&check.sql) {
        match word.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) {
            Some(text) => add(text),
            None => add(word),
        }
    }
    for case in &check.cases {
        if let Parameters::Given(values) = &case.parameters {
            values.iter().flatten().for_each(|value| add(value));
        }
    }
    found
}

/// What values of a type are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// The schema has them: labels of an enum, true and false.
    Public,
    Number,
    Time,
    Text,
    Uuid,
    Json,
    Other,
}

/// What values of this type are; `enums` are the types that are enums.
pub fn class_of(of_type: &str, enums: &BTreeSet<String>) -> Class {
    match of_type {
        "boolean" => Class::Public,
        _ if enums.contains(of_type) => Class::Public,
        "smallint" | "integer" | "bigint" | "oid" | "numeric" | "real" | "double precision" => Class::Number,
        "date" | "timestamp without time zone" | "timestamp with time zone" => Class::Time,
        "text" | "character varying" | "character" | "name" => Class::Text,
        "uuid" => Class::Uuid,
        "jsonb" => Class::Json,
        other if other == "citext" || other.ends_with(".citext") => Class::Text,
        _ => Class::Other,
    }
}

/// Replaces the values of a file, unless it may have all.
///
/// # Errors
/// Those of the connection.
pub async fn apply(
    session: &Session,
    file: &mut StatisticsFile,
    kept: &Kept,
    remarks: &mut Remarks,
) -> Result<()> {
    if kept.values == Values::All {
        return Ok(());
    }
    let of_relations = file.relations.iter().flat_map(|relation| &relation.columns);
    let columns = of_relations.chain(file.extended.iter().flat_map(|extended| &extended.expressions));
    let types: BTreeSet<&str> =
        columns.flat_map(|column| &column.slots).filter_map(|slot| slot.of_type.as_deref()).collect();
    let types: Vec<&str> = types.into_iter().collect();
    let enums = enum_types(session, &types).await?.into_iter().collect();
    let mut withholder = Withholder { session, kept, enums, remarks, known: BTreeSet::new() };
    for relation in &mut file.relations {
        let table = relation.table.clone().unwrap_or_else(|| relation.name.clone());
        let mut open = BTreeMap::new();
        for column in &mut relation.columns {
            let is_named = withholder.is_named(&relation.schema, &table, &column.name);
            open.insert(column.name.clone(), is_named || withholder.has_open_ends(column));
            if !is_named {
                withholder.replace(column).await?;
            }
        }
        relation.ends.retain(|ends| open.get(&ends.column).copied().unwrap_or_default());
    }
    for column in file.extended.iter_mut().flat_map(|extended| &mut extended.expressions) {
        withholder.replace(column).await?;
    }
    let known = withholder.known;
    remarks.unknown_columns = kept.columns.iter().filter(|name| !known.contains(*name)).cloned().collect();
    Ok(())
}

struct Withholder<'a> {
    session: &'a Session,
    kept: &'a Kept,
    enums: BTreeSet<String>,
    remarks: &'a mut Remarks,
    /// The columns that the user named and that there are.
    known: BTreeSet<String>,
}

impl Withholder<'_> {
    fn is_named(&mut self, schema: &str, table: &str, column: &str) -> bool {
        let names = [format!("{table}.{column}"), format!("{schema}.{table}.{column}")];
        let named: Vec<&String> = self.kept.columns.iter().filter(|name| names.contains(name)).collect();
        self.known.extend(named.iter().map(|name| (*name).clone()));
        !named.is_empty()
    }

    fn class(&self, slot: &Slot) -> Class {
        slot.of_type.as_deref().map_or(Class::Public, |of_type| class_of(of_type, &self.enums))
    }

    /// Whether the least and the greatest value of a column may be told.
    fn has_open_ends(&self, column: &Column) -> bool {
        let scalars = column.slots.iter().filter(|slot| is_scalar(slot));
        let mut classes = scalars.map(|slot| self.class(slot)).peekable();
        classes.peek().is_some()
            && classes.all(|class| matches!(class, Class::Public | Class::Number | Class::Time))
    }

    async fn replace(&mut self, column: &mut Column) -> Result<()> {
        let with_values = column.slots.iter().filter(|slot| slot.values.is_some());
        let is_secret = |slot: &Slot| match self.class(slot) {
            Class::Public => false,
            Class::Number | Class::Time => self.kept.values == Values::Replaced,
            _ => true,
        };
        // Lengths are no values.
        let is_secret = |slot: &Slot| slot.kind != SlotKind::RangeLengths && is_secret(slot);
        if !with_values.clone().any(is_secret) {
            return Ok(());
        }
        let is_lexemes = !column.slots.iter().any(|slot| slot.kind == SlotKind::ElementCounts);
        let scalars: Vec<Slot> = column.slots.iter().filter(|slot| is_scalar(slot)).cloned().collect();
        let replaced = match scalars.first() {
            Some(first) => self.scalars(self.class(first), &scalars).await?,
            None => Some(BTreeMap::new()),
        };
        let mut is_complete = replaced.is_some();
        let mut slots = Vec::new();
        for slot in std::mem::take(&mut column.slots) {
            let slot = match slot.kind {
                SlotKind::CommonValues | SlotKind::Histogram => match &replaced {
                    Some(replaced) => self.scalar(slot, replaced).await?,
                    None => None,
                },
                SlotKind::CommonElements => self.elements(slot, is_lexemes).await?,
                SlotKind::RangeBounds => None,
                _ => Some(slot),
            };
            is_complete &= slot.is_some();
            slots.extend(slot);
        }
        column.slots = slots;
        *(if is_complete {
            &mut self.remarks.replaced_columns
        } else {
            &mut self.remarks.columns_without_values
        }) += 1;
        Ok(())
    }

    /// What stands for each value of a column; `None` if there is nothing that could.
    async fn scalars(&self, class: Class, slots: &[Slot]) -> Result<Option<BTreeMap<String, String>>> {
        let mut values = Vec::new();
        for slot in slots {
            let Some(read) = slot.values.as_deref().and_then(array::read) else { return Ok(None) };
            values.extend(read.into_iter().flatten());
        }
        let (of_type, collation) = (type_name(&slots[0]), slots[0].collation.as_deref());
        let sorted = match class {
            // Whatever the order: it is that of the slot.
            Class::Json => values,
            Class::Number | Class::Time | Class::Text | Class::Uuid => {
                let Some(sorted) = self.sorted(&of_type, collation, &values).await? else { return Ok(None) };
                sorted
            }
            Class::Public | Class::Other => return Ok(None),
        };
        let replaced = match class {
            Class::Number | Class::Time => {
                let Some(spread) = self.between_anchors(&of_type, class == Class::Time, &sorted).await?
                else {
                    return Ok(None);
                };
                spread
            }
            Class::Uuid => {
                let last = (sorted.len().max(2) - 1) as u64;
                let spread = (0..sorted.len() as u64).map(|rank| rank * u64::from(u32::MAX) / last);
                spread.map(|start| format!("{start:08x}-0000-0000-0000-000000000000")).collect()
            }
            Class::Json => (0..sorted.len()).map(|rank| format!("{{\"\": {rank}}}")).collect(),
            _ => self.texts(&sorted),
        };
        Ok(Some(sorted.into_iter().zip(replaced).collect()))
    }

    /// Texts in the order of those that they stand for. Those of the queries stay.
    fn texts(&self, sorted: &[String]) -> Vec<String> {
        let mut before = String::new();
        let fake = |(rank, value): (usize, &String)| {
            if self.kept.has_literal(value) {
                before.clone_from(value);
                return value.clone();
            }
            // No text comes between another and the same with the first of all characters behind it.
            let mark = if before.is_empty() { "" } else { "\u{1}" };
            format!("{before}{mark}{rank:06}")
        };
        sorted.iter().enumerate().map(fake).collect()
    }

    /// Numbers or times evenly spread between those that stay: the ends, and those of the queries.
    async fn between_anchors(
        &self,
        of_type: &str,
        is_time: bool,
        sorted: &[String],
    ) -> Result<Option<Vec<String>>> {
        let last = sorted.len().saturating_sub(1);
        let anchors: Vec<usize> = (0..sorted.len())
            .filter(|&rank| rank == 0 || rank == last || self.kept.has_literal(&sorted[rank]))
            .collect();
        let mut spread_out = sorted.to_vec();
        for pair in anchors.windows(2) {
            let [from, to] = [pair[0], pair[1]];
            let sql = spread(of_type, is_time);
            let count = (to - from + 1) as i32;
            let parameters: [(&(dyn tokio_postgres::types::ToSql + Sync), Type); 3] =
                [(&sorted[from], Type::TEXT), (&sorted[to], Type::TEXT), (&count, Type::INT4)];
            let rows = attempt(self.session, "", async |session| {
                session.client().query_typed(&sql, &parameters).await
            });
            let Ok(rows) = rows.await? else { return Ok(None) };
            for (rank, row) in (from + 1..to).zip(rows.iter().skip(1)) {
                spread_out[rank] = row.try_get(0)?;
            }
        }
        Ok(Some(spread_out))
    }

    /// Values in their order, each once; `None` if the server does not take them back.
    async fn sorted(
        &self,
        of_type: &str,
        collation: Option<&str>,
        values: &[String],
    ) -> Result<Option<Vec<String>>> {
        let sql = sorted_values(of_type, collation);
        let rows = attempt(self.session, "", async |session| {
            session.client().query_typed(&sql, &[(&values, Type::TEXT_ARRAY)]).await
        });
        let Ok(rows) = rows.await? else { return Ok(None) };
        Ok(Some(rows.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?))
    }

    async fn scalar(&self, slot: Slot, replaced: &BTreeMap<String, String>) -> Result<Option<Slot>> {
        let values = slot.values.as_deref().and_then(array::read).unwrap_or_default();
        let values: Option<Vec<String>> =
            values.iter().flatten().map(|value| replaced.get(value).cloned()).collect();
        let Some(mut values) = values else { return Ok(None) };
        if slot.kind == SlotKind::Histogram && self.class(&slot) == Class::Text {
            // In some languages' order the replacements have another.
            let sorted = self.sorted(&type_name(&slot), slot.collation.as_deref(), &values).await?;
            let Some(sorted) = sorted.filter(|sorted| sorted.len() == values.len()) else { return Ok(None) };
            values = sorted;
        }
        Ok(Some(Slot { values: Some(array::write(&values)), ..slot }))
    }

    /// The most common elements of arrays, or lexemes of texts: each has its frequency, and only their lengths and
    /// whether one is in the query matter.
    async fn elements(&self, slot: Slot, is_lexemes: bool) -> Result<Option<Slot>> {
        let class = self.class(&slot);
        if class == Class::Public || (class == Class::Number && self.kept.values == Values::Numbers) {
            return Ok(Some(slot));
        }
        let read = |text: &Option<String>| text.as_deref().and_then(array::read).unwrap_or_default();
        let values: Vec<String> = read(&slot.values).into_iter().flatten().collect();
        let numbers: Vec<String> = read(&slot.numbers).into_iter().flatten().collect();
        if numbers.len() < values.len() {
            return Ok(None);
        }
        let (frequencies, rest) = numbers.split_at(values.len());
        let Some(fakes) = self.fake_elements(class, &slot, &values, is_lexemes).await? else {
            return Ok(None);
        };
        let frequency: BTreeMap<&String, &String> = fakes.iter().zip(frequencies).collect();
        let sorted = if is_lexemes {
            let mut sorted: Vec<String> = frequency.keys().map(|fake| (*fake).clone()).collect();
            sorted.sort_by(|one, other| (one.len(), one).cmp(&(other.len(), other)));
            sorted
        } else {
            let sorted = self.sorted(&type_name(&slot), slot.collation.as_deref(), &fakes).await?;
            let Some(sorted) = sorted else { return Ok(None) };
            sorted
        };
        let numbers = sorted.iter().filter_map(|fake| frequency.get(fake)).copied().chain(rest);
        let numbers: Vec<&String> = numbers.collect();
        if numbers.len() != sorted.len() + rest.len() {
            return Ok(None);
        }
        let numbers =
            format!("{{{}}}", numbers.iter().map(|number| number.as_str()).collect::<Vec<_>>().join(","));
        Ok(Some(Slot { values: Some(array::write(&sorted)), numbers: Some(numbers), ..slot }))
    }

    async fn fake_elements(
        &self,
        class: Class,
        slot: &Slot,
        values: &[String],
        is_lexemes: bool,
    ) -> Result<Option<Vec<String>>> {
        match class {
            Class::Text if is_lexemes => {
                let fake = |(rank, value): (usize, &String)| {
                    if self.kept.has_lexeme(value) { value.clone() } else { of_length(rank, value.len()) }
                };
                Ok(Some(values.iter().enumerate().map(fake).collect()))
            }
            Class::Text => {
                let fake = |(rank, value): (usize, &String)| {
                    if self.kept.has_literal(value) { value.clone() } else { format!("{rank:06}") }
                };
                Ok(Some(values.iter().enumerate().map(fake).collect()))
            }
            Class::Number => self.between_anchors(&type_name(slot), false, values).await,
            _ => Ok(None),
        }
    }
}

fn is_scalar(slot: &Slot) -> bool {
    matches!(slot.kind, SlotKind::CommonValues | SlotKind::Histogram)
}

/// The name of a slot's type for a cast: `character` alone would be one character.
fn type_name(slot: &Slot) -> String {
    match slot.of_type.as_deref() {
        Some("character") | None => "bpchar".to_owned(),
        Some(name) => name.to_owned(),
    }
}

/// A word of so many bytes, another for each rank as far as there are enough.
fn of_length(mut rank: usize, length: usize) -> String {
    const LETTERS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let mut word = vec![b'0'; length];
    for letter in word.iter_mut().rev() {
        *letter = LETTERS[rank % LETTERS.len()];
        rank /= LETTERS.len();
    }
    String::from_utf8(word).expect("letters and digits")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_the_length_asked_for() {
        assert_eq!([of_length(0, 3), of_length(37, 3), of_length(40, 1)], ["000", "011", "4"]);
    }
}
