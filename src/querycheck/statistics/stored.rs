//! How PostgreSQL stores statistics on several columns: the layouts of `pg_ndistinct`, `pg_dependencies` and
//! `pg_mcv_list`, in the byte order of this computer.

use super::document::{CommonGroups, Dependency, GroupDistinct, Member};

const NDISTINCT_MAGIC: u32 = 0xA352_BFA4;
const DEPENDENCIES_MAGIC: u32 = 0xB454_9A2C;
const COMMON_MAGIC: u32 = 0xE1A6_51C2;
const BASIC: u32 = 1;
/// Of the enums' labels, and every type.
const OID: usize = 4;

/// The columns of statistics: numbers in the table, side by side with names.
pub struct Members<'a> {
    pub numbers: &'a [i16],
    pub columns: &'a [String],
}

impl Members<'_> {
    fn named(&self, number: i16) -> Option<Member> {
        if number < 0 {
            return Some(Member::Expression(number));
        }
        let position = self.numbers.iter().position(|known| *known == number)?;
        self.columns.get(position).cloned().map(Member::Column)
    }

    fn number(&self, member: &Member) -> Option<i16> {
        match member {
            Member::Expression(number) => Some(*number),
            Member::Column(name) => {
                let position = self.columns.iter().position(|known| known == name)?;
                self.numbers.get(position).copied()
            }
        }
    }
}

/// Reads from the front of some bytes.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn bytes(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.bytes(N)?.try_into().ok()
    }

    fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_ne_bytes)
    }

    fn i16(&mut self) -> Option<i16> {
        self.array().map(i16::from_ne_bytes)
    }

    fn f64(&mut self) -> Option<f64> {
        self.array().map(f64::from_ne_bytes)
    }

    /// Reads the head; returns how many items follow.
    fn head(&mut self, magic: u32) -> Option<u32> {
        (self.u32()? == magic && self.u32()? == BASIC).then_some(())?;
        self.u32()
    }

    fn members(&mut self, count: usize, members: &Members<'_>) -> Option<Vec<Member>> {
        (0..count).map(|_| members.named(self.i16()?)).collect()
    }
}

fn head(magic: u32, items: usize) -> Vec<u8> {
    [magic, BASIC, items as u32].iter().flat_map(|number| number.to_ne_bytes()).collect()
}

/// Reads a `pg_ndistinct`; `None` if it is none.
pub fn read_distinct(stored: &[u8], members: &Members<'_>) -> Option<Vec<GroupDistinct>> {
    let mut reader = Reader(stored);
    let items = reader.head(NDISTINCT_MAGIC)?;
    let item = |_| {
        let count = reader.f64()?;
        let columns = reader.u32()? as usize;
        Some(GroupDistinct { of: reader.members(columns, members)?, count })
    };
    (0..items).map(item).collect()
}

/// The `pg_ndistinct` of these; `None` if a column is missing.
pub fn write_distinct(distinct: &[GroupDistinct], members: &Members<'_>) -> Option<Vec<u8>> {
    let mut stored = head(NDISTINCT_MAGIC, distinct.len());
    for GroupDistinct { of, count } in distinct {
        stored.extend(count.to_ne_bytes());
        stored.extend((of.len() as u32).to_ne_bytes());
        for member in of {
            stored.extend(members.number(member)?.to_ne_bytes());
        }
    }
    Some(stored)
}

/// Reads a `pg_dependencies`; `None` if it is none.
pub fn read_dependencies(stored: &[u8], members: &Members<'_>) -> Option<Vec<Dependency>> {
    let mut reader = Reader(stored);
    let items = reader.head(DEPENDENCIES_MAGIC)?;
    let item = |_| {
        let degree = reader.f64()?;
        let columns = usize::try_from(reader.i16()?).ok()?;
        Some(Dependency { of: reader.members(columns, members)?, degree })
    };
    (0..items).map(item).collect()
}

/// The `pg_dependencies` of these; `None` if a column is missing.
pub fn write_dependencies(dependencies: &[Dependency], members: &Members<'_>) -> Option<Vec<u8>> {
    let mut stored = head(DEPENDENCIES_MAGIC, dependencies.len());
    for Dependency { of, degree } in dependencies {
        stored.extend(degree.to_ne_bytes());
        stored.extend(i16::try_from(of.len()).ok()?.to_ne_bytes());
        for member in of {
            stored.extend(members.number(member)?.to_ne_bytes());
        }
    }
    Some(stored)
}

/// The oids of the types in a `pg_mcv_list`; `None` if it is none.
pub fn types_of(stored: &[u8]) -> Option<Vec<u32>> {
    let mut reader = Reader(stored);
    reader.head(COMMON_MAGIC)?;
    let dimensions = reader.i16()?;
    (0..dimensions).map(|_| reader.u32()).collect()
}

