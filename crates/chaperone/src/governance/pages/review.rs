//! Record that the policy was reviewed, also where nothing changes.

use axum::response::Response;
use pages::{Form, Language, views::draft::Review as Page};
use uuid::Uuid;

use crate::{
    ctx::Ctx,
    error::AppError,
    governance::{
        changes,
        review::{self, NewReview, Outcome},
    },
    web::{dates, flash, form::Sent, view},
};

pub async fn show(ctx: Ctx) -> Result<Response, AppError> {
    let mut form = Form::new();
    form.set_date("held", ctx.today());
    form.set("by", ctx.signed()?.name.clone());
    Ok(view::html(&page(&ctx, form).await?))
}

async fn page(ctx: &Ctx, form: Form) -> Result<Page, AppError> {
    let standing = review::standing(ctx).await?;
    let waiting = changes::waiting(ctx).await?;
    let mut conn = ctx.db().read().await?;
    let held = store::review::all(&mut conn).await?;
    drop(conn);
    let outcome = |key: &str| {
        Language::English
            .t(match Outcome::parse(key) {
                Some(Outcome::NoChange) => "draft-review-no-change",
                _ => "draft-review-changes-needed",
            })
            .to_string()
    };
    Ok(Page {
        page: view::page(ctx).back_to("/policy/draft").showing(&form),
        form,
        standing: standing.map(|standing| standing.sentence.to_string()),
        held: held
            .into_iter()
            .filter(|one| one.subject == "policy")
            .map(|one| {
                let words = [outcome(&one.outcome), one.held_by, one.note, one.minute_ref];
                let said: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).collect();
                (dates::day(one.held_on.date()), said.join(". "))
            })
            .collect(),
        changes: waiting
            .into_iter()
            .map(|one| (one.row.id.to_string(), one.row.what))
            .collect(),
    })
}

pub async fn send(ctx: Ctx, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let t = |key: &str| Language::English.t(key).to_string();
    let held = form.required_date(Language::English, "held", &t("draft-review-held-what"));
    if held.is_some_and(|day| day > ctx.today()) {
        form.refuse_at("held", "held-day", t("draft-review-ahead"));
    }
    if form.text("by").is_empty() {
        form.refuse("by", t("draft-review-by-missing"));
    }
    let outcome = Outcome::parse(form.text("outcome"));
    if outcome.is_none() {
        form.refuse("outcome", t("draft-review-outcome-missing"));
    }
    let (Some(held_on), Some(outcome), false) = (held, outcome, form.is_refused()) else {
        return Ok(view::again(&page(&ctx, form).await?));
    };
    let changes = form.values("changes").into_iter();
    let new = NewReview {
        held_on,
        held_by: form.text("by").to_owned(),
        outcome,
        note: form.text("note").to_owned(),
        minute_ref: form.text("minutes").to_owned(),
        changes: changes.filter_map(|id| id.parse::<Uuid>().ok()).collect(),
    };
    review::record(&ctx, &new).await?;
    Ok(flash::redirect(
        "/policy/review",
        &t("draft-review-recorded"),
    ))
}
