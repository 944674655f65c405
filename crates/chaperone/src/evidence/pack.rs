//! The evidence pack: everything a trustee, an inspector or a partner needs to check the evidence without us.

use policy::{ActKind, Choice, Pillar, Standing};
use print::{
    EvidencePack,
    documents::{
        Block, Fact,
        evidence::{
            ClauseEvidence, DatedFact, DecisionLine, EvidencePart, Figure, PillarCount, Status,
        },
    },
};
use std::collections::HashMap;
use store::decision::GroundGiven;

use super::stand::{Counts, Stand};
use crate::{ctx::Ctx, error::AppError, web::dates};

/// How many decisions the pack shows of each clause.
const DECISIONS: usize = 10;

/// The pack as of a version and a day. It names nobody: an inspector asks for names where they are needed.
///
/// # Errors
/// When the decisions or the audit log cannot be read.
pub async fn pack(ctx: &Ctx, stand: &Stand) -> Result<EvidencePack, AppError> {
    let mut conn = ctx.db().read().await?;
    let head = store::audit::head(&mut conn).await?;
    let mut decisions: HashMap<String, Vec<GroundGiven>> = HashMap::new();
    for ground in
        store::decision::newest_of_each_clause(&mut conn, ctx.viewer(), DECISIONS as i64).await?
    {
        decisions
            .entry(ground.clause_id.clone())
            .or_default()
            .push(ground);
    }
    drop(conn);
    let policy = &stand.live.policy;
    let number = stand.live.number.to_string();
    let mut facts = vec![Fact::new("Version of the policy", &number)];
    if let Some(head) = head {
        facts.push(Fact::new(
            "Last entry of the audit log",
            format!("{}, {}", head.seq, head.hash.hex()),
        ));
    }
    Ok(EvidencePack {
        organisation: ctx.organisation().name.clone(),
        policy: policy.meta.title.clone(),
        version: number,
        as_of: dates::day(stand.on),
        made_at: dates::moment(ctx, ctx.now()),
        hash: stand.live.hash.hex(),
        facts,
        summary: Pillar::ALL
            .iter()
            .map(|pillar| count(stand, *pillar))
            .collect(),
        parts: Pillar::ALL
            .iter()
            .map(|pillar| part(ctx, stand, *pillar, &decisions))
            .collect(),
        method: method(),
        ..EvidencePack::default()
    })
}

fn of_pillar(
    stand: &Stand,
    pillar: Pillar,
) -> impl Iterator<Item = (usize, &policy::Clause, &Standing)> {
    let clauses = stand.live.policy.clauses.iter().zip(&stand.standings);
    clauses
        .enumerate()
        .filter(move |(_, (clause, _))| clause.pillar == pillar)
        .map(|(place, (clause, standing))| (place, clause, standing))
}

fn count(stand: &Stand, pillar: Pillar) -> PillarCount {
    let counts = Counts::of(of_pillar(stand, pillar).map(|(_, _, standing)| standing));
    PillarCount {
        pillar: pillar.label().to_owned(),
        met: counts.met,
        due_soon: counts.due_soon,
        not_met: counts.not_met,
        not_assessed: counts.not_assessed,
    }
}

fn part(
    ctx: &Ctx,
    stand: &Stand,
    pillar: Pillar,
    decisions: &HashMap<String, Vec<GroundGiven>>,
) -> EvidencePart {
    let clauses = of_pillar(stand, pillar).map(|(place, clause, standing)| {
        let taken = decisions
            .get(&*clause.id)
            .map(Vec::as_slice)
            .unwrap_or_default();
        ClauseEvidence {
            number: (place + 1).to_string(),
            title: clause.title.clone(),
            status: status(standing.status),
            sentence: standing.sentence.to_string(),
            next_due: standing.next_due.map(dates::day).unwrap_or_default(),
            figures: standing.figures.iter().map(figure).collect(),
            facts: standing.facts.iter().map(fact).collect(),
            more_facts: standing.facts_left_out.into(),
            missing: standing
                .missing
                .iter()
                .map(|register| register.what().to_owned())
                .collect(),
            decisions: taken.iter().map(|ground| line(ctx, ground)).collect(),
            more_decisions: 0,
        }
    });
    EvidencePart {
        title: pillar.label().to_owned(),
        clauses: clauses.collect(),
    }
}

fn status(status: policy::Status) -> Status {
    match status {
        policy::Status::Met => Status::Met,
        policy::Status::DueSoon => Status::DueSoon,
        policy::Status::NotMet => Status::NotMet,
        policy::Status::NotAssessed => Status::NotAssessed,
    }
}

fn figure(figure: &policy::Figure) -> Figure {
    Figure {
        label: figure.label.to_string(),
        value: figure.value.to_string(),
        of: figure.of.map(|of| of.to_string()).unwrap_or_default(),
    }
}

fn fact(fact: &policy::DatedFact) -> DatedFact {
    DatedFact {
        date: dates::day(fact.date),
        text: fact.text.to_string(),
        // The first digits tell two subjects apart; who it is stays in the organisation.
        subject: fact
            .subject
            .map(|id| id.simple().to_string()[..8].to_owned())
            .unwrap_or_default(),
    }
}

fn line(ctx: &Ctx, ground: &GroundGiven) -> DecisionLine {
    DecisionLine {
        date: dates::moment(ctx, ground.at.into()),
        act: ActKind::from_key(&ground.act)
            .map_or_else(|| ground.act.clone(), |act| act.label().to_owned()),
        outcome: ground.outcome.as_str().to_owned(),
        reason: ground.sentence.clone(),
        by: String::new(),
    }
}

fn method() -> Vec<Block> {
    pages::Language::English
        .t("evidence-method")
        .to_string()
        .split("\n\n")
        .map(|text| Block::Paragraph(text.to_owned()))
        .collect()
}
