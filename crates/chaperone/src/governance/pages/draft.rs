//! The draft at a glance, its beginning, its settings and how it differs.

use axum::response::{IntoResponse, Redirect, Response};
use pages::{
    Form, Language,
    views::{
        draft::{Beginning, ClauseRow, Overview, PillarRows, SectionRows, Settings, Start},
        policy::{Differences, Document},
    },
};
use policy::{Choice, Pillar, Policy, Severity};

use super::{in_words, public::words};
use crate::{
    access::action::Action,
    ctx::Ctx,
    error::AppError,
    governance::{changes, document, draft, packs, review},
    web::{dates, flash, form::Sent, view},
};

pub async fn show(ctx: Ctx) -> Result<Response, AppError> {
    let Some(open) = draft::open(&ctx).await? else {
        let page = view::page(&ctx);
        let start = Start::new(page, Form::new(), beginnings(&ctx).await?);
        return Ok(view::html(&start));
    };
    let mut conn = ctx.db().read().await?;
    let who = match open.row.updated_by {
        Some(id) => store::person::find(&mut conn, id).await?,
        None => None,
    };
    drop(conn);
    let when = dates::moment(&ctx, open.row.updated_at.into());
    let saved = match who {
        Some(who) => Language::English
            .t("draft-saved-by")
            .arg("when", when)
            .arg("who", who.name),
        None => Language::English.t("draft-saved-at").arg("when", when),
    };
    let gaps = open
        .found
        .iter()
        .filter(|one| one.severity == Severity::Gap);
    let warnings = open
        .found
        .iter()
        .filter(|one| one.severity == Severity::Warning);
    Ok(view::html(&Overview {
        page: view::page(&ctx),
        title: open.policy.meta.title.clone(),
        saved: saved.to_string(),
        pillars: pillars(&open.policy),
        gaps: gaps.count(),
        warnings: warnings.map(|one| one.message.clone()).collect(),
        changes: changes::waiting(&ctx).await?.len(),
        review: review::standing(&ctx)
            .await?
            .map(|standing| standing.sentence.to_string()),
        may_publish: ctx.actor.may(Action::PublishPolicy),
        has_live: ctx.policy().await?.is_some(),
    }))
}

fn pillars(policy: &Policy) -> Vec<PillarRows> {
    Pillar::ALL
        .iter()
        .map(|pillar| {
            let mut sections: Vec<SectionRows> = Vec::new();
            for clause in policy
                .clauses
                .iter()
                .filter(|clause| clause.pillar == *pillar)
            {
                let settings = clause.rule.as_ref().map(|rule| rule.control.settings());
                let open = settings.iter().flatten().filter(|setting| setting.gap);
                let row = ClauseRow {
                    id: clause.id.to_string(),
                    title: clause.title.clone(),
                    rule: clause
                        .rule
                        .as_ref()
                        .map_or_else(String::new, |rule| rule.control.rule()),
                    gap: policy::join(open.map(|setting| setting.key)),
                };
                match sections
                    .iter_mut()
                    .find(|section| section.title == clause.section)
                {
                    Some(section) => section.clauses.push(row),
                    None => sections.push(SectionRows {
                        title: clause.section.clone(),
                        clauses: vec![row],
                    }),
                }
            }
            PillarRows {
                title: pillar.label().to_owned(),
                sections,
            }
        })
        .collect()
}

async fn beginnings(ctx: &Ctx) -> Result<Vec<Beginning>, AppError> {
    let mut found = Vec::new();
    let mut conn = ctx.db().read().await?;
    if store::policy_version::latest(&mut conn).await?.is_some() {
        found.push(Beginning {
            key: "live".into(),
            title: Language::English.t("draft-start-live").to_string(),
            about: Language::English.t("draft-start-live-about").to_string(),
        });
    }
    drop(conn);
    for pack in packs::ALL {
        if let Ok(read) = draft::read(pack.source) {
            found.push(Beginning {
                key: pack.key.into(),
                title: format!(
                    "{} ({})",
                    read.policy.meta.title,
                    pack.key.replace('-', " ")
                ),
                about: read.policy.meta.summary,
            });
        }
    }
    Ok(found)
}

