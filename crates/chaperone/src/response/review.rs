//! The plan is looked at again, on the days that the policy sets, until the problem is solved for good (D135).

use jiff::{Timestamp, civil::Date};
use policy::Period;
use store::{
    Conn, Day, Ts,
    case_day::{CaseDay, What as Kind},
    case_file::Status,
};
use uuid::Uuid;

use super::{
    case, open_case,
    words::{Entry, Review, What},
};
use crate::{
    ctx::Ctx, error::AppError, governance::live::LivePolicy, reporting::clocks, reporting::intake,
};

/// Where the policy leaves the interval open.
const EVERY: Period = Period::months(1);

/// A review that was held.
pub struct Held {
    pub on: Date,
    /// Who took part, as whoever writes says it.
    pub by: String,
    pub found: String,
    /// Whether the problem looks solved for good.
    pub solved: bool,
    /// When the plan is looked at next.
    pub next: Date,
}

/// The latest day on which a plan that was looked at on a day is looked at again.
#[must_use]
pub fn latest(ctx: &Ctx, live: Option<&LivePolicy>, service: Option<&str>, on: Date) -> Date {
    let every = open_case::review_every(live, service).unwrap_or(EVERY);
    let noon = on.at(12, 0, 0, 0).to_zoned(ctx.zone());
    // A day that the zone does not have is none that anybody can choose.
    let noon = noon.map_or(ctx.now(), |noon| noon.timestamp());
    let at = clocks::after(ctx, noon, every);
    at.to_zoned(ctx.zone()).date()
}

/// Keeps a review, and sets the day of the next one.
///
/// # Errors
/// [`AppError::NotFound`] where the case does not exist for whoever writes; [`AppError::Conflict`] when somebody wrote since `seen`
/// or it is closed; [`AppError::BadRequest`] for a next day later than the policy allows.
pub async fn hold(ctx: &Ctx, id: Uuid, held: Held, seen: i64) -> Result<(), AppError> {
    let live = ctx.policy().await?;
    let mut tx = ctx.db().begin().await?;
    let case = case::load(ctx, &mut tx, id).await?;
    case.must_be_open()?;
    let service = case.file.service.as_deref();
    if held.next > latest(ctx, live.as_deref(), service, held.on) {
        let says = "the next review is later than the policy allows";
        return Err(AppError::BadRequest(says.into()));
    }
    let noon = held.on.at(12, 0, 0, 0).to_zoned(ctx.zone());
    let noon = noon.map_err(|error| AppError::Internal(error.into()))?;
    let entry = Entry {
        by: intake::author(ctx),
        happened: (held.on != ctx.today()).then(|| noon.timestamp()),
        day_only: held.on != ctx.today(),
        what: What::Review(Review {
            on: Some(held.on),
            by: held.by,
            found: held.found,
            solved: Some(held.solved),
            next: Some(held.next),
        }),
    };
    case::write(ctx, &mut tx, &case.opened, &entry, Some(seen)).await?;
    let day = CaseDay {
        id: ctx.new_id(),
        case_id: id,
        kind: Kind::Review,
        held_on: Day::from(held.on),
    };
    store::case_day::insert(&mut tx, &day).await?;
    let mut file = case.file.clone();
    file.status = if held.solved {
        Status::Monitoring
    } else {
        Status::Open
    };
    file.review_on = Some(Day::from(held.next));
    store::case_file::update(&mut tx, &file).await?;
    plan_next(ctx, &mut tx, id, held.next).await?;
    crate::audit::note_record(&mut tx, ctx, "reviewed", id, &()).await?;
    tx.commit().await?;
    Ok(())
}

/// Puts the next review into the queue, in place of the one that was waiting.
///
/// # Errors
/// When the rows cannot be written.
pub async fn plan_next(ctx: &Ctx, tx: &mut Conn, id: Uuid, on: Date) -> Result<(), AppError> {
    store::due::done_kind(tx, id, "review", ctx.ts()).await?;
    let at = on.at(17, 0, 0, 0).to_zoned(ctx.zone());
    let at = at.map_err(|error| AppError::Internal(error.into()))?;
    open_case::due(ctx, tx, id, "review", Ts::from(at.timestamp())).await?;
    Ok(())
}

/// Something of the plan was done on the day of this moment: a review that ends the case comes later than that.
///
/// # Errors
/// When the rows cannot be read or written.
pub async fn acted(ctx: &Ctx, tx: &mut Conn, id: Uuid, at: Timestamp) -> Result<(), AppError> {
    let on = Day::from(at.to_zoned(ctx.zone()).date());
    let days = store::case_day::of_case(tx, id).await?;
    if days
        .iter()
        .any(|day| day.kind == Kind::Action && day.held_on == on)
    {
        return Ok(());
    }
    let day = CaseDay {
        id: ctx.new_id(),
        case_id: id,
        kind: Kind::Action,
        held_on: on,
    };
    store::case_day::insert(tx, &day).await?;
    Ok(())
}
