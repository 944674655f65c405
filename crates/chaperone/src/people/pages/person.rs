//! One person.

use axum::{extract::Path, response::Response};
use pages::{
    Language,
    views::people::{Account, Person, PostLine},
};
use store::{Conn, Day, link::Purpose};
use uuid::Uuid;

use super::{kind_words, span};
use crate::{
    access::{
        action::Action,
        role::{Choice, Role},
    },
    ctx::Ctx,
    error::AppError,
    people::posts,
    web::{dates, view},
};

pub async fn show(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let today = Day::from(ctx.today());
    let labels = posts::labels(&ctx).await?;
    let live = ctx.policy().await?.map(|live| i64::from(live.number));
    let mut conn = ctx.db().read().await?;
    let person = store::person::get(&mut conn, id).await?;
    let credential = store::credential::find(&mut conn, id).await?;
    let invited = store::link::waiting(&mut conn, id, Purpose::Invite, ctx.ts()).await?;
    let held = store::appointment::of_person(&mut conn, id).await?;
    let accepted = match live {
        Some(number) => Some(acceptance(&ctx, &mut conn, id, number).await?),
        None => None,
    };
    drop(conn);
    let left = person.ended_on.filter(|last| *last <= today);
    let account = match &credential {
        _ if left.is_some() => Account::Left,
        Some(_) => Account::Active,
        None if person.email.is_none() => Account::NoEmail,
        None if invited.is_some() => Account::Invited,
        None => Account::None,
    };
    let line = |post: store::appointment::Appointment| PostLine {
        role: Role::from_key(&post.role).map_or(post.role, |role| labels.of(role)),
        when: span(post.starts_on.date(), post.ends_on.map(Day::date)),
        open: post.ends_on.is_none_or(|last| today <= last),
        contact: post.contact,
        id: post.id.to_string(),
    };
    Ok(view::html(&Person {
        page: view::page(&ctx).back_to("/people"),
        id: id.to_string(),
        kind: kind_words(person.kind).to_string(),
        name: person.name,
        email: person.email.unwrap_or_default(),
        job: person.job,
        started: dates::day(person.started_on.date()),
        left: left.map(|last| dates::day(last.date())),
        host: person.is_host,
        account,
        second_factor: credential.map(|credential| credential.totp_confirmed_at.is_some()),
        accepted,
        posts: held.into_iter().map(line).collect(),
        may_manage: ctx.actor.may(Action::ManagePeople),
        may_appoint: ctx.actor.may(Action::AppointRoles),
        own: ctx.actor.person() == Some(id),
    }))
}

async fn acceptance(ctx: &Ctx, conn: &mut Conn, id: Uuid, number: i64) -> Result<String, AppError> {
    let found = store::acknowledgement::find(conn, id, number).await?;
    let words = match found.and_then(|found| found.accepted_at) {
        Some(at) => Language::English.t("people-accepted-version").arg(
            "date",
            dates::day(at.timestamp().to_zoned(ctx.zone()).date()),
        ),
        None => Language::English.t("people-accepted-not"),
    };
    Ok(words.arg("version", number.to_string()).to_string())
}
