//! What the pages of a case share: refusing a form, and saying that somebody wrote meanwhile.

use pages::{Form, Language};
use uuid::Uuid;

use crate::{
    ctx::Ctx,
    error::AppError,
    response::{case, words::Entry},
};

/// Words of ours.
pub fn t(key: &str) -> String {
    Language::English.t(key).to_string()
}

/// Refuses a text that is empty or too long.
pub fn text(form: &mut Form, name: &str, missing: &str, long: &str, longest: usize) -> String {
    let text = form.value(name).to_owned();
    if text.trim().is_empty() {
        form.refuse(name, t(missing));
    } else if text.chars().count() > longest {
        form.refuse(name, t(long));
    }
    text
}

/// Somebody chosen from a list; refused where nobody is.
pub fn chosen(form: &mut Form, name: &str, missing: &str) -> Option<Uuid> {
    let chosen = Uuid::try_parse(form.text(name));
    if chosen.is_err() {
        form.refuse(name, t(missing));
    }
    chosen.ok()
}

/// Whether whoever is signed in wrote the same words since a form was opened: a button pressed twice is no reason to write them
/// twice, nor to be told that somebody else wrote.
pub async fn is_said(
    ctx: &Ctx,
    id: Uuid,
    seen: i64,
    same: impl Fn(&Entry) -> bool,
) -> Result<bool, AppError> {
    let me = ctx.signed()?.person;
    let mut conn = ctx.db().read().await?;
    let case = case::load(ctx, &mut conn, id).await?;
    let mut newer = case.entries.iter().filter(|one| one.place > seen);
    Ok(newer.any(|one| one.entry.by.person() == Some(me) && same(&one.entry)))
}

/// Tells a conflict, after which a form comes back with what was written meanwhile, from other errors.
pub fn meanwhile(form: &mut Form, error: AppError) -> Result<(), AppError> {
    match error {
        AppError::Conflict(_) => {
            form.refuse_all(t("response-meanwhile"));
            Ok(())
        }
        other => Err(other),
    }
}
