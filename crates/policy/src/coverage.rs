//! Which clause of which pack answers which duty.

use std::fmt::Write;

use serde::Serialize;

use crate::{Choice, DUTIES, Duty, DutyInfo, Policy};

/// Duty by duty, who answers it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Coverage {
    /// How many duties are answered.
    pub answered: usize,
    /// How many duties there are.
    pub of: usize,
    /// The duties that no clause answers.
    pub unanswered: Vec<Duty>,
    /// The duties that need a rule and have only words.
    pub without_control: Vec<Duty>,
    /// Every duty.
    pub duties: Vec<DutyCoverage>,
    /// For each pack that answers a source: what it owes.
    pub packs: Vec<PackCoverage>,
}

/// Who answers one duty.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct DutyCoverage {
    /// The duty.
    #[serde(flatten)]
    pub duty: DutyInfo,
    /// Whether software must enforce, record or remind.
    pub needs_control: bool,
    /// The clauses that answer it.
    pub answers: Vec<Answer>,
}

/// A clause that answers a duty.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Answer {
    /// The pack.
    pub pack: String,
    /// The clause.
    pub clause: String,
    /// The kind of its control, if it has one.
    pub control: Option<&'static str>,
}

/// What one pack owes to its source.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct PackCoverage {
    /// The pack.
    pub pack: String,
    /// The source it answers.
    pub seed: &'static str,
    /// How many duties that source holds.
    pub owes: usize,
    /// Those it does not answer.
    pub unanswered: Vec<Duty>,
    /// Those that need a rule and have only words in it.
    pub without_control: Vec<Duty>,
}

/// Looks through some packs for an answer to each duty.
pub fn coverage(packs: &[&Policy]) -> Coverage {
    let duties: Vec<DutyCoverage> = DUTIES
        .iter()
        .map(|info| DutyCoverage {
            duty: *info,
            needs_control: info.needs_control(),
            answers: packs
                .iter()
                .flat_map(|pack| answers(pack, info.id))
                .collect(),
        })
        .collect();
    let unanswered: Vec<Duty> = duties
        .iter()
        .filter(|one| one.answers.is_empty())
        .map(|one| one.duty.id)
        .collect();
    let without_control = duties
        .iter()
        .filter(|one| only_words(one))
        .map(|one| one.duty.id)
        .collect();
    Coverage {
        answered: duties.len() - unanswered.len(),
        of: duties.len(),
        unanswered,
        without_control,
        packs: packs.iter().filter_map(|pack| owed(pack)).collect(),
        duties,
    }
}

fn answers(pack: &Policy, duty: Duty) -> impl Iterator<Item = Answer> {
    pack.clauses
        .iter()
        .filter(move |clause| clause.duties.contains(&duty))
        .map(|clause| Answer {
            pack: pack.meta.id.clone(),
            clause: clause.id.to_string(),
            control: clause.rule.as_ref().map(|rule| rule.control.kind()),
        })
}

fn only_words(one: &DutyCoverage) -> bool {
    one.needs_control
        && !one.answers.is_empty()
        && one.answers.iter().all(|answer| answer.control.is_none())
}

fn owed(pack: &Policy) -> Option<PackCoverage> {
    let seed = pack.meta.seed?.key();
    let owes: Vec<&DutyInfo> = DUTIES
        .iter()
        .filter(|info| info.seeds.contains(&seed))
        .collect();
    let lacks = |bad: fn(&DutyInfo, &[Answer]) -> bool| {
        let owing = owes
            .iter()
            .filter(|info| bad(info, &answers(pack, info.id).collect::<Vec<_>>()));
        owing.map(|info| info.id).collect()
    };
    Some(PackCoverage {
        pack: pack.meta.id.clone(),
        seed,
        owes: owes.len(),
        unanswered: lacks(|_, answers| answers.is_empty()),
        without_control: lacks(|info, answers| {
            info.needs_control()
                && !answers.is_empty()
                && answers.iter().all(|answer| answer.control.is_none())
        }),
    })
}

impl Coverage {
    /// Whether every duty is answered, and by a rule where it needs one.
    pub fn is_complete(&self) -> bool {
        let packs = self
            .packs
            .iter()
            .all(|pack| pack.unanswered.is_empty() && pack.without_control.is_empty());
        self.unanswered.is_empty() && self.without_control.is_empty() && packs
    }

    /// The table for the documentation: duty, pack, clause, control.
    pub fn to_markdown(&self) -> String {
        let mut out = String::from(
            "| Duty | Group | What it asks for | Pack: clause (control) |\n|---|---|---|---|\n",
        );
        for one in &self.duties {
            let answers: Vec<String> = one
                .answers
                .iter()
                .map(|answer| {
                    format!(
                        "{}: {} ({})",
                        answer.pack,
                        answer.clause,
                        answer.control.unwrap_or("words only")
                    )
                })
                .collect();
            let answers = if answers.is_empty() {
                "unanswered".into()
            } else {
                answers.join("<br>")
            };
            let row = writeln!(
                out,
                "| {} | {} | {} | {answers} |",
                one.duty.id,
                one.duty.group,
                one.duty.title.replace('|', "/")
            );
            debug_assert!(row.is_ok(), "writing to a String cannot fail");
        }
        out
    }
}
