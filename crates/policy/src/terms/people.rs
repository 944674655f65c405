use crate::values::choice;

choice! {
    /// A code or declaration that a person signs.
    pub enum Code ("code") {
        BehaviourCode = "behaviour-code": "behaviour code",
        VisitorCode = "visitor-code": "visitor code",
        PersonalContactDeclaration = "personal-contact-declaration": "declaration of no personal contact",
        PostingCode = "posting-code": "posting code",
    }
}

choice! {
    /// Who agrees to the rules of taking part.
    pub enum Signatory ("signatory") {
        YoungPerson = "young-person": "the young person",
        Parent = "parent": "a parent or carer",
        Teacher = "teacher": "the teacher or other responsible adult",
        AdultAtRisk = "adult-at-risk": "the adult at risk",
    }
}

choice! {
    /// How long an agreement to take part lasts.
    pub enum AgreementTerm ("term of agreement") {
        Once = "once": "once",
        Year = "year": "every year",
        Term = "term": "every school term",
        Session = "session": "every session",
    }
}

choice! {
    /// A personal detail that must not be given away.
    pub enum PersonalDetail ("personal detail") {
        Phone = "phone": "phone numbers",
        PostalAddress = "postal-address": "postal addresses",
        Postcode = "postcode": "postcodes",
        Email = "email": "e-mail addresses",
        School = "school": "names of schools",
        FullName = "full-name": "full names",
        Age = "age": "ages",
        Password = "password": "passwords",
        DateOfBirth = "date-of-birth": "dates of birth",
    }
}

choice! {
    /// A place where people write.
    pub enum Surface ("place") {
        Chat = "chat": "chat",
        Post = "post": "posts",
        Message = "message": "messages",
        Note = "note": "notes",
        DisplayName = "display-name": "display names",
    }
}

choice! {
    /// Who is told when a participant breaks the rules.
    pub enum BreachContact ("contact") {
        Teacher = "teacher": "the teacher or other responsible adult",
        Parents = "parents": "parents or carers",
    }
}

choice! {
    /// Something done again and again to keep people safe.
    pub enum ActivityKind ("activity") {
        SafetyActivityYoungPeople = "safety-activity-young-people": "online safety activity for young people",
        SafetyMessageParents = "safety-message-parents": "online safety message to parents and carers",
        Supervision = "supervision": "supervision that covers online safety",
        AccountMonitoring = "account-monitoring": "check of what is posted on accounts",
        PracticeDrill = "practice-drill": "practice of what to do when abuse is seen, heard or told",
        ContactAttemptReview = "contact-attempt-review": "review of attempts to contact staff outside official channels",
        AccessSupport = "access-support": "support for people who lack devices, data or skills",
    }
}

choice! {
    /// What each activity is counted for.
    pub enum ActivityUnit ("unit") {
        Organisation = "organisation": "organisation",
        Person = "person": "person",
        Account = "account": "account",
    }
}

choice! {
    /// A subject of training.
    pub enum Topic ("topic") {
        OnlineSafety = "online-safety": "online safety",
        ManagingOnline = "managing-online": "managing online work",
        Cyberbullying = "cyberbullying": "bullying and cyberbullying",
        EmotionalAbuse = "emotional-abuse": "emotional abuse",
        Sexting = "sexting": "sharing of nude images",
        SexualAbuse = "sexual-abuse": "sexual abuse",
        SexualExploitation = "sexual-exploitation": "sexual exploitation",
        KindsOfHarm = "kinds-of-harm": "the kinds of harm",
        SafeguardingLead = "safeguarding-lead": "leading on safeguarding",
    }
}

choice! {
    /// What a person may not do before they are trained.
    pub enum TrainedBefore ("activity") {
        Hosting = "hosting": "hosting a session",
        Managing = "managing": "managing online work",
        Appointment = "appointment": "taking up a post",
    }
}

choice! {
    /// What a person is asked to do.
    pub enum Assignment ("assignment") {
        Host = "host": "host a session",
        Rota = "rota": "go on the rota",
        Manage = "manage": "manage online work",
        Post = "post": "take up a post",
    }
}
