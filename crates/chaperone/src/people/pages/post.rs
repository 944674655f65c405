//! Filling and ending one post.

use axum::{extract::Path, response::Response};
use pages::{
    Form, Language,
    views::people::{Appoint, Contact, Vacate},
};
use store::{Day, person::Filter};
use uuid::Uuid;

use super::asked;
use crate::{
    access::role::{Choice, Role},
    ctx::Ctx,
    error::AppError,
    people::{
        appoint::{self, Appointed, Command, LONGEST_CONTACT, fillable},
        posts,
        vacate::{self, Vacated, When},
    },
    web::{flash, form::Sent, view},
};

/// More do not fit a list that anybody can choose from.
const MOST_LISTED: i64 = 200;

pub async fn show_new(ctx: Ctx) -> Result<Response, AppError> {
    let mut form = Form::new();
    form.set("role", asked(&ctx.path, "role"));
    form.set("person", asked(&ctx.path, "person"));
    form.set_date("starts", ctx.today());
    let fixed = !form.value("person").is_empty();
    Ok(view::html(&page_new(&ctx, form, fixed).await?))
}

async fn page_new(ctx: &Ctx, form: Form, fixed: bool) -> Result<Appoint, AppError> {
    let labels = posts::labels(ctx).await?;
    let mut conn = ctx.db().read().await?;
    let person = if fixed {
        let id = form
            .value("person")
            .parse()
            .map_err(|_| AppError::NotFound)?;
        let person = store::person::get(&mut conn, id).await?;
        Some((id.to_string(), person.name))
    } else {
        None
    };
    let filter = Filter {
        not_left_by: Some(Day::from(ctx.today())),
        ..Filter::default()
    };
    let mut people = Vec::new();
    if person.is_none() && store::person::count(&mut conn, &filter).await? <= MOST_LISTED {
        let listed = store::person::list(&mut conn, &filter, MOST_LISTED, 0).await?;
        people.extend(listed.into_iter().map(|one| (one.id.to_string(), one.name)));
    }
    let back = person
        .as_ref()
        .map_or_else(|| "/people/posts".into(), |(id, _)| format!("/people/{id}"));
    let view = Appoint {
        page: view::page(ctx).back_to(back),
        form,
        roles: fillable()
            .map(|role| (role.key().to_owned(), labels.of(role)))
            .collect(),
        people,
        person,
    };
    Ok(view.showing())
}

pub async fn send_new(ctx: Ctx, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let language = Language::English;
    let fixed = form.has("fixed", "yes");
    let Some(command) = command(&mut form, language) else {
        return Ok(view::again(&page_new(&ctx, form, fixed).await?));
    };
    let (id, role) = (command.person, command.role);
    let problem = match appoint::appoint(&ctx, command).await? {
        Appointed::Done(_) => {
            let mut conn = ctx.db().read().await?;
            let name = store::person::get(&mut conn, id).await?.name;
            drop(conn);
            let post = posts::labels(&ctx).await?.of(role);
            let done = language
                .t("people-appointed")
                .arg("name", name)
                .arg("post", post);
            return Ok(flash::redirect("/people/posts", &done.to_string()));
        }
        Appointed::NotAHost(stops) => {
            for why in stops {
                form.refuse("role", language.t("people-host-stopped").arg("why", why));
            }
            return Ok(view::again(&page_new(&ctx, form, fixed).await?));
        }
        Appointed::Already => ("role", "role", "people-appoint-already"),
        Appointed::HasLeft => ("person", "person", "people-appoint-left"),
        Appointed::EndsBeforeItStarts => ("ends", "ends-day", "people-appoint-ends-wrong"),
    };
    form.refuse_at(problem.0, problem.1, language.t(problem.2));
    Ok(view::again(&page_new(&ctx, form, fixed).await?))
}

fn command(form: &mut Form, language: Language) -> Option<Command> {
    let person = form.value("person").parse().ok();
    if person.is_none() {
        form.refuse("person", language.t("people-appoint-who-missing"));
    }
    let role = Role::from_key(form.value("role")).filter(|role| fillable().any(|one| one == *role));
    if role.is_none() {
        form.refuse("role", language.t("people-appoint-role-missing"));
    }
    let what = language.t("people-appoint-starts-what").to_string();
    let starts = form.required_date(language, "starts", &what);
    let what = language.t("people-appoint-ends-what").to_string();
    let ends = form.optional_date(language, "ends", &what);
    let contact = contact(form, language);
    if form.is_refused() {
        return None;
    }
    Some(Command {
        person: person?,
        role: role?,
        starts: starts?,
        ends,
        contact: contact?,
    })
}

