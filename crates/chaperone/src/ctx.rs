//! What every use case is handed first: who asks, for which organisation, when, and with which randomness.

use std::{net::IpAddr, sync::Arc};

use axum::{extract::FromRequestParts, http::request::Parts};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use uuid::Uuid;

use crate::{
    access::actor::{Actor, Signed},
    app::App,
    error::AppError,
    governance::live::{self, LivePolicy},
    people::organisation::{self, Organisation},
};

/// One act's surroundings. Cheap to clone.
#[derive(Clone)]
pub struct Ctx {
    pub app: App,
    pub actor: Actor,
    /// The path and query asked for, or empty for jobs and commands.
    pub path: String,
    /// What was done just now, said once after a redirect.
    pub done: Option<String>,
    /// The other end of the connection; none for jobs and commands.
    pub peer: Option<IpAddr>,
    organisation: Arc<Organisation>,
    now: Timestamp,
}

impl Ctx {
    /// # Errors
    /// When the organisation cannot be read.
    pub async fn new(app: App, actor: Actor, path: String) -> Result<Self, AppError> {
        let organisation = Arc::new(organisation::load(&app).await?);
        Ok(Self::with(app, actor, path, organisation))
    }

    /// With an organisation that was read already.
    #[must_use]
    pub fn with(app: App, actor: Actor, path: String, organisation: Arc<Organisation>) -> Self {
        let now = app.clock().now();
        Self {
            app,
            actor,
            path,
            done: None,
            peer: None,
            organisation,
            now,
        }
    }

    /// For jobs and commands.
    ///
    /// # Errors
    /// When the organisation cannot be read.
    pub async fn machine(app: App) -> Result<Self, AppError> {
        Self::new(app, Actor::Machine, String::new()).await
    }

    /// The person who is signed in.
    ///
    /// # Errors
    /// When nobody is: a route that asks has a guard that lets nobody else pass.
    pub fn signed(&self) -> Result<&Signed, AppError> {
        self.actor
            .signed()
            .ok_or_else(|| AppError::internal("a page for people signed in was reached by nobody"))
    }

    /// The same surroundings at another moment: for the demo, which has a past, and for work done late.
    #[must_use]
    pub fn at(&self, moment: Timestamp) -> Self {
        Self {
            now: moment,
            ..self.clone()
        }
    }

    /// The same surroundings with somebody else acting.
    #[must_use]
    pub fn acting(&self, actor: Actor) -> Self {
        Self {
            actor,
            ..self.clone()
        }
    }

    /// The moment the act began: one act, one time.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.now
    }

    #[must_use]
    pub fn ts(&self) -> store::Ts {
        store::Ts::from(self.now)
    }

    #[must_use]
    pub fn today(&self) -> Date {
        self.now.to_zoned(self.zone()).date()
    }

    #[must_use]
    pub fn zone(&self) -> TimeZone {
        self.organisation.zone.clone()
    }

    #[must_use]
    pub fn organisation(&self) -> &Organisation {
        &self.organisation
    }

    #[must_use]
    pub fn new_id(&self) -> Uuid {
        self.app.entropy().id()
    }

    /// The fingerprint of whoever looks: what they must not know is left out by it.
    #[must_use]
    pub fn viewer(&self) -> store::Digest {
        self.tag_of(self.actor.person().unwrap_or(Uuid::nil()))
    }

    /// Somebody's fingerprint, as exclusions keep it.
    #[must_use]
    pub fn tag_of(&self, person: Uuid) -> store::Digest {
        store::Digest(self.app.key_for("exclusion").blind(person.as_bytes()))
    }

    /// Somebody's fingerprint, as what they reported or asked is found by it.
    #[must_use]
    pub fn reporter_tag_of(&self, person: Uuid) -> store::Digest {
        store::Digest(self.app.key_for("reporter").blind(person.as_bytes()))
    }

    #[must_use]
    pub fn db(&self) -> &store::Db {
        self.app.db()
    }

    /// The policy in force, or none before the first is published.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn policy(&self) -> Result<Option<Arc<LivePolicy>>, AppError> {
        live::load(self).await
    }
}

impl<S: Sync> FromRequestParts<S> for Ctx {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, AppError> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or_else(|| AppError::internal("a route without a guard was reached"))
    }
}
