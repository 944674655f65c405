//! Concerns: the list, and one of them.

use axum::{extract::Path, response::Response};
use pages::{
    Form, Language,
    views::response::{Concern as View, ConcernLine, Concerns},
};
use policy::Choice;
use store::{
    concern::{Concern as Row, Status},
    due::Due,
};
use uuid::Uuid;

use super::shown::{self, word};
use crate::{
    ctx::Ctx,
    error::AppError,
    people::posts,
    reporting::{clocks, words::What},
    response::{
        concern::{self, Concern},
        list,
    },
    web::{dates, flash, form::Sent, view},
};

fn t(key: &str) -> String {
    Language::English.t(key).to_string()
}

pub async fn show_all(ctx: Ctx) -> Result<Response, AppError> {
    let mut conn = ctx.db().read().await?;
    let asked = view::asked(&ctx, "page").parse().unwrap_or(1).max(1);
    let listed = list::concerns(&ctx, &mut conn, asked).await?;
    let signed = ctx.signed()?;
    let person = signed.person;
    let held = store::holder::of_person(&mut conn, person, ctx.ts()).await?;
    let mut posts = signed.roles.iter();
    let in_team = posts.any(|post| policy::Role::SAFEGUARDING_TEAM.contains(post));
    let open = store::due::open_for(&mut conn, person, ctx.ts()).await?;
    drop(conn);
    let rows = listed.rows.iter().map(|row| {
        let due = open.iter().find(|due| due.record_id == row.id);
        line(&ctx, row, due)
    });
    Ok(view::html(&Concerns {
        page: view::page(&ctx),
        handles: in_team || !held.is_empty(),
        rows: rows.collect(),
        current: usize::try_from(asked).unwrap_or(1),
        pages: view::pages(listed.all, list::PAGE),
        all: listed.all,
    }))
}

fn line(ctx: &Ctx, row: &Row, due: Option<&Due>) -> ConcernLine {
    let shown = due.map(|due| shown::due(ctx, due, String::new()));
    let late = shown.as_ref().is_some_and(|due| due.mark == "not");
    ConcernLine {
        href: format!("/concerns/{}", row.id),
        received: dates::moment(ctx, row.received_at.timestamp()),
        kind: word(&format!("response-kind-{}", &row.kind)),
        about: word(&format!("response-about-{}", &row.about)),
        route: route(row),
        status: word(&format!("response-status-{}", row.status.as_str())),
        mark: match row.status {
            Status::New => "not",
            Status::Read => "due",
            Status::Triaged => "none",
            Status::Closed => "met",
        },
        due: shown
            .map(|due| format!("{} {}", due.what, due.when))
            .unwrap_or_default(),
        late,
        urgent: row.urgent && row.status != Status::Closed,
        new_words: row
            .reporter_wrote_at
            .is_some_and(|wrote| row.answered_at.is_none_or(|answered| answered < wrote)),
    }
}

fn route(row: &Row) -> String {
    let named = clocks::route(&row.route);
    named.map_or_else(|| row.route.clone(), |route| route.label().to_owned())
}

/// Opens a concern to read it.
pub async fn show(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let concern = concern::read(&ctx, id).await?;
    page(&ctx, concern, Form::new(), None)
        .await
        .map(|page| view::html(&page))
}

