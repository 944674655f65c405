use jiff::{Timestamp, civil::Date};

use super::row;
use crate::{
    Id, Role,
    terms::{
        Channel, ContactRoute, ExceptionKind, PersonalDetail, Recipient, TakedownParty, ToneMark,
    },
};

row! {
    /// A social media account of the organisation.
    pub struct Account from opened then closed, checked {
        /// Which.
        id: Id,
        /// The day it was put on the register.
        opened: Date,
        /// The day it was closed.
        closed: Option<Date>,
        /// The people who can get into it.
        holders: Vec<AccountHolder>,
        /// Whether a password protects it; never the password.
        protected: Option<bool>,
        /// Whether a second step protects it.
        second_step: Option<bool>,
        /// Whether it belongs to the organisation's own domain or name.
        organisational_domain: Option<bool>,
        /// The person who monitors it.
        monitor: Option<Id>,
        /// The days it was checked.
        checked: Vec<Date>,
    }
}

/// A person who can get into an account.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct AccountHolder {
    /// Who.
    pub person: Id,
    /// The first day.
    pub since: Date,
    /// The last day, if it has one.
    pub until: Option<Date>,
}

row! {
    /// A request for advice.
    pub struct Advice from asked then answered {
        /// When it was asked.
        asked: Timestamp,
        /// When it was answered.
        answered: Option<Timestamp>,
        /// The post of the person who answered.
        by: Option<Role>,
        /// The service.
        #[serde(default)]
        service: Option<String>,
    }
}

row! {
    /// A post taken down.
    pub struct Takedown from found then removed, explained {
        /// Which.
        id: Id,
        /// When somebody found that it must go.
        found: Timestamp,
        /// When it was gone.
        removed: Option<Timestamp>,
        /// When the reason was explained.
        explained: Option<Timestamp>,
        /// Who was told.
        told: Vec<TakedownParty>,
        /// Who was not told, with a reason written down.
        declined: Vec<TakedownParty>,
        /// Whether a child is involved, so that their teacher matters.
        child_involved: Option<bool>,
    }
}

row! {
    /// A post that was published.
    pub struct Post from at {
        /// Which.
        id: Id,
        /// When.
        at: Timestamp,
        /// Who wrote it.
        author: Id,
        /// Who approved it.
        approvers: Vec<Id>,
        /// The personal details that were still in it.
        found: Vec<PersonalDetail>,
    }
}

row! {
    /// An approved exception.
    pub struct Exception from approved then ended {
        /// Which.
        id: Id,
        /// What it allows.
        to: ExceptionKind,
        /// The day it was approved.
        approved: Date,
        /// The posts of the person who approved it.
        by: Vec<Role>,
        /// Whether the person who approved it is the person it is for.
        own: bool,
        /// The day it ends: may lie ahead.
        until: Option<Date>,
        /// The day it was ended early.
        ended: Option<Date>,
        /// Whether a reason was written down.
        reason: bool,
        /// The service it is for.
        service: Option<String>,
    }
}

row! {
    /// A contact with somebody outside.
    pub struct Contact from at {
        /// When.
        at: Timestamp,
        /// With whom.
        with: Recipient,
        /// On which channel.
        channel: Option<Channel>,
        /// Whether the account or number was the organisation's own.
        official: bool,
        /// By which route.
        via: Option<ContactRoute>,
        /// Whether its purpose was written down.
        purpose: bool,
        /// Whether it says with whom it was agreed.
        agreed: bool,
        /// The service.
        service: Option<String>,
    }
}

row! {
    /// Somebody wants a channel that is not on the list.
    pub struct ChannelRequest from asked then decided {
        /// Which.
        id: Id,
        /// The channel that is wanted.
        #[serde(default)]
        channel: Option<Channel>,
        /// When.
        asked: Timestamp,
        /// When it was decided.
        decided: Option<Timestamp>,
        /// Whether it was approved.
        approved: Option<bool>,
        /// The post of the person who decided.
        by: Option<Role>,
        /// The service.
        service: Option<String>,
    }
}

row! {
    /// A message sent through the system.
    pub struct Message from at {
        /// When.
        at: Timestamp,
        /// To whom.
        to: Recipient,
        /// To many at once.
        broadcast: bool,
        /// On which channel.
        channel: Option<Channel>,
        /// How many other members of staff were copied in.
        staff_copied: u32,
        /// The posts of the person who released it, where somebody did.
        released_by: Vec<Role>,
        /// Whether a reason for its time was written down.
        hours_reason: bool,
        /// Whether it was the first to this person.
        first: bool,
        /// Whether it says when we can be reached.
        states_hours: bool,
        /// Marks of an unprofessional tone that were left in.
        marks: Vec<ToneMark>,
        /// The service.
        service: Option<String>,
    }
}

row! {
    /// A young person tried to start a conversation with a member of staff.
    pub struct ContactAttempt from at then recorded {
        /// Which.
        id: Id,
        /// When.
        at: Timestamp,
        /// When it was written down.
        recorded: Option<Timestamp>,
        /// Whether the member of staff ended it.
        ended: bool,
        /// Whether they offered to go on with a second responsible adult.
        second_adult_offered: bool,
        /// Whether the member of staff was worried.
        worried: bool,
        /// Whether a concern was raised from it.
        concern: bool,
        /// Whether they gave details of somebody who can help.
        help_given: bool,
        /// The service.
        service: Option<String>,
    }
}
