//! Giving somebody back what they held, with the sheet in hand.

use axum::response::Response;
use pages::{Form, Language, views::keys::Recover};
use store::Day;
use uuid::Uuid;

use super::typed_wrong;
use crate::{
    ctx::Ctx,
    error::AppError,
    keys::team,
    sealing::recovery,
    web::{flash, form::Sent, view},
};

pub async fn show(ctx: Ctx) -> Result<Response, AppError> {
    Ok(view::html(&page(&ctx, Form::new()).await?))
}

/// Everybody here who has a pair: whether anything waits for them is not said, or the list would tell who holds what.
async fn people(ctx: &Ctx) -> Result<Vec<(Uuid, String)>, AppError> {
    let today = Day::from(ctx.today());
    let mut conn = ctx.db().read().await?;
    let mut people = Vec::new();
    for pair in store::person_key::all(&mut conn).await? {
        let person = store::person::get(&mut conn, pair.person_id).await?;
        if person.ended_on.is_none_or(|last| today < last) {
            people.push((person.id, person.name));
        }
    }
    people.sort_by_key(|(_, name)| name.to_lowercase());
    Ok(people)
}

async fn page(ctx: &Ctx, form: Form) -> Result<Recover, AppError> {
    let people = people(ctx).await?;
    let mut conn = ctx.db().read().await?;
    let made = store::recovery_key::current(&mut conn).await?.is_some();
    let view = Recover {
        page: view::page(ctx).back_to("/keys/recovery"),
        form,
        people: people
            .into_iter()
            .map(|(id, name)| (id.to_string(), name))
            .collect(),
        made,
    };
    Ok(view.showing())
}

pub async fn send(ctx: Ctx, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let language = Language::English;
    let chosen = form.value("person").to_owned();
    let person = people(&ctx)
        .await?
        .into_iter()
        .find(|(id, _)| id.to_string() == chosen);
    if person.is_none() {
        form.refuse("person", language.t("keys-recover-who-missing"));
    }
    if !form.has("spoke", "yes") {
        form.refuse("spoke", language.t("keys-give-spoke-missing"));
    }
    let key = if form.text("words").is_empty() {
        form.refuse("words", language.t("keys-recover-words-missing"));
        None
    } else {
        let mut conn = ctx.db().read().await?;
        match recovery::read(&mut conn, form.value("words")).await? {
            Ok((key, _)) => Some(key),
            Err(problem) => {
                form.refuse("words", typed_wrong(&problem));
                None
            }
        }
    };
    let (Some((person, name)), Some(key), false) = (person, key, form.is_refused()) else {
        return Ok(view::again(&page(&ctx, form).await?));
    };
    let of_team = team::takes_since(&ctx, person).await?.is_some();
    recovery::give_back(&ctx, &key, person, of_team).await?;
    // Not how many: whoever types the sheet need not be somebody who may know of them all.
    let done = language.t("keys-recover-done").arg("name", name);
    Ok(flash::redirect("/keys/recovery", &done.to_string()))
}
