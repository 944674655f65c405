//! What is to be done in a case.

use axum::{extract::Path, response::Response};
use pages::{
    Form, Language,
    views::case_work::{Action as One, ActionLine, Actions},
};
use store::Conn;
use uuid::Uuid;

use super::{
    cases,
    concerns::seen,
    ended::ended,
    frame::frame,
    shown,
    work::{is_said, meanwhile, t, text},
};
use crate::{
    ctx::Ctx,
    error::AppError,
    response::{
        actions::{self, Command},
        case::{self, ActionState, Case},
        team,
        words::{Entry, What},
    },
    sealing::record,
    web::{dates, flash, form::Sent, view},
};

const LONGEST: usize = 2_000;

pub async fn show_all(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let mut tx = ctx.db().begin().await?;
    record::open(&ctx, &mut tx, id).await?;
    record::note_opened(&ctx, &mut tx, id).await?;
    tx.commit().await?;
    all(&ctx, id, Form::new(), None)
        .await
        .map(|page| view::html(&page))
}

async fn all(
    ctx: &Ctx,
    id: Uuid,
    form: Form,
    seen_before: Option<i64>,
) -> Result<Actions, AppError> {
    let mut conn = ctx.db().read().await?;
    let case = case::load(ctx, &mut conn, id).await?;
    let frame = frame(&mut conn, &case, "actions").await?;
    let owners = owners(ctx, &mut conn, id).await?;
    drop(conn);
    let mut states: Vec<&ActionState> = case.actions.values().collect();
    states.sort_by_key(|state| state.action.due);
    let (open, ended): (Vec<_>, Vec<_>) = states
        .into_iter()
        .partition(|state| state.ended.is_none() && case.is_open());
    let lines = |states: &[&ActionState]| -> Vec<ActionLine> {
        states.iter().map(|one| line(ctx, &case, one)).collect()
    };
    Ok(Actions {
        page: view::page(ctx).back_to("/cases").showing(&form),
        open: lines(&open),
        ended: lines(&ended),
        owners,
        meanwhile: cases::meanwhile(ctx, &case, seen_before),
        seen: case.opened.seen(),
        frame,
        form,
    })
}

/// Those who hold a case, by name.
async fn owners(ctx: &Ctx, conn: &mut Conn, id: Uuid) -> Result<Vec<(String, String)>, AppError> {
    let holders = team::awake(ctx, conn, id).await?;
    let ids: Vec<Uuid> = holders.iter().map(|holder| holder.person_id).collect();
    let mut people = store::person::some(conn, &ids).await?;
    people.sort_by_key(|person| person.name.to_lowercase());
    Ok(people
        .into_iter()
        .map(|person| (person.id.to_string(), person.name))
        .collect())
}

fn line(ctx: &Ctx, case: &Case, state: &ActionState) -> ActionLine {
    let action = &state.action;
    let due = case.dues.iter().find(|due| due.id == action.id);
    let shown = due.map(|due| shown::due(ctx, due, String::new()));
    let (mark, status, when) = match (&state.ended, shown) {
        (Some((at, done, _)), _) => (
            if *done { "met" } else { "none" },
            t(if *done {
                "actions-status-done"
            } else {
                "actions-status-dropped"
            }),
            dates::moment(ctx, *at),
        ),
        // Closing a case ends what is due in it, and does none of it.
        (None, _) if !case.is_open() => (
            "none",
            t(if case.goes_on.is_some() {
                "actions-status-merged"
            } else {
                "actions-status-closed"
            }),
            action.due.map_or_else(String::new, |day| {
                let words = Language::English.t("actions-was-planned");
                words.arg("day", dates::day(day)).to_string()
            }),
        ),
        (None, Some(due)) => (due.mark, due.status, due.when),
        (None, None) => ("none", t("response-due-open"), String::new()),
    };
    // The owner's row counts: whoever lost the key does not do it any more.
    let owner = action
        .owner
        .as_ref()
        .filter(|owner| state.ended.is_some() || due.is_none_or(|due| due.owner == Some(owner.id)));
    ActionLine {
        href: if state.ended.is_none() && case.is_open() {
            format!("/cases/{}/actions/{}", case.id(), action.id)
        } else {
            String::new()
        },
        text: action.text.clone(),
        owner: owner.map_or_else(|| t("actions-owner-lead"), |owner| owner.name.clone()),
        when,
        mark,
        status,
        ended: state
            .ended
            .as_ref()
            .map(|(_, _, words)| words.clone())
            .unwrap_or_default(),
    }
}

pub async fn add(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    if let Some(page) = ended(&ctx, id, &form).await? {
        return Ok(page);
    }
    let seen = seen(&form)?;
    let Some(command) = read(&ctx, &mut form, None) else {
        return Ok(view::again(&all(&ctx, id, form, None).await?));
    };
    let same = same(&command);
    let saved = || flash::redirect(&format!("/cases/{id}/actions"), &t("actions-saved"));
    match actions::plan(&ctx, id, command, seen).await {
        Ok(_) => Ok(saved()),
        Err(AppError::Conflict(_)) if is_said(&ctx, id, seen, same).await? => Ok(saved()),
        Err(error) => {
            meanwhile(&mut form, error)?;
            Ok(view::again(&all(&ctx, id, form, Some(seen)).await?))
        }
    }
}

/// Whether an entry plans just this.
fn same(command: &Command) -> impl Fn(&Entry) -> bool + use<> {
    let (action, text) = (command.action, command.text.clone());
    let (owner, due) = (command.owner, command.due);
    move |entry: &Entry| {
        matches!(&entry.what, What::Action(one) if action.is_none_or(|action| action == one.id)
            && one.text == text
            && one.due == Some(due)
            && one.owner.as_ref().map(|owner| owner.id) == owner)
    }
}

