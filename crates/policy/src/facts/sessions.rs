use jiff::{Timestamp, civil::Date};

use super::row;
use crate::{
    Id,
    terms::{ChecklistItem, ConsentRoute, PlatformQuestion, RecordKind, SessionSetting},
};

row! {
    /// An online session that was planned, and what came of it.
    pub struct Session from planned_on then started, ended, responsible_adult_joined, first_young_person_joined, reconciled {
        /// Which.
        id: Id,
        /// The service.
        service: Option<String>,
        /// When it was put in the calendar.
        planned_on: Timestamp,
        /// When young people are expected: may lie ahead.
        due: Timestamp,
        /// When it started.
        started: Option<Timestamp>,
        /// When it ended.
        ended: Option<Timestamp>,
        /// Approved adults present.
        adults: Option<u32>,
        /// Young people present.
        young_people: Option<u32>,
        /// When the responsible adult joined.
        responsible_adult_joined: Option<Timestamp>,
        /// When the first young person joined.
        first_young_person_joined: Option<Timestamp>,
        /// Whether an approved exception allows one-to-one work.
        one_to_one_exception: bool,
        /// The settings that were ticked before the start.
        settings: Vec<SessionSetting>,
        /// The items that were ticked before the start.
        checklist: Vec<ChecklistItem>,
        /// When the people present were compared with the people expected.
        reconciled: Option<Timestamp>,
        /// The notes of it.
        notes: RecordState,
        /// The chat of it.
        chat: RecordState,
        /// The recording of it.
        recording: RecordState,
        /// The platform.
        platform: Option<Id>,
    }
}

impl Session {
    /// When it began, if it did.
    pub fn began(&self) -> Option<Timestamp> {
        self.started.or(self.first_young_person_joined)
    }

    /// Whether young people were there; `None` where nobody noted it.
    pub fn had_young_people(&self) -> Option<bool> {
        match (self.first_young_person_joined, self.young_people) {
            (Some(_), _) => Some(true),
            (None, count) => count.map(|count| count > 0),
        }
    }
}

/// What became of a record of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecordState {
    /// There is none, and nobody said why.
    #[default]
    Missing,
    /// It is kept.
    Kept,
    /// There is none, and the reason is written down: chat was off, somebody did not agree.
    Reason,
    /// It was kept and has been disposed of.
    Disposed,
}

row! {
    /// A record that is disposed of one day.
    pub struct Disposal from made then done {
        /// Which record.
        id: Id,
        /// What it is.
        kind: RecordKind,
        /// The day it was made.
        made: Date,
        /// Whether a hold stops its disposal.
        held: bool,
        /// The day it was disposed of.
        done: Option<Date>,
        /// The service.
        service: Option<String>,
    }
}

row! {
    /// A consent for images of one person.
    pub struct Consent from on then withdrawn {
        /// Which.
        id: Id,
        /// Whom the images show.
        person: Id,
        /// The day.
        on: Date,
        /// Whether it is in writing.
        written: bool,
        /// From whom.
        route: ConsentRoute,
        /// The day it ends: may lie ahead.
        expires: Option<Date>,
        /// The day it was withdrawn.
        withdrawn: Option<Date>,
    }
}

row! {
    /// An image was used.
    pub struct ImageUse from on {
        /// Which image.
        image: Id,
        /// The day.
        on: Date,
        /// Whether everybody shown had a live consent that day.
        consented: Option<bool>,
        /// Whether the purpose and channel were the agreed ones.
        within_purpose: Option<bool>,
        /// Whether every consent was in writing.
        written: Option<bool>,
        /// The routes of the consents it relied on.
        routes: Vec<ConsentRoute>,
        /// The service.
        service: Option<String>,
    }
}

row! {
    /// An image that is kept.
    pub struct Image from taken then deleted {
        /// Which.
        id: Id,
        /// The day it was taken or received.
        taken: Date,
        /// The day the last consent for it ends: may lie ahead.
        consent_ends: Option<Date>,
        /// The day it was deleted.
        deleted: Option<Date>,
    }
}

row! {
    /// A platform and its latest assessment.
    pub struct Platform from added then first_used, assessed, approved, first_approved, retired {
        /// Which.
        id: Id,
        /// The day it was put on the register.
        added: Date,
        /// The day it was first used.
        first_used: Option<Date>,
        /// The day of the latest assessment.
        assessed: Option<Date>,
        /// The day that assessment was approved.
        approved: Option<Date>,
        /// The posts of the person who approved it.
        approved_by: Vec<crate::Role>,
        /// The day its first assessment was approved; where nobody noted it, the latest counts.
        #[serde(default)]
        first_approved: Option<Date>,
        /// The questions it answers.
        answers: Vec<PlatformQuestion>,
        /// The day it went out of use.
        retired: Option<Date>,
    }
}
