//! What is written in the record of a case. Sealed as JSON; the shapes here are what is on disk, so they only ever grow.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::reporting::words::{By, File, Named};

/// One entry of a case.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Entry {
    pub by: By,
    /// When it happened, where that is not when it was written down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub happened: Option<Timestamp>,
    /// Only the day of it is known: what stands in `happened` is no time that anybody said.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub day_only: bool,
    #[serde(flatten)]
    pub what: What,
}

/// When something happened, where that is not now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    pub at: Timestamp,
    /// Nobody said at what time of the day.
    pub day_only: bool,
}

impl When {
    /// The moment and whether only its day is known, as an entry keeps them.
    #[must_use]
    pub fn kept(when: Option<Self>) -> (Option<Timestamp>, bool) {
        (
            when.map(|when| when.at),
            when.is_some_and(|when| when.day_only),
        )
    }
}

/// What was written.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum What {
    /// The case begins. Its short title holds initials, never a name.
    Opened {
        title: String,
        reason: String,
    },
    /// Another concern belongs to it.
    Joined {
        concern: Uuid,
        reason: String,
    },
    /// A better title.
    Retitled {
        title: String,
    },
    Assessed(Assessment),
    /// Somebody in the case, or newer words about them.
    Person(Person),
    /// Something that happened, was seen or said; facts apart from opinion.
    Note(Note),
    /// Later words about an earlier entry, which stays as it was.
    Correction {
        of: Uuid,
        text: String,
    },
    /// Something to be done.
    Action(Action),
    /// It was done, or need not be done any more.
    ActionEnded {
        action: Uuid,
        text: String,
        done: bool,
    },
    Files {
        text: String,
        files: Vec<File>,
    },
    /// A decision with its reason: what was weighed, who was asked.
    Decision(Decision),
    /// Somebody else leads from here on.
    Handover {
        from: Option<Named>,
        to: Named,
        reason: String,
    },
    /// A holder stepped back.
    Recusal {
        who: Named,
        reason: String,
    },
    /// Somebody of the team got the key, or lost it.
    Shared {
        with: Named,
        reason: String,
    },
    Unshared {
        with: Named,
        reason: String,
    },
    /// Somebody it is about must not know of it.
    Excluded {
        who: Named,
        reason: String,
    },
    Referral {
        referral: Uuid,
        step: Referral,
    },
    /// Personal data left for somebody outside.
    Disclosed(Disclosed),
    Parents(Parents),
    Support(Support),
    Review(Review),
    Lesson(Lesson),
    Linked {
        case: Uuid,
        reason: String,
    },
    /// This case goes on in another one, or took another one in.
    Merged {
        into: Option<Uuid>,
        from: Option<Uuid>,
        reason: String,
    },
    /// Did an adult leave or was moved because of harm?
    Dbs {
        left: bool,
        reason: String,
    },
    Closed {
        reason: ClosureReason,
        text: String,
        /// Dues that were open and ended with it, of the case and of its concerns.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        undone: Vec<Uuid>,
    },
    Reopened {
        reason: String,
    },
    /// The words left for somebody outside.
    Exported {
        to: String,
        why: String,
    },
}

/// How serious it is, and which tests were gone through.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Assessment {
    pub branch: Branch,
    pub level: Level,
    pub reason: String,
    /// Keys of the kinds of abuse, and of the online risks.
    pub categories: Vec<String>,
    /// The answers to the tests of the branch, by their key.
    pub tests: Vec<Answer>,
    /// What the adult wants, where it is about an adult at risk.
    pub wishes: String,
}

impl Assessment {
    /// Whether it says that it is about a nude or sexual image of a child: no file is taken with such a report.
    #[must_use]
    pub fn is_about_a_childs_image(&self) -> bool {
        let children = [Branch::Child, Branch::AdultInRole, Branch::ChildOnChild];
        children.contains(&self.branch) && self.categories.iter().any(|key| key == "sharing-images")
    }
}

/// The answer to one test.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub test: String,
    pub answer: Tri,
    #[serde(default)]
    pub note: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tri {
    Yes,
    No,
    #[default]
    Unknown,
}

