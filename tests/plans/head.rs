//! The `Index:` line of a query file's head, held to the plan.

use std::collections::BTreeSet;

/// What a head names that the plans do not use, a sentence for each.
pub fn unkept_promises(sql: &str, used: &BTreeSet<String>) -> Vec<String> {
    let Some(promise) = index_lines(sql) else { return vec!["has no line \"-- Index:\"".to_owned()] };
    let mut unkept: Vec<String> = named_indexes(&promise)
        .filter(|name| !used.contains(*name))
        .map(|name| format!("its head names {name}, which no plan of it uses"))
        .collect();
    if promise.contains("primary key") && !used.iter().any(|name| name.ends_with("_pkey")) {
        unkept.push("its head names a primary key, and no plan of it uses any".to_owned());
    }
    unkept
}

/// The text after `-- Index:`, with the lines that continue it.
fn index_lines(sql: &str) -> Option<String> {
    let mut lines = sql.lines().skip_while(|line| !line.starts_with("-- Index:"));
    let first = lines.next()?.strip_prefix("-- Index:")?;
    let rest = lines.map_while(|line| line.strip_prefix("--  "));
    Some([first].into_iter().chain(rest).collect())
}

fn named_indexes(promise: &str) -> impl Iterator<Item = &str> {
    promise.split(|character: char| !character.is_ascii_alphanumeric() && character != '_').filter(|word| {
        word.starts_with("index_")
            || word.ends_with("_key")
            || word.ends_with("_pkey")
            || word.ends_with("_index")
    })
}

#[test]
fn a_head_is_held_to_every_index_it_names() {
    let sql = "-- Locks: none.\n-- Index: index_a, then\n--   b_pkey; primary keys.\nselect index_c";
    let used = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(unkept_promises(sql, &used(&["index_a", "b_pkey"])), [""; 0]);
    assert_eq!(
        unkept_promises(sql, &used(&["index_a"])),
        [
            "its head names b_pkey, which no plan of it uses",
            "its head names a primary key, and no plan of it uses any"
        ]
    );
    assert_eq!(unkept_promises("select 1", &used(&[])), ["has no line \"-- Index:\""]);
}
