use jiff::{Timestamp, civil::Date};

use super::row;
use crate::{
    Id, Role,
    terms::{Body, ConcernRoute, DirectoryKind, Need},
};

row! {
    /// The times of a concern. Its words stay sealed elsewhere.
    pub struct Concern from received then read, triaged, acted {
        /// Which.
        id: Id,
        /// When we received it.
        received: Timestamp,
        /// How it reached us.
        route: ConcernRoute,
        /// When somebody first read it.
        read: Option<Timestamp>,
        /// When it was triaged.
        triaged: Option<Timestamp>,
        /// When the first action was taken.
        acted: Option<Timestamp>,
        /// The post it was sent to.
        sent_to: Option<Role>,
        /// Whether it is about the person who would have taken it.
        conflict: bool,
        /// Whether anybody it is about was kept from seeing it.
        subject_excluded: bool,
        /// The service.
        service: Option<String>,
    }
}

row! {
    /// A file was offered with a concern.
    pub struct IntakeFile from at {
        /// When.
        at: Timestamp,
        /// Whether the concern is about a nude or semi-nude image of a child.
        nude_image_branch: bool,
        /// Whether the file was taken in.
        accepted: bool,
    }
}

row! {
    /// An entry of the directory of outside help.
    pub struct DirectoryEntry from added then checked {
        /// Whose contact it is.
        entry: DirectoryKind,
        /// The day it was put in.
        added: Date,
        /// Whether it holds a number, address or link.
        filled: bool,
        /// The days it was checked.
        checked: Vec<Date>,
    }
}

row! {
    /// The dates of a case. Its words stay sealed elsewhere.
    pub struct Case from opened then actions, reviews, safe_to_tell, told, closed {
        /// Which.
        id: Id,
        /// When it was opened.
        opened: Timestamp,
        /// The days on which something of the plan was done.
        actions: Vec<Date>,
        /// The days on which the plan was reviewed.
        reviews: Vec<Date>,
        /// When somebody decided whether parents or carers can safely be told.
        safe_to_tell: Option<Timestamp>,
        /// What they decided.
        safe: Option<bool>,
        /// When parents or carers were told.
        told: Option<Timestamp>,
        /// Whether the reason for not telling them is written down.
        not_told_reason: bool,
        /// Whether parents or carers come into it at all.
        has_parents: Option<bool>,
        /// When it was closed.
        closed: Option<Timestamp>,
        /// The service.
        service: Option<String>,
    }
}

row! {
    /// A referral, or the decision that none is needed.
    pub struct Referral from aware then sent, replied {
        /// The case.
        case: Id,
        /// To whom.
        body: Body,
        /// When we became aware: the clock starts here.
        aware: Timestamp,
        /// When it was sent.
        sent: Option<Timestamp>,
        /// Whether their reference was written down.
        reference: bool,
        /// When they answered.
        replied: Option<Timestamp>,
        /// Whether a reason for not referring was written down.
        not_needed_reason: bool,
    }
}

row! {
    /// A support plan.
    pub struct Plan from drafted then approved {
        /// The case.
        case: Id,
        /// The day it was drafted.
        drafted: Date,
        /// The day it was approved.
        approved: Option<Date>,
        /// The needs it answers, "none" included where somebody said so.
        needs: Vec<Need>,
        /// To whom support was offered.
        offered: Vec<Need>,
    }
}

row! {
    /// A lesson from a case.
    pub struct Lesson from found then changed {
        /// The case.
        case: Id,
        /// The day it was found.
        found: Date,
        /// The day of the change that it led to, or of the decision that none is needed.
        changed: Option<Date>,
        /// The version of the policy that holds the change.
        version: Option<u32>,
    }
}
