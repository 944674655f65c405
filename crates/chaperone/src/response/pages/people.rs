//! The people in a case.

use axum::{extract::Path, response::Response};
use jiff::civil::Date;
use pages::{
    Form, Language,
    views::{
        case_work::{People, Person as View, PersonLine},
        response::Said,
        response_work::Subject,
    },
};
use store::{Conn, Day};
use uuid::Uuid;

use super::{
    concerns::seen,
    ended::{ended, nothing_to_fill_in},
    event,
    frame::frame,
    shown::{self, word},
    work::{is_said, meanwhile, t},
};
use crate::{
    ctx::Ctx,
    error::AppError,
    response::{
        case::{self, Case, Written},
        exclude,
        people::{self, FORMATS, Knowing, Saved},
        words::{Entry, PartyRole, Person, What},
    },
    sealing::record,
    web::{dates, flash, form::Sent, view},
};

const LONGEST: usize = 5_000;
/// In years: nobody in a case is older.
const OLDEST: i16 = 125;

pub async fn show_all(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let mut tx = ctx.db().begin().await?;
    let case = case::load(&ctx, &mut tx, id).await?;
    record::note_opened(&ctx, &mut tx, id).await?;
    let frame = frame(&mut tx, &case, "people").await?;
    tx.commit().await?;
    let mut people: Vec<&Person> = case.people.values().collect();
    people.sort_by_key(|person| (person.role, person.initials.clone()));
    let rows = people.into_iter().map(|person| PersonLine {
        href: format!("/cases/{id}/people/{}", person.id),
        initials: person.initials.clone(),
        role: word(&format!("case-role-{}", person.role.key())),
        age: t(match person.child {
            Some(true) => "people-in-age-child",
            Some(false) => "people-in-age-adult",
            None => "people-in-age-unknown",
        }),
        needs: needs(person),
        member: person.member.is_some(),
    });
    Ok(view::html(&People {
        page: view::page(&ctx).back_to("/cases"),
        rows: rows.collect(),
        frame,
    }))
}

/// Access needs and formats in one line.
pub fn needs(person: &Person) -> String {
    let formats = person.formats.iter();
    let mut parts: Vec<String> = formats
        .map(|key| word(&format!("people-in-format-{key}")))
        .collect();
    if !person.needs.trim().is_empty() {
        parts.push(person.needs.clone());
    }
    parts.join(". ")
}

pub async fn show_new(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    if let Some(page) = nothing_to_fill_in(&ctx, id).await? {
        return Ok(page);
    }
    page(&ctx, id, None, Form::new(), None)
        .await
        .map(|page| view::html(&page))
}

pub async fn show(ctx: Ctx, Path((id, person)): Path<(Uuid, Uuid)>) -> Result<Response, AppError> {
    let mut tx = ctx.db().begin().await?;
    let case = case::load(&ctx, &mut tx, id).await?;
    let form = filled(case.people.get(&person).ok_or(AppError::NotFound)?);
    record::note_opened(&ctx, &mut tx, id).await?;
    tx.commit().await?;
    page(&ctx, id, Some(person), form, None)
        .await
        .map(|page| view::html(&page))
}

fn filled(person: &Person) -> Form {
    let mut form = Form::new();
    form.set("role", person.role.key());
    form.set("name", &person.name);
    form.set("initials", &person.initials);
    let child = person
        .child
        .map_or("unknown", |child| if child { "yes" } else { "no" });
    form.set("child", child);
    if let Some(born) = person.born {
        form.set_date("born", born);
    }
    form.set("belongs", &person.belongs);
    form.set("contact", &person.contact);
    form.set("needs", &person.needs);
    for format in &person.formats {
        form.add("format", format);
    }
    form.set("note", &person.note);
    if let Some(member) = person.member {
        form.set("member", member.to_string());
    }
    form
}

async fn page(
    ctx: &Ctx,
    id: Uuid,
    person: Option<Uuid>,
    form: Form,
    seen_before: Option<i64>,
) -> Result<View, AppError> {
    let mut conn = ctx.db().read().await?;
    let case = case::load(ctx, &mut conn, id).await?;
    let frame = frame(&mut conn, &case, "people").await?;
    let members = members(ctx, &mut conn).await?;
    drop(conn);
    let who = match person {
        Some(person) => case
            .people
            .get(&person)
            .ok_or(AppError::NotFound)?
            .initials
            .clone(),
        None => String::new(),
    };
    let action = match person {
        Some(person) => format!("/cases/{id}/people/{person}"),
        None => format!("/cases/{id}/people/new"),
    };
    let about =
        |one: &&Written| matches!(&one.entry.what, What::Person(other) if Some(other.id) == person);
    let before = case.entries.iter().rev().filter(about);
    let newer = case
        .entries
        .iter()
        .filter(|one| seen_before.is_some_and(|seen| one.place > seen));
    Ok(View {
        page: view::page(ctx)
            .back_to(format!("/cases/{id}/people"))
            .showing(&form),
        form,
        action,
        who,
        roles: PartyRole::ALL
            .iter()
            .map(|role| {
                (
                    role.key().to_owned(),
                    word(&format!("case-role-{}", role.key())),
                )
            })
            .collect(),
        formats: FORMATS
            .iter()
            .map(|key| ((*key).to_owned(), word(&format!("people-in-format-{key}"))))
            .collect(),
        members,
        before: before.map(|one| whole(ctx, &case, one)).collect(),
        meanwhile: newer.map(|one| whole(ctx, &case, one)).collect(),
        seen: case.opened.seen(),
        frame,
    })
}

