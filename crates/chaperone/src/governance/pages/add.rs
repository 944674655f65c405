//! A new clause in the draft.

use axum::response::Response;
use pages::{Form, Language, views::draft::Add};
use policy::{
    AnyControl, Choice, Pillar,
    edit::{self, NewClause, NewControl},
};

use super::{
    clause::{refuse, revision},
    draft::broken,
    fields::beginning,
};
use crate::{
    ctx::Ctx,
    error::AppError,
    governance::draft::{self, Open, Saved},
    web::{flash, form::Sent, view},
};

pub async fn show(ctx: Ctx) -> Result<Response, AppError> {
    let open = draft::open(&ctx).await?.ok_or(AppError::NotFound)?;
    Ok(view::html(&add(&ctx, &open, Form::new())))
}

fn add(ctx: &Ctx, open: &Open, form: Form) -> Add {
    let mut sections: Vec<String> = Vec::new();
    for clause in &open.policy.clauses {
        if !sections.contains(&clause.section) {
            sections.push(clause.section.clone());
        }
    }
    Add {
        page: view::page(ctx).back_to("/policy/draft").showing(&form),
        form,
        revision: open.row.revision,
        kinds: AnyControl::catalogue()
            .iter()
            .map(|info| (info.kind.to_owned(), info.title.to_owned()))
            .collect(),
        pillars: Pillar::ALL
            .iter()
            .map(|pillar| (pillar.key().to_owned(), pillar.label().to_owned()))
            .collect(),
        sections,
    }
}

pub async fn send(ctx: Ctx, sent: Sent) -> Result<Response, AppError> {
    let open = draft::open(&ctx).await?.ok_or(AppError::NotFound)?;
    let mut form = sent.form;
    for (field, words) in [
        ("title", "draft-clause-title-missing"),
        ("pillar", "draft-add-pillar-missing"),
        ("section", "draft-add-section-missing"),
        ("text", "draft-clause-text-missing"),
    ] {
        if form.text(field).is_empty() {
            form.refuse(field, Language::English.t(words));
        }
    }
    if form.is_refused() {
        return Ok(view::again(&add(&ctx, &open, form)));
    }
    let new = NewClause {
        id: slug(&open, form.text("title")),
        title: form.text("title").to_owned(),
        section: form.text("section").to_owned(),
        pillar: form.text("pillar").to_owned(),
        audience: vec!["everyone".into()],
        duties: form
            .text("duties")
            .split([',', ' '])
            .filter(|duty| !duty.is_empty())
            .map(str::to_uppercase)
            .collect(),
        services: Vec::new(),
        text: form.text("text").to_owned(),
        control: (!form.text("kind").is_empty()).then(|| NewControl {
            kind: form.text("kind").to_owned(),
            values: beginning(form.text("kind")),
        }),
    };
    let source = edit::add_clause(&open.row.source, &new, None).map_err(broken)?;
    match draft::save(&ctx, revision(&form, &open), &source).await? {
        Saved::Done => Ok(flash::redirect(
            &format!("/policy/draft/clauses/{}", new.id),
            &Language::English.t("draft-added").to_string(),
        )),
        Saved::Meanwhile(theirs) => super::source::meanwhile(&ctx, &theirs, source).await,
        Saved::Unreadable(found) => {
            refuse(&mut form, &found);
            Ok(view::again(&add(&ctx, &open, form)))
        }
    }
}

fn slug(open: &Open, title: &str) -> String {
    let words: String = title
        .to_lowercase()
        .chars()
        .map(|letter| {
            if letter.is_ascii_alphanumeric() {
                letter
            } else {
                ' '
            }
        })
        .collect();
    let mut slug = words
        .split_whitespace()
        .take(6)
        .collect::<Vec<_>>()
        .join("-");
    if !slug.starts_with(|letter: char| letter.is_ascii_lowercase()) {
        slug = format!("clause-{slug}").trim_end_matches('-').to_owned();
    }
    let base = slug.clone();
    let mut place = 2;
    while open.policy.clause(&slug).is_some() {
        slug = format!("{base}-{place}");
        place += 1;
    }
    slug
}