fn read(ctx: &Ctx, form: &mut Form, action: Option<Uuid>) -> Option<Command> {
    let words = text(
        form,
        "text",
        "actions-text-missing",
        "actions-text-long",
        LONGEST,
    );
    let owner = match form.text("owner") {
        "" => None,
        id => {
            let id = Uuid::try_parse(id);
            if id.is_err() {
                form.refuse("owner", t("actions-owner-wrong"));
            }
            id.ok()
        }
    };
    let due = form.required_date(Language::English, "due", &t("actions-due-what"));
    if due.is_some_and(|due| due < ctx.today()) {
        form.refuse_at("due", "due-day", t("actions-due-past"));
    }
    let command = Command {
        action,
        text: words,
        owner,
        due: due?,
    };
    (!form.is_refused()).then_some(command)
}

pub async fn show(ctx: Ctx, Path((id, action)): Path<(Uuid, Uuid)>) -> Result<Response, AppError> {
    one(&ctx, id, action, Typed::Nothing, None)
        .await
        .map(|page| view::html(&page))
}

/// What was typed on the page of one action.
enum Typed {
    Nothing,
    /// The form that changes it.
    Change(Form),
    /// The form that says how it ended.
    End(Form),
}

async fn one(
    ctx: &Ctx,
    id: Uuid,
    action: Uuid,
    typed: Typed,
    seen_before: Option<i64>,
) -> Result<One, AppError> {
    let mut conn = ctx.db().read().await?;
    let case = case::load(ctx, &mut conn, id).await?;
    let frame = frame(&mut conn, &case, "actions").await?;
    let owners = owners(ctx, &mut conn, id).await?;
    drop(conn);
    let state = case.actions.get(&action).ok_or(AppError::NotFound)?;
    let mut line = line(ctx, &case, state);
    if case.is_open() {
        line.href = format!("/cases/{id}/actions/{action}");
    }
    let form = match typed {
        Typed::Nothing => as_it_is(state),
        Typed::Change(form) => form,
        Typed::End(form) => ending(as_it_is(state), &form),
    };
    Ok(One {
        page: view::page(ctx)
            .back_to(format!("/cases/{id}/actions"))
            .showing(&form),
        going: state.ended.is_none(),
        line,
        owners,
        meanwhile: cases::meanwhile(ctx, &case, seen_before),
        seen: case.opened.seen(),
        frame,
        form,
    })
}

/// Whoever only says how it ended sends none of the other fields: they stand as they are.
fn ending(mut whole: Form, typed: &Form) -> Form {
    for name in ["how", "words"] {
        whole.set(name, typed.value(name));
    }
    for error in typed.errors() {
        match &error.field {
            Some(field) => whole.refuse(field, &error.message),
            None => whole.refuse_all(&error.message),
        }
    }
    whole
}

fn as_it_is(state: &ActionState) -> Form {
    let mut form = Form::new();
    form.set("text", &state.action.text);
    if let Some(owner) = &state.action.owner {
        form.set("owner", owner.id.to_string());
    }
    if let Some(due) = state.action.due {
        form.set_date("due", due);
    }
    form
}

pub async fn change(
    ctx: Ctx,
    Path((id, action)): Path<(Uuid, Uuid)>,
    sent: Sent,
) -> Result<Response, AppError> {
    let mut form = sent.form;
    if let Some(page) = ended(&ctx, id, &form).await? {
        return Ok(page);
    }
    let seen = seen(&form)?;
    let Some(command) = read(&ctx, &mut form, Some(action)) else {
        return Ok(view::again(
            &one(&ctx, id, action, Typed::Change(form), None).await?,
        ));
    };
    let same = same(&command);
    let saved = || flash::redirect(&format!("/cases/{id}/actions"), &t("actions-changed"));
    match actions::plan(&ctx, id, command, seen).await {
        Ok(_) => Ok(saved()),
        Err(AppError::Conflict(_)) if is_said(&ctx, id, seen, same).await? => Ok(saved()),
        Err(error) => {
            meanwhile(&mut form, error)?;
            let page = one(&ctx, id, action, Typed::Change(form), Some(seen)).await?;
            Ok(view::again(&page))
        }
    }
}

pub async fn end(
    ctx: Ctx,
    Path((id, action)): Path<(Uuid, Uuid)>,
    sent: Sent,
) -> Result<Response, AppError> {
    let mut form = sent.form;
    if let Some(page) = ended(&ctx, id, &form).await? {
        return Ok(page);
    }
    let seen = seen(&form)?;
    let done = match form.text("how") {
        "done" => Some(true),
        "dropped" => Some(false),
        _ => {
            form.refuse("how", t("actions-how-missing"));
            None
        }
    };
    let words = text(
        &mut form,
        "words",
        "actions-words-missing",
        "actions-text-long",
        LONGEST,
    );
    let Some(done) = done.filter(|_| !form.is_refused()) else {
        return Ok(view::again(
            &one(&ctx, id, action, Typed::End(form), None).await?,
        ));
    };
    let said = if done {
        "actions-was-done"
    } else {
        "actions-was-dropped"
    };
    let saved = || flash::redirect(&format!("/cases/{id}/actions"), &t(said));
    let same = |entry: &Entry| {
        matches!(&entry.what, What::ActionEnded { action: of, text, done: how }
            if *of == action && *text == words && *how == done)
    };
    match actions::end(&ctx, id, action, done, &words, seen).await {
        Ok(()) => Ok(saved()),
        Err(AppError::Conflict(_)) if is_said(&ctx, id, seen, same).await? => Ok(saved()),
        Err(error) => {
            meanwhile(&mut form, error)?;
            let page = one(&ctx, id, action, Typed::End(form), Some(seen)).await?;
            Ok(view::again(&page))
        }
    }
}
