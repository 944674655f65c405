use serde::{Deserialize, Serialize};

/// A policy as people read it: a tree of plain texts, nothing in it escaped yet.
///
/// Its JSON is what crate `print` takes for a PDF. Fields that only a screen needs are left out of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Document {
    /// Such as `en-GB`.
    pub language: String,
    /// The name of the organisation.
    pub organisation: String,
    /// The title.
    pub title: String,
    /// One or two sentences under the title.
    pub summary: String,
    /// "Draft" where it is not in force, else empty.
    pub status: String,
    /// The number of the version, or empty.
    pub version: String,
    /// The day it takes effect, in words.
    pub effective: String,
    /// Who approved it.
    pub approved_by: String,
    /// The day they did, in words.
    pub approved_on: String,
    /// The day of the next review, in words.
    pub review_due: String,
    /// The first characters of the hash of the pack.
    pub hash: String,
    /// For whom this selection of clauses is; empty for everyone.
    pub audience: String,
    /// Further lines of the title page.
    pub facts: Vec<Fact>,
    /// The three pillars, those without clauses left out.
    pub parts: Vec<Part>,
    /// Who to turn to.
    pub contacts: Vec<Contact>,
    /// Outside help.
    pub helplines: Vec<Helpline>,
    /// Related documents.
    pub related: Vec<RelatedDocument>,
    /// Law and guidance.
    pub sources: Vec<SourceLine>,
    /// Where the policy is signed.
    pub signature: Option<Signature>,
}

/// A label and its value.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// The label.
    pub label: String,
    /// The value.
    pub value: String,
}

/// One of the three pillars.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Part {
    /// "Prevention", "Reporting" or "Response".
    pub title: String,
    /// Its sections.
    pub sections: Vec<DocumentSection>,
}

/// The clauses under one heading.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DocumentSection {
    /// The heading.
    pub title: String,
    /// The clauses.
    pub clauses: Vec<DocumentClause>,
}

/// One clause.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DocumentClause {
    /// "2.3": the same in every selection of clauses.
    pub number: String,
    /// Its id, for links.
    #[serde(skip)]
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its words.
    pub body: Vec<DocumentBlock>,
    /// The sentence of its rule with its numbers; empty where it has none.
    pub rule: String,
    /// The services it is for; empty for all.
    pub services: Vec<String>,
    /// The people it is written for; empty for everyone.
    pub audience: Vec<String>,
    /// What is not set yet; empty where nothing is open.
    pub gap: String,
}

/// A paragraph or a list, filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentBlock {
    /// A paragraph.
    Paragraph(String),
    /// A list with bullets.
    List(Vec<String>),
}

/// A role and who holds it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// What the organisation calls the role.
    pub role: String,
    /// What it is for.
    pub purpose: String,
    /// Who holds it; nobody where the list is empty.
    pub holders: Vec<Holder>,
}

/// A person who holds a role.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Holder {
    /// Their name.
    pub name: String,
    /// Telephone, e-mail.
    pub ways: Vec<String>,
}

/// Outside help.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Helpline {
    /// Its name.
    pub name: String,
    /// For whom or what.
    pub about: String,
    /// Telephone, address on the web.
    pub ways: Vec<String>,
    /// When it can be reached.
    pub hours: String,
}

/// A related document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RelatedDocument {
    /// Its title.
    pub title: String,
    /// Who owns it.
    pub owner: String,
    /// Its version or date.
    pub version: String,
    /// The day of its next review.
    pub review_due: String,
}

/// A law or guidance.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SourceLine {
    /// Its title.
    pub title: String,
    /// Where to read it.
    pub address: String,
    /// When it was last checked.
    pub checked: String,
}

/// Where a policy is signed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Signature {
    /// What the signature says.
    pub statement: String,
    /// Who signs.
    pub signers: Vec<Signer>,
}

/// Somebody who signs. What is not known is a line to write on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Signer {
    /// Their role.
    pub role: String,
    /// Their name.
    pub name: String,
    /// The date.
    pub date: String,
}

impl Document {
    /// All clauses, in order.
    pub fn clauses(&self) -> impl Iterator<Item = &DocumentClause> {
        self.parts
            .iter()
            .flat_map(|part| &part.sections)
            .flat_map(|section| &section.clauses)
    }
}
