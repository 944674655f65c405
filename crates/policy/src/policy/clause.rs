use std::sync::Arc;

use serde::Serialize;

use super::Text;
use crate::{AnyControl, Audience, Duty, Effect, Pillar, Role};

/// The id of a clause. Cloning it copies a pointer.
pub type ClauseId = Arc<str>;

/// One clause: words for people and, at most, one rule.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Clause {
    /// Its slug.
    pub id: ClauseId,
    /// Its title.
    pub title: String,
    /// The heading it stands under.
    pub section: String,
    /// The pillar it belongs to.
    pub pillar: Pillar,
    /// Who it is written for.
    pub audience: Vec<Audience>,
    /// The duties it answers.
    pub duties: Vec<Duty>,
    /// The services it is for; all of them where the list is empty.
    pub services: Vec<String>,
    /// Its words.
    pub text: Text,
    /// Its rule, if it has one.
    pub rule: Option<Rule>,
    /// The line of its header in the pack.
    pub line: u32,
}

/// The rule of a clause: a control with its parameters, and what happens when it is broken.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Rule {
    /// The control.
    pub control: AnyControl,
    /// What happens to an act that breaks it.
    pub effect: Effect,
    /// The roles that may override it with a reason.
    pub overridable_by: Arc<[Role]>,
}

impl Clause {
    /// Whether the clause speaks about this service. An unknown service is one it speaks about:
    /// nothing escapes a rule because nobody said where it happens.
    pub fn covers(&self, service: Option<&str>) -> bool {
        match service {
            Some(service) if !self.services.is_empty() => {
                self.services.iter().any(|one| one == service)
            }
            _ => true,
        }
    }

    /// Whether both clauses speak about some service.
    pub(crate) fn shares_service_with(&self, other: &Clause) -> bool {
        self.services.is_empty()
            || other.services.is_empty()
            || self.services.iter().any(|one| other.services.contains(one))
    }
}
