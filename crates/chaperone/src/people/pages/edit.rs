//! Adding somebody, and changing what is known of them.

use axum::{extract::Path, response::Response};
use pages::{Form, Language, views::people::Edit};
use uuid::Uuid;

use crate::{
    ctx::Ctx,
    error::AppError,
    people::{
        add::{self, Added},
        change::{self, Changed},
        fields,
    },
    web::{flash, form::Sent, view},
};

pub async fn show_new(ctx: Ctx) -> Response {
    let mut form = Form::new();
    form.set_date("started", ctx.today());
    view::html(&page_new(&ctx, form))
}

fn page_new(ctx: &Ctx, form: Form) -> Edit {
    let page = view::page(ctx).back_to("/people");
    Edit::new(page, form, None, "/people/new".into())
}

pub async fn send_new(ctx: Ctx, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let language = Language::English;
    let invite = form.has("invite", "yes");
    let Some(fields) = fields::read(&mut form, language) else {
        return Ok(view::again(&page_new(&ctx, form)));
    };
    if invite && fields.email.is_none() {
        form.refuse("email", language.t("people-invite-no-email"));
        return Ok(view::again(&page_new(&ctx, form)));
    }
    let name = fields.name.clone();
    match add::add(&ctx, fields, invite).await? {
        Added::Done(id) => {
            let done = if invite {
                "people-added-invited"
            } else {
                "people-added"
            };
            let done = language.t(done).arg("name", name).to_string();
            Ok(flash::redirect(&format!("/people/{id}"), &done))
        }
        Added::EmailTaken => {
            form.refuse("email", language.t("people-email-taken"));
            Ok(view::again(&page_new(&ctx, form)))
        }
        Added::NotAHost(stops) => {
            refuse_host(&mut form, stops);
            Ok(view::again(&page_new(&ctx, form)))
        }
    }
}

pub async fn show(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let mut conn = ctx.db().read().await?;
    let person = store::person::get(&mut conn, id).await?;
    let form = fields::form_of(&person);
    Ok(view::html(&page(&ctx, form, id, person.name)))
}

fn page(ctx: &Ctx, form: Form, id: Uuid, name: String) -> Edit {
    let page = view::page(ctx).back_to(format!("/people/{id}"));
    Edit::new(page, form, Some(name), format!("/people/{id}/edit"))
}

pub async fn send(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let language = Language::English;
    let mut conn = ctx.db().read().await?;
    let name = store::person::get(&mut conn, id).await?.name;
    drop(conn);
    let Some(fields) = fields::read(&mut form, language) else {
        return Ok(view::again(&page(&ctx, form, id, name)));
    };
    let new_name = fields.name.clone();
    match change::change(&ctx, id, fields).await? {
        Changed::Done => {
            let done = language
                .t("people-changed")
                .arg("name", new_name)
                .to_string();
            Ok(flash::redirect(&format!("/people/{id}"), &done))
        }
        Changed::EmailTaken => {
            form.refuse("email", language.t("people-email-taken"));
            Ok(view::again(&page(&ctx, form, id, name)))
        }
        Changed::NotAHost(stops) => {
            refuse_host(&mut form, stops);
            Ok(view::again(&page(&ctx, form, id, name)))
        }
    }
}

/// Says why the policy does not let somebody host yet.
fn refuse_host(form: &mut Form, stops: Vec<String>) {
    for why in stops {
        form.refuse(
            "host",
            Language::English.t("people-host-stopped").arg("why", why),
        );
    }
}