/// A type of a scratch database: its oid, and those of its labels if it is an enum.
pub struct LocalType {
    pub oid: u32,
    pub labels: Vec<(String, u32)>,
}

/// The `pg_mcv_list` that means in another database what `common` meant; `None` if a label or a type is missing there.
pub fn write_common(common: &CommonGroups, types: &[LocalType]) -> Option<Vec<u8>> {
    let mut stored = from_hex(&common.bytes)?;
    let old_types = types_of(&stored)?;
    if old_types.len() != types.len() || common.types.len() != types.len() {
        return None;
    }
    let mut at = 3 * 4 + 2;
    for local in types {
        stored.get_mut(at..at + OID)?.copy_from_slice(&local.oid.to_ne_bytes());
        at += OID;
    }
    // Of each dimension: how many values, their bytes, the same aligned, the length of the type, passed by value.
    let sizes: Vec<(usize, usize)> = (0..types.len())
        .map(|number| {
            let mut reader = Reader(stored.get(at + number * 20..)?);
            Some((reader.u32()? as usize, reader.u32()? as usize))
        })
        .collect::<Option<_>>()?;
    at += types.len() * 20;
    for ((local, known), (values, bytes)) in types.iter().zip(&common.types).zip(sizes) {
        if !known.labels.is_empty() {
            for value in 0..values {
                let slot = stored.get_mut(at + value * OID..at + (value + 1) * OID)?;
                let label = known.labels.get(&u32::from_ne_bytes(slot.try_into().ok()?))?;
                let (_, oid) = local.labels.iter().find(|(name, _)| name == label)?;
                slot.copy_from_slice(&oid.to_ne_bytes());
            }
        }
        at += bytes;
    }
    Some(stored)
}

/// Bytes as hexadecimal digits.
pub fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn from_hex(digits: &str) -> Option<Vec<u8>> {
    let pair = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    (0..digits.len()).step_by(2).map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns() -> Vec<String> {
        ["city", "country"].map(str::to_owned).to_vec()
    }

    #[test]
    fn columns_are_found_by_their_names_where_their_numbers_differ() {
        let columns = columns();
        let there = Members { numbers: &[3, 5], columns: &columns };
        let here = Members { numbers: &[2, 3], columns: &columns };
        let mut stored = head(NDISTINCT_MAGIC, 1);
        stored.extend(40.0_f64.to_ne_bytes());
        stored.extend(3_u32.to_ne_bytes());
        for number in [3_i16, 5, -1] {
            stored.extend(number.to_ne_bytes());
        }
        let read = read_distinct(&stored, &there).expect("a pg_ndistinct");
        let of = [Member::Column("city".into()), Member::Column("country".into()), Member::Expression(-1)];
        assert_eq!(read, [GroupDistinct { of: of.to_vec(), count: 40.0 }]);
        assert_eq!(write_distinct(&read, &there), Some(stored));
        let written = write_distinct(&read, &here).expect("both columns");
        assert_eq!(written[24..28], [2_i16.to_ne_bytes(), 3_i16.to_ne_bytes()].concat());
        let alone = Members { numbers: &[2], columns: &columns[..1] };
        assert_eq!(write_distinct(&read, &alone), None);
    }

    #[test]
    fn labels_of_an_enum_are_replaced_by_those_of_the_other_database() {
        let mut stored = head(COMMON_MAGIC, 1);
        stored.extend(2_i16.to_ne_bytes());
        // A label's number stands in a value of the other column too, where it is no label.
        for number in [23_u32, 900, 1, 4, 4, 4, 1, 2, 8, 8, 4, 1, 77, 77, 78, 0] {
            stored.extend(number.to_ne_bytes());
        }
        let labels = [(77, "new".to_owned()), (78, "paid".to_owned())].into();
        let common = CommonGroups {
            bytes: to_hex(&stored),
            types: vec![
                super::super::document::StoredType { name: "integer".into(), labels: Default::default() },
                super::super::document::StoredType { name: "public.state".into(), labels },
            ],
        };
        let types = [
            LocalType { oid: 23, labels: Vec::new() },
            LocalType { oid: 500, labels: vec![("paid".into(), 12), ("new".into(), 11)] },
        ];
        let written = write_common(&common, &types).expect("the same types");
        let numbers: Vec<u32> = written[14..]
            .chunks_exact(4)
            .map(|bytes| u32::from_ne_bytes(bytes.try_into().unwrap()))
            .collect();
        assert_eq!(numbers, [23, 500, 1, 4, 4, 4, 1, 2, 8, 8, 4, 1, 77, 11, 12, 0]);
        assert_eq!(write_common(&common, &types[..1]), None);
    }
}
