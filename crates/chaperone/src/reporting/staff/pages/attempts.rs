//! Attempts by young people to start a conversation.

use axum::{extract::Path, response::Response};
use pages::{
    Form, Language,
    views::{
        response::Said,
        staff::{Attempt as View, AttemptLine, AttemptList, AttemptNew, Help},
    },
};
use policy::Choice;
use uuid::Uuid;

use super::fields;
use crate::{
    ctx::Ctx,
    error::AppError,
    reporting::staff::{
        attempt::{self, Command, Found},
        words::{Attempt, Did, What},
    },
    response::pages::by,
    sealing::record,
    web::{dates, flash, form::Sent, view},
};

/// The longest account, and the longest name: first name or initials.
const LONGEST: usize = 10_000;
const NAME: usize = 200;

fn t(key: &str) -> String {
    Language::English.t(key).to_string()
}

pub async fn show_all(ctx: Ctx) -> Result<Response, AppError> {
    let live = ctx.policy().await?;
    let person = ctx.signed()?.person;
    let mut conn = ctx.db().read().await?;
    let mut rows = Vec::new();
    for mut row in store::contact_attempt::held_by(&mut conn, person, ctx.ts()).await? {
        let hidden = attempt::hide(&ctx, &mut conn, &mut row).await?;
        let finished = attempt::finished(&mut conn, row.id).await? && !hidden;
        let todo = attempt::todo(attempt::judge(&ctx, live.as_deref(), &row).as_ref());
        let todo = todo.filter(|_| !finished).unwrap_or_default();
        let (status, mark) = match (finished, todo.is_empty()) {
            (true, _) => ("attempt-done", "met"),
            (false, true) => ("attempt-open", "due"),
            (false, false) => ("attempt-open", "not"),
        };
        rows.push(AttemptLine {
            href: format!("/contact-attempts/{}", row.id),
            at: dates::moment(&ctx, row.at.timestamp()),
            written: dates::moment(&ctx, row.recorded_at.timestamp()),
            todo,
            status: t(status),
            mark,
        });
    }
    drop(conn);
    Ok(view::html(&AttemptList {
        page: view::page(&ctx).back_to("/concerns"),
        rows,
    }))
}

/// The reply that is safe: it ends the conversation and offers another one with a second adult there.
fn reply(ctx: &Ctx) -> String {
    let organisation = ctx.organisation().name.clone();
    Language::English
        .t("attempt-reply-text")
        .arg("organisation", organisation)
        .to_string()
}

/// Who can help a young person: what children may turn to, and the leads of partner schools.
async fn helps(ctx: &Ctx) -> Result<Vec<Help>, AppError> {
    let nation = ctx.organisation().nation.key();
    let mut conn = ctx.db().read().await?;
    let entries = store::directory::all(&mut conn).await?;
    let lead = policy::terms::DirectoryKind::SchoolLead.key();
    let fits = entries.into_iter().filter(|entry| {
        let here = entry.nations.0.is_empty() || entry.nations.0.iter().any(|one| one == nation);
        here && (entry.children || entry.kind == lead)
    });
    let helps = fits.map(|entry| Help {
        name: entry.name,
        about: entry.who_for,
        ways: [entry.phone, entry.text_number, entry.web, entry.email]
            .into_iter()
            .filter(|way| !way.is_empty())
            .collect(),
    });
    Ok(helps.filter(|help| !help.ways.is_empty()).collect())
}

pub async fn show_new(ctx: Ctx) -> Result<Response, AppError> {
    let form = fields::fresh(&ctx);
    Ok(view::html(&new_page(&ctx, form).await?))
}

async fn new_page(ctx: &Ctx, form: Form) -> Result<AttemptNew, AppError> {
    Ok(AttemptNew {
        page: view::page(ctx).back_to("/contact-attempts").showing(&form),
        form,
        reply: reply(ctx),
        helps: helps(ctx).await?,
    })
}

/// What was ticked as done.
fn ticked(form: &Form, note: String) -> Did {
    Did {
        ended: form.has("did", "ended"),
        offered: form.has("did", "offered"),
        helped: form.has("did", "helped"),
        note,
    }
}

pub async fn send(ctx: Ctx, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let seed = fields::seed(&form)?;
    let who = fields::words(
        &mut form,
        "who",
        NAME,
        "attempt-who-missing",
        "attempt-who-long",
    );
    let place = fields::line(&mut form, "place", "attempt-words");
    let at = fields::moment(&ctx, &mut form, "on", "time", "attempt-on");
    let words = fields::words(
        &mut form,
        "words",
        LONGEST,
        "attempt-words-missing",
        "attempt-words-long",
    );
    let worried = fields::yes(&mut form, "worried", "attempt-worried-missing");
    if form.is_refused() {
        return Ok(view::again(&new_page(&ctx, form).await?));
    }
    let command = Command {
        seed,
        at,
        did: ticked(&form, String::new()),
        attempt: Attempt {
            who: who.trim().to_owned(),
            place,
            words,
        },
        worried,
    };
    let id = attempt::add(&ctx, command).await?;
    let target = format!("/contact-attempts/{id}");
    Ok(flash::redirect(&target, &t("attempt-saved")))
}

