//! Sign the codes, and take the knowledge check.

use axum::response::Response;
use pages::{
    Form, Language,
    views::reading::{Check, Checked, CodeText, Codes, Nothing, Question},
};
use policy::{AnyControl, Choice, facts::CodeEdition, terms::Code};

use super::words_of;
use crate::{
    ctx::Ctx,
    error::AppError,
    governance::{codes, facts, knowledge},
    web::{dates, flash, form::Sent, view},
};

pub async fn show(ctx: Ctx) -> Result<Response, AppError> {
    let signed = ctx.signed()?;
    let Some(live) = ctx.policy().await? else {
        return Ok(nothing(&ctx));
    };
    let mut conn = ctx.db().read().await?;
    let person = store::person::get(&mut conn, signed.person).await?;
    let roles = facts::roles_of(&mut conn, signed.person, ctx.today()).await?;
    let groups = facts::groups(person.kind, person.is_host, &roles);
    let given = store::signature::of_person(&mut conn, signed.person).await?;
    let editions = codes::current(&ctx, &mut conn).await?;
    drop(conn);
    let text = |edition: CodeEdition| {
        let asked = live.policy.clauses.iter().filter(|clause| {
            match clause.rule.as_ref().map(|rule| &rule.control) {
                Some(AnyControl::SignedCode(control)) => {
                    control.code == edition.code
                        && control.who.iter().any(|who| groups.contains(who))
                }
                _ => false,
            }
        });
        let clauses: Vec<_> = asked
            .map(|clause| (clause.title.clone(), words_of(&live.policy, &clause.id)))
            .collect();
        if clauses.is_empty() {
            return None;
        }
        let own = given.iter().filter(|one| one.code == edition.code.key());
        let now = own
            .clone()
            .find(|one| one.code_version == i64::from(edition.edition));
        Some(CodeText {
            key: edition.code.key().into(),
            label: edition.code.label().into(),
            edition: edition.edition.to_string(),
            clauses,
            signed: now.map(|one| dates::day(facts::day_of(&ctx, one.signed_at))),
            changed: now.is_none() && own.count() > 0,
        })
    };
    Ok(view::html(&Codes {
        page: view::page(&ctx),
        codes: editions.into_iter().filter_map(text).collect(),
    }))
}

pub async fn send(ctx: Ctx, sent: Sent) -> Result<Response, AppError> {
    let code = Code::from_key(sent.form.text("code")).ok_or(AppError::NotFound)?;
    let edition = sent.form.text("edition").parse();
    let edition = edition.map_err(|_| AppError::BadRequest("the form could not be read".into()))?;
    codes::sign(&ctx, code, edition).await?;
    let done = Language::English.t("reading-codes-thanks").to_string();
    Ok(flash::redirect("/code", &done))
}

pub async fn show_check(ctx: Ctx) -> Result<Response, AppError> {
    let Some(live) = ctx.policy().await? else {
        return Ok(nothing(&ctx));
    };
    Ok(view::html(&check(&ctx, &live.policy, Form::new()).await?))
}

async fn check(ctx: &Ctx, policy: &policy::Policy, form: Form) -> Result<Check, AppError> {
    let mut conn = ctx.db().read().await?;
    let taken = store::knowledge_check::of_person(&mut conn, ctx.signed()?.person).await?;
    drop(conn);
    let last = taken.first().map(|last| {
        let words = Language::English.t("reading-check-last");
        words
            .arg("date", dates::day(facts::day_of(ctx, last.at)))
            .arg("right", last.score.to_string())
            .arg("of", last.out_of.to_string())
            .to_string()
    });
    let questions = knowledge::questions(policy)
        .into_iter()
        .map(|question| Question {
            name: question.key.into(),
            asks: question.asks,
            answers: question.answers,
        });
    Ok(Check::new(view::page(ctx), form, questions.collect(), last))
}

pub async fn send_check(ctx: Ctx, sent: Sent) -> Result<Response, AppError> {
    let live = ctx.policy().await?.ok_or(AppError::NotFound)?;
    let mut form = sent.form;
    let questions = knowledge::questions(&live.policy);
    let chosen: Vec<Option<usize>> = questions
        .iter()
        .map(|question| form.text(question.key).parse().ok())
        .collect();
    for (question, chosen) in questions.iter().zip(&chosen) {
        if chosen.is_none() {
            form.refuse(question.key, Language::English.t("reading-check-missing"));
        }
    }
    if form.is_refused() {
        return Ok(view::again(&check(&ctx, &live.policy, form).await?));
    }
    let marked = knowledge::take(&ctx, &chosen).await?;
    Ok(view::html(&Checked {
        page: view::page(&ctx),
        right: marked.right,
        out_of: marked.out_of,
        passed: marked.passed,
        answers: marked
            .answers
            .into_iter()
            .map(|(question, right)| (question.asks, right, question.why))
            .collect(),
    }))
}

fn nothing(ctx: &Ctx) -> Response {
    view::html(&Nothing {
        page: view::page(ctx),
    })
}
