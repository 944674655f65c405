//! The whole draft as text, with everything that is wrong with it.

use axum::response::Response;
use pages::{
    Form, Language,
    views::draft::{Meanwhile, Problem, Problems, Source},
};
use policy::{Diagnostic, Severity};
use store::policy_draft::Draft;

use super::draft::{saved, to_start};
use crate::{
    ctx::Ctx,
    error::AppError,
    governance::draft,
    web::{dates, form::Sent, view},
};

pub async fn show(ctx: Ctx) -> Result<Response, AppError> {
    let Some(open) = draft::open(&ctx).await? else {
        return Ok(to_start());
    };
    let form = Form::from_pairs([("source", open.row.source)]);
    let page = page(&ctx, form, open.row.revision, problems(&open.found));
    Ok(view::html(&page))
}

/// Says what is wrong and saves nothing; the script asks while somebody types.
pub async fn check(ctx: Ctx, sent: Sent) -> Result<Response, AppError> {
    let revision = revision(&sent.form)?;
    let problems = match draft::read(sent.form.value("source")) {
        Ok(read) => problems(&read.warnings),
        Err(found) => problems(&found),
    };
    Ok(view::html(&page(&ctx, sent.form, revision, problems)))
}

pub async fn send(ctx: Ctx, sent: Sent) -> Result<Response, AppError> {
    let revision = revision(&sent.form)?;
    let mut form = sent.form;
    let source = form.value("source").to_owned();
    match draft::save(&ctx, revision, &source).await? {
        draft::Saved::Done => Ok(saved("/policy/draft")),
        draft::Saved::Meanwhile(theirs) => meanwhile(&ctx, &theirs, source).await,
        draft::Saved::Unreadable(found) => {
            form.refuse("source", Language::English.t("draft-source-refused"));
            Ok(view::again(&page(&ctx, form, revision, problems(&found))))
        }
    }
}

/// Both texts, so that neither is lost.
pub(super) async fn meanwhile(
    ctx: &Ctx,
    theirs: &Draft,
    yours: String,
) -> Result<Response, AppError> {
    let mut conn = ctx.db().read().await?;
    let who = match theirs.updated_by {
        Some(id) => store::person::find(&mut conn, id).await?,
        None => None,
    };
    let nobody = || Language::English.t("draft-meanwhile-somebody").to_string();
    let mut answer = view::again(&Meanwhile {
        page: view::page(ctx),
        who: who.map_or_else(nobody, |who| who.name),
        when: dates::moment(ctx, theirs.updated_at.into()),
        theirs: theirs.source.clone(),
        yours,
        revision: theirs.revision,
    });
    *answer.status_mut() = axum::http::StatusCode::CONFLICT;
    Ok(answer)
}

fn page(ctx: &Ctx, form: Form, revision: i64, problems: Problems) -> Source {
    Source::new(
        view::page(ctx).back_to("/policy/draft"),
        form,
        revision,
        problems,
    )
}

fn problems(found: &[Diagnostic]) -> Problems {
    Problems {
        problems: found
            .iter()
            .map(|one| Problem {
                severity: match one.severity {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                    Severity::Gap => "gap",
                },
                line: one.line,
                message: one.message.clone(),
                help: one.help.clone().unwrap_or_default(),
            })
            .collect(),
        checked: true,
    }
}

fn revision(form: &Form) -> Result<i64, AppError> {
    form.text("revision")
        .parse()
        .map_err(|_| AppError::BadRequest("the form could not be read".into()))
}
