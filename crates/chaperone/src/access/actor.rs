//! Who is asking.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::{
    action::{Action, allows},
    role::{Role, needs_second_factor},
};
use crate::sealing::keys::Unlocked;

/// The one on whose behalf something is done.
#[derive(Clone, Debug)]
pub enum Actor {
    /// Nobody signed in: the public.
    Anonymous,
    Person(Signed),
    /// A job or a command at the machine itself.
    Machine,
}

/// A signed-in person, as far as doors need to know them.
#[derive(Clone, Debug)]
pub struct Signed {
    pub person: Uuid,
    pub name: String,
    pub kind: store::person::Kind,
    pub roles: BTreeSet<Role>,
    pub session: store::Digest,
    /// Whether this session has shown the second factor.
    pub second_factor: bool,
    /// Whether the person has set one up at all.
    pub has_second_factor: bool,
    /// Their own key, where this session has it.
    pub unlocked: Option<Unlocked>,
}

impl Signed {
    #[must_use]
    pub fn may(&self, action: Action) -> bool {
        self.roles.iter().any(|role| allows(*role, action))
    }

    #[must_use]
    pub fn needs_second_factor(&self) -> bool {
        self.roles.iter().copied().any(needs_second_factor)
    }
}

impl Actor {
    #[must_use]
    pub fn may(&self, action: Action) -> bool {
        match self {
            Self::Anonymous => false,
            Self::Person(signed) => signed.may(action),
            Self::Machine => true,
        }
    }

    #[must_use]
    pub fn person(&self) -> Option<Uuid> {
        match self {
            Self::Person(signed) => Some(signed.person),
            Self::Anonymous | Self::Machine => None,
        }
    }

    #[must_use]
    pub fn signed(&self) -> Option<&Signed> {
        match self {
            Self::Person(signed) => Some(signed),
            Self::Anonymous | Self::Machine => None,
        }
    }
}
