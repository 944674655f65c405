//! The list of people.

use std::collections::HashMap;

use axum::response::Response;
use pages::{
    Form,
    views::people::{Account, List, Row},
};
use store::{
    Day,
    person::{Filter, Listed},
};
use uuid::Uuid;

use super::{asked, kind_words};
use crate::{
    access::{
        action::Action,
        role::{Choice, Role},
    },
    ctx::Ctx,
    error::AppError,
    people::{fields, posts},
    web::view,
};

const PER_PAGE: usize = 25;

pub async fn show(ctx: Ctx) -> Result<Response, AppError> {
    let mut form = Form::new();
    for field in ["q", "kind", "who"] {
        form.set(field, asked(&ctx.path, field));
    }
    let today = Day::from(ctx.today());
    let left = form.value("who") == "left";
    let filter = Filter {
        kind: fields::kind(form.value("kind")),
        not_left_by: (!left).then_some(today),
        left_by: left.then_some(today),
        search: Some(form.text("q").to_owned()).filter(|typed| !typed.is_empty()),
        ..Filter::default()
    };
    let mut conn = ctx.db().read().await?;
    let order = store::person::order(&mut conn, &filter).await?;
    let found = i64::try_from(order.len()).unwrap_or(i64::MAX);
    let pages = order.len().div_ceil(PER_PAGE).max(1);
    let current: usize = asked(&ctx.path, "page")
        .parse()
        .unwrap_or(1)
        .clamp(1, pages);
    let page = order.chunks(PER_PAGE).nth(current - 1).unwrap_or_default();
    let listed = store::person::with_accounts(&mut conn, page, ctx.ts()).await?;
    let mut held: HashMap<Uuid, Vec<Role>> = HashMap::new();
    for post in store::appointment::in_force(&mut conn, today).await? {
        if let Some(role) = Role::from_key(&post.role) {
            held.entry(post.person_id).or_default().push(role);
        }
    }
    drop(conn);
    let labels = posts::labels(&ctx).await?;
    let rows = listed.into_iter().map(|one| {
        let roles = held.remove(&one.person.id).unwrap_or_default();
        row(one, &roles, &labels, today)
    });
    let filtered = ["q", "kind", "who"]
        .iter()
        .any(|field| !form.text(field).is_empty());
    Ok(view::html(&List {
        page: view::page(&ctx),
        rows: rows.collect(),
        found,
        filtered,
        current,
        pages,
        query: query(&form),
        may_manage: ctx.actor.may(Action::ManagePeople),
        form,
    }))
}

fn row(one: Listed, roles: &[Role], labels: &posts::Labels, today: Day) -> Row {
    let roles: Vec<String> = roles.iter().map(|role| labels.of(*role)).collect();
    Row {
        id: one.person.id.to_string(),
        account: account(&one, today),
        kind: kind_words(one.person.kind).to_string(),
        name: one.person.name,
        job: one.person.job,
        posts: roles.join(", "),
    }
}

pub(super) fn account(one: &Listed, today: Day) -> Account {
    match one {
        _ if one.person.ended_on.is_some_and(|last| last <= today) => Account::Left,
        _ if one.signs_in => Account::Active,
        _ if one.person.email.is_none() => Account::NoEmail,
        _ if one.invited => Account::Invited,
        _ => Account::None,
    }
}

fn query(form: &Form) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for field in ["q", "kind", "who"] {
        if !form.text(field).is_empty() {
            query.append_pair(field, form.text(field));
        }
    }
    let query = query.finish();
    if query.is_empty() {
        query
    } else {
        format!("{query}&")
    }
}
