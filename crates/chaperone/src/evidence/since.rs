//! Since when each clause has stood as it stands now: a clause that is new is "not yet assessed", not failed.

use std::{collections::HashMap, sync::Arc};

use jiff::civil::Date;
use policy::{Clause, facts::ClauseSince};

use crate::governance::live::LivePolicy;

/// A version with the day it took effect.
pub struct Dated {
    pub live: Arc<LivePolicy>,
    pub effective: Date,
}

/// For each clause of the last of `versions` (oldest first): the version that brought its present rule, and its day.
/// What a clause is called and how it is worded may change without starting it anew; its rule may not.
#[must_use]
pub fn clauses(versions: &[Dated]) -> HashMap<String, ClauseSince> {
    let Some((now, before)) = versions.split_last() else {
        return HashMap::new();
    };
    now.live
        .policy
        .clauses
        .iter()
        .map(|clause| {
            let first = before
                .iter()
                .rev()
                .take_while(|older| has(older, clause))
                .last()
                .unwrap_or(now);
            let since = ClauseSince {
                version: first.live.number,
                from: first.effective,
            };
            (clause.id.to_string(), since)
        })
        .collect()
}

fn has(older: &Dated, clause: &Clause) -> bool {
    older
        .live
        .policy
        .clause(&clause.id)
        .is_some_and(|before| before.rule == clause.rule)
}
