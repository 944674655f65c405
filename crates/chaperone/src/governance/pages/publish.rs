//! Put the draft in force, or hear from the policy why not.

use axum::response::Response;
use pages::{
    Form, Language,
    views::{
        draft::Publish as Page,
        policy::{Ground, Stopped as StoppedPage},
    },
};
use policy::{Outcome, OverrideError, Severity};
use uuid::Uuid;

use super::draft::to_start;
use crate::{
    ctx::Ctx,
    error::AppError,
    governance::{
        draft,
        publish::{Publish, Published, Stopped, approvers, publish},
    },
    web::{flash, form::Sent, view},
};

pub async fn show(ctx: Ctx) -> Result<Response, AppError> {
    let Some(open) = draft::open(&ctx).await? else {
        return Ok(to_start());
    };
    let mut form = Form::new();
    form.set("approver", ctx.signed()?.person.to_string());
    form.set_date("approved", ctx.today());
    form.set_date("effective", ctx.today());
    Ok(view::html(&page(&ctx, &open, form).await?))
}

async fn page(ctx: &Ctx, open: &draft::Open, form: Form) -> Result<Page, AppError> {
    let mut conn = ctx.db().read().await?;
    let number = store::policy_version::next_number(&mut conn).await?;
    drop(conn);
    let approvers = approvers(ctx).await?;
    let gaps = open
        .found
        .iter()
        .filter(|one| one.severity == Severity::Gap);
    Ok(Page::new(
        view::page(ctx).back_to("/policy/draft"),
        form,
        open.row.revision,
        number.to_string(),
        approvers
            .into_iter()
            .map(|person| (person.id.to_string(), person.name))
            .collect(),
        gaps.count(),
    ))
}

pub async fn send(ctx: Ctx, sent: Sent) -> Result<Response, AppError> {
    let Some(open) = draft::open(&ctx).await? else {
        return Ok(to_start());
    };
    let mut form = sent.form;
    let Some(wish) = read(&ctx, &mut form).await? else {
        return Ok(view::again(&page(&ctx, &open, form).await?));
    };
    match publish(&ctx, &wish).await? {
        Published::Done { number } => {
            let words = Language::English.t("policy-published");
            let done = words.arg("number", number.to_string()).to_string();
            Ok(flash::redirect(
                &format!("/policy/versions/{number}"),
                &done,
            ))
        }
        Published::Meanwhile => {
            form.refuse_all(Language::English.t("draft-publish-meanwhile"));
            Ok(view::again(&page(&ctx, &open, form).await?))
        }
        Published::Stopped(stopped) => Ok(stop(&ctx, form, &stopped)),
        Published::NoOverride(error, stopped) => {
            form.refuse(
                "reason",
                Language::English.t(match error {
                    OverrideError::NoReason => "policy-override-no-reason",
                    OverrideError::NotEntitled => "policy-override-not-yours",
                }),
            );
            Ok(stop(&ctx, form, &stopped))
        }
    }
}

/// Reads the form, refusing what cannot be; none when something was refused.
async fn read(ctx: &Ctx, form: &mut Form) -> Result<Option<Publish>, AppError> {
    let t = |key: &str| Language::English.t(key).to_string();
    let english = Language::English;
    let approver = form.text("approver").parse::<Uuid>().ok();
    let approver = match approver {
        Some(id) => approvers(ctx)
            .await?
            .into_iter()
            .find(|person| person.id == id),
        None => None,
    };
    if approver.is_none() {
        form.refuse("approver", t("draft-publish-approver-missing"));
    }
    let approved = form.required_date(english, "approved", &t("draft-publish-approved-what"));
    if approved.is_some_and(|day| day > ctx.today()) {
        form.refuse_at(
            "approved",
            "approved-day",
            t("draft-publish-approved-ahead"),
        );
    }
    let effective = form.required_date(english, "effective", &t("draft-publish-effective-what"));
    if effective.is_some_and(|day| day < ctx.today()) {
        form.refuse_at(
            "effective",
            "effective-day",
            t("draft-publish-effective-past"),
        );
    }
    if form.text("note").is_empty() {
        form.refuse("note", t("draft-publish-note-missing"));
    }
    let review = form.optional_date(english, "review", &t("draft-publish-review-what"));
    if review.is_some_and(|day| day <= ctx.today()) {
        form.refuse_at("review", "review-day", t("draft-publish-review-past"));
    }
    let revision = form.text("revision").parse().ok();
    let (Some(approver), Some(approved_on), Some(effective_on), Some(revision), false) =
        (approver, approved, effective, revision, form.is_refused())
    else {
        return Ok(None);
    };
    Ok(Some(Publish {
        revision,
        approver: approver.id,
        approved_on,
        effective_on,
        change_note: form.text("note").to_owned(),
        review_due_on: review,
        override_reason: form
            .has("override", "yes")
            .then(|| form.text("reason").to_owned()),
    }))
}

/// Every ground that stops it, the strictest first, and a way on where the policy leaves one.
fn stop(ctx: &Ctx, form: Form, stopped: &Stopped) -> Response {
    let mut grounds: Vec<_> = stopped.decision.grounds.iter().collect();
    grounds.retain(|ground| ground.outcome > Outcome::Allow);
    grounds.sort_by_key(|ground| std::cmp::Reverse(ground.outcome));
    let own = ctx.actor.signed().map(|signed| &signed.roles);
    let may_override = grounds
        .iter()
        .filter(|ground| ground.outcome >= Outcome::Hold)
        .all(|ground| {
            let entitled = |role| own.is_some_and(|own| own.contains(role));
            ground.overridable_by.iter().any(entitled)
        });
    let fields = [
        "revision",
        "approver",
        "approved-day",
        "approved-month",
        "approved-year",
        "effective-day",
        "effective-month",
        "effective-year",
        "note",
        "review-day",
        "review-month",
        "review-year",
    ];
    let typed = fields.map(|field| (field.to_owned(), form.value(field).to_owned()));
    view::again(&StoppedPage {
        page: view::page(ctx).back_to("/policy/draft").showing(&form),
        refused: stopped.decision.outcome == Outcome::Refuse,
        grounds: grounds
            .into_iter()
            .map(|ground| Ground {
                clause: stopped
                    .policy
                    .clause(&ground.clause)
                    .map_or_else(|| ground.clause.to_string(), |clause| clause.title.clone()),
                href: if stopped.policy.clause(&ground.clause).is_some() {
                    format!("/policy/draft/clauses/{}", ground.clause)
                } else {
                    "/policy/draft/settings".into()
                },
                sentence: ground.sentence.to_string(),
                kind: crate::governance::decisions::word(ground.outcome).as_str(),
                overridable: policy::join(
                    ground
                        .overridable_by
                        .iter()
                        .map(|role| stopped.policy.role_label(*role)),
                ),
            })
            .collect(),
        form,
        typed: typed.to_vec(),
        may_override,
    })
}