pub async fn start(ctx: Ctx, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let Some(from) = draft::From::parse(form.text("from")) else {
        form.refuse("from", Language::English.t("draft-start-none"));
        let start = Start::new(view::page(&ctx), form, beginnings(&ctx).await?);
        return Ok(view::again(&start));
    };
    draft::start(&ctx, from).await?;
    Ok(flash::redirect(
        "/policy/draft",
        &Language::English.t("draft-started").to_string(),
    ))
}

pub async fn preview(ctx: Ctx) -> Result<Response, AppError> {
    let open = draft::open(&ctx).await?.ok_or(AppError::NotFound)?;
    let tree = document::of_draft(&ctx, &open.policy).await?;
    Ok(view::html(&Document {
        page: view::page(&ctx).back_to("/policy/draft"),
        words: words(&tree)?,
        doors: Vec::new(),
        readers: Vec::new(),
        pdf: String::new(),
        source: None,
        change_note: None,
        fingerprint: None,
        differences: None,
    }))
}

pub async fn differences(ctx: Ctx) -> Result<Response, AppError> {
    let open = draft::open(&ctx).await?.ok_or(AppError::NotFound)?;
    let live = ctx.policy().await?.ok_or(AppError::NotFound)?;
    Ok(view::html(&Differences {
        page: view::page(&ctx).back_to("/policy/draft"),
        from: Language::English.t("policy-differences-live").to_string(),
        to: Language::English.t("policy-differences-draft").to_string(),
        rows: in_words(&policy::diff(&live.policy, &open.policy)),
    }))
}

pub async fn show_settings(ctx: Ctx) -> Result<Response, AppError> {
    let open = draft::open(&ctx).await?.ok_or(AppError::NotFound)?;
    let mut form = Form::new();
    for setting in &open.policy.settings {
        form.set(
            format!("s-{}", setting.id),
            setting.value.clone().unwrap_or_else(|| "not set".into()),
        );
    }
    for role in &open.policy.roles {
        form.set(format!("r-{}", role.id.key()), role.label.clone());
    }
    Ok(view::html(&settings(&ctx, &open, form)))
}

fn settings(ctx: &Ctx, open: &draft::Open, form: Form) -> Settings {
    let own = open.policy.settings.iter().map(|setting| {
        let help = setting.help.clone().unwrap_or_default();
        (format!("s-{}", setting.id), setting.label.clone(), help)
    });
    let roles = open.policy.roles.iter().map(|role| {
        let label = format!("What you call the {}", role.id.label());
        (format!("r-{}", role.id.key()), label, role.purpose.clone())
    });
    Settings {
        page: view::page(ctx).back_to("/policy/draft").showing(&form),
        form,
        revision: open.row.revision,
        settings: own.chain(roles).collect(),
    }
}

pub async fn send_settings(ctx: Ctx, sent: Sent) -> Result<Response, AppError> {
    let open = draft::open(&ctx).await?.ok_or(AppError::NotFound)?;
    let form = sent.form;
    let mut source = open.row.source.clone();
    for setting in &open.policy.settings {
        let value = form.text(&format!("s-{}", setting.id));
        source = policy::edit::set_setting(&source, &setting.id, value).map_err(broken)?;
    }
    for role in &open.policy.roles {
        let label = form.text(&format!("r-{}", role.id.key()));
        if !label.is_empty() {
            source = policy::edit::set_role_label(&source, role.id.key(), label).map_err(broken)?;
        }
    }
    let revision = form.text("revision").parse().unwrap_or(open.row.revision);
    match draft::save(&ctx, revision, &source).await? {
        draft::Saved::Done => Ok(saved("/policy/draft")),
        draft::Saved::Meanwhile(theirs) => super::source::meanwhile(&ctx, &theirs, source).await,
        draft::Saved::Unreadable(found) => {
            let mut form = form;
            for one in found.iter().filter(|one| one.severity == Severity::Error) {
                form.refuse_all(
                    Language::English
                        .t("draft-edit-refused")
                        .arg("why", one.message.clone()),
                );
            }
            Ok(view::again(&settings(&ctx, &open, form)))
        }
    }
}

pub(super) fn saved(path: &str) -> Response {
    flash::redirect(path, &Language::English.t("draft-saved").to_string())
}

/// A draft that was read can be edited: anything else is a mistake of ours.
pub(super) fn broken(error: policy::edit::EditError) -> AppError {
    AppError::Internal(error.into())
}

/// Nothing to do here without a draft.
pub(super) fn to_start() -> Response {
    Redirect::to("/policy/draft").into_response()
}
