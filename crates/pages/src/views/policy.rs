//! The policy as people read it, and its versions.

use askama::Template;
use serde::Deserialize;

use crate::components::{Button, Textarea};
use crate::{Form, Page};

/// A version as a document. Its fields are those of the kernel's document, so that its JSON can be read into it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Words {
    pub organisation: String,
    pub title: String,
    pub summary: String,
    pub status: String,
    pub version: String,
    pub effective: String,
    pub approved_by: String,
    pub approved_on: String,
    pub review_due: String,
    pub hash: String,
    pub audience: String,
    pub facts: Vec<Line>,
    pub parts: Vec<Part>,
    pub contacts: Vec<Contact>,
    pub helplines: Vec<Helpline>,
    pub related: Vec<Related>,
    pub sources: Vec<Source>,
    pub signature: Option<Signature>,
}

macro_rules! pieces {
    ($($(#[$meta:meta])* $Name:ident { $($field:ident : $ty:ty),+ $(,)? })+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Default, Deserialize)]
        #[serde(default)]
        pub struct $Name { $(pub $field: $ty,)+ }
    )+};
}

pieces! {
    /// A label and its value.
    Line { label: String, value: String }
    /// One of the three pillars.
    Part { title: String, sections: Vec<Section> }
    Section { title: String, clauses: Vec<Clause> }
    Clause {
        number: String, id: String, title: String, body: Vec<Block>, rule: String,
        services: Vec<String>, audience: Vec<String>, gap: String,
    }
    Contact { role: String, purpose: String, holders: Vec<Holder> }
    Holder { name: String, ways: Vec<String> }
    Helpline { name: String, about: String, ways: Vec<String>, hours: String }
    Related { title: String, owner: String, version: String, review_due: String }
    Source { title: String, address: String, checked: String }
    Signature { statement: String, signers: Vec<Signer> }
    Signer { role: String, name: String, date: String }
}

/// A paragraph or a list.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    Paragraph(String),
    List(Vec<String>),
}

impl Source {
    /// Only a web address becomes a link: a policy must not be able to plant a script.
    pub fn is_link(&self) -> bool {
        self.address.starts_with("https://") || self.address.starts_with("http://")
    }
}

/// A choice of clauses for some readers.
#[derive(Debug, Clone)]
pub struct Reader {
    pub label: String,
    pub href: String,
    pub current: bool,
}

/// A version to read and print.
#[derive(Debug, Template)]
#[template(path = "policy/document.html")]
pub struct Document {
    pub page: Page,
    pub words: Words,
    /// What else there is to do with the policy, for people signed in: label and address.
    pub doors: Vec<(String, String)>,
    /// Choices of clauses by reader; empty where there is no choice.
    pub readers: Vec<Reader>,
    pub pdf: String,
    /// Where the source can be had, for those who may.
    pub source: Option<String>,
    /// What changed and why, for those who may see it.
    pub change_note: Option<String>,
    /// The whole fingerprint, for those who keep the record.
    pub fingerprint: Option<String>,
    /// Where the differences from the version before are.
    pub differences: Option<String>,
}

/// Before the first version.
#[derive(Debug, Template)]
#[template(path = "policy/none.html")]
pub struct None {
    pub page: Page,
    /// Whether the reader may write the policy.
    pub may_write: bool,
}

/// One line of the list of versions.
#[derive(Debug, Clone)]
pub struct VersionRow {
    pub number: String,
    pub state: &'static str,
    pub effective: String,
    pub approver: String,
    pub approved: String,
    pub note: String,
    pub differences: Option<String>,
}

/// Every version there was.
#[derive(Debug, Template)]
#[template(path = "policy/versions.html")]
pub struct Versions {
    pub page: Page,
    pub rows: Vec<VersionRow>,
}

/// One thing that differs between two versions.
#[derive(Debug, Clone)]
pub struct Difference {
    pub clause: String,
    pub sentences: Vec<String>,
}

/// What differs, in words.
#[derive(Debug, Template)]
#[template(path = "policy/differences.html")]
pub struct Differences {
    pub page: Page,
    pub from: String,
    pub to: String,
    pub rows: Vec<Difference>,
}

/// What stopped an act: one clause with what to do.
#[derive(Debug, Clone)]
pub struct Ground {
    pub clause: String,
    pub href: String,
    pub sentence: String,
    pub kind: &'static str,
    /// Labels of the posts that may override it.
    pub overridable: String,
}

/// The policy says no, or not yet.
#[derive(Debug, Template)]
#[template(path = "policy/stopped.html")]
pub struct Stopped {
    pub page: Page,
    pub refused: bool,
    pub grounds: Vec<Ground>,
    /// The fields that were typed, to send again with a reason.
    pub form: Form,
    pub typed: Vec<(String, String)>,
    /// Whether the reader holds a post that may override every ground.
    pub may_override: bool,
}

impl Stopped {
    fn kind(&self, kind: &str) -> crate::Words {
        self.page.t(match kind {
            "refuse" => "policy-ground-refuse",
            "hold" => "policy-ground-hold",
            "advise" => "policy-ground-advise",
            _ => "policy-ground-allow",
        })
    }
}

impl VersionRow {
    fn state_words(&self, page: &Page) -> crate::Words {
        page.t(match self.state {
            "live" => "policy-version-live",
            "ahead" => "policy-version-ahead",
            _ => "policy-version-past",
        })
    }
}