/// A word that is kept in clear too, declared with its key.
macro_rules! keyed {
    ($(#[$doc:meta])* pub enum $Name:ident { $($(#[$item_doc:meta])* $Item:ident = $key:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $Name { $($(#[$item_doc])* #[serde(rename = $key)] $Item,)+ }

        impl $Name {
            pub const ALL: &'static [Self] = &[$(Self::$Item),+];

            /// The key: in forms, in clear columns, in the names of its words.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self { $(Self::$Item => $key,)+ }
            }

            #[must_use]
            pub fn parse(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.key() == key)
            }
        }
    };
}

keyed! {
    /// Which tests apply.
    pub enum Branch {
        #[default]
        Child = "child",
        AdultAtRisk = "adult-at-risk",
        /// An allegation about an adult in a role.
        AdultInRole = "adult-in-role",
        /// About another child: support for both.
        ChildOnChild = "child-on-child",
        Other = "other",
    }
}

keyed! {
    /// How serious it is.
    pub enum Level {
        /// Somebody is in danger now.
        Immediate = "immediate",
        /// Significant harm, or a risk of it.
        High = "high",
        #[default]
        Medium = "medium",
        Low = "low",
        /// No further action, with a reason.
        None = "none",
    }
}

keyed! {
    /// What somebody is in a case.
    pub enum PartyRole {
        #[default]
        Harmed = "harmed",
        Subject = "subject",
        Bystander = "bystander",
        Family = "family",
        Reporter = "reporter",
        Witness = "witness",
    }
}

keyed! {
    /// Why a case ends.
    pub enum ClosureReason {
        #[default]
        Resolved = "resolved",
        NoFurtherAction = "no-further-action",
        PassedOn = "passed-on",
        Unfounded = "unfounded",
        Duplicate = "duplicate",
    }
}

/// Somebody in a case.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Person {
    /// The same in all entries about them.
    pub id: Uuid,
    pub role: PartyRole,
    /// As lists show them.
    pub initials: String,
    /// In full, for those who open the case.
    pub name: String,
    pub born: Option<Date>,
    /// Whether they are under 18.
    pub child: Option<bool>,
    /// School, group or service.
    pub belongs: String,
    pub contact: String,
    /// Access needs, language, who speaks for them.
    pub needs: String,
    /// Keys of the forms in which they are told things: easy read, an interpreter, ...
    pub formats: Vec<String>,
    pub note: String,
    /// Where they are somebody of the organisation.
    pub member: Option<Uuid>,
}

/// An entry of the chronology.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Note {
    /// What was seen, said or done. Exact words.
    pub text: String,
    /// What whoever wrote it thinks of it.
    pub opinion: String,
    pub files: Vec<File>,
}

/// Something to be done.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Action {
    /// The same as its due.
    pub id: Uuid,
    pub text: String,
    pub owner: Option<Named>,
    pub due: Option<Date>,
}

/// A decision with its reason.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Decision {
    pub decided: String,
    pub reason: String,
    pub alternatives: String,
    pub consulted: String,
}

/// A step of a referral.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "kebab-case")]
pub enum Referral {
    /// Begun: to whom, and what it is to say.
    Drafted(Box<Draft>),
    Sent {
        how: String,
        reference: String,
        by_phone: bool,
        /// Whom we spoke to or wrote to, where that is not the recipient of the draft.
        #[serde(default)]
        to: String,
    },
    Confirmed {
        how: String,
    },
    Acknowledged {
        reference: String,
        text: String,
    },
    Chased {
        how: String,
    },
    Replied {
        text: String,
        outcome: String,
    },
    Closed {
        text: String,
    },
    /// Decided not to refer.
    NotNeeded {
        /// The policy's word for the body: nothing else in the record names it where no referral was begun.
        #[serde(default)]
        body: String,
        threshold: String,
        alternatives: String,
        reason: String,
        consulted: String,
    },
}

