//! Who reads and accepts the policy: the receipt, the acceptance, and who is still to come (D20, D21).

mod remind;

pub use remind::{remind_all, remind_one};

use std::collections::HashMap;

use jiff::civil::Date;
use policy::{AnyControl, Choice, Period, Policy, Role};
use store::{
    Conn, Day, acknowledgement::Acknowledgement, person::Counted, policy_version::Version,
};
use uuid::Uuid;

use crate::{audit, ctx::Ctx, error::AppError, governance::facts};

/// Somebody whom the policy asks to accept it. Without a name: most of those who ask only count.
pub struct Bound {
    pub person: Counted,
    /// How long after a version takes effect, or after they start.
    pub within: Period,
}

/// Everybody here on a day whom the policy asks to accept it, by id. Without such a clause that is nobody.
///
/// # Errors
/// When the database cannot be read.
pub async fn bound(conn: &mut Conn, policy: &Policy, on: Date) -> Result<Vec<Bound>, AppError> {
    let rules: Vec<_> = policy
        .clauses
        .iter()
        .filter_map(|clause| match &clause.rule.as_ref()?.control {
            AnyControl::Acknowledgement(control) => Some(control),
            _ => None,
        })
        .collect();
    let held = store::appointment::in_force(conn, Day::from(on)).await?;
    let people = facts::here(conn, on).await?;
    let mut bound: Vec<Bound> = people
        .into_values()
        .filter_map(|person| {
            let roles: Vec<Role> = held
                .iter()
                .filter(|appointment| appointment.person_id == person.id)
                .filter_map(|appointment| Role::from_key(&appointment.role))
                .collect();
            let groups = facts::groups(person.kind, person.is_host, &roles);
            let asked = rules
                .iter()
                .filter(|rule| rule.who.iter().any(|who| groups.contains(who)));
            let within = asked
                .map(|rule| rule.within)
                .min_by_key(|within| within.about_minutes())?;
            Some(Bound { person, within })
        })
        .collect();
    bound.sort_by_key(|bound| bound.person.id);
    Ok(bound)
}

/// The version to read and accept: the newest, also while its day has not come, so that people are ready when it has.
///
/// # Errors
/// When the database cannot be read.
pub async fn current(conn: &mut Conn) -> Result<Option<Version>, AppError> {
    Ok(store::policy_version::latest(conn).await?)
}

/// Notes that somebody opened the version; the first time counts.
///
/// # Errors
/// When the database cannot be written.
pub async fn opened(ctx: &Ctx, version: i64) -> Result<Acknowledgement, AppError> {
    let person = ctx.signed()?.person;
    let mut tx = ctx.db().begin().await?;
    let before = store::acknowledgement::find(&mut tx, person, version).await?;
    if let Some(before) = before.filter(|before| before.read_at.is_some()) {
        return Ok(before);
    }
    store::acknowledgement::read(&mut tx, person, version, ctx.ts()).await?;
    audit::note(&mut tx, ctx, "opened", "policy-version", version).await?;
    let now = store::acknowledgement::find(&mut tx, person, version).await?;
    tx.commit().await?;
    now.ok_or_else(|| AppError::internal("a receipt was written and is not there"))
}

/// Notes that somebody accepts the version. Pressing twice changes nothing.
///
/// # Errors
/// [`AppError::Conflict`] when a newer version was published since they opened this one.
pub async fn accept(ctx: &Ctx, version: i64) -> Result<(), AppError> {
    let person = ctx.signed()?.person;
    let mut tx = ctx.db().begin().await?;
    let current = current(&mut tx).await?.ok_or(AppError::NotFound)?;
    if current.number != version {
        return Err(AppError::Conflict("a newer version was published".into()));
    }
    let before = store::acknowledgement::find(&mut tx, person, version).await?;
    if before.is_none_or(|before| before.accepted_at.is_none()) {
        store::acknowledgement::accept(&mut tx, person, version, ctx.ts()).await?;
        audit::note(&mut tx, ctx, "accepted", "policy-version", version).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// How one person stands with the current version.
pub struct Row {
    pub person: Counted,
    pub read: Option<Date>,
    pub accepted: Option<Date>,
    /// The last day in time.
    pub due: Date,
}

impl Row {
    #[must_use]
    pub fn late(&self, today: Date) -> bool {
        self.accepted.is_none() && self.due < today
    }
}

/// Everybody bound, and how they stand with a version.
///
/// # Errors
/// When the database cannot be read.
pub async fn everyone(ctx: &Ctx, conn: &mut Conn, version: &Version) -> Result<Vec<Row>, AppError> {
    let live = super::live::read(ctx, version)?;
    let given: HashMap<Uuid, Acknowledgement> =
        store::acknowledgement::of_version(conn, version.number)
            .await?
            .into_iter()
            .map(|given| (given.person_id, given))
            .collect();
    let bound = bound(conn, &live.policy, ctx.today()).await?;
    Ok(bound
        .into_iter()
        .map(|bound| {
            let own = given.get(&bound.person.id);
            let day = |at: Option<store::Ts>| at.map(|at| facts::day_of(ctx, at));
            let from = version.effective_on.max(bound.person.started_on).date();
            Row {
                read: day(own.and_then(|own| own.read_at)),
                accepted: day(own.and_then(|own| own.accepted_at)),
                due: bound.within.after_date(from, &[]),
                person: bound.person,
            }
        })
        .collect())
}
