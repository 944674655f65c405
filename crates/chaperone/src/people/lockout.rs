//! Somebody must always be left who can fill posts and manage people: nobody may lock the organisation out.

use jiff::civil::Date;
use store::{Conn, Day, appointment::Appointment};

use crate::{
    access::{
        action::{Action, allows},
        role::{Choice, Role},
    },
    error::AppError,
};

/// Whether, on the day after `last`, somebody who can sign in still holds a post that fills posts, not counting the
/// appointments that `goes` names. Whoever may fill posts may manage people too: the matrix of actions is tested for it.
///
/// # Errors
/// When the database cannot be read.
pub async fn somebody_stays(
    conn: &mut Conn,
    last: Date,
    goes: impl Fn(&Appointment) -> bool,
) -> Result<bool, AppError> {
    let next = Day::from(last.saturating_add(jiff::Span::new().days(1)));
    for post in store::appointment::in_force(conn, next).await? {
        let opens =
            Role::from_key(&post.role).is_some_and(|role| allows(role, Action::AppointRoles));
        if !opens || goes(&post) {
            continue;
        }
        let person = store::person::get(conn, post.person_id).await?;
        let here = person.ended_on.is_none_or(|ended| next < ended);
        if here && store::credential::find(conn, person.id).await?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}