/// An entry; of one about somebody every word, so that two versions can be laid beside each other.
fn whole(ctx: &Ctx, case: &Case, written: &Written) -> Said {
    let mut said = event::said(ctx, case, written);
    if let What::Person(person) = &written.entry.what {
        let born = person.born.map(dates::day).unwrap_or_default();
        let needs = needs(person);
        let parts = [
            ("people-in-name", person.name.as_str()),
            ("people-in-born", born.as_str()),
            ("people-in-belongs", person.belongs.as_str()),
            ("people-in-contact", person.contact.as_str()),
            ("people-in-needs", needs.as_str()),
            ("people-in-note", person.note.as_str()),
        ]
        .map(|(key, text)| (t(key), text.trim().to_owned()));
        let parts = parts.into_iter().filter(|(_, text)| !text.is_empty());
        let lines: Vec<String> = parts.map(|(key, text)| format!("{key}: {text}")).collect();
        said.text = lines.join("\n");
    }
    said
}

/// Everybody of the organisation who has not left, by name.
pub async fn members(ctx: &Ctx, conn: &mut Conn) -> Result<Vec<(String, String)>, AppError> {
    let filter = store::person::Filter {
        not_left_by: Some(Day::from(ctx.today())),
        ..store::person::Filter::default()
    };
    let here: std::collections::HashSet<Uuid> = store::person::order(conn, &filter)
        .await?
        .into_iter()
        .collect();
    let names = store::person::names(conn).await?.into_iter();
    Ok(names
        .filter(|(id, _)| here.contains(id))
        .map(|(id, name)| (id.to_string(), name))
        .collect())
}

pub async fn add(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    save(&ctx, id, None, sent.form).await
}

pub async fn change(
    ctx: Ctx,
    Path((id, person)): Path<(Uuid, Uuid)>,
    sent: Sent,
) -> Result<Response, AppError> {
    save(&ctx, id, Some(person), sent.form).await
}

async fn save(
    ctx: &Ctx,
    id: Uuid,
    person: Option<Uuid>,
    mut form: Form,
) -> Result<Response, AppError> {
    if let Some(page) = ended(ctx, id, &form).await? {
        return Ok(page);
    }
    let seen = seen(&form)?;
    let words = read(ctx, &mut form, person);
    let Some(words) = words else {
        return Ok(view::again(&page(ctx, id, person, form, None).await?));
    };
    let knowing = knowing(&mut form);
    if form.is_refused() {
        let member = words.member.ok_or(AppError::NotFound)?;
        return Ok(view::again(&ask(ctx, id, person, member, form).await?));
    }
    let member = words.member;
    let same = {
        let words = words.clone();
        move |entry: &Entry| match &entry.what {
            What::Person(one) if words.id.is_nil() => {
                *one == Person {
                    id: one.id,
                    ..words.clone()
                }
            }
            What::Person(one) => *one == words,
            _ => false,
        }
    };
    match people::save(ctx, id, words, knowing, seen).await {
        Ok(Saved::Ask(member)) => Ok(view::html(&ask(ctx, id, person, member, form).await?)),
        Ok(Saved::Gone) => Ok(flash::redirect("/cases", &t("exclude-done-self"))),
        Ok(Saved::Done) => Ok(flash::redirect(
            &format!("/cases/{id}/people"),
            &t("people-in-saved"),
        )),
        Err(AppError::Conflict(_)) if is_said(ctx, id, seen, same).await? => Ok(flash::redirect(
            &format!("/cases/{id}/people"),
            &t("people-in-saved"),
        )),
        Err(AppError::Conflict(_)) if nobody_left(ctx, id, &form).await? => {
            let member = member.ok_or(AppError::NotFound)?;
            Ok(view::again(&ask(ctx, id, person, member, form).await?))
        }
        Err(error) => {
            meanwhile(&mut form, error)?;
            Ok(view::again(&page(ctx, id, person, form, Some(seen)).await?))
        }
    }
}

