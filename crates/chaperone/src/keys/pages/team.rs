//! Who has a key, who waits, and giving it.

use axum::{extract::Path, response::Response};
use pages::{
    Form, Language,
    views::keys::{Give, MemberLine, Team},
};
use uuid::Uuid;

use crate::{
    access::action::Action,
    ctx::Ctx,
    error::AppError,
    keys::{
        attend,
        team::{self, Member},
    },
    people::posts,
    sealing::share,
    web::{dates, flash, form::Sent, view},
};

pub async fn show(ctx: Ctx) -> Result<Response, AppError> {
    let signed = ctx.signed()?;
    let own = signed.unlocked.as_ref().ok_or(AppError::Locked)?;
    let mut members = team::members(&ctx).await?;
    // Who is of the team is for those to see who work with it; whoever waits for somebody's key is shown to that somebody.
    if !ctx.actor.may(Action::HandleConcerns) {
        members.retain(|member| member.waits > 0);
    }
    let labels = posts::labels(&ctx).await?;
    let mut conn = ctx.db().read().await?;
    let since = store::person_key::find(&mut conn, signed.person).await?;
    let own_waits =
        store::holder::count_waiting(&mut conn, signed.person, own.number, ctx.ts()).await?;
    drop(conn);
    let line = |member: &Member| MemberLine {
        name: member.name.clone(),
        posts: member
            .posts
            .iter()
            .map(|role| labels.of(*role))
            .collect::<Vec<_>>()
            .join(", "),
        since: member
            .pair_since
            .map(|at| dates::moment(&ctx, at.timestamp()))
            .unwrap_or_default(),
        waits: member.waits,
        give: if member.waits > 0 && member.pair_since.is_some() {
            format!("/keys/{}/give", member.person)
        } else {
            String::new()
        },
    };
    Ok(view::html(&Team {
        page: view::page(&ctx),
        own: since
            .map(|row| dates::moment(&ctx, row.made_at.timestamp()))
            .unwrap_or_default(),
        own_waits,
        members: members.iter().map(line).collect(),
        recovery: ctx.actor.may(Action::KeepRecovery),
    }))
}

/// Somebody who waits for a key that whoever asks can give; nobody else can be asked about.
async fn waits(ctx: &Ctx, person: Uuid) -> Result<Member, AppError> {
    let members = team::members(ctx).await?;
    members
        .into_iter()
        .find(|member| member.person == person && member.waits > 0 && member.pair_since.is_some())
        .ok_or(AppError::NotFound)
}

fn page(ctx: &Ctx, member: Member, form: Form) -> Give {
    let view = Give {
        page: view::page(ctx).back_to("/keys"),
        form,
        action: format!("/keys/{}/give", member.person),
        name: member.name,
        count: member.waits,
    };
    view.showing()
}

pub async fn show_give(ctx: Ctx, Path(person): Path<Uuid>) -> Result<Response, AppError> {
    let member = waits(&ctx, person).await?;
    Ok(view::html(&page(&ctx, member, Form::new())))
}

pub async fn give(ctx: Ctx, Path(person): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let language = Language::English;
    let member = waits(&ctx, person).await?;
    if !form.has("spoke", "yes") {
        form.refuse("spoke", language.t("keys-give-spoke-missing"));
        return Ok(view::again(&page(&ctx, member, form)));
    }
    let since = team::takes_since(&ctx, person).await?;
    let given = share::give_waiting(&ctx, person, since).await?;
    let signed = ctx.signed()?;
    if let Some(own) = &signed.unlocked {
        attend::attend(&ctx, signed.person, own).await;
    }
    let done = if given == 0 {
        language.t("keys-given-none").arg("name", member.name)
    } else {
        language
            .t("keys-given")
            .arg("name", member.name)
            .arg("count", given)
    };
    Ok(flash::redirect("/keys", &done.to_string()))
}
