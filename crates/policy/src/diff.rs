//! What changed between two policies, in words.

mod about;
mod clauses;
mod order;

use std::collections::HashMap;

use serde::Serialize;

use crate::{Clause, ClauseId, Policy};

/// What changed from one policy to another.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Diff {
    /// Clauses that only the new one has.
    pub added: Vec<NamedClause>,
    /// Clauses that only the old one has.
    pub removed: Vec<NamedClause>,
    /// Clauses that stand elsewhere.
    pub moved: Vec<ChangedClause>,
    /// Clauses with other words, values, duties or people.
    pub changed: Vec<ChangedClause>,
    /// Changes outside the clauses: title, roles, services, settings.
    pub about: Vec<String>,
}

/// A clause by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct NamedClause {
    /// Its id.
    pub clause: ClauseId,
    /// Its title.
    pub title: String,
}

/// A clause and what changed about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ChangedClause {
    /// Its id.
    pub clause: ClauseId,
    /// Its title in the new policy.
    pub title: String,
    /// One sentence for each change.
    pub changes: Vec<String>,
}

/// Compares two policies, clause by clause. Clauses are the same where their ids are.
pub fn diff(old: &Policy, new: &Policy) -> Diff {
    let before: HashMap<&str, &Clause> = old
        .clauses
        .iter()
        .map(|clause| (&*clause.id, clause))
        .collect();
    let after: HashMap<&str, &Clause> = new
        .clauses
        .iter()
        .map(|clause| (&*clause.id, clause))
        .collect();
    let name = |clause: &Clause| NamedClause {
        clause: clause.id.clone(),
        title: clause.title.clone(),
    };
    let out_of_order = order::moved(
        &old.clauses
            .iter()
            .map(|clause| &*clause.id)
            .filter(|id| after.contains_key(id))
            .collect::<Vec<_>>(),
        &new.clauses
            .iter()
            .map(|clause| &*clause.id)
            .filter(|id| before.contains_key(id))
            .collect::<Vec<_>>(),
    );
    let mut diff = Diff {
        added: new
            .clauses
            .iter()
            .filter(|clause| !before.contains_key(&*clause.id))
            .map(name)
            .collect(),
        removed: old
            .clauses
            .iter()
            .filter(|clause| !after.contains_key(&*clause.id))
            .map(name)
            .collect(),
        about: about::about(old, new),
        ..Diff::default()
    };
    for clause in &new.clauses {
        let Some(was) = before.get(&*clause.id) else {
            continue;
        };
        let note = |changes: Vec<String>| ChangedClause {
            clause: clause.id.clone(),
            title: clause.title.clone(),
            changes,
        };
        let mut places = clauses::place(was, clause);
        if places.is_empty() && out_of_order.contains(&&*clause.id) {
            places.push("stands in another place in its section".into());
        }
        if !places.is_empty() {
            diff.moved.push(note(places));
        }
        let changes = clauses::changes(was, clause);
        if !changes.is_empty() {
            diff.changed.push(note(changes));
        }
    }
    diff
}

impl Diff {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The clauses whose rule or words are new in the new policy: they are "since" its version.
    pub fn new_or_changed(&self) -> impl Iterator<Item = &ClauseId> {
        self.added
            .iter()
            .map(|one| &one.clause)
            .chain(self.changed.iter().map(|one| &one.clause))
    }

    /// One line for each change.
    pub fn to_text(&self) -> String {
        let mut lines: Vec<String> = self.about.clone();
        lines.extend(
            self.added
                .iter()
                .map(|one| format!("added {}: {}", one.clause, one.title)),
        );
        lines.extend(
            self.removed
                .iter()
                .map(|one| format!("removed {}: {}", one.clause, one.title)),
        );
        for one in self.moved.iter().chain(&self.changed) {
            lines.extend(
                one.changes
                    .iter()
                    .map(|change| format!("{}: {change}", one.clause)),
            );
        }
        if lines.is_empty() {
            "nothing changed\n".into()
        } else {
            lines.join("\n") + "\n"
        }
    }
}
