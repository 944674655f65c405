use serde::{Deserialize, Serialize};

use super::block::{Block, Fact, english};
use crate::request::{Kind, Printable};

/// The policy as people read it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PolicyDocument {
    pub language: String,
    pub organisation: String,
    pub title: String,
    /// One or two sentences under the title.
    pub summary: String,
    /// A word across the title page when the text is not in force, such as "Draft". Empty when it is.
    pub status: String,
    /// "4": printed after the word Version.
    pub version: String,
    pub effective: String,
    pub approved_by: String,
    pub approved_on: String,
    pub review_due: String,
    /// First characters of the hash of the policy's file, so that paper can be matched with the record.
    pub hash: String,
    /// Who this print is for, such as "Staff and volunteers". Empty for everyone.
    pub audience: String,
    /// Further lines of the title page.
    pub facts: Vec<Fact>,
    /// The three pillars.
    pub parts: Vec<Part>,
    pub contacts: Vec<Contact>,
    pub helplines: Vec<Helpline>,
    pub related: Vec<Related>,
    pub sources: Vec<Source>,
    pub signature: Option<Signature>,
}

impl Default for PolicyDocument {
    fn default() -> Self {
        Self {
            language: english(),
            organisation: String::new(),
            title: String::new(),
            summary: String::new(),
            status: String::new(),
            version: String::new(),
            effective: String::new(),
            approved_by: String::new(),
            approved_on: String::new(),
            review_due: String::new(),
            hash: String::new(),
            audience: String::new(),
            facts: Vec::new(),
            parts: Vec::new(),
            contacts: Vec::new(),
            helplines: Vec::new(),
            related: Vec::new(),
            sources: Vec::new(),
            signature: None,
        }
    }
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Part {
    pub title: String,
    pub intro: Vec<Block>,
    pub sections: Vec<Section>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Section {
    pub title: String,
    pub clauses: Vec<Clause>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Clause {
    /// "2.3"
    pub number: String,
    pub title: String,
    pub body: Vec<Block>,
    /// What the system does because of this clause, with its numbers. Empty for a clause without a control.
    pub rule: String,
    /// Labels of the services that it is for. Empty for all.
    pub services: Vec<String>,
    /// Labels of the people that it binds. Empty for all.
    pub audience: Vec<String>,
    /// Something still to be filled in, such as an interval. Empty when nothing is.
    pub gap: String,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Contact {
    pub role: String,
    pub purpose: String,
    /// One line each: name, telephone, e-mail. Empty when nobody holds the role.
    pub holders: Vec<Holder>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Holder {
    pub name: String,
    pub ways: Vec<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Helpline {
    pub name: String,
    pub about: String,
    /// Telephone, address on the web, text number.
    pub ways: Vec<String>,
    pub hours: String,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Related {
    pub title: String,
    pub owner: String,
    pub version: String,
    pub review_due: String,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Source {
    pub title: String,
    pub address: String,
    pub checked: String,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Signature {
    pub statement: String,
    pub signers: Vec<Signer>,
}

/// A name or date that is already known is printed; the rest is a line to write on.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Signer {
    pub role: String,
    pub name: String,
    pub date: String,
}

impl Printable for PolicyDocument {
    const KIND: Kind = Kind::Policy;
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
        match (self.version.as_str(), self.status.as_str()) {
            ("", status) => status.to_owned(),
            (version, "") => format!("Version {version}"),
            (version, status) => format!("Version {version} · {status}"),
        }
    }
}