fn contact(form: &mut Form, language: Language) -> Option<String> {
    let contact = form.text("contact").to_owned();
    if contact.chars().count() > LONGEST_CONTACT {
        form.refuse("contact", language.t("people-appoint-contact-long"));
        return None;
    }
    Some(contact)
}

struct Named {
    appointment: store::appointment::Appointment,
    name: String,
    role: String,
    leaves_vacant: bool,
}

async fn named(ctx: &Ctx, id: Uuid) -> Result<Named, AppError> {
    let labels = posts::labels(ctx).await?;
    let policy = posts::declared(ctx).await?;
    let mut conn = ctx.db().read().await?;
    let appointment = store::appointment::get(&mut conn, id).await?;
    let person = store::person::get(&mut conn, appointment.person_id).await?;
    let role = Role::from_key(&appointment.role).ok_or(AppError::NotFound)?;
    let today = Day::from(ctx.today());
    let others = store::appointment::in_force(&mut conn, today).await?;
    let alone = !others
        .iter()
        .any(|other| other.role == appointment.role && other.id != id);
    Ok(Named {
        name: person.name,
        role: labels.of(role),
        leaves_vacant: alone && posts::is_required(policy.as_ref(), role),
        appointment,
    })
}

pub async fn show_end(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let named = named(&ctx, id).await?;
    Ok(view::html(&page_end(&ctx, Form::new(), named)))
}

fn page_end(ctx: &Ctx, form: Form, named: Named) -> Vacate {
    let view = Vacate {
        page: view::page(ctx).back_to("/people/posts"),
        form,
        id: named.appointment.id.to_string(),
        name: named.name,
        role: named.role,
        leaves_vacant: named.leaves_vacant,
    };
    view.showing()
}

pub async fn send_end(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let language = Language::English;
    let named = named(&ctx, id).await?;
    let when = match form.value("when") {
        "now" => Some(When::AtOnce),
        "day" => {
            let what = language.t("people-vacate-last-what").to_string();
            form.required_date(language, "last", &what).map(When::EndOf)
        }
        _ => {
            form.refuse("when", language.t("people-vacate-missing"));
            None
        }
    };
    let Some(when) = when else {
        return Ok(view::again(&page_end(&ctx, form, named)));
    };
    match vacate::vacate(&ctx, id, when).await? {
        Vacated::Done => {
            let done = language
                .t("people-vacated")
                .arg("name", named.name)
                .arg("post", named.role);
            return Ok(flash::redirect("/people/posts", &done.to_string()));
        }
        Vacated::LocksOut => form.refuse_all(language.t("people-vacate-last-key")),
        Vacated::NotThatDay => {
            form.refuse_at("last", "last-day", language.t("people-vacate-day-wrong"));
        }
    }
    Ok(view::again(&page_end(&ctx, form, named)))
}

pub async fn show_contact(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let named = named(&ctx, id).await?;
    let mut form = Form::new();
    form.set("contact", named.appointment.contact.clone());
    Ok(view::html(&page_contact(&ctx, form, named)))
}

fn page_contact(ctx: &Ctx, form: Form, named: Named) -> Contact {
    let id = named.appointment.id.to_string();
    let page = view::page(ctx).back_to("/people/posts");
    Contact::new(page, form, id, named.name, named.role)
}

pub async fn send_contact(
    ctx: Ctx,
    Path(id): Path<Uuid>,
    sent: Sent,
) -> Result<Response, AppError> {
    let mut form = sent.form;
    let language = Language::English;
    let named = named(&ctx, id).await?;
    let Some(contact) = contact(&mut form, language) else {
        return Ok(view::again(&page_contact(&ctx, form, named)));
    };
    appoint::change_contact(&ctx, id, &contact).await?;
    let done = language.t("people-contact-done").arg("name", named.name);
    Ok(flash::redirect("/people/posts", &done.to_string()))
}
