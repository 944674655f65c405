//! Broken rules, and whether anybody is contacted about them.

use axum::{extract::Path, response::Response};
use pages::{
    Form, Language,
    views::staff::{Breach as View, BreachLine, BreachList, BreachNew},
};
use policy::{Audience, Choice, terms::BreachContact};
use uuid::Uuid;

use super::fields;
use crate::{
    ctx::Ctx,
    error::AppError,
    governance::live::LivePolicy,
    reporting::staff::{
        breach::{self, Command, Found},
        words::{Breach, Decision, What},
    },
    response::pages::by,
    web::{dates, flash, form::Sent, view},
};

const LONGEST: usize = 10_000;
const NAME: usize = 200;

fn t(key: &str) -> String {
    Language::English.t(key).to_string()
}

pub async fn show_all(ctx: Ctx) -> Result<Response, AppError> {
    let person = ctx.signed()?.person;
    let mut conn = ctx.db().read().await?;
    let held = store::rule_breach::held_by(&mut conn, person, ctx.ts()).await?;
    let open = store::due::open_for(&mut conn, person, ctx.ts()).await?;
    drop(conn);
    let rows = held.into_iter().map(|row| {
        let due = open.iter().find(|due| due.record_id == row.id);
        let due = due.map(|due| {
            let at = dates::moment(&ctx, due.due_at.timestamp());
            Language::English
                .t("response-due-by")
                .arg("at", at)
                .to_string()
        });
        let late = open
            .iter()
            .any(|due| due.record_id == row.id && due.due_at < ctx.ts());
        let (status, mark) = match (row.decided_at, late) {
            (Some(_), _) => ("breach-status-decided", "met"),
            (None, false) => ("breach-status-open", "due"),
            (None, true) => ("breach-status-open", "not"),
        };
        BreachLine {
            href: format!("/breaches/{}", row.id),
            at: dates::moment(&ctx, row.at.timestamp()),
            status: t(status),
            mark,
            due: due.unwrap_or_default(),
        }
    });
    Ok(view::html(&BreachList {
        page: view::page(&ctx).back_to("/concerns"),
        rows: rows.collect(),
    }))
}

/// The rules that bind people who take part: clauses of the policy in force.
fn rules(live: Option<&LivePolicy>) -> Vec<(String, String)> {
    let clauses = live.map_or(&[][..], |live| &live.policy.clauses);
    clauses
        .iter()
        .filter(|clause| clause.audience.contains(&Audience::YoungPeople))
        .map(|clause| (clause.id.to_string(), clause.title.clone()))
        .collect()
}

pub async fn show_new(ctx: Ctx) -> Result<Response, AppError> {
    let form = fields::fresh(&ctx);
    Ok(view::html(&new_page(&ctx, form).await?))
}

async fn new_page(ctx: &Ctx, form: Form) -> Result<BreachNew, AppError> {
    let live = ctx.policy().await?;
    Ok(BreachNew {
        page: view::page(ctx).back_to("/breaches").showing(&form),
        form,
        rules: rules(live.as_deref()),
        services: fields::services(live.as_deref()),
    })
}

pub async fn send(ctx: Ctx, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let seed = fields::seed(&form)?;
    let live = ctx.policy().await?;
    let who = fields::words(
        &mut form,
        "who",
        NAME,
        "breach-who-missing",
        "attempt-who-long",
    );
    let rules = rules(live.as_deref());
    let chosen = form.text("rule").to_owned();
    let rule = rules.into_iter().find(|(key, _)| *key == chosen);
    if !chosen.is_empty() && rule.is_none() {
        form.refuse("rule", Language::English.t("breach-rule-unknown"));
    }
    let words = fields::words(
        &mut form,
        "words",
        LONGEST,
        "breach-words-missing",
        "breach-words-long",
    );
    let at = fields::moment(&ctx, &mut form, "on", "time", "staff-on");
    let service = fields::service(&mut form, live.as_deref());
    let done = fields::area(&mut form, "done", "breach-words");
    if form.is_refused() {
        return Ok(view::again(&new_page(&ctx, form).await?));
    }
    let command = Command {
        seed,
        at,
        service,
        breach: Breach {
            who: who.trim().to_owned(),
            rule: rule.map(|(_, title)| title).unwrap_or_default(),
            words,
            done,
        },
    };
    let own = breach::send(&ctx, command).await?;
    let target = format!("/concerns/mine/{own}");
    Ok(flash::redirect(&target, &t("breach-sent")))
}

pub async fn show(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let found = breach::read(&ctx, id).await?;
    Ok(view::html(&page(&ctx, &found, Form::new()).await?))
}

