use crate::values::choice;

choice! {
    /// What must hold of a device.
    pub enum DeviceRequirement ("requirement") {
        Registered = "registered": "on the device register",
        Passcode = "passcode": "a passcode, fingerprint or face lock",
        StrongPassword = "strong-password": "a strong password",
        Encryption = "encryption": "full-disk encryption",
        OwnDeviceAgreement = "own-device-agreement": "an agreement where it is the person's own",
        WipedOnLeaving = "wiped-on-leaving": "wiped when the person leaves",
    }
}

choice! {
    /// A kind of device.
    pub enum DeviceKind ("device") {
        Computer = "computer": "laptop or desktop",
        Handheld = "handheld": "phone or tablet",
    }
}

choice! {
    /// What must be written down before personal data is shared.
    pub enum SharingRequirement ("requirement") {
        Reason = "reason": "a reason",
        LawfulBasis = "lawful-basis": "a lawful basis",
        Recipient = "recipient": "a named recipient",
        MinimumFields = "minimum-fields": "no more than is needed",
    }
}

choice! {
    /// The form in which a client's name is kept.
    pub enum NameForm ("form") {
        Initials = "initials": "initials",
        FirstName = "first-name": "first name",
        FullName = "full-name": "full name",
    }
}

choice! {
    /// The form in which a policy wants a client's name.
    pub enum ShortName ("form") {
        Initials = "initials": "initials",
        FirstName = "first-name": "first name",
    }
}

choice! {
    /// A kind of record that is disposed of one day.
    pub enum RecordKind ("record") {
        SessionNotes = "session-notes": "session notes",
        SessionChat = "session-chat": "session chat",
        SessionRecording = "session-recording": "session recording",
        Image = "image": "image",
        Concern = "concern": "concern",
        Training = "training": "training record",
        Other = "other": "other record",
    }
}