async fn page(
    ctx: &Ctx,
    concern: Concern,
    form: Form,
    seen_before: Option<i64>,
) -> Result<View, AppError> {
    let id = concern.row.id;
    let row = &concern.row;
    let labels = posts::labels(ctx).await?;
    let report = concern.report()?;
    let mut facts = vec![
        (
            t("response-received"),
            dates::moment(ctx, row.received_at.timestamp()),
        ),
        (
            t("response-kind"),
            word(&format!("response-kind-{}", &row.kind)),
        ),
        (
            t("response-about"),
            word(&format!("response-about-{}", &row.about)),
        ),
        (t("response-route"), route(row)),
        (
            t("response-status"),
            word(&format!("response-status-{}", row.status.as_str())),
        ),
    ];
    if row.recorded_at != row.received_at {
        let at = dates::moment(ctx, row.recorded_at.timestamp());
        let late = Language::English.t("response-recorded-late").arg("at", at);
        facts.insert(1, (t("response-recorded"), late.to_string()));
    }
    if let Some(level) = &row.level {
        facts.push((
            t("response-level"),
            word(&format!("triage-level-{}", level)),
        ));
    }
    if let Some(role) = row.sent_to.as_deref().and_then(policy::Role::from_key) {
        facts.push((t("response-sent-to"), labels.of(role)));
    }
    if row.conflict {
        facts.push((String::new(), t("response-conflict")));
    }
    let said = concern
        .entries
        .iter()
        .filter_map(|one| shown::said(ctx, id, one));
    let meanwhile = concern
        .entries
        .iter()
        .filter(|one| seen_before.is_some_and(|seen| one.place > seen))
        .filter_map(|one| shown::said(ctx, id, one));
    let mut conn = ctx.db().read().await?;
    let month = ctx.ts().plus(jiff::SignedDuration::from_hours(-24 * 30));
    let opened = store::holder::opened_since(&mut conn, ctx.signed()?.person, month).await?;
    // A case that is not theirs does not exist for them, whatever the concern says.
    let case = match row.case_id {
        Some(case) => {
            let me = ctx.signed()?.person;
            let holder = store::holder::find(&mut conn, case, me, ctx.ts()).await?;
            holder.map(|_| (format!("/cases/{case}"), t("response-open-case")))
        }
        None => None,
    };
    drop(conn);
    let at = dates::moment(ctx, row.received_at.timestamp());
    let title = Language::English
        .t("response-title")
        .arg("kind", word(&format!("response-kind-{}", &row.kind)))
        .arg("at", at);
    Ok(View {
        page: view::page(ctx).back_to("/concerns").showing(&form),
        form,
        id: id.to_string(),
        title: title.to_string(),
        urgent: row.urgent && row.status != Status::Closed,
        nude_images: row.nude_images,
        facts,
        words: shown::report(report),
        files: shown::files(&format!("/concerns/{id}"), &report.files),
        said: said.collect(),
        dues: concern
            .dues
            .iter()
            .filter(|due| due.done_at.is_none())
            .map(|due| shown::due(ctx, due, String::new()))
            .collect(),
        can_answer: row.locator.is_some(),
        can_triage: row.case_id.is_none(),
        case,
        exposure: Language::English
            .t("response-exposure")
            .arg("count", opened)
            .to_string(),
        meanwhile: meanwhile.collect(),
        seen: concern.opened.seen(),
    })
}

pub async fn answer(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    let text = sent.form.value("answer").to_owned();
    let seen = seen(&sent.form)?;
    let outcome = if text.trim().is_empty() {
        Err(Refused::Missing("answer", "response-answer-missing"))
    } else {
        concern::answer(&ctx, id, &text, seen)
            .await
            .map_err(Refused::Failed)
    };
    finish(&ctx, id, sent.form, seen, outcome, "response-answer-sent").await
}

pub async fn note(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    let text = sent.form.value("note").to_owned();
    let seen = seen(&sent.form)?;
    let outcome = if text.trim().is_empty() {
        Err(Refused::Missing("note", "response-note-missing"))
    } else {
        concern::note(&ctx, id, &text, seen)
            .await
            .map_err(Refused::Failed)
    };
    finish(&ctx, id, sent.form, seen, outcome, "response-note-saved").await
}

/// Why something was not written.
enum Refused {
    Missing(&'static str, &'static str),
    Failed(AppError),
}

/// Whether whoever is signed in wrote the same words since the form was opened: its button was pressed twice.
async fn is_said(ctx: &Ctx, id: Uuid, seen: i64, form: &Form) -> Result<bool, AppError> {
    let me = ctx.signed()?.person;
    let mut conn = ctx.db().read().await?;
    let concern = concern::load(ctx, &mut conn, id).await?;
    let same = |what: &What| match what {
        What::Answer { text } => text == form.value("answer"),
        What::Note { text } => text == form.value("note"),
        _ => false,
    };
    let mut newer = concern.entries.iter().filter(|one| one.place > seen);
    Ok(newer.any(|one| one.entry.by.person() == Some(me) && same(&one.entry.what)))
}

/// Back to the concern: done, or with what was typed and what is wrong. Whoever wrote meanwhile is read first.
async fn finish(
    ctx: &Ctx,
    id: Uuid,
    mut form: Form,
    seen: i64,
    outcome: Result<(), Refused>,
    done: &str,
) -> Result<Response, AppError> {
    let before = match outcome {
        Ok(()) => return Ok(flash::redirect(&format!("/concerns/{id}"), &t(done))),
        Err(Refused::Missing(field, words)) => {
            form.refuse(field, Language::English.t(words));
            None
        }
        Err(Refused::Failed(AppError::Conflict(_))) if is_said(ctx, id, seen, &form).await? => {
            return Ok(flash::redirect(&format!("/concerns/{id}"), &t(done)));
        }
        Err(Refused::Failed(AppError::Conflict(_))) => {
            form.refuse_all(Language::English.t("response-meanwhile"));
            Some(seen)
        }
        Err(Refused::Failed(error)) => return Err(error),
    };
    let mut conn = ctx.db().read().await?;
    let concern = concern::load(ctx, &mut conn, id).await?;
    drop(conn);
    Ok(view::again(&page(ctx, concern, form, before).await?))
}

/// How many entries the writer had seen, from the form.
pub fn seen(form: &Form) -> Result<i64, AppError> {
    let seen = form.text("seen").parse();
    seen.map_err(|_| AppError::BadRequest("the form could not be read".into()))
}
