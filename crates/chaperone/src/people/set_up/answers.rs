//! What was answered so far. Kept by the server, so that reloading and going back lose nothing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use store::Digest;

use crate::{
    access::role::{Choice, Role},
    ctx::Ctx,
    error::AppError,
};

/// The posts that are filled at the start.
pub const FIRST_POSTS: [Role; 5] = [
    Role::Coordinator,
    Role::Dsl,
    Role::DeputyDsl,
    Role::Trustee,
    Role::Approver,
];

#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Answers {
    pub organisation: Option<OrganisationAnswer>,
    pub account: Option<AccountAnswer>,
    /// The key of a starter policy.
    pub pack: Option<String>,
    /// What it leaves open, by gap; those not named stay open.
    pub values: Option<BTreeMap<String, String>>,
    /// By key of post; those not named stay vacant.
    pub posts: Option<BTreeMap<String, Holder>>,
    /// Whether the recovery key was made and typed back; `false`: left for later.
    #[serde(default)]
    pub recovery: Option<bool>,
}

#[derive(Clone, Serialize, Deserialize)]
pub struct OrganisationAnswer {
    pub name: String,
    pub nation: String,
    pub zone: String,
}

/// No `Debug`: it holds the hash of a password.
#[derive(Clone, Serialize, Deserialize)]
pub struct AccountAnswer {
    pub name: String,
    pub email: String,
    pub password_hash: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Holder {
    Me,
    Other { name: String, email: String },
}

/// One page of set-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Organisation,
    Account,
    Policy,
    Values,
    Posts,
    Recovery,
    Check,
}

impl Step {
    pub const ALL: [Self; 7] = [
        Self::Organisation,
        Self::Account,
        Self::Policy,
        Self::Values,
        Self::Posts,
        Self::Recovery,
        Self::Check,
    ];

    /// Its part of the address.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Account => "account",
            Self::Policy => "policy",
            Self::Values => "values",
            Self::Posts => "posts",
            Self::Recovery => "recovery",
            Self::Check => "check",
        }
    }

    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.key() == key)
    }

    /// The step before, if any.
    #[must_use]
    pub fn before(self) -> Option<Self> {
        let at = Self::ALL.iter().position(|step| *step == self)?;
        at.checked_sub(1).map(|at| Self::ALL[at])
    }
}

impl Answers {
    /// # Errors
    /// When the database cannot be read.
    pub async fn load(ctx: &Ctx, link: Digest) -> Result<Self, AppError> {
        let mut conn = ctx.db().read().await?;
        match store::set_up::find(&mut conn, link).await? {
            Some(row) => serde_json::from_value(row.answers.0)
                .map_err(|error| AppError::Internal(error.into())),
            None => Ok(Self::default()),
        }
    }

    /// # Errors
    /// When the database cannot be written.
    pub async fn save(&self, ctx: &Ctx, link: Digest) -> Result<(), AppError> {
        let value = serde_json::to_value(self).map_err(|error| AppError::Internal(error.into()))?;
        let mut tx = ctx.db().begin().await?;
        store::set_up::save(&mut tx, link, &value, ctx.ts()).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The first step that is not answered.
    #[must_use]
    pub fn next(&self) -> Step {
        if self.organisation.is_none() {
            Step::Organisation
        } else if self.account.is_none() {
            Step::Account
        } else if self.pack.is_none() {
            Step::Policy
        } else if self.values.is_none() {
            Step::Values
        } else if self.posts.is_none() {
            Step::Posts
        } else if self.recovery.is_none() {
            Step::Recovery
        } else {
            Step::Check
        }
    }

    /// Who holds which of the first posts: post, name and address.
    #[must_use]
    pub fn held(&self) -> Vec<(Role, String, String)> {
        let (Some(account), Some(posts)) = (&self.account, &self.posts) else {
            return Vec::new();
        };
        FIRST_POSTS
            .into_iter()
            .filter_map(|role| {
                let (name, email) = match posts.get(role.key())? {
                    Holder::Me => (&account.name, &account.email),
                    Holder::Other { name, email } => (name, email),
                };
                Some((role, name.clone(), email.to_lowercase()))
            })
            .collect()
    }
}
