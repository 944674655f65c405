//! A form for a case that was closed, or went on in another, while it was filled in: what was typed is shown, to be copied.

use axum::response::Response;
use pages::{
    Form,
    views::case::{Ended, Frame},
};
use uuid::Uuid;

use super::frame::frame;
use crate::{
    ctx::Ctx,
    error::AppError,
    response::case,
    web::{dates, view},
};

/// Fields whose values are chosen, not typed: to choose again is no loss.
const CHOSEN: [&str; 27] = [
    "seen", "seed", "asked", "knows", "role", "child", "format", "how", "kind", "branch", "level",
    "category", "then", "body", "urgent", "field", "basis", "consent", "safe", "yes", "needed",
    "answer", "solved", "learned", "left", "confirm", "undone",
];

/// The page that takes the place of a form where nothing can be written in the case any more; none where it is open.
///
/// # Errors
/// [`AppError::NotFound`] where the case does not exist for whoever writes; when the database cannot be read.
pub async fn ended(ctx: &Ctx, id: Uuid, form: &Form) -> Result<Option<Response>, AppError> {
    let mut conn = ctx.db().read().await?;
    let case = case::load(ctx, &mut conn, id).await?;
    if case.is_open() {
        return Ok(None);
    }
    let frame = frame(&mut conn, &case, "").await?;
    drop(conn);
    Ok(Some(view::again(&page(ctx, frame, form))))
}

/// The same for an address that leads to a form.
///
/// # Errors
/// As [`ended`].
pub async fn nothing_to_fill_in(ctx: &Ctx, id: Uuid) -> Result<Option<Response>, AppError> {
    let mut conn = ctx.db().read().await?;
    let case = case::load(ctx, &mut conn, id).await?;
    if case.is_open() {
        return Ok(None);
    }
    let frame = frame(&mut conn, &case, "").await?;
    drop(conn);
    Ok(Some(view::html(&page(ctx, frame, &Form::new()))))
}

fn page(ctx: &Ctx, frame: Frame, form: &Form) -> Ended {
    Ended {
        page: view::page(ctx).back_to(format!("/cases/{}", frame.id)),
        typed: typed(form),
        frame,
    }
}

/// What was typed, in the order of the form; a day in one line.
pub fn typed(form: &Form) -> Vec<String> {
    let mut typed = Vec::new();
    for (name, value) in form.pairs() {
        let chosen = CHOSEN.contains(&name)
            || name.starts_with("test-")
            || Uuid::try_parse(value.trim()).is_ok();
        let in_date = name.ends_with("-month") || name.ends_with("-year");
        if chosen || in_date || value.trim().is_empty() {
            continue;
        }
        typed.push(match name.strip_suffix("-day") {
            Some(day) => match form.date(day) {
                Ok(Some(date)) => dates::day(date),
                _ => form.date_typed(day).join(" "),
            },
            None => value.to_owned(),
        });
    }
    typed
}
