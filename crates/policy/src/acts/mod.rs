//! The acts that a policy decides about.
//!
//! Each act is a struct whose fields are the facts that matter to some control. A fact nobody knows
//! stays `None` or [`Known::Unknown`]; a control that needs it then answers `Unknown`, and the act
//! is held rather than waved through.

mod macros;
mod parts;

use jiff::{Timestamp, civil::Date};
use macros::acts;
pub use parts::{Adult, LiveException, Post, Room};

use crate::{
    Duty, Id, Known, Role,
    facts::{
        self, Agreement, Approval, Booking, ChannelRequest, Consultation, DirectoryEntry, Document,
        FormatOnFile, Source,
    },
    terms::*,
};

acts! {
    // --- the policy and its posts ---
    /// Publish a version of the policy.
    PublishVersion = "publish-version": "publish a version of the policy" {
        /// Who approved it.
        approval: Known<Approval>,
        /// Whether a note says what changed and why.
        change_note: Option<bool>,
        /// The posts that are filled.
        posts: Option<Vec<Post>>,
        /// The duties that its clauses answer.
        duties: Option<Vec<Duty>>,
        /// The register of law and guidance.
        sources: Option<Vec<Source>>,
        /// The register of related documents.
        documents: Option<Vec<Document>>,
        /// The other formats on file.
        formats: Option<Vec<FormatOnFile>>,
        /// The log of consultations.
        consultations: Option<Vec<Consultation>>,
        /// The directory of outside help.
        directory: Option<Vec<DirectoryEntry>>,
    }
    /// Override a ground of a decision.
    OverrideGround = "override-ground": "override a ground" {
        /// Whether a reason that speaks of safety and wellbeing is written down.
        reason: Option<bool>,
    }
    /// Approve an exception.
    ApproveException = "approve-exception": "approve an exception" {
        /// What it allows.
        to: Option<ExceptionKind>,
        /// The posts of the person who approves.
        approver: Option<Vec<Role>>,
        /// Whether the person who approves is the person it is for.
        own: Option<bool>,
        /// The last day.
        until: Known<Date>,
        /// Whether a reason that speaks of safety and wellbeing is written down.
        reason: Option<bool>,
    }
    /// Change how a service is given: a new service or channel, or a move online.
    ChangeService = "change-service": "change a service or channel" {
        /// What kind of change.
        change: Option<ChangeKind>,
        /// The day policy and risks were reviewed because of it.
        reviewed: Known<Date>,
    }

    // --- people ---
    /// Ask a person to do something that needs them to be ready for it.
    AssignDuty = "assign-duty": "give somebody a task" {
        /// Who, with what is on file about them.
        adult: Adult,
        /// What they are asked to do.
        to: Option<Assignment>,
    }
    /// Let an adult into a session, a visit or a call.
    AdmitAdult = "admit-adult": "let an adult in" {
        /// Who, with what is on file about them.
        adult: Adult,
        /// Whether they come to host.
        hosting: Option<bool>,
        /// Whether they are on the list of expected people.
        expected: Option<bool>,
    }
    /// Put somebody on the register of those who take part.
    EnrolParticipant = "enrol-participant": "enrol somebody who takes part" {
        /// Under 18.
        child: Option<bool>,
        /// The agreements on file for them.
        agreements: Option<Vec<Agreement>>,
    }
    /// Confirm a booking.
    ConfirmBooking = "confirm-booking": "confirm a booking" {
        /// The booking.
        booking: Known<Booking>,
    }

    // --- sessions and calls ---
    /// Put a session in the calendar.
    ScheduleSession = "schedule-session": "schedule a session" {
        /// Whether a version of the policy is live.
        live_version: Option<bool>,
        /// The people planned.
        room: Room,
        /// The platform.
        platform: Known<facts::Platform>,
    }
    /// Open a session for its hosts.
    OpenSession = "open-session": "open a session" {
        /// Whether a version of the policy is live.
        live_version: Option<bool>,
        /// The posts that are filled.
        posts: Option<Vec<Post>>,
    }
    /// Start a session: from here on young people may be let in.
    StartSession = "start-session": "start a session" {
        /// The people and settings.
        room: Room,
        /// The items that are ticked.
        checklist: Option<Vec<ChecklistItem>>,
    }
    /// Let a young person in.
    AdmitYoungPerson = "admit-young-person": "let a young person in" {
        /// The people and settings.
        room: Room,
        /// Whether they are on the list of expected people.
        expected: Option<bool>,
        /// The agreements on file for them or their class.
        agreements: Option<Vec<Agreement>>,
        /// What the name they show gives away.
        name_shows: Option<Vec<PersonalDetail>>,
    }
    /// Start a call.
    StartCall = "start-call": "start a call" {
        /// The people.
        room: Room,
    }
    /// Open a breakout room.
    OpenBreakout = "open-breakout": "open a breakout room" {
        /// The people in the breakout room.
        room: Room,
    }
    /// Record a session.
    RecordSession = "record-session": "record a session" {
        /// Whether everybody present has agreed.
        everyone_agreed: Option<bool>,
        /// Whether somebody asked for it.
        asked_for: Option<bool>,
    }

    // --- writing and contact ---
    /// Send a message to one person or a few.
    SendMessage = "send-message": "send a message" {
        /// To whom.
        to: Option<Recipient>,
        /// On which channel.
        channel: Option<Channel>,
        /// Whether the account or number is the organisation's own.
        official: Option<bool>,
        /// The request for its channel, where that is not on the list.
        channel_request: Known<ChannelRequest>,
        /// Whether it is a private chat between one adult and one young person.
        private_chat: Option<bool>,
        /// How many other members of staff are copied in.
        staff_copied: Option<u32>,
        /// The personal details found in it.
        found: Option<Vec<PersonalDetail>>,
        /// Marks of an unprofessional tone found in it.
        marks: Option<Vec<ToneMark>>,
        /// Whether a reason for its time is written down.
        hours_reason: Option<bool>,
        /// Whether it is the first to this person.
        first: Option<bool>,
        /// Whether it says when we can be reached.
        states_hours: Option<bool>,
        /// By which route.
        via: Option<ContactRoute>,
        /// Whether its purpose is written down.
        purpose: Option<bool>,
        /// Whether it says with whom it was agreed.
        agreed: Option<bool>,
        /// An exception that allows one-to-one work.
        one_to_one: Known<LiveException>,
    }
    /// Send a message to many people.
    SendBroadcast = "send-broadcast": "send a message to many people" {
        /// To whom.
        to: Option<Recipient>,
        /// The posts of the person who releases it.
        released_by: Known<Vec<Role>>,
    }
    /// Write down a contact that happened.
    LogContact = "log-contact": "log a contact" {
        /// With whom.
        with: Option<Recipient>,
        /// On which channel.
        channel: Option<Channel>,
        /// Whether the account or number was the organisation's own.
        official: Option<bool>,
        /// By which route.
        via: Option<ContactRoute>,
        /// Whether its purpose is written down.
        purpose: Option<bool>,
        /// Whether it says with whom it was agreed.
        agreed: Option<bool>,
    }
    /// Use a channel.
    UseChannel = "use-channel": "use a channel" {
        /// Which.
        channel: Option<Channel>,
        /// The request for it, where it is not on the list.
        request: Known<ChannelRequest>,
    }
    /// Post in a chat.
    PostChat = "post-chat": "write in the chat" {
        /// The personal details found in it.
        found: Option<Vec<PersonalDetail>>,
    }
    /// Save a note about somebody.
    SaveNote = "save-note": "save a note" {
        /// The personal details found in it.
        found: Option<Vec<PersonalDetail>>,
    }
    /// Close the record of an attempt by a young person to start a conversation.
    CloseContactAttempt = "close-contact-attempt": "close a contact attempt" {
        /// The attempt as it is written down.
        attempt: Known<facts::ContactAttempt>,
    }

    // --- accounts, posts, images ---
    /// Approve a social media account.
    ApproveAccount = "approve-account": "approve an account" {
        /// Whether a version of the policy is live.
        live_version: Option<bool>,
        /// The account.
        account: Known<facts::Account>,
    }
    /// Take somebody's access to an account away.
    RemoveAccountHolder = "remove-account-holder": "remove somebody from an account" {
        /// How many people would still have access.
        holders_left: Option<u32>,
        /// Whether they leave the organisation, so that their access must end today.
        leaving: Option<bool>,
    }
    /// Use a personal profile for work.
    UsePersonalProfile = "use-personal-profile": "use a personal profile for work" {
        /// The exception that allows it.
        exception: Known<LiveException>,
    }
    /// Publish a post.
    PublishPost = "publish-post": "publish a post" {
        /// Who wrote it.
        author: Option<Id>,
        /// Who approved it.
        approvers: Option<Vec<Id>>,
        /// The personal details found in it.
        found: Option<Vec<PersonalDetail>>,
    }
    /// Close the record of a post taken down.
    CloseTakedown = "close-takedown": "close a takedown" {
        /// The record.
        takedown: Known<facts::Takedown>,
    }
    /// Take a picture.
    TakeImage = "take-image": "take a picture" {
        /// For each person shown, what their consent allows.
        shown: Option<Vec<ImageConsent>>,
    }
    /// Use an image inside the organisation.
    UseImage = "use-image": "use an image" {
        /// For each person shown, what their consent allows.
        shown: Option<Vec<ImageConsent>>,
    }
    /// Release an image to the public or to somebody outside.
    ReleaseImage = "release-image": "release an image" {
        /// For each person shown, what their consent allows.
        shown: Option<Vec<ImageConsent>>,
        /// The day it was taken or received.
        taken: Option<Date>,
    }

    // --- platforms, records, sign-in ---
    /// Use a platform.
    UsePlatform = "use-platform": "use a platform" {
        /// The platform.
        platform: Known<facts::Platform>,
    }
    /// Open a record about a client on a device.
    OpenClientRecord = "open-client-record": "open a client record" {
        /// The device.
        device: Known<facts::Device>,
    }
    /// Save a client's name.
    SaveClientName = "save-client-name": "save a client's name" {
        /// The form it is in.
        form: Option<NameForm>,
        /// Whether it goes into the restricted vault for full names.
        vault: Option<bool>,
    }
    /// Export or print a list of people.
    ExportList = "export-list": "export a list" {
        /// The form the names are in.
        form: Option<NameForm>,
    }
    /// Share personal data with somebody outside.
    ShareData = "share-data": "share personal data" {
        /// What is written down.
        recorded: Option<Vec<SharingRequirement>>,
    }
    /// Dispose of a record.
    Dispose = "dispose": "dispose of a record" {
        /// What it is.
        record: Option<RecordKind>,
        /// The day it was made.
        made: Option<Date>,
        /// Whether a hold stops its disposal.
        held: Option<bool>,
    }
    /// Set a password.
    SetPassword = "set-password": "set a password" {
        /// Its length in characters.
        length: Option<u32>,
        /// Whether it is on the list of common ones.
        common: Option<bool>,
    }
    /// Sign in.
    SignIn = "sign-in": "sign in" {
        /// The posts of the person.
        roles: Option<Vec<Role>>,
        /// Whether a second factor was given.
        second_factor: Option<bool>,
    }

    // --- reporting and response ---
    /// Take a file in with a concern.
    AcceptFile = "accept-file": "take in a file with a concern" {
        /// Whether the concern is about a nude or semi-nude image of a child.
        nude_image_branch: Option<bool>,
    }
    /// Send a concern to the person who takes it.
    RouteConcern = "route-concern": "send a concern to somebody" {
        /// The post of the person it is sent to.
        to: Option<Role>,
        /// Whether it is about that person.
        about_recipient: Option<bool>,
        /// Posts whose holders it is about.
        about_roles: Option<Vec<Role>>,
        /// Whether that post is filled.
        filled: Option<bool>,
    }
    /// Tell parents or carers what happened.
    TellParents = "tell-parents": "tell parents or carers" {
        /// When somebody decided whether they can safely be told.
        decided: Known<Timestamp>,
        /// What they decided.
        safe: Option<bool>,
    }
    /// Approve a support plan.
    ApprovePlan = "approve-plan": "approve a support plan" {
        /// The needs it answers.
        needs: Option<Vec<Need>>,
    }
    /// Close a case.
    CloseCase = "close-case": "close a case" {
        /// Its dates.
        case: Known<facts::Case>,
        /// Its referrals and decisions not to refer.
        referrals: Option<Vec<facts::Referral>>,
        /// Its plan.
        plan: Known<facts::Plan>,
        /// Its lessons.
        lessons: Option<Vec<facts::Lesson>>,
    }
}

/// What the consent of one person allows at the moment an image is used.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct ImageConsent {
    /// Whom the image shows.
    pub person: Option<Id>,
    /// Their consent.
    pub consent: Known<facts::Consent>,
    /// Whether the purpose is an agreed one.
    pub purpose: Option<bool>,
    /// Whether the channel is an agreed one.
    pub channel: Option<bool>,
    /// Whether this person must never be shown.
    pub never_show: Option<bool>,
}

impl ActKind {
    /// The number of kinds, for tables indexed by kind.
    pub const COUNT: usize = <ActKind as crate::Choice>::ALL.len();
}
