use jiff::{Timestamp, civil::Date};

use super::row;
use crate::{
    Id, Who,
    terms::{ActivityKind, BreachContact, Code, PersonalDetail, Signatory, Surface, Topic},
};

row! {
    /// A person bound by the policy.
    pub struct Person from started {
        /// Who.
        id: Id,
        /// Staff, volunteers, associated, visitors or trustees.
        kind: Who,
        /// The first day.
        started: Date,
        /// The last day, if it has one: may lie ahead.
        ended: Option<Date>,
    }
}

row! {
    /// A person has accepted a version of the policy.
    pub struct Acknowledgement from accepted {
        /// Who.
        person: Id,
        /// Which version.
        version: u32,
        /// When they opened it.
        read: Option<Timestamp>,
        /// The day they accepted it.
        accepted: Date,
    }
}

row! {
    /// An edition of a code that people sign.
    pub struct CodeEdition from published {
        /// Which code.
        code: Code,
        /// 1 for the first.
        edition: u32,
        /// The day it was published.
        published: Date,
    }
}

row! {
    /// A signed code.
    pub struct Signature from on {
        /// Who signed.
        person: Id,
        /// What.
        code: Code,
        /// Which edition.
        edition: u32,
        /// The day.
        on: Date,
    }
}

row! {
    /// Somebody who takes part: a young person, an adult at risk, a family member.
    pub struct Participant from joined {
        /// Who.
        id: Id,
        /// The first day.
        joined: Date,
        /// The last day, if it has one: may lie ahead.
        left: Option<Date>,
        /// Under 18.
        child: bool,
        /// The service they take part in.
        service: Option<String>,
    }
}

row! {
    /// An agreement to take part. A teacher may agree for a class: then it names a booking.
    pub struct Agreement from on {
        /// Whom it is for.
        participant: Option<Id>,
        /// The booking whose class it is for.
        booking: Option<Id>,
        /// The one session it is for, where it is for one.
        session: Option<Id>,
        /// Who agreed.
        signatory: Signatory,
        /// The day.
        on: Date,
        /// The last day it is good for, such as the end of term: may lie ahead.
        until: Option<Date>,
    }
}

row! {
    /// A booking by a school or other partner.
    pub struct Booking from asked then accepted, confirmed {
        /// Which.
        id: Id,
        /// The service.
        service: Option<String>,
        /// The day it was asked for.
        asked: Date,
        /// The day the responsible adult accepted the policy.
        accepted: Option<Date>,
        /// The day it was confirmed.
        confirmed: Option<Date>,
        /// The day of the first session: may lie ahead.
        first_session: Option<Date>,
    }
}

row! {
    /// Something found in what people write.
    pub struct Screening from at then resolved {
        /// Where.
        on: Surface,
        /// When.
        at: Timestamp,
        /// What was found; nothing where it was clean.
        found: Vec<PersonalDetail>,
        /// When somebody dealt with it.
        resolved: Option<Timestamp>,
        /// The service.
        service: Option<String>,
    }
}

row! {
    /// A participant broke the rules.
    pub struct Breach from at then safety_checked, decided {
        /// Which.
        id: Id,
        /// When.
        at: Timestamp,
        /// When somebody asked whether contact is safe for the young person.
        safety_checked: Option<Timestamp>,
        /// When somebody decided whether to contact anyone.
        decided: Option<Timestamp>,
        /// Who is contacted.
        contacted: Vec<BreachContact>,
        /// The service.
        service: Option<String>,
    }
}

row! {
    /// Something done to keep people safe.
    pub struct Activity from on {
        /// What.
        kind: ActivityKind,
        /// The day.
        on: Date,
        /// The person it was for.
        person: Option<Id>,
        /// The account it was about.
        account: Option<Id>,
        /// The service.
        service: Option<String>,
    }
}

row! {
    /// A person has finished training.
    pub struct TrainingDone from on {
        /// Who.
        person: Id,
        /// On what.
        topic: Topic,
        /// The day.
        on: Date,
    }
}

row! {
    /// A person has taken a knowledge check.
    pub struct KnowledgeCheck from on {
        /// Who.
        person: Id,
        /// The day.
        on: Date,
        /// Per cent of the answers that were right, 0 to 100.
        score: u32,
    }
}
