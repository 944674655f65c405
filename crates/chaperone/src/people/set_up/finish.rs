//! The last step: everything that was answered becomes true at once, or nothing does.

use std::{collections::HashMap, sync::Arc};

use anyhow::Context;
use serde_json::json;
use store::{
    Conn, Day,
    appointment::Appointment,
    link::Purpose,
    person::{Kind, Person},
    policy_draft::Save,
};
use uuid::Uuid;

use super::{Answers, answers::AccountAnswer, gaps};
use crate::{
    access::{
        device, link,
        role::{Choice, Role},
        session,
        token::Token,
    },
    audit,
    ctx::Ctx,
    error::AppError,
    governance::{directory, packs},
    people::organisation::{self, Organisation},
};

/// Whoever set it up, signed in.
pub struct Finished {
    pub session: Token,
    pub device: Token,
    /// How many people were invited.
    pub invited: usize,
}

/// # Errors
/// [`AppError::NotFound`] when an answer is missing or somebody else finished first; otherwise when the database cannot
/// be written.
pub async fn finish(ctx: &Ctx, answers: Answers, agent: &str) -> Result<Finished, AppError> {
    let held = answers.held();
    let organisation = answers.organisation.ok_or(AppError::NotFound)?;
    let account = answers.account.ok_or(AppError::NotFound)?;
    let pack = answers.pack.as_deref().and_then(packs::find);
    let pack = pack.ok_or(AppError::NotFound)?;
    let source = filled(pack, &answers.values.unwrap_or_default())?;
    let ctx = &renamed(
        ctx,
        &organisation.name,
        &organisation.nation,
        &organisation.zone,
    )?;
    let mut tx = ctx.db().begin().await?;
    let mut row = store::organisation::get(&mut tx)
        .await?
        .ok_or(AppError::NotFound)?;
    row.name = organisation.name;
    row.nation = organisation.nation;
    row.timezone = organisation.zone;
    store::organisation::update(&mut tx, &row).await?;
    store::organisation::finish_setup(&mut tx, ctx.ts()).await?;
    store::set_up::forget(&mut tx).await?;
    directory::seed::seed(ctx, &mut tx).await?;
    let first = first_person(ctx, &mut tx, &account).await?;
    let invited = fill_posts(ctx, &mut tx, first, &account, &held).await?;
    let draft = Save {
        source: &source,
        base_version: None,
        updated_at: ctx.ts(),
        updated_by: Some(first),
    };
    store::policy_draft::begin(&mut tx, &draft).await?;
    let session = session::begin(ctx, &mut tx, first, agent, None).await?;
    let device = device::remember(ctx, &mut tx, None, first).await?;
    audit::note_by(&mut tx, ctx, Some(first), "finished", "set-up", pack.key).await?;
    tx.commit().await?;
    Ok(Finished {
        session,
        device,
        invited,
    })
}

fn filled(
    pack: &packs::Pack,
    values: &std::collections::BTreeMap<String, String>,
) -> Result<String, AppError> {
    let read = policy::read(pack.key, pack.source.as_bytes());
    let read = read.map_err(|_| AppError::internal("a starter policy cannot be read"))?;
    let gaps = gaps::of(&read.policy);
    gaps::fill(pack.source, &gaps, values)?
        .map_err(|_| AppError::internal("a value that was taken before is refused now"))
}

/// Mails speak in the organisation's own name from the first one on.
fn renamed(ctx: &Ctx, name: &str, nation: &str, zone: &str) -> Result<Ctx, AppError> {
    let organisation = Organisation {
        name: name.to_owned(),
        nation: organisation::Nation::parse(nation).context("an unknown nation was kept")?,
        zone: jiff::tz::TimeZone::get(zone).context("an unknown time zone was kept")?,
        set_up: true,
    };
    let mut renamed = Ctx::with(
        ctx.app.clone(),
        ctx.actor.clone(),
        ctx.path.clone(),
        Arc::new(organisation),
    );
    renamed.peer = ctx.peer;
    Ok(renamed)
}

/// Whoever sets it up manages people and the programme until they hand these posts on.
async fn first_person(ctx: &Ctx, tx: &mut Conn, account: &AccountAnswer) -> Result<Uuid, AppError> {
    let today = Day::from(ctx.today());
    let person = Person::new(ctx.new_id(), Kind::Staff, &account.name, today, ctx.ts())
        .with_email(&account.email);
    store::person::insert(tx, &person).await?;
    store::credential::set_password(tx, person.id, &account.password_hash, ctx.ts()).await?;
    for role in [Role::Administrator, Role::Manager] {
        appoint(ctx, tx, person.id, role, &account.email).await?;
    }
    Ok(person.id)
}

async fn fill_posts(
    ctx: &Ctx,
    tx: &mut Conn,
    first: Uuid,
    account: &AccountAnswer,
    held: &[(Role, String, String)],
) -> Result<usize, AppError> {
    let mut known = HashMap::from([(account.email.to_lowercase(), first)]);
    let mut invited = 0;
    for (role, name, email) in held {
        let person = match known.get(email) {
            Some(person) => *person,
            None => {
                let kind = match role {
                    Role::Trustee => Kind::Trustee,
                    _ => Kind::Staff,
                };
                let today = Day::from(ctx.today());
                let person =
                    Person::new(ctx.new_id(), kind, name, today, ctx.ts()).with_email(email);
                store::person::insert(tx, &person).await?;
                link::send(ctx, tx, &person, Purpose::Invite).await?;
                known.insert(email.clone(), person.id);
                invited += 1;
                person.id
            }
        };
        appoint(ctx, tx, person, *role, email).await?;
    }
    Ok(invited)
}

async fn appoint(
    ctx: &Ctx,
    tx: &mut Conn,
    person: Uuid,
    role: Role,
    contact: &str,
) -> Result<(), AppError> {
    let id = ctx.new_id();
    let post = Appointment {
        id,
        person_id: person,
        role: role.key().to_owned(),
        starts_on: Day::from(ctx.today()),
        ends_on: None,
        contact: contact.to_owned(),
        created_at: ctx.ts(),
        created_by: None,
    };
    store::appointment::insert(tx, &post).await?;
    let detail = json!({ "post": post.role, "person": person });
    audit::note_with(tx, ctx, "filled-post", "appointment", id, &detail).await
}
