//! What keys ask of the person who looks.

use pages::Language;

use super::Task;
use crate::{
    access::action::Action,
    ctx::Ctx,
    error::AppError,
    keys::{state, team},
};

/// # Errors
/// When the database cannot be read.
pub async fn tasks(ctx: &Ctx) -> Result<Vec<Task>, AppError> {
    let language = Language::English;
    let task = |title: String, hint: &str, href, urgent| Task {
        title,
        hint: language.t(hint).to_string(),
        href,
        urgent,
    };
    let mut tasks = Vec::new();
    if ctx.actor.may(Action::KeepRecovery) {
        let mut conn = ctx.db().read().await?;
        let state = state::load(ctx, &mut conn).await?;
        let title = |key| language.t(key).to_string();
        match state.current {
            None => tasks.push(task(
                title("keys-home-none"),
                "keys-home-none-hint",
                "/keys/recovery/new",
                true,
            )),
            Some(row) if row.confirmed_at.is_none() => tasks.push(task(
                title("keys-home-unconfirmed"),
                "keys-home-unconfirmed-hint",
                "/keys/recovery",
                true,
            )),
            Some(_) => {}
        }
    }
    let signed = ctx.signed()?;
    // A session that set-up began has no key yet: nothing can wait for it.
    let Some(own) = &signed.unlocked else {
        return Ok(tasks);
    };
    let mut conn = ctx.db().read().await?;
    let mine = store::holder::count_waiting(&mut conn, signed.person, own.number, ctx.ts()).await?;
    drop(conn);
    if mine > 0 {
        let title = language.t("keys-home-own").to_string();
        tasks.push(task(title, "keys-home-own-hint", "/keys", false));
    }
    let waiting = team::members(ctx)
        .await?
        .iter()
        .filter(|member| member.waits > 0 && member.pair_since.is_some())
        .count();
    if waiting > 0 {
        let title = language.t("keys-home-waits").arg("count", waiting);
        tasks.push(task(
            title.to_string(),
            "keys-home-waits-hint",
            "/keys",
            true,
        ));
    }
    Ok(tasks)
}
