use std::{borrow::Cow, collections::HashMap};

use super::{Assessment, DatedFact, Standing, Status, Tally, View, view::Shared};
use crate::{
    AsOf, Clause, Period, Policy,
    facts::{Attestation, ClauseSince, Facts},
    join,
};

/// A clause that is new has at least this long before it can fail.
const GRACE: Period = Period::days(28);

impl Policy {
    /// Where each clause stands at `now`, in the order of the policy.
    ///
    /// Facts that lie after `now` are left out, so an earlier `now` gives history. The work grows
    /// in step with the number of facts.
    pub fn standings(&self, facts: &Facts, now: &AsOf) -> Vec<Standing> {
        let facts = facts.as_of(now);
        let shared = Shared::new(&facts, now, &self.services);
        let attested = latest_attestations(&facts);
        self.clauses
            .iter()
            .map(|clause| {
                let attestation = attested
                    .get(&*clause.id)
                    .copied()
                    .filter(|one| still_speaks(one, clause, &facts));
                self.standing(clause, &facts, now, &shared, attestation)
            })
            .collect()
    }

    fn standing(
        &self,
        clause: &Clause,
        facts: &Facts,
        now: &AsOf,
        shared: &Shared<'_>,
        attestation: Option<&Attestation>,
    ) -> Standing {
        let Some(rule) = &clause.rule else {
            return match attestation {
                Some(word) => self.attested(clause, word, "no rule checks this clause"),
                None => self.bare(
                    clause,
                    Assessment::nothing_yet("nobody has attested this clause yet"),
                ),
            };
        };
        let needs = rule.control.needs();
        let missing: Vec<_> = needs
            .into_iter()
            .filter(|register| !facts.keeps(*register))
            .collect();
        if !missing.is_empty() {
            if let Some(word) = attestation {
                let mut standing = self.attested(clause, word, "the facts are not kept here");
                standing.missing = missing;
                return standing;
            }
            let what = join(missing.iter().map(|register| register.what()));
            let mut standing = self.bare(
                clause,
                Assessment::nothing_yet(format!("to assess this we need {what}")),
            );
            standing.missing = missing;
            return standing;
        }
        let mut found = rule
            .control
            .standing(&View::new(facts, now, clause, shared));
        let gaps = rule.control.gaps();
        if !gaps.is_empty() && found.status != Status::NotMet {
            found.status = Status::NotAssessed;
            found.sentence = Cow::Owned(format!("no value is set for {}", join(&gaps)));
        }
        if found.status == Status::NotMet
            && let Some(since) = facts.clause_since.get(&*clause.id)
            && is_new(since, &found, rule.control.grace().unwrap_or(GRACE), now)
        {
            found.status = Status::NotAssessed;
            found.sentence = Cow::Owned(format!(
                "new in version {}, not yet assessed",
                since.version
            ));
        }
        Standing {
            gap: !gaps.is_empty(),
            ..self.bare(clause, found)
        }
    }

    fn bare(&self, clause: &Clause, found: Assessment) -> Standing {
        Standing {
            clause: clause.id.clone(),
            version: self.version,
            status: found.status,
            sentence: found.sentence,
            figures: found.figures,
            facts: found.facts,
            facts_left_out: found.facts_left_out,
            missing: Vec::new(),
            next_due: found.next_due,
            gap: false,
            attested: false,
        }
    }

    fn attested(&self, clause: &Clause, word: &Attestation, why: &'static str) -> Standing {
        let found = Assessment::new(
            Status::Met,
            format!("attested on {}; {why}", word.on.strftime("%-d %B %Y")),
        );
        let mut standing = self.bare(clause, found);
        standing.facts.push(DatedFact {
            date: word.on,
            text: "attested".into(),
            subject: Some(word.by),
        });
        standing.attested = true;
        standing
    }
}

fn latest_attestations(facts: &Facts) -> HashMap<&str, &Attestation> {
    let mut latest: HashMap<&str, &Attestation> = HashMap::new();
    for word in facts.attestations.rows() {
        let one = latest.entry(&word.clause).or_insert(word);
        if word.on > one.on {
            *one = word;
        }
    }
    latest
}

/// A word about a clause does not speak for its later, changed form.
fn still_speaks(word: &Attestation, clause: &Clause, facts: &Facts) -> bool {
    facts
        .clause_since
        .get(&*clause.id)
        .is_none_or(|since| word.version >= since.version)
}

/// Whether a failing clause is so new that nothing has happened under it yet.
fn is_new(since: &ClauseSince, found: &Assessment, grace: Period, now: &AsOf) -> bool {
    let grace = grace.about_minutes().max(Tally::SOON.about_minutes());
    let until = now.end_day(
        since.from,
        Period::days(u16::try_from(grace / 1_440).unwrap_or(u16::MAX)),
    );
    now.today() <= until && found.latest.is_none_or(|latest| latest < since.from)
}
