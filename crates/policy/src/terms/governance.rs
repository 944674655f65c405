use crate::values::choice;

choice! {
    /// What a periodic review looks at.
    pub enum ReviewSubject ("subject of review") {
        Policy = "policy": "this policy",
        Readiness = "readiness": "readiness to protect people",
        Accountability = "accountability": "who answers for what",
        PolicyIntegration = "policy-integration": "how far online issues are built into other policies",
        InformationSecurity = "information-security": "information security",
        AccessAndBackups = "access-and-backups": "who can read what, and the backups",
        OnlinePresence = "online-presence": "accounts and e-mail addresses",
        AccessNeeds = "access-needs": "access needs and equal protection",
    }
}

choice! {
    /// A decision that must carry a reason about safety and wellbeing.
    pub enum ReasonedDecision ("decision") {
        Approvals = "approvals": "approvals of exceptions",
        Overrides = "overrides": "overrides",
    }
}

choice! {
    /// Another form the policy is given in.
    pub enum Format ("format") {
        EasyRead = "easy-read": "easy read",
        LargePrint = "large-print": "large print",
        Translated = "translated": "translated",
        Audio = "audio": "audio",
        PlainText = "plain-text": "plain text",
    }
}

choice! {
    /// People and bodies who are asked before a policy changes.
    pub enum Party ("party") {
        Children = "children": "children and young people",
        Parents = "parents": "parents and carers",
        AdultsAtRisk = "adults-at-risk": "adults at risk",
        Agencies = "agencies": "other agencies",
        Schools = "schools": "schools",
        Staff = "staff": "staff and volunteers",
    }
}

choice! {
    /// A part that a written policy must have.
    pub enum Section ("section") {
        Purpose = "purpose": "purpose and aims",
        ScopeOfServices = "scope-of-services": "the services it covers",
        WhoItBinds = "who-it-binds": "who it binds",
        LegalFramework = "legal-framework": "law and guidance",
        OnlineAbuseReporting = "online-abuse-reporting": "reporting online abuse",
        Cyberbullying = "cyberbullying": "cyberbullying",
        WorkingHours = "working-hours": "working hours",
        StaffingRatio = "staffing-ratio": "staffing ratio",
        OneToOne = "one-to-one": "one-to-one work",
        Technology = "technology": "technology to be used",
        RemoteContact = "remote-contact": "remote contact",
        KeyContacts = "key-contacts": "key contacts",
    }
}

choice! {
    /// A related document that the organisation keeps.
    pub enum DocumentKind ("document") {
        SafeguardingPolicy = "safeguarding-policy": "safeguarding and child protection policy",
        ChildWellbeingProcedure = "child-wellbeing-procedure": "procedure for concerns about a child's wellbeing",
        CodeOfConduct = "code-of-conduct": "code of conduct with an online section",
        BehaviourPolicy = "behaviour-policy": "behaviour policy",
        PhotographyPolicy = "photography-policy": "photography and image-sharing policy",
        AllegationsChildProcedure = "allegations-child-procedure": "procedure for allegations against a child",
        AllegationsStaffProcedure = "allegations-staff-procedure": "procedure for allegations against staff and volunteers",
        AntiBullyingPolicy = "anti-bullying-policy": "anti-bullying and harassment policy",
        WhistleblowingPolicy = "whistleblowing-policy": "whistleblowing policy",
        ComplaintsPolicy = "complaints-policy": "complaints policy",
        OnlineRiskAssessment = "online-risk-assessment": "online services risk assessment",
        PrivacyNotice = "privacy-notice": "privacy notice",
        RetentionSchedule = "retention-schedule": "retention schedule",
        DataProtectionPolicy = "data-protection-policy": "data protection policy",
    }
}

choice! {
    /// A change in how services are given.
    pub enum ChangeKind ("change") {
        NewService = "new-service": "a new service",
        NewChannel = "new-channel": "a new channel",
        MovedOnline = "moved-online": "a service moved online",
        Interim = "interim": "an interim way of working",
        Lesson = "lesson": "a lesson from a case",
    }
}
