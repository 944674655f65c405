//! Shutting somebody out of a concern or a case.

use axum::{extract::Path, response::Response};
use pages::{
    Form, Language,
    views::response_work::{Exclude, ExcludeSure},
};
use uuid::Uuid;

use super::{
    people,
    work::{chosen, t},
};
use crate::{
    ctx::Ctx,
    error::AppError,
    response::exclude::{self, Foresight},
    sealing::record,
    web::{flash, form::Sent, view},
};

pub async fn show_concern(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    show(&ctx, "concerns", id).await
}

pub async fn show_case(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    show(&ctx, "cases", id).await
}

async fn show(ctx: &Ctx, door: &str, id: Uuid) -> Result<Response, AppError> {
    let mut form = Form::new();
    form.set("person", view::asked(ctx, "person"));
    Ok(view::html(&page(ctx, door, id, form).await?))
}

async fn page(ctx: &Ctx, door: &str, id: Uuid, form: Form) -> Result<Exclude, AppError> {
    let mut conn = ctx.db().read().await?;
    record::open(ctx, &mut conn, id).await?;
    let members = people::members(ctx, &mut conn).await?;
    drop(conn);
    Ok(Exclude {
        page: view::page(ctx)
            .back_to(format!("/{door}/{id}"))
            .showing(&form),
        action: format!("/{door}/{id}/exclude"),
        form,
        members,
    })
}

pub async fn send_concern(
    ctx: Ctx,
    Path(id): Path<Uuid>,
    sent: Sent,
) -> Result<Response, AppError> {
    send(&ctx, "concerns", id, sent.form).await
}

pub async fn send_case(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    send(&ctx, "cases", id, sent.form).await
}

async fn send(ctx: &Ctx, door: &str, id: Uuid, mut form: Form) -> Result<Response, AppError> {
    let person = chosen(&mut form, "person", "exclude-person-missing");
    let reason = form.text("reason").to_owned();
    if reason.is_empty() {
        form.refuse("reason", t("exclude-reason-missing"));
    }
    let Some(person) = person.filter(|_| !form.is_refused()) else {
        return Ok(view::again(&page(ctx, door, id, form).await?));
    };
    let mut conn = ctx.db().read().await?;
    let ahead = exclude::foresee(ctx, &mut conn, id, person).await?;
    drop(conn);
    if ahead.nobody {
        form.refuse_all(t("exclude-nobody"));
        return Ok(view::again(&page(ctx, door, id, form).await?));
    }
    if form.text("sure") != "yes" {
        return Ok(view::html(&ExcludeSure {
            page: view::page(ctx).back_to(format!("/{door}/{id}/exclude?person={person}")),
            action: format!("/{door}/{id}/exclude"),
            back: format!("/{door}/{id}"),
            what: what(&ahead),
            name: ahead.name,
            person: person.to_string(),
            reason,
        }));
    }
    let still = exclude::exclude(ctx, id, person, &reason).await;
    match still {
        Ok(true) => Ok(flash::redirect(
            &format!("/{door}/{id}"),
            &t("exclude-done"),
        )),
        Ok(false) => Ok(flash::redirect(
            &format!("/{door}"),
            &t("exclude-done-self"),
        )),
        Err(AppError::Conflict(_)) => {
            form.refuse_all(t("exclude-nobody"));
            Ok(view::again(&page(ctx, door, id, form).await?))
        }
        Err(error) => Err(error),
    }
}

/// What happens, a sentence each.
pub fn what(ahead: &Foresight) -> Vec<String> {
    let say = |key: &str| {
        let next = ahead.next.as_ref().map_or("", |next| next.name.as_str());
        Language::English
            .t(key)
            .arg("name", ahead.name.clone())
            .arg("next", next.to_owned())
            .to_string()
    };
    if ahead.excluded_already {
        return vec![say("exclude-what-already")];
    }
    let mut what = vec![say(if ahead.holds {
        "exclude-what-holds"
    } else {
        "exclude-what-never"
    })];
    if ahead.leads {
        what.push(say("exclude-what-leads"));
    } else if ahead.holds && ahead.next.is_some() {
        what.push(say("exclude-what-next"));
    }
    if ahead.others > 0 {
        let others = Language::English.t("exclude-what-others");
        what.push(others.arg("count", ahead.others).to_string());
    }
    what.push(say("exclude-what-report"));
    what
}
