//! One clause, explained: its words, its rule, its duties, and the facts that show it is kept.

use serde::Serialize;

use crate::{
    ActKind, AnyControl, Choice, DutyInfo, Effect, Pillar, Policy, RegisterKind, RenderContext,
    Setting, render::DocumentBlock,
};

/// Everything about one clause.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Explanation {
    /// Its id.
    pub clause: String,
    /// Its title.
    pub title: String,
    /// Its heading.
    pub section: String,
    /// Its pillar.
    pub pillar: Pillar,
    /// Its words, filled in.
    pub body: Vec<DocumentBlock>,
    /// The services it is for; empty for all.
    pub services: Vec<String>,
    /// Its rule, if it has one. Without one it stands on somebody's word.
    pub rule: Option<ExplainedRule>,
    /// The duties it answers.
    pub duties: Vec<DutyInfo>,
}

/// A rule, explained.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ExplainedRule {
    /// The key of its kind.
    pub kind: &'static str,
    /// The name of its kind.
    pub title: &'static str,
    /// What its kind asks for.
    pub about: &'static str,
    /// The sentence with its numbers.
    pub sentence: String,
    /// What happens to an act that breaks it.
    pub effect: Effect,
    /// What the policy calls the roles that may override it.
    pub overridable_by: Vec<String>,
    /// The acts it speaks about. Where there are none it only reminds and shows.
    pub acts: Vec<ActKind>,
    /// The registers that show whether it is kept.
    pub needs: Vec<RegisterKind>,
    /// Its parameters.
    pub settings: Vec<Setting>,
}

impl Policy {
    /// Explains a clause; `None` where there is no such clause.
    pub fn explain(&self, clause: &str) -> Option<Explanation> {
        let clause = self.clause(clause)?;
        let words = self.clause_in_words(clause, String::new(), &RenderContext::default());
        let rule = clause.rule.as_ref().map(|rule| {
            let kind = rule.control.kind();
            let about = AnyControl::catalogue()
                .iter()
                .find(|one| one.kind == kind)
                .map_or("", |one| one.about);
            ExplainedRule {
                kind,
                title: rule.control.title(),
                about,
                sentence: rule.control.rule(),
                effect: rule.effect,
                overridable_by: rule
                    .overridable_by
                    .iter()
                    .map(|role| self.role_label(*role).to_owned())
                    .collect(),
                acts: rule.control.acts().to_vec(),
                needs: rule.control.needs(),
                settings: rule.control.settings(),
            }
        });
        Some(Explanation {
            clause: clause.id.to_string(),
            title: words.title,
            section: clause.section.clone(),
            pillar: clause.pillar,
            body: words.body,
            services: words.services,
            rule,
            duties: clause.duties.iter().map(|duty| *duty.info()).collect(),
        })
    }
}

impl Explanation {
    /// The explanation as plain text for a terminal.
    pub fn to_text(&self) -> String {
        let mut lines = vec![
            format!("{} ({})", self.title, self.clause),
            format!("{} / {}", self.pillar, self.section),
            String::new(),
        ];
        for block in &self.body {
            match block {
                DocumentBlock::Paragraph(text) => lines.push(text.clone()),
                DocumentBlock::List(items) => {
                    lines.extend(items.iter().map(|item| format!("  - {item}")))
                }
            }
        }
        lines.push(String::new());
        match &self.rule {
            None => {
                lines.push("No rule checks this clause: it stands on somebody's dated word.".into())
            }
            Some(rule) => {
                lines.push(format!("Rule ({}): {}", rule.kind, rule.sentence));
                if rule.acts.is_empty() {
                    lines.push("It stops nothing: it reminds and shows.".into());
                } else {
                    lines.push(format!(
                        "When somebody wants to: {}",
                        crate::join(rule.acts.iter().map(|act| act.label()))
                    ));
                    lines.push(format!("What breaks it: {}", rule.effect));
                }
                if !rule.overridable_by.is_empty() {
                    lines.push(format!(
                        "With a reason, it may be overridden by: {}",
                        crate::join(&rule.overridable_by)
                    ));
                }
                lines.extend(
                    rule.settings
                        .iter()
                        .map(|setting| format!("  {} = {}", setting.key, setting.printed)),
                );
                lines.push(format!(
                    "Shown by: {}",
                    crate::join(rule.needs.iter().map(|register| register.what()))
                ));
            }
        }
        lines.push(String::new());
        lines.extend(
            self.duties
                .iter()
                .map(|duty| format!("{} {}", duty.id, duty.title)),
        );
        lines.join("\n") + "\n"
    }
}
