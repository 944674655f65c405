//! Names put to the ids in facts, where the person who looks may know them.

use std::collections::HashMap;

use store::Conn;
use uuid::Uuid;

use crate::{access::action::Action, ctx::Ctx, error::AppError};

/// Names by id; empty for somebody who may not see who is in the organisation.
pub struct Names(HashMap<Uuid, String>);

impl Names {
    /// # Errors
    /// When the database cannot be read.
    pub async fn load(ctx: &Ctx, conn: &mut Conn) -> Result<Self, AppError> {
        if !ctx.actor.may(Action::ViewPeople) {
            return Ok(Self(HashMap::new()));
        }
        let names = store::person::names(conn).await?;
        Ok(Self(names.into_iter().collect()))
    }

    #[must_use]
    pub fn of(&self, id: Uuid) -> Option<String> {
        self.0.get(&id).cloned()
    }
}
