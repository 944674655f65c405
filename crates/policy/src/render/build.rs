use jiff::civil::Date;

use super::{
    Contact, Document, DocumentBlock, DocumentClause, DocumentSection, Fact, Holder, Part,
    RenderContext, Signature, Signer,
};
use crate::{
    Audience, Block, Choice, Clause, Piece, Pillar, Policy, Role, join, params::Setting,
    values::capital,
};

/// What stands where a value is still to be set. No digits: a gap must not look like a number.
const NOT_SET: &str = "(not set yet)";

impl Policy {
    /// The document: all clauses, or those for one audience. Clause numbers are the same in both.
    pub fn render(&self, audience: Option<Audience>, context: &RenderContext) -> Document {
        let date = |day: Option<Date>| {
            day.map(|day| day.strftime("%-d %B %Y").to_string())
                .unwrap_or_default()
        };
        Document {
            language: self.meta.language.clone(),
            organisation: context.organisation.clone(),
            title: self.meta.title.clone(),
            summary: self.meta.summary.clone(),
            status: if context.version.is_none() {
                "Draft".into()
            } else {
                String::new()
            },
            version: context
                .version
                .map(|number| number.to_string())
                .unwrap_or_default(),
            effective: date(context.effective),
            approved_by: context.approver.clone().unwrap_or_default(),
            approved_on: date(context.approved_on),
            review_due: date(context.review_due),
            hash: context.hash.chars().take(16).collect(),
            audience: audience
                .filter(|one| *one != Audience::Everyone)
                .map(|one| capital(one.label()))
                .unwrap_or_default(),
            facts: self.title_facts(context),
            parts: self.parts(audience, context),
            contacts: self.contacts(context),
            helplines: context.helplines.clone(),
            related: context.related.clone(),
            sources: context.sources.clone(),
            signature: Some(Signature {
                statement: "This policy has been read and approved.".into(),
                signers: vec![Signer {
                    role: self.role_label(Role::Approver).to_owned(),
                    name: context.approver.clone().unwrap_or_default(),
                    date: date(context.approved_on),
                }],
            }),
        }
    }

    fn title_facts(&self, context: &RenderContext) -> Vec<Fact> {
        let mut facts = Vec::new();
        if !self.services.is_empty() {
            let value = join(self.services.iter().map(|service| service.label.as_str()));
            facts.push(Fact {
                label: "Services covered".into(),
                value,
            });
        }
        if let Some(nation) = context.nation {
            facts.push(Fact {
                label: "Nation".into(),
                value: nation.label().into(),
            });
        }
        facts
    }

    fn parts(&self, audience: Option<Audience>, context: &RenderContext) -> Vec<Part> {
        let mut parts = Vec::new();
        for (at, &pillar) in Pillar::ALL.iter().enumerate() {
            // Numbered before the selection, so that a number means the same clause everywhere.
            let mut sections: Vec<(&str, Vec<(usize, &Clause)>)> = Vec::new();
            for clause in self.clauses.iter().filter(|clause| clause.pillar == pillar) {
                match sections
                    .iter_mut()
                    .find(|(title, _)| *title == clause.section)
                {
                    Some((_, clauses)) => clauses.push((0, clause)),
                    None => sections.push((&clause.section, vec![(0, clause)])),
                }
            }
            let numbers = sections.iter_mut().flat_map(|(_, clauses)| clauses);
            for (number, (place, _)) in (1..).zip(numbers) {
                *place = number;
            }
            let sections: Vec<DocumentSection> = sections
                .into_iter()
                .map(|(title, clauses)| DocumentSection {
                    title: title.to_owned(),
                    clauses: clauses
                        .into_iter()
                        .filter(|(_, clause)| is_for(clause, audience))
                        .map(|(number, clause)| {
                            self.clause_in_words(clause, format!("{}.{number}", at + 1), context)
                        })
                        .collect(),
                })
                .filter(|section| !section.clauses.is_empty())
                .collect();
            if !sections.is_empty() {
                parts.push(Part {
                    title: pillar.label().into(),
                    sections,
                });
            }
        }
        parts
    }

