use serde::{Deserialize, Serialize};

use super::block::{Block, Fact, english};
use crate::request::{Kind, Printable};

/// What the records show about each clause, as of a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct EvidencePack {
    pub language: String,
    pub organisation: String,
    pub title: String,
    /// Title of the policy that is measured against.
    pub policy: String,
    pub version: String,
    pub as_of: String,
    pub made_at: String,
    pub made_by: String,
    pub hash: String,
    /// Further lines of the title page, such as the head of the audit chain.
    pub facts: Vec<Fact>,
    pub intro: Vec<Block>,
    pub summary: Vec<PillarCount>,
    pub parts: Vec<EvidencePart>,
    /// How the figures come about: printed as an appendix.
    pub method: Vec<Block>,
}

impl Default for EvidencePack {
    fn default() -> Self {
        Self {
            language: english(),
            organisation: String::new(),
            title: "Evidence pack".to_owned(),
            policy: String::new(),
            version: String::new(),
            as_of: String::new(),
            made_at: String::new(),
            made_by: String::new(),
            hash: String::new(),
            facts: Vec::new(),
            intro: Vec::new(),
            summary: Vec::new(),
            parts: Vec::new(),
            method: Vec::new(),
        }
    }
}

/// Clauses of one pillar by standing. Totals are added up in print.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PillarCount {
    pub pillar: String,
    pub met: u32,
    pub due_soon: u32,
    pub not_met: u32,
    pub not_assessed: u32,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct EvidencePart {
    pub title: String,
    pub clauses: Vec<ClauseEvidence>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    Met,
    DueSoon,
    NotMet,
    #[default]
    NotAssessed,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ClauseEvidence {
    pub number: String,
    pub title: String,
    pub status: Status,
    pub sentence: String,
    pub next_due: String,
    pub figures: Vec<Figure>,
    pub facts: Vec<DatedFact>,
    /// How many further facts there are that are not printed.
    pub more_facts: u64,
    /// Facts that would be needed and are not kept.
    pub missing: Vec<String>,
    pub decisions: Vec<DecisionLine>,
    pub more_decisions: u64,
}

/// "12 of 14": `of` is empty for a figure that stands alone.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Figure {
    pub label: String,
    pub value: String,
    pub of: String,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DatedFact {
    pub date: String,
    pub text: String,
    pub subject: String,
}

/// A decision taken at an act: allowed, advised, held, refused, overridden.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DecisionLine {
    pub date: String,
    pub act: String,
    pub outcome: String,
    pub reason: String,
    pub by: String,
}

impl Printable for EvidencePack {
    const KIND: Kind = Kind::Evidence;
    fn title(&self) -> &str {
        &self.title
    }
    fn organisation(&self) -> &str {
        &self.organisation
    }
    fn language(&self) -> &str {
        &self.language
    }
    fn running(&self) -> String {
        if self.as_of.is_empty() {
            String::new()
        } else {
            format!("As of {}", self.as_of)
        }
    }
}
