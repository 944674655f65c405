//! A version as people read it: the policy's words with this organisation's names, numbers and registers in them.

use std::collections::HashMap;

use policy::{
    Audience, Choice, Document, Nation, RenderContext, Role,
    render::{Helpline, Holder, RelatedDocument, SourceLine},
};
use store::{Conn, policy_version::Version};

use crate::{ctx::Ctx, error::AppError, governance::live, printing, web::dates};

/// A published version, or with `None` a draft, as a document.
///
/// # Errors
/// When the database cannot be read.
pub async fn of_version(
    ctx: &Ctx,
    conn: &mut Conn,
    version: &Version,
    audience: Option<Audience>,
) -> Result<Document, AppError> {
    let live = live::read(ctx, version)?;
    let context = RenderContext {
        version: Some(live.number),
        effective: Some(version.effective_on.date()),
        approver: Some(version.approver_name.clone()),
        approved_on: Some(version.approved_on.date()),
        review_due: version.review_due_on.map(|day| day.date()),
        hash: version.hash.hex(),
        ..surroundings(ctx, conn).await?
    };
    Ok(live.policy.render(audience, &context))
}

/// The draft as a document.
///
/// # Errors
/// When the database cannot be read.
pub async fn of_draft(ctx: &Ctx, policy: &policy::Policy) -> Result<Document, AppError> {
    let mut conn = ctx.db().read().await?;
    Ok(policy.render(None, &surroundings(ctx, &mut conn).await?))
}

/// What every document prints of the organisation as it is today: who holds which post, helplines, related documents,
/// law and guidance.
async fn surroundings(ctx: &Ctx, conn: &mut Conn) -> Result<RenderContext, AppError> {
    let today = ctx.today();
    let held = store::appointment::in_force(conn, today.into()).await?;
    let people = super::facts::holders(conn, &held, today).await?;
    let mut holders: HashMap<Role, Vec<Holder>> = HashMap::new();
    for appointment in held {
        let person = people.get(&appointment.person_id);
        if let (Some(role), Some(person)) = (Role::from_key(&appointment.role), person) {
            let ways = [appointment.contact.clone()];
            holders.entry(role).or_default().push(Holder {
                name: person.name.clone(),
                ways: ways
                    .into_iter()
                    .filter(|way| !way.trim().is_empty())
                    .collect(),
            });
        }
    }
    let nation = ctx.organisation().nation.key();
    let helplines = store::directory::all(conn).await?;
    let helplines = helplines
        .into_iter()
        .filter(|entry| {
            entry.nations.0.is_empty() || entry.nations.0.iter().any(|one| one == nation)
        })
        .map(|entry| Helpline {
            name: entry.name,
            about: entry.who_for,
            ways: [entry.phone, entry.text_number, entry.web, entry.email]
                .into_iter()
                .filter(|way| !way.is_empty())
                .collect(),
            hours: entry.hours,
        })
        .collect();
    let related = store::document::in_use(conn).await?;
    let related = related
        .into_iter()
        .map(|row| RelatedDocument {
            title: row.title,
            owner: row.owner_name,
            version: row.version_label,
            review_due: row
                .review_on
                .map_or_else(String::new, |day| dates::day(day.date())),
        })
        .collect();
    let sources = store::source::all(conn).await?;
    let sources = sources
        .into_iter()
        .map(|row| SourceLine {
            title: row.title,
            address: row.url,
            checked: row
                .last_checked_on
                .map_or_else(String::new, |day| dates::day(day.date())),
        })
        .collect();
    Ok(RenderContext {
        organisation: ctx.organisation().name.clone(),
        nation: Nation::from_key(nation),
        holders,
        helplines,
        related,
        sources,
        ..RenderContext::default()
    })
}

/// The document as PDF, printed in a child process.
///
/// # Errors
/// [`AppError::Unavailable`] when too many are being printed already.
pub async fn to_pdf(ctx: &Ctx, document: &Document) -> Result<Vec<u8>, AppError> {
    // The two crates share one tree, and its JSON is the agreement between them.
    let tree = serde_json::to_value(document).map_err(|error| AppError::Internal(error.into()))?;
    let document: print::PolicyDocument =
        serde_json::from_value(tree).map_err(|error| AppError::Internal(error.into()))?;
    printing::pdf(&ctx.app, &document).await
}
