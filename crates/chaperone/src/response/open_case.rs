//! A case begins: with a key of its own, for the people who hold the concern, and for nobody who must not know of that.

use policy::{AnyControl, Period};
use store::{
    Conn, Day, Ts,
    case_file::{CaseFile, Status},
    due::Due,
    record::Kind,
};
use uuid::Uuid;

use super::{
    case,
    concern::{self, Concern},
    words::{Assessment, What},
};
use crate::{
    audit,
    ctx::Ctx,
    error::AppError,
    governance::live::LivePolicy,
    reporting::{clocks, words as concern_words},
    sealing::{
        record::{self, Opened, Readers, Recipient},
        share,
    },
};

/// Opens a case from a concern, in the transaction of its triage; the case's id.
///
/// # Errors
/// When the rows cannot be read or written.
pub async fn open(
    ctx: &Ctx,
    tx: &mut Conn,
    from: &Concern,
    title: &str,
    assessment: &Assessment,
) -> Result<Uuid, AppError> {
    let live = ctx.policy().await?;
    let concern = from.row.id;
    let mut to = Vec::new();
    for holder in store::holder::of_record(tx, concern).await? {
        if holder.wakes_at > ctx.ts() {
            continue;
        }
        // Whoever waits for a colleague's word waits for the case's key as well.
        let pair = store::person_key::find(tx, holder.person_id).await?;
        let pair = pair.filter(|pair| holder.key_number == Some(pair.number));
        to.push(Recipient {
            person: holder.person_id,
            pair,
            leads: holder.leads,
            wakes_at: ctx.ts(),
        });
    }
    let recovery = store::recovery_key::current(tx).await?;
    let mut built = record::build(ctx, Kind::Case, &to, recovery.as_ref(), None);
    let id = built.id();
    for what in [
        What::Opened {
            title: title.to_owned(),
            reason: assessment.reason.clone(),
        },
        What::Joined {
            concern,
            reason: String::new(),
        },
        What::Assessed(assessment.clone()),
    ] {
        built.entry(ctx, Readers::Holders, &case::entry(ctx, what))?;
    }
    let (sealed_title, title_generation) = built.seal_title(ctx, title)?;
    built.write(tx).await?;
    for tag in store::holder::excluded(tx, concern).await? {
        store::holder::exclude(tx, id, tag, ctx.ts()).await?;
    }
    let service = from.row.service.clone();
    let review = first_review(ctx, live.as_deref(), service.as_deref());
    let file = CaseFile {
        id,
        title: sealed_title,
        title_generation,
        opened_at: ctx.ts(),
        status: Status::Open,
        branch: assessment.branch.key().to_owned(),
        level: assessment.level.key().to_owned(),
        service: service.clone(),
        has_parents: None,
        safe_decided_at: None,
        safe: None,
        told_at: None,
        not_told_reason: false,
        dbs_question: None,
        review_on: review.map(|(day, _)| day),
        closed_at: None,
        reopened_at: None,
        merged_into: None,
    };
    store::case_file::insert(tx, &file).await?;
    if let Some((_, at)) = review {
        due(ctx, tx, id, "review", at).await?;
    }
    // The clock for telling a body outside runs from when we came to know, not from when the case was opened.
    if let Some(within) = send_within(live.as_deref(), service.as_deref()) {
        let at = clocks::after(ctx, from.row.received_at.timestamp(), within);
        due(ctx, tx, id, "refer", at.into()).await?;
    }
    due(
        ctx,
        tx,
        id,
        "parents",
        clocks::after(ctx, ctx.now(), Period::working_days(1)).into(),
    )
    .await?;
    let support = clocks::after(ctx, ctx.now(), Period::working_days(5));
    due(ctx, tx, id, "support", support.into()).await?;
    store::concern::join(tx, concern, id).await?;
    let joined = concern_words::What::Joined { case: id };
    concern::write(ctx, tx, &from.opened, Readers::Holders, joined, None).await?;
    audit::note_record(
        tx,
        ctx,
        "opened-case",
        id,
        &serde_json::json!({ "concern": concern }),
    )
    .await?;
    Ok(id)
}

/// Puts something into the queue of a record; its id.
///
/// # Errors
/// When the row cannot be written.
pub async fn due(
    ctx: &Ctx,
    tx: &mut Conn,
    record: Uuid,
    kind: &str,
    at: Ts,
) -> Result<Uuid, AppError> {
    let id = ctx.new_id();
    let row = Due {
        id,
        record_id: record,
        kind: kind.to_owned(),
        due_at: at,
        made_at: ctx.ts(),
        done_at: None,
        owner: None,
        reminded_at: None,
    };
    store::due::insert(tx, &row).await?;
    Ok(id)
}

/// When the plan of a new case is looked at first: the policy's interval, or a month where it leaves it open.
fn first_review(ctx: &Ctx, live: Option<&LivePolicy>, service: Option<&str>) -> Option<(Day, Ts)> {
    let every = review_every(live, service).unwrap_or(Period::months(1));
    let at = clocks::after(ctx, ctx.now(), every);
    let day = at.to_zoned(ctx.zone()).date();
    Some((Day::from(day), Ts::from(at)))
}

/// How often the plan of an open case is reviewed, as the policy says; the shortest of several.
#[must_use]
pub fn review_every(live: Option<&LivePolicy>, service: Option<&str>) -> Option<Period> {
    shortest(live, service, |control| match control {
        AnyControl::CaseReview(review) => review.every.0,
        _ => None,
    })
}

/// How soon a body outside is told.
#[must_use]
pub fn send_within(live: Option<&LivePolicy>, service: Option<&str>) -> Option<Period> {
    shortest(live, service, |control| match control {
        AnyControl::ReferralClock(clock) => Some(clock.send_within),
        _ => None,
    })
}

fn shortest(
    live: Option<&LivePolicy>,
    service: Option<&str>,
    period: impl Fn(&AnyControl) -> Option<Period>,
) -> Option<Period> {
    let clauses = live.map_or(&[][..], |live| &live.policy.clauses);
    let periods = clauses
        .iter()
        .filter(|clause| clause.covers(service))
        .filter_map(|clause| clause.rule.as_ref())
        .filter_map(|rule| period(&rule.control));
    periods.min_by_key(|period| period.about_minutes())
}

/// Whether somebody who holds a case must not know of a concern: then the concern goes to a case of its own.
///
/// # Errors
/// When the database cannot be read.
pub async fn would_tell(
    ctx: &Ctx,
    conn: &mut Conn,
    case: Uuid,
    concern: Uuid,
) -> Result<bool, AppError> {
    let excluded = store::holder::excluded(conn, concern).await?;
    let holders = store::holder::of_record(conn, case).await?;
    Ok(holders
        .iter()
        .any(|holder| excluded.contains(&ctx.tag_of(holder.person_id))))
}

/// Everybody who holds a case gets the key of a concern that joins it.
///
/// # Errors
/// When the rows cannot be read or written.
pub async fn share_with_holders(
    ctx: &Ctx,
    tx: &mut Conn,
    concern: &Opened,
    case: Uuid,
) -> Result<(), AppError> {
    let held = store::holder::of_record(tx, concern.id()).await?;
    for holder in store::holder::of_record(tx, case).await? {
        let has = held.iter().any(|one| one.person_id == holder.person_id);
        let tag = ctx.tag_of(holder.person_id);
        if has || store::holder::is_excluded(tx, concern.id(), tag).await? {
            continue;
        }
        share::give_as(ctx, tx, concern, &holder).await?;
    }
    Ok(())
}
