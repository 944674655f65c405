//! Who has accepted the current version, and who has not.

use std::collections::HashMap;

use axum::{
    extract::{Path, RawQuery},
    response::{IntoResponse, Redirect, Response},
};
use pages::{
    Language,
    views::reading::{Acknowledgements, Nothing, PersonRow},
};
use uuid::Uuid;

use crate::{
    access::action::Action,
    ctx::Ctx,
    error::AppError,
    governance::reading,
    web::{dates, flash, view},
};

pub async fn show(ctx: Ctx, RawQuery(query): RawQuery) -> Result<Response, AppError> {
    let mut conn = ctx.db().read().await?;
    let Some(version) = reading::current(&mut conn).await? else {
        return Ok(view::html(&Nothing {
            page: view::page(&ctx),
        }));
    };
    let rows = reading::everyone(&ctx, &mut conn, &version).await?;
    let names: HashMap<Uuid, String> = store::person::names(&mut conn).await?.into_iter().collect();
    drop(conn);
    let only = match query.as_deref() {
        Some("only=waiting") => "waiting",
        Some("only=late") => "late",
        _ => "",
    };
    let today = ctx.today();
    let accepted = rows.iter().filter(|row| row.accepted.is_some()).count();
    let late = rows.iter().filter(|row| row.late(today)).count();
    let of = rows.len();
    let shown = rows.into_iter().filter(|row| match only {
        "waiting" => row.accepted.is_none(),
        "late" => row.late(today),
        _ => true,
    });
    let named = shown.map(|row| {
        let name = names.get(&row.person.id).cloned();
        (name.unwrap_or_default(), row)
    });
    let mut named: Vec<_> = named.collect();
    named.sort_by(|(one, _), (other, _)| one.cmp(other));
    let day = |date: Option<jiff::civil::Date>| date.map_or_else(String::new, dates::day);
    Ok(view::html(&Acknowledgements {
        page: view::page(&ctx),
        number: version.number.to_string(),
        accepted,
        of,
        late,
        only: only.into(),
        rows: named
            .into_iter()
            .map(|(name, row)| PersonRow {
                late: row.late(today),
                id: row.person.id.to_string(),
                name,
                read: day(row.read),
                accepted: day(row.accepted),
                due: dates::day(row.due),
            })
            .collect(),
        may_remind: ctx.actor.may(Action::ManagePeople),
    }))
}

pub async fn remind(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let words = if reading::remind_one(&ctx, id).await? {
        "reading-reminded"
    } else {
        "reading-reminded-already"
    };
    // Whoever may remind may not always see the list.
    if !ctx.actor.may(Action::ViewEvidence) {
        return Ok(Redirect::to("/").into_response());
    }
    let done = Language::English.t(words).to_string();
    Ok(flash::redirect("/policy/acknowledgements", &done))
}
