//! A file of statistics. Its types are the one description of it: what is read and written, and the JSON Schema.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::db::queries::scratch::ColumnStatisticsRow;
use crate::yaml::schema::{describe, publish};

/// The layout of the file.
pub const VERSION: u32 = 1;

/// What the planner knows of a database, without its rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "a file of statistics")]
pub struct StatisticsFile {
    /// The layout of the file.
    #[schemars(range(min = 1, max = 1))]
    pub version: u32,
    /// When it was saved, by the clock of the computer that saved it.
    pub saved_at: String,
    pub database: Database,
    /// Which values are as they are in the database.
    pub values: Values,
    /// Settings that plans depend on, of those that are not PostgreSQL's defaults.
    #[serde(default)]
    pub settings: BTreeMap<String, String>,
    /// Where statements look names up.
    pub search_path: String,
    pub relations: Vec<Relation>,
    #[serde(default)]
    pub extended: Vec<Extended>,
    /// What checks are asked with, where their `parameters_from` reads it from the database.
    #[serde(default)]
    pub parameters: Vec<Drawn>,
    /// What the role that saved it could not see.
    #[serde(default)]
    pub hidden: Hidden,
    /// Statements that restore what is not in the keys above: those that `pg_dump` wrote.
    #[serde(skip)]
    pub statements: Vec<String>,
}

/// The database that was saved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Database {
    pub name: String,
    /// As the server prints it: `15.18`.
    pub server_version: String,
    pub major: i32,
    pub encoding: String,
    pub locale_provider: LocaleProvider,
    pub collate: String,
    pub ctype: String,
    /// That of ICU, or of PostgreSQL itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
}

/// Whose order texts are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LocaleProvider {
    Libc,
    Icu,
    Builtin,
}

/// Which values a file has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Values {
    /// Numbers and times lie between their true ends, texts are replaced.
    Replaced,
    /// Numbers and times are as they are, texts are replaced.
    Numbers,
    /// All are as they are.
    All,
}

/// What a relation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RelationKind {
    Table,
    PartitionedTable,
    MaterializedView,
    ForeignTable,
    Index,
    PartitionedIndex,
}

/// A table or an index.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    pub schema: String,
    pub name: String,
    pub kind: RelationKind,
    /// The table of an index, in the same schema.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
    /// Pages of 8 kB that its file has.
    pub pages: i64,
    /// Pages when it was last vacuumed or analyzed.
    pub planned_pages: i32,
    /// Rows when it was last vacuumed or analyzed; -1 if never.
    pub rows: f32,
    /// Pages whose rows every transaction sees.
    pub visible_pages: i32,
    /// Of a B-tree: the levels above its leaves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// Of a GIN index.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gin: Option<GinPages>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Column>,
    /// The least and the greatest value of columns that come first in an index.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ends: Vec<Ends>,
}

/// The counts in the first page of a GIN index.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GinPages {
    pub pending_pages: u32,
    #[serde(default)]
    pub pending_rows: i64,
    /// As of the last vacuum; absent where the role could not see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted: Option<GinCounted>,
}

/// What a vacuum counted in a GIN index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GinCounted {
    pub total_pages: u32,
    pub entry_pages: u32,
    pub data_pages: u32,
    pub entries: i64,
}

/// The ends of a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ends {
    pub column: String,
    pub least: String,
    pub greatest: String,
}

/// The statistics of a column, or of an expression.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Empty for an expression of extended statistics.
    pub name: String,
    /// Of the table with its partitions or heirs.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub inherited: bool,
    pub null_fraction: f32,
    /// Bytes, on average.
    pub width: i32,
    /// Different values; negative: as a part of the rows.
    pub distinct: f32,
    /// What more is known, as `pg_statistic` has it.
    pub slots: Vec<Slot>,
}

/// One kind of statistics of a column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    pub kind: SlotKind,
    /// By which values are compared; absent: the usual one of the column's type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operator: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collation: Option<String>,
    /// An array, as PostgreSQL writes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numbers: Option<String>,
    /// An array, as PostgreSQL writes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub values: Option<String>,
    /// Of the values.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub of_type: Option<String>,
}

/// What a slot holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[repr(i16)]
pub enum SlotKind {
    CommonValues = 1,
    Histogram = 2,
    Correlation = 3,
    CommonElements = 4,
    ElementCounts = 5,
    RangeLengths = 6,
    RangeBounds = 7,
}

/// Statistics on several columns, or on expressions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Extended {
    pub schema: String,
    pub name: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub inherited: bool,
    /// Its columns, in the order of the table.
    pub columns: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub distinct: Vec<GroupDistinct>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dependencies: Vec<Dependency>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub common_values: Option<CommonGroups>,
    /// The statistics of its expressions, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expressions: Vec<Column>,
}

/// How many different groups of values some columns have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupDistinct {
    pub of: Vec<Member>,
    pub count: f64,
}

/// How far the last of some columns depends on the others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dependency {
    pub of: Vec<Member>,
    /// From 0 to 1.
    pub degree: f64,
}

