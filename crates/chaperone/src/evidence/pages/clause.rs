//! One clause, opened to its figures, its dated facts and the decisions taken under it.

use axum::{extract::Path, response::Response};
use pages::views::evidence::{Clause, DecisionRow, Fact, NamedFigure};
use policy::Choice;

use super::{Query, key, sentence};
use crate::{
    access::action::Action,
    ctx::Ctx,
    error::AppError,
    evidence::{names::Names, stand},
    web::{dates, view},
};

/// How many decisions a page shows.
const DECISIONS: i64 = 20;

pub async fn show(ctx: Ctx, Path(id): Path<String>) -> Result<Response, AppError> {
    let query = Query::read(&ctx);
    let stand = stand::stand(&ctx, query.asked)
        .await?
        .ok_or(AppError::NotFound)?;
    let clause = stand.live.policy.clause(&id).ok_or(AppError::NotFound)?;
    let standing = stand
        .standings
        .iter()
        .find(|standing| *standing.clause == *id)
        .ok_or(AppError::NotFound)?;
    let mut conn = ctx.db().read().await?;
    let decisions =
        store::decision::latest_grounds(&mut conn, &id, ctx.viewer(), DECISIONS).await?;
    let attested = store::attestation::of_clause(&mut conn, &id).await?;
    let names = Names::load(&ctx, &mut conn).await?;
    drop(conn);
    let view = Clause {
        page: view::page(&ctx).back_to(format!("/evidence{}", query.as_of())),
        title: clause.title.clone(),
        pillar: clause.pillar.label().to_owned(),
        section: clause.section.clone(),
        status: key(standing.status),
        sentence: sentence(&standing.sentence),
        rule: clause.rule.as_ref().map(|rule| rule.control.rule()),
        duties: clause.duties.iter().map(ToString::to_string).collect(),
        version: stand.live.number.to_string(),
        as_of: dates::day(stand.on),
        next_due: standing.next_due.map(dates::day),
        gap: standing.gap,
        figures: standing
            .figures
            .iter()
            .map(|figure| NamedFigure {
                label: figure.label.to_string(),
                value: figure.value,
                of: figure.of,
            })
            .collect(),
        facts: standing
            .facts
            .iter()
            .map(|fact| Fact {
                date: dates::day(fact.date),
                text: fact.text.to_string(),
                about: fact.subject.and_then(|id| names.of(id)).unwrap_or_default(),
            })
            .collect(),
        facts_left_out: standing.facts_left_out,
        missing: standing
            .missing
            .iter()
            .map(|register| register.what().to_owned())
            .collect(),
        decisions: decisions
            .into_iter()
            .map(|ground| DecisionRow {
                at: dates::moment(&ctx, ground.at.into()),
                act: policy::ActKind::from_key(&ground.act)
                    .map_or(ground.act, |act| act.label().to_owned()),
                outcome: ground.outcome.as_str(),
                sentence: sentence(&ground.sentence),
                version: ground.version.to_string(),
                by: ground.actor.and_then(|id| names.of(id)).unwrap_or_default(),
                reason: ground.override_reason,
            })
            .collect(),
        attestations: attested
            .into_iter()
            .map(|row| Fact {
                date: dates::day(row.held_on.date()),
                text: row.note,
                about: row.held_by,
            })
            .collect(),
        attest: (clause.rule.is_none() && ctx.actor.may(Action::KeepRegisters)).then(|| id.clone()),
    };
    Ok(view::html(&view))
}
