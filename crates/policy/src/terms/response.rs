use crate::values::choice;

choice! {
    /// How a concern reached us.
    pub enum ConcernRoute ("route") {
        FaceToFace = "face-to-face": "face to face",
        Phone = "phone": "phone",
        Email = "email": "e-mail",
        SocialMedia = "social-media": "social media",
        Session = "session": "in a session",
        Message = "message": "message",
        ThirdParty = "third-party": "from someone else",
    }
}

choice! {
    /// A body that a concern is referred to.
    pub enum Body ("body") {
        Lado = "lado": "the local authority designated officer",
        ChildrensSocialCare = "childrens-social-care": "children's social care",
        AdultSocialCare = "adult-social-care": "adult social care",
        Police = "police": "the police",
        Ceop = "ceop": "CEOP",
        Iwf = "iwf": "the Internet Watch Foundation",
        Platform = "platform": "the platform",
        Prevent = "prevent": "Prevent",
        Dbs = "dbs": "the Disclosure and Barring Service",
        CharityCommission = "charity-commission": "the charity regulator",
        Ico = "ico": "the Information Commissioner's Office",
    }
}

choice! {
    /// Someone whose needs a support plan answers.
    pub enum Need ("need") {
        PersonHarmed = "person-harmed": "the person harmed",
        Bystanders = "bystanders": "bystanders",
        Family = "family": "the family",
        Accused = "accused": "the person accused",
        Staff = "staff": "staff and volunteers",
        Organisation = "organisation": "the whole organisation",
    }
}

choice! {
    /// An entry of the directory of outside help.
    pub enum DirectoryKind ("entry") {
        Police = "police": "police",
        Childline = "childline": "Childline",
        NspccHelpline = "nspcc-helpline": "NSPCC helpline",
        CouncilChildren = "council-children": "council children's team",
        CouncilAdults = "council-adults": "council adults' team",
        Lado = "lado": "local authority designated officer",
        OutOfHours = "out-of-hours": "emergency duty team out of hours",
        SchoolLead = "school-lead": "each partner school's safeguarding lead",
        Samaritans = "samaritans": "Samaritans",
        Shout = "shout": "Shout",
        Ceop = "ceop": "CEOP",
        Iwf = "iwf": "Internet Watch Foundation",
        ReportRemove = "report-remove": "Report Remove",
        ReportHarmfulContent = "report-harmful-content": "Report Harmful Content",
        ProfessionalsOnlineSafety = "professionals-online-safety": "Professionals Online Safety Helpline",
        Prevent = "prevent": "Prevent advice line",
        Whistleblowing = "whistleblowing": "whistleblowing advice line",
        AccountsContact = "accounts-contact": "whom to tell about our own accounts",
        LearningResources = "learning-resources": "outside learning, templates and guidance",
    }
}
