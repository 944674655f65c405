use jiff::{Timestamp, Zoned, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    Id, Role, Who,
    facts::{Device, KnowledgeCheck, Signature, TrainingDone},
    terms::{Code, SessionSetting},
};

/// An adult in a role, with what is on file about them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Adult {
    /// Who.
    pub id: Option<Id>,
    /// The groups they belong to, the groups of their posts included.
    pub groups: Option<Vec<Who>>,
    /// The posts they hold.
    pub roles: Option<Vec<Role>>,
    /// Whether they have accepted the current version of the policy.
    pub acknowledged: Option<bool>,
    /// What they have signed.
    pub signed: Option<Vec<Signature>>,
    /// The current edition of each code, for codes that are signed again on change.
    pub editions: Option<Vec<(Code, u32)>>,
    /// Their training.
    pub training: Option<Vec<TrainingDone>>,
    /// Their knowledge checks.
    pub checks: Option<Vec<KnowledgeCheck>>,
    /// Their devices.
    pub devices: Option<Vec<Device>>,
}

impl Adult {
    /// Whether a rule for these groups binds this person; `None` where their groups are unknown.
    pub fn is_one_of(&self, groups: &[Who]) -> Option<bool> {
        let own = self.groups.as_ref()?;
        Some(own.iter().any(|group| groups.contains(group)))
    }
}

/// A post as it is filled now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Post {
    /// The post.
    pub role: Role,
    /// Whether somebody stands in for its holder.
    pub deputy: bool,
}

/// The people and the settings of a session or call, as far as they are known.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Room {
    /// Which session.
    pub session: Option<Id>,
    /// Approved adults present, or on the rota where it has not begun.
    pub adults: Option<u32>,
    /// Young people present or, where it has not begun, expected. The person being let in counts.
    pub young_people: Option<u32>,
    /// When the responsible adult joined.
    pub responsible_adult: crate::Known<Timestamp>,
    /// When young people are due.
    pub due: Option<Zoned>,
    /// The settings that are ticked.
    pub settings: Option<Vec<SessionSetting>>,
    /// An exception that allows one-to-one work, with the posts of who approved it.
    pub one_to_one: crate::Known<LiveException>,
}

/// An exception as it stands at the moment of an act.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct LiveException {
    /// The posts of the person who approved it.
    pub approved_by: Vec<Role>,
    /// The day it was approved.
    pub approved: Date,
    /// The day it ends.
    pub until: Option<Date>,
    /// Whether the person who approved it is the person it is for.
    pub own: bool,
}

impl LiveException {
    /// What keeps it from counting on a day, as something to do. It counts where somebody entitled
    /// approved it, not for themselves, and it has a last day that has not passed.
    pub fn fault(&self, approvers: &[Role], on: Date) -> Option<&'static str> {
        if !self.approved_by.iter().any(|role| approvers.contains(role)) {
            return Some("ask somebody whom the policy names to approve the exception");
        }
        if self.own {
            return Some("ask somebody else to approve the exception: nobody approves their own");
        }
        if self.approved > on {
            return Some("wait until the exception begins");
        }
        match self.until {
            None => Some("give the exception a last day first"),
            Some(until) if until < on => Some("ask for the exception to be renewed: it has ended"),
            Some(_) => None,
        }
    }
}
