//! Whether the keys would save the cases on a bad day: numbers for whoever runs the machine, and nothing but numbers.

use jiff::{Timestamp, tz::TimeZone};
use store::{Conn, Day};

use crate::{
    access::role::{Choice, Role},
    error::AppError,
};

/// What was counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Health {
    /// Whether there is a recovery key, and whether its sheet was typed back.
    pub recovery_key: bool,
    pub confirmed: bool,
    /// People in safeguarding posts, and how many of them have no pair yet.
    pub team: usize,
    pub without_pair: usize,
    /// Records that are sealed to an older recovery key or to none.
    pub older: i64,
    /// Records whose key is to be turned when a holder signs in.
    pub to_turn: i64,
    /// Records that nobody who is here can open; and how many of those no recovery key opens that is on paper.
    pub nobody_opens: usize,
    pub lost: usize,
}

/// None before set-up is done.
///
/// # Errors
/// When the database cannot be read.
pub async fn check(conn: &mut Conn, now: Timestamp) -> Result<Option<Health>, AppError> {
    let Some(organisation) = store::organisation::get(conn).await? else {
        return Ok(None);
    };
    if organisation.setup_done_at.is_none() {
        return Ok(None);
    }
    let zone =
        TimeZone::get(&organisation.timezone).map_err(|error| AppError::Internal(error.into()))?;
    let today = Day::from(now.to_zoned(zone).date());
    let recovery = store::recovery_key::current(conn).await?;
    let number = recovery.as_ref().map_or(0, |row| row.number);
    let mut health = Health {
        recovery_key: recovery.is_some(),
        confirmed: recovery.is_some_and(|row| row.confirmed_at.is_some()),
        // The machine's own count: nobody's fingerprint is left out.
        older: store::recovery_key::count_not_sealed_to(conn, number, store::Digest([0; 32]))
            .await?,
        to_turn: store::record::count_turns_wanted(conn).await?,
        ..Health::default()
    };
    let mut team: Vec<uuid::Uuid> = store::appointment::counted(conn)
        .await?
        .into_iter()
        .filter(|post| post.starts_on <= today && post.ends_on.is_none_or(|last| today <= last))
        .filter(|post| {
            Role::from_key(&post.role).is_some_and(|role| Role::SAFEGUARDING_TEAM.contains(&role))
        })
        .map(|post| post.person_id)
        .collect();
    team.sort_unstable();
    team.dedup();
    health.team = team.len();
    for person in team {
        if store::person_key::find(conn, person).await?.is_none() {
            health.without_pair += 1;
        }
    }
    let unopened = store::record::nobody_opens(conn, today).await?;
    health.nobody_opens = unopened.len();
    // A sheet that was never typed back may never have been printed.
    let on_paper: Vec<i64> = store::recovery_key::all(conn)
        .await?
        .into_iter()
        .filter(|key| key.confirmed_at.is_some())
        .map(|key| key.number)
        .collect();
    let no_paper = unopened.iter().filter(|row| {
        row.recovery_number
            .is_none_or(|number| !on_paper.contains(&number))
    });
    health.lost = no_paper.count();
    Ok(Some(health))
}