/// What a referral says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Draft {
    /// The policy's word for the body.
    pub body: String,
    /// Which office, person or area.
    pub recipient: String,
    pub contact: String,
    pub why: String,
    pub summary: String,
    /// People in the case whose details go along, and which of their fields.
    pub people: Vec<Uuid>,
    pub fields: Vec<String>,
    /// Keys of the lawful basis.
    pub basis: String,
    pub consent: String,
    pub told_family: String,
    /// Answers to what that body asks, by key.
    pub answers: Vec<(String, String)>,
    /// The area whose clocks count.
    pub area: Option<Uuid>,
    /// Why it goes without consent, or against what somebody wants.
    pub consent_reason: String,
    /// Why more goes along than that body usually needs.
    pub more: String,
}

/// Personal data that left: its row says when, and which of the policy's requirements were met.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Disclosed {
    /// The same as its row.
    pub id: Uuid,
    pub referral: Option<Uuid>,
    pub to: String,
    /// How it left, as a key: printed, by phone, by e-mail.
    pub how: String,
    /// Key of the lawful basis.
    pub basis: String,
    pub reason: String,
    /// People in the case whose details went along, and which of their fields.
    pub people: Vec<Uuid>,
    pub fields: Vec<String>,
    /// What was told, where no fields were chosen.
    pub text: String,
}

/// Telling parents and carers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "kebab-case")]
pub enum Parents {
    /// Parents or carers come into it, or do not.
    Concerned { yes: bool, reason: String },
    /// Whether they can safely be told.
    Decided {
        safe: bool,
        reason: String,
        advice: String,
    },
    Told {
        who: String,
        how: String,
        // Beside the `by` of the entry itself.
        #[serde(rename = "told-by")]
        by: String,
        text: String,
    },
    /// Why they are not told.
    NotTold { reason: String },
}

/// Whose needs were looked at, and what was offered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "kebab-case")]
pub enum Support {
    /// What somebody needs. `person` where it is one of the people in the case; none for staff or the whole organisation.
    Assessed {
        need: String,
        person: Option<Uuid>,
        /// Nothing is needed, for a reason.
        none: bool,
        text: String,
    },
    Offered {
        need: String,
        person: Option<Uuid>,
        // Beside the `what` and `by` of the entry itself.
        #[serde(rename = "offer")]
        what: String,
        #[serde(rename = "offered-by")]
        by: String,
    },
    Answered {
        need: String,
        person: Option<Uuid>,
        accepted: bool,
        text: String,
    },
    Approved {
        text: String,
    },
}

/// The plan was looked at again.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Review {
    pub on: Option<Date>,
    // Beside the `by` of the entry itself.
    #[serde(rename = "held-by")]
    pub by: String,
    pub found: String,
    /// Whether the problem looks solved for good.
    pub solved: Option<bool>,
    pub next: Option<Date>,
}

/// What the organisation learns.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Lesson {
    pub id: Uuid,
    pub text: String,
    /// The task in the register of changes: what is to change, in words that name nobody.
    pub task: String,
    /// None needed, for a reason.
    pub none: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An entry has fields of its own beside those of what was written: none may be called the same.
    #[test]
    fn what_is_written_is_read_back() {
        let whats = [
            What::Parents(Parents::Told {
                who: "The aunt".into(),
                how: "In person".into(),
                by: "Ruth".into(),
                text: "All we know.".into(),
            }),
            What::Support(Support::Offered {
                need: "family".into(),
                person: None,
                what: "A talk".into(),
                by: "The school".into(),
            }),
            What::Review(Review {
                by: "Ruth".into(),
                ..Review::default()
            }),
            What::Lesson(Lesson::default()),
            What::Exported {
                to: "Ms Patel".into(),
                why: "She moved.".into(),
            },
        ];
        for what in whats {
            let entry = Entry {
                by: By::Program,
                happened: None,
                day_only: false,
                what,
            };
            let kept = serde_json::to_string(&entry).expect("written");
            let read: Entry = serde_json::from_str(&kept).expect(&kept);
            assert_eq!(serde_json::to_string(&read).expect("written"), kept);
        }
    }
}
