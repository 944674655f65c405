//! The first run: a link that works once opens set-up, and nothing else does.

use jiff::tz::TimeZone;
use store::Digest;

use crate::{access::token::Token, app::App, ctx::Ctx, error::AppError};

/// Makes the one-time link while there is no organisation; none once set-up is done. A restart makes a new link and
/// the old one stops working: whoever can restart the server is whoever may set it up.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn open_door(app: &App) -> Result<Option<String>, AppError> {
    let token = Token::new(app.entropy());
    let now = store::Ts::from(app.clock().now());
    let mut tx = app.db().begin().await?;
    match store::organisation::get(&mut tx).await? {
        Some(organisation) if organisation.setup_done_at.is_some() => return Ok(None),
        Some(_) => {
            store::organisation::set_setup_token(&mut tx, Digest(token.hash())).await?;
            // Answers given under the old link go with it: nothing stays half set up.
            store::set_up::forget(&mut tx).await?;
        }
        None => {
            let first = store::organisation::Organisation {
                name: "Chaperone".into(),
                nation: "england".into(),
                timezone: zone_of_this_machine(),
                website: None,
                public_url: app.config().base_url().to_string(),
                created_at: now,
                setup_token_hash: Some(Digest(token.hash())),
                setup_done_at: None,
            };
            store::organisation::insert(&mut tx, &first).await?;
        }
    }
    tx.commit().await?;
    let link = app
        .config()
        .base_url()
        .join(&format!("set-up/{}", token.reveal()))
        .map_err(|error| AppError::Internal(error.into()))?;
    Ok(Some(link.to_string()))
}

/// Where a set-up link leads.
pub enum Door {
    /// To set-up. Holds what the answers are kept under.
    Open(Digest),
    /// Set-up is done: no link opens it again.
    Done,
    /// A link that never was, or that a restart replaced.
    Unknown,
}

/// # Errors
/// When the database cannot be read.
pub async fn look(ctx: &Ctx, token: &str) -> Result<Door, AppError> {
    let mut conn = ctx.db().read().await?;
    let organisation = store::organisation::get(&mut conn).await?;
    let hash = Token::parse(token).map(|token| Digest(token.hash()));
    Ok(match (organisation, hash) {
        (Some(row), _) if row.setup_done_at.is_some() => Door::Done,
        (Some(row), Some(hash)) if row.setup_token_hash == Some(hash) => Door::Open(hash),
        _ => Door::Unknown,
    })
}

fn zone_of_this_machine() -> String {
    TimeZone::try_system()
        .ok()
        .and_then(|zone| zone.iana_name().map(str::to_owned))
        .filter(|name| name.starts_with("Europe/"))
        .unwrap_or_else(|| "Europe/London".into())
}
