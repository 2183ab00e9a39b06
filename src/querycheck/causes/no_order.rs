//! No index provides the order that the query requests.

use super::code::CauseCode;
use super::context::Context;
use super::diagnosis::Diagnosis;
use super::doc::Doc;
use super::not_chosen;
use super::scan::{Scan, of_indexes};

pub const DOC: Doc = Doc {
    meaning: "no index provides the order that the query requests",
    example: "order by lower(name) desc nulls last limit 10, without an index in this order",
    fix: "an index of the columns searched for, then those of the order",
};

pub(super) fn of(context: &Context<'_>) -> Diagnosis {
    let scan = context.scans().into_iter().find(|scan| !scan.order().is_empty());
    scan.map_or_else(|| by(&context.node().sort_key.join(", ")), |scan| of_scan(&scan))
}

fn by(keys: &str) -> Diagnosis {
    Diagnosis::new(CauseCode::NoOrder, keys, format!("no index provides the order by {keys}"))
}

/// The order of the sort above a scan.
pub(super) fn of_scan(scan: &Scan<'_>) -> Diagnosis {
    if let Some(index) = scan.index_in_order(&scan.order()) {
        return not_chosen::of_order(scan, index);
    }
    by(&scan.order_text()).remedies(of_indexes(scan.candidates(&scan.order())))
}
