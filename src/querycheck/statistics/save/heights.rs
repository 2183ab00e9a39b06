//! The heights of B-trees, as EXPLAIN shows them: the planner prices each level of a descent.

use serde_json::Value;
use tokio_postgres::{Error, SimpleQueryMessage};

use crate::db::Session;
use crate::db::planner::{COST_OF_LEVEL, DESCENT_SETTINGS, explain_descent};
use crate::db::queries::statistics::SavedRelationRow;
use crate::error::Result;
use crate::querycheck::statistics::attempt::attempt;
use crate::querycheck::statistics::document::Relation;
use crate::querycheck::statistics::height::estimate;
use crate::querycheck::statistics::options::Remarks;

/// A B-tree of so few pages is a root, and the page before it.
const ROOT_ALONE: i64 = 2;

pub async fn read(
    session: &Session,
    rows: &[SavedRelationRow],
    relations: &mut [Relation],
    remarks: &mut Remarks,
) -> Result<()> {
    for (row, relation) in rows.iter().zip(relations) {
        if row.kind != "i" || row.method.as_deref() != Some("btree") {
            continue;
        }
        let height = if row.pages <= ROOT_ALONE { Some(0) } else { explained(session, row).await? };
        if height.is_none() {
            remarks.estimated_heights += 1;
        }
        relation.height = Some(height.unwrap_or_else(|| estimate(row.pages, 16.0)));
    }
    Ok(())
}

/// The height that the planner sees; `None` if it will not use the index.
async fn explained(session: &Session, row: &SavedRelationRow) -> Result<Option<u32>, Error> {
    let shorter = row.keys.get(..1).unwrap_or_default();
    for (keys, is_ordered) in [(shorter, false), (&row.keys, true), (&row.keys, false)] {
        let explain =
            explain_descent(&row.table_schema, &row.table_name, keys, row.predicate.as_deref(), is_ordered);
        let printed =
            attempt(session, DESCENT_SETTINGS, async |session| session.client().simple_query(&explain).await);
        let Ok(messages) = printed.await? else { continue };
        if let Some(height) = height_in(&messages, &row.name) {
            return Ok(Some(height));
        }
    }
    Ok(None)
}

fn height_in(messages: &[SimpleQueryMessage], index: &str) -> Option<u32> {
    let text = messages.iter().find_map(|message| match message {
        SimpleQueryMessage::Row(row) => row.get(0),
        _ => None,
    })?;
    let printed: Value = serde_json::from_str(text).ok()?;
    let plan = &printed[0]["Plan"];
    if plan["Index Name"].as_str() != Some(index) {
        return None;
    }
    // Beside the levels, the cost has a comparison for each halving of the entries: fewer than a level costs.
    let levels = (plan["Startup Cost"].as_f64()? / COST_OF_LEVEL).floor();
    (levels >= 1.0).then_some(levels as u32 - 1)
}