pub async fn show(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let mut tx = ctx.db().begin().await?;
    let found = attempt::load(&ctx, &mut tx, id).await?;
    record::note_opened(&ctx, &mut tx, id).await?;
    tx.commit().await?;
    Ok(view::html(&page(&ctx, found, Form::new()).await?))
}

/// What was done, in words.
fn done(ended: bool, offered: bool, helped: bool) -> String {
    let all = [
        (ended, "attempt-did-ended"),
        (offered, "attempt-did-offered"),
        (helped, "attempt-did-helped"),
    ];
    let done: Vec<String> = all
        .into_iter()
        .filter(|(was, _)| *was)
        .map(|(_, key)| t(key))
        .collect();
    if done.is_empty() {
        t("attempt-did-none")
    } else {
        done.join("; ")
    }
}

async fn page(ctx: &Ctx, found: Found, mut form: Form) -> Result<View, AppError> {
    let live = ctx.policy().await?;
    let row = &found.row;
    let at = dates::moment(ctx, row.at.timestamp());
    let todo = attempt::todo(attempt::judge(ctx, live.as_deref(), row).as_ref());
    let words = found.attempt()?;
    let raised = if row.concern_id.is_some() {
        "staff-yes"
    } else {
        "staff-no"
    };
    let recorded = dates::moment(ctx, row.recorded_at.timestamp());
    let did = done(row.ended, row.second_adult_offered, row.help_given);
    let worried = if row.worried { "staff-yes" } else { "staff-no" };
    if form.values("did").is_empty() {
        for (was, key) in [
            (row.ended, "ended"),
            (row.second_adult_offered, "offered"),
            (row.help_given, "helped"),
        ] {
            if was {
                form.add("did", key);
            }
        }
    }
    let said = found.entries.iter().filter_map(|(entry, words)| {
        let What::Did(did) = &words.what else {
            return None;
        };
        let what = Language::English
            .t("attempt-what-did")
            .arg("done", done(did.ended, did.offered, did.helped));
        Some(Said {
            by: by(&words.by),
            at: dates::moment(ctx, entry.at.timestamp()),
            text: did.note.clone(),
            files: Vec::new(),
            shared: false,
            what: what.to_string(),
        })
    });
    let title = Language::English.t("attempt-one").arg("at", at);
    Ok(View {
        page: view::page(ctx).back_to("/contact-attempts").showing(&form),
        id: row.id.to_string(),
        title: title.to_string(),
        facts: vec![
            (t("attempt-written"), recorded),
            (t("attempt-did"), did),
            (t("attempt-worried"), t(worried)),
            (t("attempt-concern"), t(raised)),
        ],
        words: vec![
            (t("attempt-who-was"), words.who.clone()),
            (t("attempt-place-was"), words.place.clone()),
            (t("attempt-words-were"), words.words.clone()),
        ],
        said: said.collect(),
        todo: todo.filter(|_| !found.finished).unwrap_or_default(),
        open: !found.finished,
        can_raise: row.concern_id.is_none(),
        reply: reply(ctx),
        helps: helps(ctx).await?,
        seen: found.opened.seen(),
        form,
    })
}

async fn again(ctx: &Ctx, id: Uuid, form: Form) -> Result<Response, AppError> {
    let mut conn = ctx.db().read().await?;
    let found = attempt::load(ctx, &mut conn, id).await?;
    drop(conn);
    Ok(view::again(&page(ctx, found, form).await?))
}

/// What was done since.
pub async fn did(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let seen = fields::seen(&form)?;
    let note = fields::note(&mut form, "note");
    let did = ticked(&form, note);
    if did == Did::default() {
        form.refuse("did", Language::English.t("attempt-since-missing"));
    }
    if form.is_refused() {
        return again(&ctx, id, form).await;
    }
    match attempt::did(&ctx, id, did, seen).await {
        Ok(()) => {
            let target = format!("/contact-attempts/{id}");
            Ok(flash::redirect(&target, &t("attempt-since-saved")))
        }
        Err(AppError::Conflict(_)) => {
            form.refuse_all(Language::English.t("response-meanwhile"));
            again(&ctx, id, form).await
        }
        Err(error) => Err(error),
    }
}

/// Nothing is left to do.
pub async fn close(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    match attempt::finish(&ctx, id).await? {
        None => {
            let target = format!("/contact-attempts/{id}");
            Ok(flash::redirect(&target, &t("attempt-closed")))
        }
        Some(todo) => {
            let mut form = Form::new();
            let held = Language::English.t("attempt-close-held").arg("todo", todo);
            form.refuse("did", held);
            again(&ctx, id, form).await
        }
    }
}