    pub(crate) fn clause_in_words(
        &self,
        clause: &Clause,
        number: String,
        context: &RenderContext,
    ) -> DocumentClause {
        let settings = clause
            .rule
            .as_ref()
            .map(|rule| rule.control.settings())
            .unwrap_or_default();
        let line = |pieces: &[Piece]| -> String {
            pieces
                .iter()
                .map(|piece| self.fill(piece, &settings, context))
                .collect()
        };
        let body = clause.text.0.iter().map(|block| match block {
            Block::Paragraph(pieces) => DocumentBlock::Paragraph(line(pieces)),
            Block::List(items) => {
                DocumentBlock::List(items.iter().map(|item| line(item)).collect())
            }
        });
        let open: Vec<&str> = settings
            .iter()
            .filter(|setting| setting.gap)
            .map(|setting| setting.key)
            .collect();
        let everyone = clause.audience.contains(&Audience::Everyone);
        DocumentClause {
            number,
            id: clause.id.to_string(),
            title: clause.title.clone(),
            body: body.collect(),
            rule: clause
                .rule
                .as_ref()
                .map(|rule| rule.control.rule())
                .unwrap_or_default(),
            services: clause
                .services
                .iter()
                .filter_map(|id| self.service(id))
                .map(|service| service.label.clone())
                .collect(),
            audience: if everyone {
                Vec::new()
            } else {
                clause
                    .audience
                    .iter()
                    .map(|one| one.label().into())
                    .collect()
            },
            gap: if open.is_empty() {
                String::new()
            } else {
                format!("Not set yet: {}.", join(open))
            },
        }
    }

    fn fill(&self, piece: &Piece, settings: &[Setting], context: &RenderContext) -> String {
        match piece {
            Piece::Words(words) => words.clone(),
            Piece::Param(name) => match settings.iter().find(|setting| setting.key == name) {
                Some(setting) if !setting.gap => setting.printed.clone(),
                _ => NOT_SET.into(),
            },
            Piece::Organisation if context.organisation.is_empty() => NOT_SET.into(),
            Piece::Organisation => context.organisation.clone(),
            Piece::Role(role) => self.role_label(*role).to_owned(),
            Piece::Holder(role) => match context.holders.get(role) {
                Some(holders) if !holders.is_empty() => join(holders.iter().map(in_a_line)),
                _ => format!("{} {NOT_SET}", self.role_label(*role)),
            },
            Piece::Setting(id) => {
                let own = context
                    .settings
                    .get(id)
                    .filter(|value| !value.is_empty() && *value != "not set")
                    .cloned();
                let pack = || self.setting(id).and_then(|setting| setting.value.clone());
                own.or_else(pack).unwrap_or_else(|| NOT_SET.into())
            }
            Piece::Service(id) => self
                .service(id)
                .map_or_else(|| NOT_SET.into(), |service| service.label.clone()),
        }
    }

    /// The roles a reader may turn to: the safeguarding team, and whatever else the pack requires.
    fn contacts(&self, context: &RenderContext) -> Vec<Contact> {
        let shown = self
            .roles
            .iter()
            .filter(|entry| entry.required || Role::SAFEGUARDING_TEAM.contains(&entry.id));
        shown
            .map(|entry| Contact {
                role: entry.label.clone(),
                purpose: entry.purpose.clone(),
                holders: context.holders.get(&entry.id).cloned().unwrap_or_default(),
            })
            .collect()
    }
}

fn is_for(clause: &Clause, audience: Option<Audience>) -> bool {
    match audience {
        None | Some(Audience::Everyone) => true,
        Some(one) => {
            clause.audience.is_empty()
                || clause.audience.contains(&Audience::Everyone)
                || clause.audience.contains(&one)
        }
    }
}

fn in_a_line(holder: &Holder) -> String {
    match holder.ways.as_slice() {
        [] => holder.name.clone(),
        ways => format!("{} ({})", holder.name, ways.join(", ")),
    }
}