/// Whether somebody is to be shut out and nobody would be left who can read it.
async fn nobody_left(ctx: &Ctx, id: Uuid, form: &Form) -> Result<bool, AppError> {
    let Ok(member) = Uuid::try_parse(form.text("member")) else {
        return Ok(false);
    };
    let mut conn = ctx.db().read().await?;
    let ahead = exclude::foresee(ctx, &mut conn, id, member).await?;
    Ok(form.text("knows") == "no" && ahead.nobody)
}

/// What was said on the second page; refused where it has no reason.
fn knowing(form: &mut Form) -> Knowing {
    let reason = form.text("knows-reason").to_owned();
    let knowing = match form.text("knows") {
        "no" => Knowing::MustNot(reason.clone()),
        "yes" => Knowing::May(reason.clone()),
        _ if form.has("asked", "yes") => {
            form.refuse("knows", t("subject-knows-missing"));
            Knowing::Open
        }
        _ => return Knowing::Open,
    };
    if reason.is_empty() {
        form.refuse("knows-reason", t("subject-reason-missing"));
    }
    knowing
}

/// What is asked before a word about somebody of the organisation is written, with all that was typed.
async fn ask(
    ctx: &Ctx,
    id: Uuid,
    person: Option<Uuid>,
    member: Uuid,
    mut form: Form,
) -> Result<Subject, AppError> {
    let mut conn = ctx.db().read().await?;
    let ahead = exclude::foresee(ctx, &mut conn, id, member).await?;
    drop(conn);
    let action = match person {
        Some(person) => format!("/cases/{id}/people/{person}"),
        None => format!("/cases/{id}/people/new"),
    };
    if ahead.nobody {
        form.refuse_all(t("exclude-nobody"));
    }
    let here = ["knows", "knows-reason", "asked"];
    let pairs = form.pairs().filter(|(name, _)| !here.contains(name));
    Ok(Subject {
        page: view::page(ctx).back_to(action.clone()).showing(&form),
        action,
        back: format!("/cases/{id}/people"),
        what: super::exclude::what(&ahead),
        name: ahead.name,
        carried: pairs
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        form,
    })
}

/// Refuses a day of birth on which nobody alive was born, and an answer that it contradicts: who is under 18 decides whom the law
/// has us tell.
fn check_age(ctx: &Ctx, form: &mut Form, born: Date) {
    let today = ctx.today();
    if born > today {
        return;
    }
    let before = |years: i16| {
        born.year().checked_add(years).is_none_or(|year| {
            (year, born.month(), born.day()) <= (today.year(), today.month(), today.day())
        })
    };
    let grown = before(18);
    if before(OLDEST) {
        form.refuse_at("born", "born-year", t("people-in-born-long-ago"));
    } else if grown && form.text("child") == "yes" {
        form.refuse("child", t("people-in-child-grown"));
    } else if !grown && form.text("child") == "no" {
        form.refuse("child", t("people-in-child-young"));
    }
}

fn read(ctx: &Ctx, form: &mut Form, id: Option<Uuid>) -> Option<Person> {
    let role = PartyRole::parse(form.text("role"));
    if role.is_none() {
        form.refuse("role", t("people-in-role-missing"));
    }
    let name = form.text("name").to_owned();
    let typed = form.text("initials").to_owned();
    let initials = if typed.is_empty() {
        people::initials(&name)
    } else {
        typed
    };
    if initials.is_empty() {
        form.refuse("name", t("people-in-name-missing"));
    } else if !people::are_initials(&initials) {
        form.refuse("initials", t("people-in-initials-wrong"));
    }
    let born = form.optional_date(Language::English, "born", &t("people-in-born"));
    if born.is_some_and(|born| born > ctx.today()) {
        form.refuse_at("born", "born-day", t("people-in-born-ahead"));
    }
    if let Some(born) = born {
        check_age(ctx, form, born);
    }
    for field in ["name", "belongs", "contact", "needs", "note"] {
        if form.value(field).chars().count() > LONGEST {
            form.refuse(field, t("people-in-text-long"));
        }
    }
    let formats = form.values("format").into_iter();
    let formats = formats
        .filter(|key| FORMATS.contains(key))
        .map(str::to_owned);
    let person = Person {
        id: id.unwrap_or_default(),
        role: role?,
        initials,
        name,
        born,
        child: match form.text("child") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        belongs: form.text("belongs").to_owned(),
        contact: form.value("contact").to_owned(),
        needs: form.value("needs").to_owned(),
        formats: formats.collect(),
        note: form.value("note").to_owned(),
        member: Uuid::try_parse(form.text("member")).ok(),
    };
    (!form.is_refused()).then_some(person)
}

/// What a list says of somebody in the case: never the name.
pub fn short(person: &Person) -> (String, String) {
    (
        person.initials.clone(),
        shown::word(&format!("case-role-{}", person.role.key())),
    )
}
