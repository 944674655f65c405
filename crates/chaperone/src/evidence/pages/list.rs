//! The overview: every clause with where it stands.

use axum::response::Response;
use pages::views::evidence::{Choice as Option_, Figure, NoPolicy, Overview, Pillar, Row};
use policy::{Choice, Pillar as PolicyPillar};

use super::{Query, key, sentence};
use crate::{
    ctx::Ctx,
    error::AppError,
    evidence::stand::{self, Counts, Stand},
    web::{dates, view},
};

pub async fn show(ctx: Ctx) -> Result<Response, AppError> {
    let query = Query::read(&ctx);
    let Some(stand) = stand::stand(&ctx, query.asked).await? else {
        return Ok(view::html(&NoPolicy {
            page: view::page(&ctx),
            may_publish: ctx.actor.may(crate::access::action::Action::PublishPolicy),
        }));
    };
    let mut conn = ctx.db().read().await?;
    let versions = store::policy_version::all(&mut conn).await?;
    drop(conn);
    let counts = Counts::of(&stand.standings);
    let page = view::page(&ctx).showing(&query.form);
    let view = Overview {
        pillars: PolicyPillar::ALL
            .iter()
            .map(|pillar| part(&stand, *pillar, &query))
            .filter(|pillar| query.pillar.is_empty() || pillar.key == query.pillar)
            .collect(),
        figures: figures(counts),
        version: stand.live.number.to_string(),
        as_of: dates::day(stand.on),
        today: stand.on == ctx.today(),
        versions: versions
            .iter()
            .map(|version| Option_ {
                value: version.number.to_string(),
                label: page
                    .t("evidence-version-choice")
                    .arg("number", version.number.to_string())
                    .arg("date", dates::day(version.effective_on.date()))
                    .to_string(),
            })
            .collect(),
        carried: query.as_of(),
        may_export: ctx.actor.may(crate::access::action::Action::ExportEvidence),
        form: query.form,
        page,
    };
    Ok(view::html(&view))
}

fn figures(counts: Counts) -> Vec<Figure> {
    [
        ("met", counts.met),
        ("due", counts.due_soon),
        ("not", counts.not_met),
        ("none", counts.not_assessed),
    ]
    .into_iter()
    .map(|(key, value)| Figure { key, value })
    .collect()
}

fn part(stand: &Stand, pillar: PolicyPillar, query: &Query) -> Pillar {
    let clauses = stand.live.policy.clauses.iter();
    let of_pillar: Vec<_> = clauses
        .zip(&stand.standings)
        .filter(|(clause, _)| clause.pillar == pillar)
        .collect();
    let counts = Counts::of(of_pillar.iter().map(|(_, standing)| *standing));
    let search = query.search.to_lowercase();
    let rows = of_pillar
        .into_iter()
        .filter(|(clause, standing)| {
            let duties = clause
                .duties
                .iter()
                .map(|duty| duty.to_string().to_lowercase());
            (query.status.is_empty() || key(standing.status) == query.status)
                && (search.is_empty()
                    || clause.title.to_lowercase().contains(&search)
                    || standing.sentence.to_lowercase().contains(&search)
                    || duties.into_iter().any(|duty| duty == search))
        })
        .map(|(clause, standing)| Row {
            id: clause.id.to_string(),
            title: clause.title.clone(),
            status: key(standing.status),
            sentence: sentence(&standing.sentence),
            next_due: standing.next_due.map(dates::day),
            gap: standing.gap,
            attested: standing.attested,
        })
        .collect();
    Pillar {
        key: pillar.key().to_owned(),
        title: pillar.label().to_owned(),
        met: counts.met + counts.due_soon,
        all: counts.all(),
        rows,
    }
}
