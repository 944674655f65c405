//! The facts an organisation keeps: one register per kind of fact.
//!
//! The application fills the registers it keeps, with one query each; the rest stay
//! [`Register::NotKept`]. People appear by random [`Id`](crate::Id) only.

mod as_of;
mod communication;
mod governance;
mod people;
mod records;
mod register;
mod response;
mod row;
mod sessions;

use std::{borrow::Cow, collections::HashMap};

use jiff::civil::Date;

pub use as_of::AsOf;
pub use communication::*;
pub use governance::*;
pub use people::*;
pub use records::*;
pub use register::Register;
pub use response::*;
pub(crate) use row::row;
pub use row::{Moment, Row};
pub use sessions::*;

/// Declares [`Facts`] and [`RegisterKind`]: one line per register, `field: Row, "what it is in words"`.
macro_rules! registers {
    ( $( $field:ident / $Kind:ident : $Row:ty, $what:literal; )+ ) => {
        /// Everything that is known about how an organisation keeps its policy.
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
        #[serde(rename_all = "kebab-case")]
        pub struct Facts {
            /// For each clause of the current version: the version that brought it in its present
            /// form, and the day that version took effect. A clause that is missing here is old.
            pub clause_since: HashMap<String, ClauseSince>,
            $( #[doc = $what] pub $field: Register<$Row>, )+
        }

        /// The name of one register.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum RegisterKind { $( #[doc = $what] $Kind, )+ }

        impl RegisterKind {
            /// Every register.
            pub const ALL: &'static [RegisterKind] = &[ $( Self::$Kind, )+ ];

            /// What the register holds, in words that fit "we need ...".
            pub fn what(self) -> &'static str {
                match self { $( Self::$Kind => $what, )+ }
            }
        }

        impl Facts {
            /// Whether this register is kept.
            pub fn keeps(&self, register: RegisterKind) -> bool {
                match register { $( RegisterKind::$Kind => self.$field.is_kept(), )+ }
            }

            /// Every register kept, and every one empty: a new organisation.
            pub fn all_empty() -> Facts {
                Facts { clause_since: HashMap::new(), $( $field: Register::Kept(Vec::new()), )+ }
            }

            /// The facts as they stood at `now`: what happened later is left out. Nothing is
            /// copied where nothing lies ahead.
            pub fn as_of(&self, now: &AsOf) -> Cow<'_, Facts> {
                if $( self.$field.all_past(now) )&&+ {
                    return Cow::Borrowed(self);
                }
                Cow::Owned(Facts {
                    clause_since: self.clause_since.clone(),
                    $( $field: self.$field.pruned(now), )+
                })
            }
        }
    };
}

registers! {
    accounts / Accounts: Account, "the register of social media accounts";
    acknowledgements / Acknowledgements: Acknowledgement, "who has read and accepted which version of the policy";
    activities / Activities: Activity, "the log of safety activities";
    adjustments / Adjustments: Adjustment, "the log of adjustments for access needs";
    advice / AdviceRequests: Advice, "requests for advice and their answers";
    agreements / Agreements: Agreement, "agreements to take part";
    appointments / Appointments: Appointment, "who holds which post, from when to when";
    attestations / Attestations: Attestation, "dated attestations of clauses";
    bookings / Bookings: Booking, "bookings and their acceptance by the school";
    breaches / Breaches: Breach, "breaches of the rules by participants";
    cases / Cases: Case, "cases with their actions and reviews";
    changes / Changes: Change, "changes of services and channels";
    channel_requests / ChannelRequests: ChannelRequest, "requests for a channel that is not on the list";
    checks / KnowledgeChecks: KnowledgeCheck, "results of knowledge checks";
    code_editions / CodeEditions: CodeEdition, "the editions of each code";
    concerns / Concerns: Concern, "the times at which concerns were received, read, triaged and acted on";
    consents / Consents: Consent, "consents for images";
    consultations / Consultations: Consultation, "the log of consultations";
    contact_attempts / ContactAttempts: ContactAttempt, "attempts by young people to start a conversation";
    contacts / Contacts: Contact, "the log of contacts";
    decisions / Decisions: DecisionTaken, "the decisions taken under the policy";
    devices / Devices: Device, "the register of devices";
    directory / Directory: DirectoryEntry, "the directory of outside help";
    disclosures / Disclosures: Disclosure, "the log of personal data shared";
    disposals / Disposals: Disposal, "records due for disposal and disposed of";
    documents / Documents: Document, "the register of related documents";
    exceptions / Exceptions: Exception, "approved exceptions";
    formats / Formats: FormatOnFile, "the policy in other formats";
    image_uses / ImageUses: ImageUse, "the log of image uses";
    images / Images: Image, "the register of images";
    intake / Intake: IntakeFile, "files offered with concerns";
    lessons / Lessons: Lesson, "lessons from cases";
    messages / Messages: Message, "messages sent through the system";
    name_samples / NameSamples: NameSample, "checks of how client names are kept";
    participants / Participants: Participant, "the register of people who take part";
    people / People: Person, "the register of staff, volunteers, associated people and visitors";
    plans / Plans: Plan, "support plans";
    platforms / Platforms: Platform, "the register of platforms and their assessments";
    posts / Posts: Post, "posts and their approval";
    referrals / Referrals: Referral, "referrals and their replies";
    reviews / Reviews: Review, "the log of reviews";
    screenings / Screenings: Screening, "personal details found in what people write";
    sessions / Sessions: Session, "the register of online sessions";
    signatures / Signatures: Signature, "signed codes and declarations";
    sign_in / SignIn: SignInAccount, "sign-in accounts and their second factor";
    sources / Sources: Source, "the register of law and guidance";
    takedowns / Takedowns: Takedown, "the log of posts taken down";
    training / Training: TrainingDone, "training completed";
    versions / Versions: Version, "the published versions of the policy";
}

/// The version that brought a clause, and the day it took effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ClauseSince {
    /// The number of the version.
    pub version: u32,
    /// The day it took effect.
    pub from: Date,
}
