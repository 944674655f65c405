//! What is to be done in a case, by whom and by when.

use jiff::civil::Date;
use store::{Day, Ts, case_day, due::Due};
use uuid::Uuid;

use super::{
    case,
    words::{Action, What},
};
use crate::{ctx::Ctx, error::AppError, notices, reporting::words::Named};

/// What somebody is to do.
pub struct Command {
    /// None for something new.
    pub action: Option<Uuid>,
    pub text: String,
    /// None: whoever leads.
    pub owner: Option<Uuid>,
    pub due: Date,
}

/// Puts something on the list, or other words, another owner or another day for what is on it.
///
/// # Errors
/// [`AppError::NotFound`] where the case does not exist for whoever writes, the action is none of its open ones or the owner does not
/// hold it; [`AppError::Conflict`] when somebody wrote since `seen`, or the case is closed.
pub async fn plan(ctx: &Ctx, id: Uuid, command: Command, seen: i64) -> Result<Uuid, AppError> {
    let mut tx = ctx.db().begin().await?;
    let case = case::load(ctx, &mut tx, id).await?;
    case.must_be_open()?;
    let owner = match command.owner {
        Some(person) => {
            let held = store::holder::find(&mut tx, id, person, ctx.ts()).await?;
            held.ok_or(AppError::NotFound)?;
            let name = store::person::get(&mut tx, person).await?.name;
            Some(Named { id: person, name })
        }
        None => None,
    };
    let at = end_of(ctx, command.due)?;
    let action = match command.action {
        Some(action) => {
            let state = case.actions.get(&action).ok_or(AppError::NotFound)?;
            if state.ended.is_some() {
                return Err(AppError::Conflict("the action has ended".into()));
            }
            store::due::change(&mut tx, action, at, command.owner).await?;
            action
        }
        None => {
            let action = ctx.new_id();
            let row = Due {
                id: action,
                record_id: id,
                kind: "action".to_owned(),
                due_at: at,
                made_at: ctx.ts(),
                done_at: None,
                owner: command.owner,
                reminded_at: None,
            };
            store::due::insert(&mut tx, &row).await?;
            action
        }
    };
    let words = Action {
        id: action,
        text: command.text,
        owner,
        due: Some(command.due),
    };
    let entry = case::entry(ctx, What::Action(words));
    case::write(ctx, &mut tx, &case.opened, &entry, Some(seen)).await?;
    if let Some(owner) = command
        .owner
        .filter(|owner| ctx.actor.person() != Some(*owner))
    {
        notices::waiting::post(ctx, &mut tx, owner).await?;
    }
    tx.commit().await?;
    Ok(action)
}

/// It was done, or need not be done any more.
///
/// # Errors
/// As [`plan`].
pub async fn end(
    ctx: &Ctx,
    id: Uuid,
    action: Uuid,
    done: bool,
    text: &str,
    seen: i64,
) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    let case = case::load(ctx, &mut tx, id).await?;
    case.must_be_open()?;
    let state = case.actions.get(&action).ok_or(AppError::NotFound)?;
    if state.ended.is_some() {
        return Err(AppError::Conflict("the action has ended".into()));
    }
    let what = What::ActionEnded {
        action,
        text: text.to_owned(),
        done,
    };
    let entry = case::entry(ctx, what);
    case::write(ctx, &mut tx, &case.opened, &entry, Some(seen)).await?;
    store::due::done(&mut tx, action, ctx.ts()).await?;
    if done {
        let day = case_day::CaseDay {
            id: ctx.new_id(),
            case_id: id,
            kind: case_day::What::Action,
            held_on: Day::from(ctx.today()),
        };
        case_day::insert(&mut tx, &day).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// The last minute of a day: whoever does it in the evening is not late.
fn end_of(ctx: &Ctx, day: Date) -> Result<Ts, AppError> {
    let last = day.at(23, 59, 0, 0).to_zoned(ctx.zone());
    let last = last.map_err(|error| AppError::Internal(error.into()))?;
    Ok(Ts::from(last.timestamp()))
}