fn contact_words(key: &str) -> String {
    BreachContact::from_key(key).map_or_else(
        || key.to_owned(),
        |contact| policy::capital(contact.label()),
    )
}

async fn page(ctx: &Ctx, found: &Found, form: Form) -> Result<View, AppError> {
    let live = ctx.policy().await?;
    let row = &found.row;
    let (contacts, _) = breach::rule(live.as_deref(), row.service.as_deref());
    let at = dates::moment(ctx, row.at.timestamp());
    let breach = found.breach()?;
    let words = [
        ("breach-who", &breach.who),
        ("breach-rule", &breach.rule),
        ("breach-words", &breach.words),
        ("staff-done", &breach.done),
    ];
    let words = words
        .into_iter()
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(key, text)| (t(key), text.clone()));
    let title = Language::English.t("breach-one").arg("at", at.clone());
    let from = found
        .entries
        .iter()
        .find_map(|(_, entry)| match entry.what {
            What::Breach(_) => Some(by(&entry.by)),
            _ => None,
        });
    Ok(View {
        page: view::page(ctx).back_to("/breaches").showing(&form),
        form,
        id: row.id.to_string(),
        title: title.to_string(),
        facts: vec![
            (t("attempt-at"), at),
            (t("response-word-from"), from.unwrap_or_default()),
        ],
        words: words.collect(),
        decided: decided(ctx, found),
        contacts: contacts
            .iter()
            .map(|one| (one.key().to_owned(), contact_words(one.key())))
            .collect(),
        seen: found.opened.seen(),
    })
}

fn decided(ctx: &Ctx, found: &Found) -> Vec<(String, String)> {
    let decision = found
        .entries
        .iter()
        .find_map(|(row, entry)| match &entry.what {
            What::Decided(decision) => Some((row, &entry.by, decision)),
            _ => None,
        });
    let Some((row, author, decision)) = decision else {
        return Vec::new();
    };
    let safe = if decision.safe {
        "staff-yes"
    } else {
        "staff-no"
    };
    let contacted: Vec<String> = decision
        .contacted
        .iter()
        .map(|key| contact_words(key))
        .collect();
    let contacted = if contacted.is_empty() {
        t("breach-nobody")
    } else {
        contacted.join(", ")
    };
    vec![
        (
            t("breach-decided-at"),
            dates::moment(ctx, row.at.timestamp()),
        ),
        (t("breach-decided-by"), by(author)),
        (t("breach-decided-safe"), t(safe)),
        (t("breach-decided-contact"), contacted),
        (t("breach-reason"), decision.reason.clone()),
    ]
}

/// Decides whether anybody is contacted.
pub async fn decide(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let seen = fields::seen(&form)?;
    let live = ctx.policy().await?;
    let mut conn = ctx.db().read().await?;
    let found = breach::load(&ctx, &mut conn, id).await?;
    drop(conn);
    let (contacts, _) = breach::rule(live.as_deref(), found.row.service.as_deref());
    let language = Language::English;
    let safe = fields::yes(&mut form, "safe", "breach-safe-missing");
    let nobody = form.has("contact", "nobody");
    let contacted: Vec<String> = contacts
        .iter()
        .map(|one| one.key())
        .filter(|key| form.has("contact", key))
        .map(str::to_owned)
        .collect();
    if nobody && !contacted.is_empty() {
        form.refuse("contact", language.t("breach-contact-both"));
    } else if !nobody && contacted.is_empty() {
        form.refuse("contact", language.t("breach-contact-missing"));
    } else if !contacted.is_empty() && form.text("safe") == "no" {
        form.refuse("contact", language.t("breach-contact-unsafe"));
    }
    let reason = fields::words(
        &mut form,
        "reason",
        LONGEST,
        "breach-reason-missing",
        "breach-words-long",
    );
    if form.is_refused() {
        return Ok(view::again(&page(&ctx, &found, form).await?));
    }
    let decision = Decision {
        safe,
        contacted,
        reason,
    };
    match breach::decide(&ctx, id, decision, seen).await {
        Ok(()) => {
            let target = format!("/breaches/{id}");
            Ok(flash::redirect(&target, &t("breach-decided")))
        }
        Err(AppError::Conflict(_)) => {
            form.refuse_all(language.t("breach-already"));
            let mut conn = ctx.db().read().await?;
            let found = breach::load(&ctx, &mut conn, id).await?;
            drop(conn);
            Ok(view::again(&page(&ctx, &found, form).await?))
        }
        Err(error) => Err(error),
    }
}
