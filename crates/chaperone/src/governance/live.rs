//! The policy in force and the versions before it, each read once: a published version never changes.

use std::{
    collections::BTreeMap,
    sync::{Arc, PoisonError, RwLock},
};

use policy::Policy;
use store::{Conn, Day, Digest, policy_version::Version};

use crate::{ctx::Ctx, error::AppError};

/// A published version, ready to decide.
pub struct LivePolicy {
    pub number: u32,
    pub hash: Digest,
    pub policy: Policy,
}

/// Versions read so far, by number and hash. Several nodes each keep their own; a cheap question before each use tells
/// which one is in force.
#[derive(Default)]
pub struct Cached(RwLock<BTreeMap<(i64, Digest), Arc<LivePolicy>>>);

/// The policy in force today; none before the first version takes effect.
///
/// # Errors
/// When it cannot be read. A stored version that this program cannot read is a mistake of ours, never "no policy".
pub async fn load(ctx: &Ctx) -> Result<Option<Arc<LivePolicy>>, AppError> {
    in_force(ctx, &mut ctx.db().read().await?).await
}

/// The same for somebody who reads more besides.
///
/// # Errors
/// As [`load`].
pub async fn in_force(ctx: &Ctx, conn: &mut Conn) -> Result<Option<Arc<LivePolicy>>, AppError> {
    let today = Day::from(ctx.today());
    let Some((number, hash)) = store::policy_version::name_in_force(conn, today).await? else {
        return Ok(None);
    };
    if let Some(kept) = kept(ctx, number, hash) {
        return Ok(Some(kept));
    }
    let version = store::policy_version::get(conn, number).await?;
    read(ctx, &version).map(Some)
}

/// A version by its number.
///
/// # Errors
/// When there is no such version or it cannot be read.
pub async fn version(ctx: &Ctx, conn: &mut Conn, number: i64) -> Result<Arc<LivePolicy>, AppError> {
    let version = store::policy_version::get(conn, number).await?;
    read(ctx, &version)
}

/// A stored version, read.
///
/// # Errors
/// When this program cannot read it any more.
pub fn read(ctx: &Ctx, version: &Version) -> Result<Arc<LivePolicy>, AppError> {
    if let Some(kept) = kept(ctx, version.number, version.hash) {
        return Ok(kept);
    }
    let live = Arc::new(parse(version)?);
    let cache = &ctx.app.policy_cache().0;
    cache
        .write()
        .unwrap_or_else(PoisonError::into_inner)
        .insert((version.number, version.hash), live.clone());
    Ok(live)
}

fn kept(ctx: &Ctx, number: i64, hash: Digest) -> Option<Arc<LivePolicy>> {
    let cache = &ctx.app.policy_cache().0;
    let kept = cache.read().unwrap_or_else(PoisonError::into_inner);
    kept.get(&(number, hash)).cloned()
}

fn parse(version: &Version) -> Result<LivePolicy, AppError> {
    let number = u32::try_from(version.number).map_err(|error| AppError::Internal(error.into()))?;
    let read = policy::read("policy.toml", version.source.as_bytes()).map_err(|found| {
        AppError::Internal(anyhow::anyhow!(
            "version {number} of the policy cannot be read: {} mistakes",
            found.len()
        ))
    })?;
    Ok(LivePolicy {
        number,
        hash: version.hash,
        policy: read.policy.at_version(number),
    })
}
