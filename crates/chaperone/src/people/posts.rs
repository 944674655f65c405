//! What posts are called here: the policy in force may use the organisation's own words.

use std::sync::Arc;

use policy::Policy;

use crate::{
    access::role::{Choice, Role},
    ctx::Ctx,
    error::AppError,
    governance::live::LivePolicy,
};

/// Labels of posts.
pub struct Labels(Option<Arc<LivePolicy>>);

/// # Errors
/// When the policy in force cannot be read.
pub async fn labels(ctx: &Ctx) -> Result<Labels, AppError> {
    Ok(Labels(ctx.policy().await?))
}

impl Labels {
    /// The field's own words, while there is no policy.
    #[must_use]
    pub fn plain() -> Self {
        Self(None)
    }

    /// The label of a post: the organisation's own word while a policy is in force.
    #[must_use]
    pub fn of(&self, role: Role) -> String {
        let label = self
            .0
            .as_ref()
            .map_or(role.label(), |live| live.policy.role_label(role));
        policy::capital(label)
    }
}

/// What a version needs while there is no policy to say so.
const REQUIRED_AT_FIRST: [Role; 5] = [
    Role::Coordinator,
    Role::Dsl,
    Role::DeputyDsl,
    Role::Trustee,
    Role::Approver,
];

/// The policy that says which posts there are: the one in force, or the draft before the first. None when the draft
/// cannot be read as it stands: somebody is in the middle of writing it.
///
/// # Errors
/// When the database cannot be read.
pub async fn declared(ctx: &Ctx) -> Result<Option<Policy>, AppError> {
    if let Some(live) = ctx.policy().await? {
        return Ok(Some(live.policy.clone()));
    }
    let mut conn = ctx.db().read().await?;
    let draft = store::policy_draft::get(&mut conn).await?;
    Ok(draft.and_then(|draft| {
        let read = policy::read("policy.toml", draft.source.as_bytes());
        read.ok().map(|read| read.policy)
    }))
}

/// Whether a version can only be published while somebody holds the post.
#[must_use]
pub fn is_required(policy: Option<&Policy>, role: Role) -> bool {
    match policy {
        Some(policy) => policy
            .roles
            .iter()
            .any(|entry| entry.id == role && entry.required),
        None => REQUIRED_AT_FIRST.contains(&role),
    }
}
