use crate::values::choice;

choice! {
    /// A setting of the meeting platform.
    pub enum SessionSetting ("setting") {
        WaitingRoom = "waiting-room": "waiting room on",
        Lock = "lock": "meeting locked once everyone is in",
        NoPrivateChat = "no-private-chat": "private chat off",
        NoFileShare = "no-file-share": "file sharing off",
        HostOnlyScreenShare = "host-only-screen-share": "screen sharing by the host only",
        NamesMasked = "names-masked": "full names hidden",
        Passcode = "passcode": "passcode needed",
        ExpectedAttendees = "expected-attendees": "list of expected people ready",
        RecordingNotice = "recording-notice": "notice of recording given",
        ParticipantsCannotRecord = "participants-cannot-record": "recording by participants off",
    }
}

choice! {
    /// A point that a host checks before a session starts.
    pub enum ChecklistItem ("item") {
        BackgroundChecked = "background-checked": "what the camera shows is checked",
        SafetyBriefing = "safety-briefing": "safety briefing given",
        WhoToTell = "who-to-tell": "who to tell about a worry explained",
        PhotosNotAllowed = "photos-not-allowed": "no photos or screenshots explained",
    }
}

choice! {
    /// What is kept of a session.
    pub enum SessionRecord ("record") {
        Notes = "notes": "notes",
        Chat = "chat": "chat",
        Recording = "recording": "recording",
    }
}

choice! {
    /// Whether sessions are recorded.
    pub enum Recording ("position") {
        Never = "never": "never",
        WithConsent = "with-consent": "only when everyone has agreed",
        OnDemand = "on-demand": "only when someone asks and everyone has agreed",
    }
}

choice! {
    /// A question that a platform assessment answers.
    pub enum PlatformQuestion ("question") {
        UserNeeds = "user-needs": "what people need to do, and the channels that suit them",
        Security = "security": "passcodes and keeping strangers out",
        ContentOwnership = "content-ownership": "who owns what is posted",
        PersonalData = "personal-data": "what personal data is stored and who can see it",
        PrivateMessages = "private-messages": "whether the platform can read private messages",
        Exclusion = "exclusion": "who could be left out, digitally or for lack of money",
    }
}