/// A column by its name, or an expression by its number: -1, -2, ….
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Member {
    Column(String),
    Expression(i16),
}

/// The most common groups of values, as PostgreSQL stores them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CommonGroups {
    /// In hexadecimal digits.
    pub bytes: String,
    /// The type of each column and each expression.
    pub types: Vec<StoredType>,
}

/// A type, with what its stored values need in order to mean the same elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StoredType {
    pub name: String,
    /// The labels of an enum by the number that stands for each.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub labels: BTreeMap<u32, String>,
}

/// What a case of a check is asked with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Drawn {
    pub check: String,
    pub case: String,
    /// The query that drew them, as a digest: another query draws others.
    pub digest: String,
    /// A value for each parameter; absent where there are none, for the reason beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parameters: Option<Vec<Option<String>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<String>,
}

/// How much the role that saved a file could not see.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Hidden {
    /// Columns without their statistics.
    pub columns: u64,
    /// Statistics on several columns.
    pub extended: u64,
    /// Columns that come first in an index, without their least and greatest value.
    pub ends: u64,
}

impl Hidden {
    pub fn is_empty(&self) -> bool {
        *self == Hidden::default()
    }
}

/// The JSON Schema of files of statistics.
pub fn json_schema() -> Value {
    publish(&describe::<StatisticsFile>())
}

/// The digest of a text, in hexadecimal digits.
pub fn digest(text: &str) -> String {
    Sha256::digest(text).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

impl StatisticsFile {
    /// Reads a file's text.
    ///
    /// # Errors
    /// The fault, on one line.
    pub fn read(text: &str) -> Result<StatisticsFile, String> {
        #[derive(Deserialize)]
        struct Layout {
            version: u32,
        }
        // A later layout has other keys: its version is the fault then.
        let Layout { version } = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if version != VERSION {
            return Err(format!("its version is {version}, but this program reads version {VERSION}"));
        }
        serde_json::from_str(text).map_err(|error| error.to_string())
    }

    /// The file's text.
    pub fn text(&self) -> String {
        serde_json::to_string_pretty(self).expect("texts, numbers and their lists are JSON") + "\n"
    }

    /// The columns whose statistics it has.
    pub fn columns(&self) -> usize {
        self.relations.iter().map(|relation| relation.columns.len()).sum()
    }

    /// Tables of every kind.
    pub fn tables(&self) -> impl Iterator<Item = &Relation> {
        self.relations.iter().filter(|relation| !relation.is_index())
    }
}

impl Relation {
    pub fn is_index(&self) -> bool {
        matches!(self.kind, RelationKind::Index | RelationKind::PartitionedIndex)
    }
}

impl SlotKind {
    fn of(kind: i16) -> Option<SlotKind> {
        use SlotKind::*;
        let all =
            [CommonValues, Histogram, Correlation, CommonElements, ElementCounts, RangeLengths, RangeBounds];
        all.into_iter().find(|known| *known as i16 == kind)
    }
}

impl Column {
    /// The statistics that the server has; kinds that this program does not know are left out.
    pub(super) fn of(row: ColumnStatisticsRow) -> Column {
        let ColumnStatisticsRow { kinds, operators, collations, numbers, bounds, types, .. } = row;
        let details = operators.into_iter().zip(collations).zip(numbers).zip(bounds).zip(types);
        let slots = kinds.into_iter().zip(details).filter_map(
            |(kind, ((((operator, collation), numbers), values), of_type))| {
                let kind = SlotKind::of(kind)?;
                let of_type = values.is_some().then_some(of_type);
                Some(Slot { kind, operator, collation, numbers, values, of_type })
            },
        );
        Column {
            name: row.column,
            inherited: row.is_inherited,
            null_fraction: row.null_fraction,
            width: row.width,
            distinct: row.distinct_values,
            slots: slots.collect(),
        }
    }

    /// The row that restores them.
    pub(super) fn row(&self, schema: &str, name: &str) -> ColumnStatisticsRow {
        let five = |get: fn(&Slot) -> Option<String>| -> Vec<Option<String>> {
            (0..5).map(|number| self.slots.get(number).and_then(get)).collect()
        };
        ColumnStatisticsRow {
            schema: schema.to_owned(),
            name: name.to_owned(),
            column: self.name.clone(),
            is_inherited: self.inherited,
            null_fraction: self.null_fraction,
            width: self.width,
            distinct_values: self.distinct,
            kinds: (0..5).map(|number| self.slots.get(number).map_or(0, |slot| slot.kind as i16)).collect(),
            operators: five(|slot| slot.operator.clone()),
            collations: five(|slot| slot.collation.clone()),
            numbers: five(|slot| slot.numbers.clone()),
            bounds: five(|slot| slot.values.clone()),
            types: five(|slot| slot.of_type.clone())
                .into_iter()
                .map(|of_type| of_type.unwrap_or_else(|| "text".to_owned()))
                .collect(),
        }
    }
}
