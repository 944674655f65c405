//! Read the current version and accept it.

use axum::response::Response;
use pages::{
    Language,
    views::reading::{Accept, Nothing},
};
use policy::Audience;
use store::person::Kind;

use super::words_of;
use crate::{
    ctx::Ctx,
    error::AppError,
    governance::{facts, live, reading},
    web::{dates, flash, form::Sent, view},
};

pub async fn show(ctx: Ctx) -> Result<Response, AppError> {
    let signed = ctx.signed()?;
    let mut conn = ctx.db().read().await?;
    let Some(version) = reading::current(&mut conn).await? else {
        return Ok(view::html(&Nothing {
            page: view::page(&ctx),
        }));
    };
    let before = store::acknowledgement::of_person(&mut conn, signed.person).await?;
    drop(conn);
    let live = live::read(&ctx, &version)?;
    let own = reading::opened(&ctx, version.number).await?;
    let accepted_before = before
        .iter()
        .find(|one| one.accepted_at.is_some() && one.version < version.number);
    let day = |at: Option<store::Ts>| at.map(|at| dates::day(facts::day_of(&ctx, at)));
    let audience = audience(signed.kind);
    let clauses = live.policy.clauses.iter().filter(|clause| {
        clause.audience.contains(&audience) && !clause.audience.contains(&Audience::Everyone)
    });
    let opened = Language::English.t("reading-opened");
    Ok(view::html(&Accept {
        page: view::page(&ctx),
        number: version.number.to_string(),
        title: live.policy.meta.title.clone(),
        summary: live.policy.meta.summary.clone(),
        effective: dates::day(version.effective_on.date()),
        change_note: version.change_note.clone(),
        differences: accepted_before
            .map(|one| format!("/policy/versions/{}/diff/{}", one.version, version.number)),
        opened: opened
            .arg("date", day(own.read_at).unwrap_or_default())
            .to_string(),
        accepted: day(own.accepted_at),
        clauses: clauses
            .map(|clause| (clause.title.clone(), words_of(&live.policy, &clause.id)))
            .collect(),
    }))
}

pub async fn send(ctx: Ctx, sent: Sent) -> Result<Response, AppError> {
    let version = sent.form.text("version").parse();
    let version = version.map_err(|_| AppError::BadRequest("the form could not be read".into()))?;
    reading::accept(&ctx, version).await?;
    let done = Language::English.t("reading-thanks").to_string();
    Ok(flash::redirect("/policy/accept", &done))
}

/// For whom the clauses are that this person has to know.
fn audience(kind: Kind) -> Audience {
    match kind {
        Kind::Staff => Audience::Staff,
        Kind::Volunteer => Audience::Volunteers,
        Kind::Associated => Audience::Associated,
        Kind::Visitor => Audience::Visitors,
        Kind::Trustee => Audience::Trustees,
    }
}
