//! One clause of the draft, to change.

use axum::{extract::Path, response::Response};
use pages::{
    Form, Language,
    views::draft::{Clause, Field},
};
use policy::{AnyControl, Severity, edit};
use serde_json::Value;

use super::{
    draft::{broken, saved},
    fields::{fields, hint, is_texts, label, plain, shape, value},
};
use crate::{
    ctx::Ctx,
    error::AppError,
    governance::draft::{self, Open, Saved},
    web::{form::Sent, view},
};

pub async fn show(ctx: Ctx, Path(id): Path<String>) -> Result<Response, AppError> {
    let open = draft::open(&ctx).await?.ok_or(AppError::NotFound)?;
    let clause = open.policy.clause(&id).ok_or(AppError::NotFound)?;
    let mut form = Form::new();
    form.set("title", clause.title.clone());
    form.set("text", text_of(&open.row.source, &id));
    for setting in clause.rule.iter().flat_map(|rule| rule.control.settings()) {
        let name = format!("p-{}", setting.key);
        match setting.value {
            Value::Array(items) => {
                let items: Vec<String> = items.iter().map(plain).collect();
                if is_texts(&open, &id, setting.key) {
                    form.set(name, items.join("\n"));
                } else {
                    items
                        .into_iter()
                        .for_each(|item| form.add(name.clone(), item));
                }
            }
            other => form.set(name, plain(&other)),
        }
    }
    Ok(view::html(&page(&ctx, &open, &id, form)?))
}

pub async fn send(ctx: Ctx, Path(id): Path<String>, sent: Sent) -> Result<Response, AppError> {
    let open = draft::open(&ctx).await?.ok_or(AppError::NotFound)?;
    let clause = open.policy.clause(&id).ok_or(AppError::NotFound)?;
    let mut form = sent.form;
    if form.text("title").is_empty() {
        form.refuse("title", Language::English.t("draft-clause-title-missing"));
    }
    if form.text("text").is_empty() {
        form.refuse("text", Language::English.t("draft-clause-text-missing"));
    }
    if form.is_refused() {
        return Ok(view::again(&page(&ctx, &open, &id, form)?));
    }
    let mut source = edit::set_title(&open.row.source, &id, form.text("title")).map_err(broken)?;
    source = edit::set_text(&source, &id, form.text("text")).map_err(broken)?;
    for field in clause
        .rule
        .iter()
        .flat_map(|rule| fields(rule.control.kind()))
    {
        let value = value(&form, &field);
        source = edit::set_value(&source, &id, field.key, &value).map_err(broken)?;
    }
    match draft::save(&ctx, revision(&form, &open), &source).await? {
        Saved::Done => Ok(saved(&format!("/policy/draft/clauses/{id}"))),
        Saved::Meanwhile(theirs) => super::source::meanwhile(&ctx, &theirs, source).await,
        Saved::Unreadable(found) => {
            refuse(&mut form, &found);
            Ok(view::again(&page(&ctx, &open, &id, form)?))
        }
    }
}

/// Says what the reader says, at the field that it speaks about where it names one.
pub(super) fn refuse(form: &mut Form, found: &[policy::Diagnostic]) {
    for one in found.iter().filter(|one| one.severity == Severity::Error) {
        let why = Language::English
            .t("draft-edit-refused")
            .arg("why", one.message.clone());
        form.refuse_all(why);
    }
}

fn page(ctx: &Ctx, open: &Open, id: &str, form: Form) -> Result<Clause, AppError> {
    let clause = open.policy.clause(id).ok_or(AppError::NotFound)?;
    let control = clause.rule.as_ref().map(|rule| &rule.control);
    let info = control.and_then(|control| {
        let mut kinds = AnyControl::catalogue().iter();
        kinds.find(|info| info.kind == control.kind())
    });
    let shown = info
        .iter()
        .flat_map(|info| &info.fields)
        .map(|field| Field {
            name: format!("p-{}", field.key),
            label: label(field.key),
            hint: hint(field),
            control: shape(&field.shape),
        });
    Ok(Clause {
        page: view::page(ctx).back_to("/policy/draft").showing(&form),
        form,
        id: id.to_owned(),
        title: clause.title.clone(),
        revision: open.row.revision,
        kind: info
            .as_ref()
            .map_or_else(String::new, |info| info.title.to_owned()),
        about: info
            .as_ref()
            .map_or_else(String::new, |info| info.about.trim().replace('\n', " ")),
        rule: control.map_or_else(String::new, AnyControl::rule),
        fields: shown.collect(),
        duties: policy::join(clause.duties.iter().map(ToString::to_string)),
    })
}

/// The words of a clause as its author wrote them, placeholders and all.
fn text_of(source: &str, id: &str) -> String {
    let table: Option<toml::Table> = source.parse().ok();
    let clauses = table
        .as_ref()
        .and_then(|table| table.get("clause")?.as_array());
    let own = clauses
        .into_iter()
        .flatten()
        .find(|clause| clause.get("id").and_then(toml::Value::as_str) == Some(id));
    let text = own.and_then(|clause| clause.get("text")?.as_str());
    text.map_or_else(String::new, |text| text.trim().to_owned())
}

pub(super) fn revision(form: &Form, open: &Open) -> i64 {
    form.text("revision")
        .parse()
        .unwrap_or(open.row.revision - 1)
}
