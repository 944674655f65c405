//! Recording that somebody leaves, or is back.

use axum::{extract::Path, response::Response};
use pages::{Form, Language, views::people::Leave};
use uuid::Uuid;

use crate::{
    access::role::Role,
    ctx::Ctx,
    error::AppError,
    people::{
        leave::{self, Left},
        posts,
    },
    web::{flash, form::Sent, view},
};

pub async fn show(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let mut form = Form::new();
    form.set_date("last", ctx.today());
    Ok(view::html(&page(&ctx, id, form).await?))
}

async fn page(ctx: &Ctx, id: Uuid, form: Form) -> Result<Leave, AppError> {
    let plan = leave::plan(ctx, id).await?;
    let labels = posts::labels(ctx).await?;
    let policy = posts::declared(ctx).await?;
    let words = |roles: &[Role]| {
        roles
            .iter()
            .map(|role| labels.of(*role))
            .collect::<Vec<_>>()
    };
    let vacant: Vec<Role> = plan
        .left_vacant
        .iter()
        .copied()
        .filter(|role| posts::is_required(policy.as_ref(), *role))
        .collect();
    let view = Leave {
        page: view::page(ctx).back_to(format!("/people/{id}")),
        form,
        id: id.to_string(),
        posts: words(&plan.posts),
        vacant: words(&vacant),
        sessions: plan.sessions,
        signs_in: plan.signs_in,
        locks_out: plan.locks_out,
        name: plan.person.name,
        successors: plan
            .successors
            .into_iter()
            .map(|(id, name)| (id.to_string(), name))
            .collect(),
    };
    Ok(view.showing())
}

pub async fn send(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let language = Language::English;
    let what = language.t("people-leave-day-what").to_string();
    let Some(last) = form.required_date(language, "last", &what) else {
        return Ok(view::again(&page(&ctx, id, form).await?));
    };
    let chosen = form.value("successor").to_owned();
    let plan = leave::plan(&ctx, id).await?;
    let of_team = !plan.successors.is_empty();
    let successor = plan
        .successors
        .into_iter()
        .map(|(id, _)| id)
        .find(|id| id.to_string() == chosen);
    match leave::leave(&ctx, id, last, successor).await? {
        Left::Done(turned) => {
            let mut conn = ctx.db().read().await?;
            let name = store::person::get(&mut conn, id).await?.name;
            let done = language.t("people-left-done").arg("name", name).to_string();
            let done = if of_team || turned > 0 {
                let keys = language.t("keys-leave-turned").arg("count", turned);
                format!("{done} {keys}")
            } else {
                done
            };
            Ok(flash::redirect(&format!("/people/{id}"), &done))
        }
        Left::NotThatDay => {
            form.refuse_at("last", "last-day", language.t("people-leave-day-wrong"));
            Ok(view::again(&page(&ctx, id, form).await?))
        }
        Left::LocksOut => Ok(view::again(&page(&ctx, id, Form::new()).await?)),
    }
}

pub async fn come_back(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    leave::come_back(&ctx, id).await?;
    let mut conn = ctx.db().read().await?;
    let name = store::person::get(&mut conn, id).await?.name;
    let done = Language::English.t("people-came-back").arg("name", name);
    Ok(flash::redirect(&format!("/people/{id}"), &done.to_string()))
}
