//! Who to tell about a worry.

use store::Day;

use crate::{
    access::role::{Choice, Role},
    ctx::Ctx,
    error::AppError,
    people::posts,
};

/// Somebody who takes a concern.
pub struct Contact {
    pub person: uuid::Uuid,
    pub post: String,
    pub name: String,
    pub how: String,
}

/// The lead, whoever stands in, and who takes a concern about those two.
///
/// # Errors
/// When the database cannot be read.
pub async fn whom(ctx: &Ctx) -> Result<Vec<Contact>, AppError> {
    let labels = posts::labels(ctx).await?;
    let today = Day::from(ctx.today());
    let mut conn = ctx.db().read().await?;
    let held = store::appointment::in_force(&mut conn, today).await?;
    let mut contacts = Vec::new();
    for role in [Role::Dsl, Role::DeputyDsl, Role::Trustee] {
        for post in held.iter().filter(|post| post.role == role.key()) {
            let person = store::person::get(&mut conn, post.person_id).await?;
            if person.ended_on.is_some_and(|last| last <= today) {
                continue;
            }
            contacts.push(Contact {
                person: post.person_id,
                post: labels.of(role),
                name: person.name,
                how: post.contact.clone(),
            });
        }
    }
    Ok(contacts)
}
