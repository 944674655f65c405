use serde::{Deserialize, Serialize};

use super::block::{Block, Fact, english};
use super::policy::Signature;
use crate::request::{Kind, Printable};

/// Any other document with sections: a case file, a referral, an answer to a subject access request, a handover.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Report {
    pub language: String,
    pub organisation: String,
    pub title: String,
    pub summary: String,
    /// Printed at the top of every page, such as "Confidential: for the receiving authority only".
    pub marking: String,
    /// A random reference; stands in the running head.
    pub reference: String,
    /// Who it is for and when it was made, in a table under the title.
    pub facts: Vec<Fact>,
    /// With a list of the sections and a page of its own for the title. For more than a few pages.
    pub cover: bool,
    pub sections: Vec<ReportSection>,
    pub signature: Option<Signature>,
}

impl Default for Report {
    fn default() -> Self {
        Self {
            language: english(),
            organisation: String::new(),
            title: String::new(),
            summary: String::new(),
            marking: String::new(),
            reference: String::new(),
            facts: Vec::new(),
            cover: false,
            sections: Vec::new(),
            signature: None,
        }
    }
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReportSection {
    pub title: String,
    pub blocks: Vec<Block>,
}

impl Printable for Report {
    const KIND: Kind = Kind::Report;
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
        self.reference.clone()
    }
}
