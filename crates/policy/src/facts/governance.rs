use jiff::{Timestamp, civil::Date};

use super::row;
use crate::{
    ActKind, Duty, Effect, Id, Role,
    terms::{ChangeKind, DocumentKind, Format, Party, ReviewSubject},
};

row! {
    /// A published version of the policy.
    pub struct Version from published {
        /// 1 for the first.
        number: u32,
        /// The day it was published.
        published: Date,
        /// The day it takes effect: may lie ahead.
        effective: Date,
        /// The posts held by the person who approved it, and the day they did.
        approval: Option<Approval>,
        /// Whether a note says what changed and why.
        change_note: bool,
        /// The duties that its clauses answer.
        duties: Vec<Duty>,
    }
}

/// Who approved something: the posts they held, and the day.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Approval {
    /// The person.
    pub by: Id,
    /// The posts they held that day.
    pub roles: Vec<Role>,
    /// The day.
    pub on: Date,
}

row! {
    /// A person holding a post.
    pub struct Appointment from since {
        /// The post.
        role: Role,
        /// The person who holds it.
        person: Id,
        /// The first day.
        since: Date,
        /// The last day, if it has one: may lie ahead.
        until: Option<Date>,
        /// Who stands in for them.
        deputy: Option<Id>,
    }
}

row! {
    /// A review that was held.
    pub struct Review from on {
        /// What was reviewed.
        subject: ReviewSubject,
        /// The day.
        on: Date,
        /// The posts held by the person who led it.
        by: Vec<Role>,
        /// How many points stayed open.
        open_gaps: u32,
        /// The checklist items that were ticked, as the policy words them.
        checklist: Vec<String>,
        /// Whether the minutes of the meeting are referred to.
        minute_reference: bool,
    }
}

row! {
    /// A decision taken under the policy.
    pub struct DecisionTaken from at {
        /// The act.
        act: ActKind,
        /// When.
        at: Timestamp,
        /// `None` where it was allowed.
        effect: Option<Effect>,
        /// The clauses that spoke.
        clauses: Vec<String>,
        /// Whether somebody overrode it.
        overridden: bool,
        /// Whether a reason was written down.
        reason: bool,
        /// The service it was about.
        service: Option<String>,
    }
}

row! {
    /// A law or guidance that the policy rests on.
    pub struct Source from added then checked {
        /// Which.
        id: Id,
        /// The day it was put on the register.
        added: Date,
        /// The days its link and date were checked.
        checked: Vec<Date>,
    }
}

row! {
    /// The policy in another format.
    pub struct FormatOnFile from on {
        /// Which format.
        format: Format,
        /// The day it was put on file.
        on: Date,
    }
}

row! {
    /// An adjustment that somebody asked for.
    pub struct Adjustment from asked then made {
        /// The day it was asked for.
        asked: Date,
        /// The day it was made.
        made: Option<Date>,
    }
}

row! {
    /// A consultation.
    pub struct Consultation from on {
        /// Who was asked.
        party: Party,
        /// The day.
        on: Date,
        /// The version that it shaped.
        version: Option<u32>,
    }
}

row! {
    /// A related document on the register.
    pub struct Document from added then removed {
        /// What it is.
        kind: DocumentKind,
        /// The day it was put on the register.
        added: Date,
        /// The day it was taken off.
        removed: Option<Date>,
        /// Whether somebody owns it.
        owner: bool,
        /// Whether the file or a link to it is on the register.
        file: bool,
        /// Whether its own version or date is known.
        edition: bool,
        /// The day of its next review: may lie ahead.
        next_review: Option<Date>,
    }
}

row! {
    /// A change in how services are given.
    pub struct Change from on then reviewed {
        /// Which change.
        id: Id,
        /// What kind of change.
        kind: ChangeKind,
        /// The day of the change.
        on: Date,
        /// The day policy and risks were reviewed because of it.
        reviewed: Option<Date>,
    }
}

row! {
    /// Somebody's dated word that a clause is kept.
    pub struct Attestation from on {
        /// The clause.
        clause: String,
        /// The version of the policy it speaks about.
        version: u32,
        /// The day.
        on: Date,
        /// Who attests.
        by: Id,
    }
}
