//! A mail to those who look after the recovery key when it was used or replaced: nobody does that unseen. It says for whom of
//! nobody and nothing of any record.

use store::{Conn, Day};

use crate::{
    access::{
        action::{Action, allows},
        role::{Choice, Role},
    },
    ctx::Ctx,
    error::AppError,
    notices::{mail::Mail, outbox},
};

/// What was done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Used,
    Replaced,
}

/// Tells everybody who may look after the key, except whoever did it.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn tell(ctx: &Ctx, tx: &mut Conn, what: What) -> Result<(), AppError> {
    let today = Day::from(ctx.today());
    let mut people: Vec<_> = store::appointment::in_force(tx, today)
        .await?
        .into_iter()
        .filter(|post| {
            Role::from_key(&post.role).is_some_and(|role| allows(role, Action::KeepRecovery))
        })
        .map(|post| post.person_id)
        .filter(|person| Some(*person) != ctx.actor.person())
        .collect();
    people.sort_unstable();
    people.dedup();
    let organisation = &ctx.organisation().name;
    let page = ctx.app.config().base_url().join("keys/recovery");
    let page = page.map_err(|error| AppError::Internal(error.into()))?;
    let (subject, done) = match what {
        What::Used => ("was used", "was used to give somebody their keys back"),
        What::Replaced => ("is being replaced", "is being replaced by a new one"),
    };
    for person in people {
        let person = store::person::get(tx, person).await?;
        let Some(to) = person.email.filter(|_| person.ended_on.is_none()) else {
            continue;
        };
        let text = format!(
            "Hello {},\n\nThe recovery key of {organisation} {done} just now.\n\n\
             If you did not expect this, speak to your safeguarding lead or administrator, and look here: {page}\n",
            person.name,
        );
        let subject = format!("The recovery key of {organisation} {subject}");
        outbox::post(ctx, tx, Mail { to, subject, text }).await?;
    }
    Ok(())
}
