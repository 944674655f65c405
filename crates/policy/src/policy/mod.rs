//! A policy that has been read: what every other part of this crate works on.

mod clause;
mod index;
mod text;

pub use clause::{Clause, ClauseId, Rule};
pub(crate) use index::Index;
use serde::Serialize;
pub use text::{Block, Piece, Text};
pub(crate) use text::{Fault, parse as parse_text};

use crate::{ActKind, Duty, Role, ServicePeople};

/// A written policy, read and checked. It exists only without errors.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Policy {
    /// Title and other words about the whole.
    pub meta: Meta,
    /// The roles it declares, in order.
    pub roles: Vec<RoleEntry>,
    /// The services it covers, in order.
    pub services: Vec<Service>,
    /// Names and facts that the organisation fills in, in order.
    pub settings: Vec<OrganisationSetting>,
    /// The clauses, in the order a person reads them.
    pub clauses: Vec<Clause>,
    /// The number of the published version; 0 for a draft.
    pub version: u32,
    #[serde(skip)]
    pub(crate) index: Index,
}

/// Words about the whole policy.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Meta {
    /// The slug of the pack.
    pub id: String,
    /// The title.
    pub title: String,
    /// Who it is for, in a sentence.
    pub summary: String,
    /// Which starter source it answers, if it is a starter pack.
    pub seed: Option<Seed>,
    /// The language it is written in, such as `en-GB`.
    pub language: String,
}

crate::values::choice! {
    /// The source of a starter pack.
    pub enum Seed ("seed") {
        PlayAndFamily = "000": "play and family services",
        TherapyConsortium = "001": "therapy consortium",
        FamilyAndTherapeutic = "002": "family and therapeutic support",
        SchoolsProgramme = "003": "schools education programme",
        FirstSteps = "004": "first steps online",
    }
}

/// A role as a pack declares it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct RoleEntry {
    /// Which role.
    pub id: Role,
    /// What this organisation calls it.
    pub label: String,
    /// What it is for.
    pub purpose: String,
    /// Whether a version can only be published while somebody holds it.
    pub required: bool,
}

/// A service that the policy covers.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Service {
    /// Its slug.
    pub id: String,
    /// Its name.
    pub label: String,
    /// What it does.
    pub summary: Option<String>,
    /// Who it is for.
    pub people: Vec<ServicePeople>,
}

/// A name or fact that the organisation fills in.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct OrganisationSetting {
    /// Its slug.
    pub id: String,
    /// What it is called on a form.
    pub label: String,
    /// Its value; `None` for "not set".
    pub value: Option<String>,
    /// What to write.
    pub help: Option<String>,
}

impl Policy {
    /// The same policy as published under this number, which every ground then carries.
    pub fn at_version(mut self, number: u32) -> Self {
        self.version = number;
        self
    }

    /// The clause with this id.
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        self.clauses.iter().find(|clause| &*clause.id == id)
    }

    /// The service with this id.
    pub fn service(&self, id: &str) -> Option<&Service> {
        self.services.iter().find(|service| service.id == id)
    }

    /// The setting with this id.
    pub fn setting(&self, id: &str) -> Option<&OrganisationSetting> {
        self.settings.iter().find(|setting| setting.id == id)
    }

    /// What this policy calls a role.
    pub fn role_label(&self, role: Role) -> &str {
        use crate::Choice;
        self.roles
            .iter()
            .find(|entry| entry.id == role)
            .map_or(role.label(), |entry| &entry.label)
    }

    /// The duties that some clause answers, in order and once each.
    pub fn duties(&self) -> Vec<Duty> {
        let mut duties: Vec<Duty> = self
            .clauses
            .iter()
            .flat_map(|clause| clause.duties.iter().copied())
            .collect();
        duties.sort_unstable();
        duties.dedup();
        duties
    }

    /// The clauses whose rule speaks about acts of this kind.
    pub fn clauses_about(&self, act: ActKind) -> impl Iterator<Item = &Clause> {
        self.index
            .of(act)
            .iter()
            .map(|&at| &self.clauses[at as usize])
    }

    /// Puts the policy together; the caller has checked the parts.
    pub(crate) fn new(
        meta: Meta,
        roles: Vec<RoleEntry>,
        services: Vec<Service>,
        settings: Vec<OrganisationSetting>,
        clauses: Vec<Clause>,
    ) -> Self {
        let index = Index::new(&clauses);
        Self {
            meta,
            roles,
            services,
            settings,
            clauses,
            version: 0,
            index,
        }
    }
}

/// Whether a text can be an identifier: lower case words joined by hyphens.
pub(crate) fn is_slug(text: &str) -> bool {
    let word = |word: &str| {
        !word.is_empty()
            && word
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    text.len() <= 64
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.split('-').all(word)
}
