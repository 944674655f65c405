//! Who holds a case.

use axum::{extract::Path, response::Response};
use pages::{
    Form, Language,
    views::case_work::{HolderLine, Team as View},
};
use uuid::Uuid;

use super::{
    cases,
    concerns::seen,
    frame::frame,
    work::{chosen, meanwhile, t},
};
use crate::{
    ctx::Ctx,
    error::AppError,
    people::posts,
    response::{case, team},
    web::{dates, flash, form::Sent, view},
};

pub async fn show(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    page(&ctx, id, Form::new(), None)
        .await
        .map(|page| view::html(&page))
}

async fn page(ctx: &Ctx, id: Uuid, form: Form, seen_before: Option<i64>) -> Result<View, AppError> {
    let me = ctx.signed()?.person;
    let labels = posts::labels(ctx).await?;
    let mut conn = ctx.db().read().await?;
    let case = case::load(ctx, &mut conn, id).await?;
    let frame = frame(&mut conn, &case, "team").await?;
    let members = team::members(ctx, &mut conn).await?;
    let others = team::to_share_with(ctx, &mut conn, id).await?;
    let holders = team::awake(ctx, &mut conn, id).await?;
    let leads = holders.iter().any(|one| one.person_id == me && one.leads);
    let month = ctx.ts().plus(jiff::SignedDuration::from_hours(-24 * 30));
    let mut rows = Vec::new();
    let mut next = Vec::new();
    let mut removable = Vec::new();
    for holder in &holders {
        let person = holder.person_id;
        let name = store::person::get(&mut conn, person).await?.name;
        let pair = store::person_key::find(&mut conn, person).await?;
        let opened = if leads {
            // Only what whoever asks holds too: a larger number would tell of what they must not know.
            let count =
                store::holder::opened_together(&mut conn, person, me, month, ctx.ts()).await?;
            let words = Language::English.t("team-opened").arg("count", count);
            words.to_string()
        } else {
            String::new()
        };
        let post = members.iter().find(|member| member.person == person);
        rows.push(HolderLine {
            name: name.clone(),
            post: post
                .map(|member| labels.of(member.role))
                .unwrap_or_default(),
            since: Language::English
                .t("team-since")
                .arg("at", dates::moment(ctx, holder.given_at.timestamp()))
                .to_string(),
            leads: holder.leads,
            waits: pair.is_none_or(|pair| holder.key_number != Some(pair.number)),
            opened,
        });
        if !holder.leads {
            next.push((person.to_string(), name.clone()));
            if leads {
                removable.push((person.to_string(), name));
            }
        }
    }
    drop(conn);
    Ok(View {
        page: view::page(ctx).back_to("/cases").showing(&form),
        rows,
        others: others
            .into_iter()
            .map(|member| {
                let words = format!("{}, {}", member.name, labels.of(member.role));
                (member.person.to_string(), words)
            })
            .collect(),
        next,
        removable,
        leads,
        meanwhile: cases::meanwhile(ctx, &case, seen_before),
        seen: case.opened.seen(),
        frame,
        form,
    })
}

/// Whom a form is about and why; what is wrong is said in it.
fn read(form: &mut Form, who: &str, why: &str) -> Option<(Uuid, String)> {
    let person = chosen(form, who, "team-who-missing");
    let reason = reason(form, why);
    person.zip(reason).filter(|_| !form.is_refused())
}

fn reason(form: &mut Form, name: &str) -> Option<String> {
    let reason = form.text(name).to_owned();
    if reason.is_empty() {
        form.refuse(name, t("team-reason-missing"));
        return None;
    }
    Some(reason)
}

async fn again(
    ctx: &Ctx,
    id: Uuid,
    form: Form,
    seen_before: Option<i64>,
) -> Result<Response, AppError> {
    Ok(view::again(&page(ctx, id, form, seen_before).await?))
}

async fn finish(
    ctx: &Ctx,
    id: Uuid,
    mut form: Form,
    seen: i64,
    outcome: Result<(), AppError>,
    done: &str,
) -> Result<Response, AppError> {
    match outcome {
        Ok(()) => Ok(flash::redirect(&format!("/cases/{id}/team"), &t(done))),
        Err(error) => {
            meanwhile(&mut form, error)?;
            again(ctx, id, form, Some(seen)).await
        }
    }
}

async fn last_key(ctx: &Ctx, id: Uuid, person: Uuid) -> Result<bool, AppError> {
    let mut conn = ctx.db().read().await?;
    case::load(ctx, &mut conn, id).await?;
    team::holds_the_last_key(ctx, &mut conn, id, person).await
}

pub async fn share(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let seen = seen(&form)?;
    let Some((person, why)) = read(&mut form, "share", "share-reason") else {
        return again(&ctx, id, form, None).await;
    };
    let outcome = team::give(&ctx, id, person, &why, seen).await;
    finish(&ctx, id, form, seen, outcome, "team-shared").await
}

pub async fn hand_over(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let seen = seen(&form)?;
    let Some((person, why)) = read(&mut form, "lead", "lead-reason") else {
        return again(&ctx, id, form, None).await;
    };
    let outcome = team::hand_over(&ctx, id, person, &why, seen).await;
    finish(&ctx, id, form, seen, outcome, "team-handed-over").await
}

pub async fn unshare(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let seen = seen(&form)?;
    let Some((person, why)) = read(&mut form, "unshare", "unshare-reason") else {
        return again(&ctx, id, form, None).await;
    };
    if last_key(&ctx, id, person).await? {
        form.refuse("unshare", t("team-last-key"));
        return again(&ctx, id, form, None).await;
    }
    let outcome = team::take_away(&ctx, id, person, &why, seen).await;
    finish(&ctx, id, form, seen, outcome, "team-unshared").await
}

pub async fn step_back(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let seen = seen(&form)?;
    let why = reason(&mut form, "step-reason");
    if form.text("step-sure") != "yes" {
        form.refuse("step-sure", t("team-step-sure-missing"));
    }
    if last_key(&ctx, id, ctx.signed()?.person).await? {
        form.refuse_all(t("team-last-key"));
    }
    let Some(why) = why.filter(|_| !form.is_refused()) else {
        return again(&ctx, id, form, None).await;
    };
    match team::step_back(&ctx, id, &why, seen).await {
        Ok(()) => Ok(flash::redirect("/cases", &t("team-stepped-back"))),
        Err(error) => {
            meanwhile(&mut form, error)?;
            again(&ctx, id, form, Some(seen)).await
        }
    }
}
