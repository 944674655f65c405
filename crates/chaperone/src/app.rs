//! What the whole process shares.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

use print::parent::Press;
use tokio::sync::Semaphore;

use crate::{
    clock::Clock,
    config::Config,
    entropy::Entropy,
    governance::live::Cached,
    notices::mail::Mailer,
    printing,
    reporting::{intake::Desk, lane::Lane},
};

/// Shared by every request, job and command. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Shared>);

struct Shared {
    config: Config,
    db: store::Db,
    clock: Clock,
    entropy: Entropy,
    mailer: Mailer,
    /// Argon2 takes 19 MiB and a core a time: a few at once, or sign-in becomes a way to stop the server.
    hashing: Semaphore,
    press: Arc<Press>,
    policy: Cached,
    desk: Desk,
    lane: Lane,
    demo: bool,
    /// The last day whose reminders were planned here: spares the database a question every two seconds.
    planned: Mutex<String>,
    /// The last minute in which the clocks were looked at here.
    ticked: Mutex<String>,
}

/// What an [`App`] is made of.
pub struct Parts {
    pub config: Config,
    pub db: store::Db,
    pub clock: Clock,
    pub entropy: Entropy,
    /// Our own program, started again as the child that prints.
    pub program: PathBuf,
    /// Invented people, and a page that says who they are.
    pub demo: bool,
}

impl App {
    /// # Errors
    /// When the mail settings cannot be read or the mail folder cannot be made.
    pub fn new(parts: Parts) -> anyhow::Result<Self> {
        let mailer = Mailer::from_config(&parts.config)?;
        Ok(Self(Arc::new(Shared {
            config: parts.config,
            db: parts.db,
            clock: parts.clock,
            entropy: parts.entropy,
            mailer,
            hashing: Semaphore::new(2),
            press: printing::press(&parts.program),
            policy: Cached::default(),
            desk: Desk::default(),
            lane: Lane::default(),
            demo: parts.demo,
            planned: Mutex::default(),
            ticked: Mutex::default(),
        })))
    }

    #[must_use]
    pub fn config(&self) -> &Config {
        &self.0.config
    }

    #[must_use]
    pub fn db(&self) -> &store::Db {
        &self.0.db
    }

    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    #[must_use]
    pub fn entropy(&self) -> &Entropy {
        &self.0.entropy
    }

    #[must_use]
    pub fn mailer(&self) -> &Mailer {
        &self.0.mailer
    }

    #[must_use]
    pub fn hashing(&self) -> &Semaphore {
        &self.0.hashing
    }

    #[must_use]
    pub fn press(&self) -> &Arc<Press> {
        &self.0.press
    }

    #[must_use]
    pub fn policy_cache(&self) -> &Cached {
        &self.0.policy
    }

    #[must_use]
    pub fn desk(&self) -> &Desk {
        &self.0.desk
    }

    #[must_use]
    pub fn lane(&self) -> &Lane {
        &self.0.lane
    }

    #[must_use]
    pub fn is_demo(&self) -> bool {
        self.0.demo
    }

    /// A key of the server's own for one purpose. It opens nothing that people are told about a case.
    #[must_use]
    pub fn key_for(&self, purpose: &str) -> vault::Key {
        self.0.db.server_key().derive(purpose)
    }

    pub(crate) fn planned(&self, key: &str) -> bool {
        *self
            .0
            .planned
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            == key
    }

    pub(crate) fn set_planned(&self, key: String) {
        *self
            .0
            .planned
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = key;
    }

    pub(crate) fn ticked(&self, key: &str) -> bool {
        *self.0.ticked.lock().unwrap_or_else(PoisonError::into_inner) == key
    }

    pub(crate) fn set_ticked(&self, key: String) {
        *self.0.ticked.lock().unwrap_or_else(PoisonError::into_inner) = key;
    }
}
