//! Deciding about an act.

use std::{borrow::Cow, fmt, sync::Arc};

use serde::{Deserialize, Serialize};

use crate::{Act, ClauseId, Effect, Id, Policy, Role};

/// What a control says about an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Whether the act keeps the rule.
    pub finding: Finding,
    /// Why, in a sentence that a person can act on.
    pub sentence: Cow<'static, str>,
    /// The strictest effect this verdict may have, where that is less than the clause's own.
    pub at_most: Option<Effect>,
}

/// Whether an act keeps a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// It does.
    Meets,
    /// It does not.
    Breaks,
    /// A fact is missing.
    Unknown,
}

impl Verdict {
    /// The act keeps the rule.
    pub fn meets(sentence: impl Into<Cow<'static, str>>) -> Self {
        Self {
            finding: Finding::Meets,
            sentence: sentence.into(),
            at_most: None,
        }
    }
    /// The act breaks the rule.
    pub fn breaks(sentence: impl Into<Cow<'static, str>>) -> Self {
        Self {
            finding: Finding::Breaks,
            sentence: sentence.into(),
            at_most: None,
        }
    }
    /// A fact is missing; the sentence says which, and what to do.
    pub fn unknown(sentence: impl Into<Cow<'static, str>>) -> Self {
        Self {
            finding: Finding::Unknown,
            sentence: sentence.into(),
            at_most: None,
        }
    }
    /// From a fact that may be known, with what to say where it holds, where it does not, and
    /// where nobody has said.
    pub fn of(
        fact: Option<bool>,
        meets: &'static str,
        breaks: impl Into<Cow<'static, str>>,
        unknown: &'static str,
    ) -> Self {
        match fact {
            Some(true) => Self::meets(meets),
            Some(false) => Self::breaks(breaks),
            None => Self::unknown(unknown),
        }
    }
    /// The worse of two: a breach weighs more than a missing fact, and that more than neither.
    /// The first stands where they weigh the same.
    pub fn and(self, other: Self) -> Self {
        let weight = |verdict: &Self| match verdict.finding {
            Finding::Meets => 0,
            Finding::Unknown => 1,
            Finding::Breaks => 2,
        };
        if weight(&other) > weight(&self) {
            other
        } else {
            self
        }
    }
    /// This can only ever be advice, whatever the clause's effect.
    pub fn advising(mut self) -> Self {
        self.at_most = Some(Effect::Advise);
        self
    }
}

/// The outcome of a decision, from the mildest to the strictest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Go on.
    Allow,
    /// Go on, but hear this.
    Advise,
    /// Wait until somebody decides or a fact is known.
    Hold,
    /// Stop.
    Refuse,
}

impl From<Effect> for Outcome {
    fn from(effect: Effect) -> Self {
        match effect {
            Effect::Advise => Outcome::Advise,
            Effect::Hold => Outcome::Hold,
            Effect::Refuse => Outcome::Refuse,
        }
    }
}

/// What one clause said about an act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Ground {
    /// The clause.
    pub clause: ClauseId,
    /// The version of the policy it is in; 0 for a draft.
    pub version: u32,
    /// What it asks for.
    pub outcome: Outcome,
    /// Why, in a sentence that a person can act on.
    pub sentence: Cow<'static, str>,
    /// The roles that may override it with a reason.
    pub overridable_by: Arc<[Role]>,
    /// Whether somebody did override it.
    pub overridden: bool,
}

/// What the policy says about an act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Decision {
    /// The strictest of its grounds; `Allow` where nobody spoke.
    pub outcome: Outcome,
    /// One for each control that spoke, in the order of the policy.
    pub grounds: Vec<Ground>,
    /// Who overrode which grounds, if anybody did.
    pub overridden: Option<Overridden>,
}

/// A wish to override.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// Who.
    pub person: Id,
    /// The roles they hold now.
    pub roles: Vec<Role>,
    /// Why.
    pub reason: String,
}

/// An override that took place: a ground too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Overridden {
    /// Who.
    pub person: Id,
    /// The roles they held.
    pub roles: Vec<Role>,
    /// Why.
    pub reason: String,
    /// The clauses they set aside.
    pub clauses: Vec<ClauseId>,
}

/// Why an override was not taken at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OverrideError {
    /// It has no reason.
    NoReason,
    /// No ground may be overridden by these roles.
    NotEntitled,
}

impl fmt::Display for OverrideError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            OverrideError::NoReason => "an override needs a reason: write down why",
            OverrideError::NotEntitled => {
                "no clause lets this person override: ask somebody it names"
            }
        })
    }
}
impl std::error::Error for OverrideError {}

impl Policy {
    /// What the policy says about an act: every clause that speaks, and the strictest of them.
    pub fn decide(&self, act: &Act) -> Decision {
        let about = self.index.of(act.kind());
        // A service that the policy does not know is like one that nobody named: a slip in its name
        // must not lead past the clauses of its service.
        let service = act
            .service()
            .filter(|service| self.service(service).is_some());
        let mut outcome = Outcome::Allow;
        let mut grounds = Vec::with_capacity(about.len());
        for &at in about {
            let clause = &self.clauses[at as usize];
            if !clause.covers(service) {
                continue;
            }
            let Some(rule) = &clause.rule else { continue };
            let Some(verdict) = rule.control.decide(act) else {
                continue;
            };
            let own = outcome_of(
                verdict.finding,
                rule.effect.min(verdict.at_most.unwrap_or(Effect::Refuse)),
            );
            outcome = outcome.max(own);
            grounds.push(Ground {
                clause: clause.id.clone(),
                version: self.version,
                outcome: own,
                sentence: verdict.sentence,
                overridable_by: rule.overridable_by.clone(),
                overridden: false,
            });
        }
        Decision {
            outcome,
            grounds,
            overridden: None,
        }
    }

    /// The same, with an override: grounds whose clause lists one of the person's roles become
    /// advice, the others stay.
    ///
    /// # Errors
    ///
    /// The reason is empty, or no hold or refusal may be overridden by these roles. The decision
    /// then stands as [`decide`](Policy::decide) gives it.
    pub fn decide_with(&self, act: &Act, wish: &Override) -> Result<Decision, OverrideError> {
        let reason = wish.reason.trim();
        if reason.is_empty() {
            return Err(OverrideError::NoReason);
        }
        let mut decision = self.decide(act);
        let mut clauses = Vec::new();
        for ground in &mut decision.grounds {
            let entitled = ground
                .overridable_by
                .iter()
                .any(|role| wish.roles.contains(role));
            if entitled && ground.outcome > Outcome::Advise {
                ground.outcome = Outcome::Advise;
                ground.overridden = true;
                clauses.push(ground.clause.clone());
            }
        }
        if clauses.is_empty() {
            return Err(OverrideError::NotEntitled);
        }
        decision.outcome = decision
            .grounds
            .iter()
            .map(|ground| ground.outcome)
            .max()
            .unwrap_or(Outcome::Allow);
        let overridden = Overridden {
            person: wish.person,
            roles: wish.roles.clone(),
            reason: reason.to_owned(),
            clauses,
        };
        decision.overridden = Some(overridden);
        Ok(decision)
    }
}

/// An unknown fact holds what a known breach would hold or refuse: somebody must find it out first.
fn outcome_of(finding: Finding, effect: Effect) -> Outcome {
    match (finding, effect) {
        (Finding::Meets, _) => Outcome::Allow,
        (Finding::Breaks, effect) => effect.into(),
        (Finding::Unknown, Effect::Advise) => Outcome::Advise,
        (Finding::Unknown, Effect::Hold | Effect::Refuse) => Outcome::Hold,
    }
}
