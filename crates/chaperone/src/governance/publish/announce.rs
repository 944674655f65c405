//! Tell everybody whom the policy binds that a new version waits for them (D20).

use policy::Policy;
use store::{Conn, policy_version::Version};

use crate::{
    ctx::Ctx,
    error::AppError,
    governance::reading,
    notices::{mail::Mail, outbox},
    web::dates,
};

pub async fn to_everyone_bound(
    ctx: &Ctx,
    tx: &mut Conn,
    policy: &Policy,
    version: &Version,
) -> Result<(), AppError> {
    let address = ctx.app.config().base_url().join("policy/accept");
    let address = address.map_err(|error| AppError::Internal(error.into()))?;
    let bound = reading::bound(tx, policy, ctx.today()).await?;
    let bound: Vec<_> = bound.iter().map(|bound| bound.person.id).collect();
    for person in store::person::some(tx, &bound).await? {
        let Some(to) = person.email else {
            continue;
        };
        let mail = Mail {
            to,
            subject: format!("A new version of our {}", policy.meta.title.to_lowercase()),
            text: format!(
                "Hello {name},\n\n{organisation} has published version {number} of its {title}.\n\
                 It takes effect on {effective}. Please read it, and say that you accept it:\n\n{address}\n\n\
                 What changed: {note}\n",
                name = person.name,
                organisation = ctx.organisation().name,
                number = version.number,
                title = policy.meta.title.to_lowercase(),
                effective = dates::day(version.effective_on.date()),
                note = version.change_note,
            ),
        };
        outbox::post(ctx, tx, mail).await?;
    }
    Ok(())
}
