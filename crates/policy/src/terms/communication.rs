use crate::values::choice;

choice! {
    /// A way of being in touch.
    pub enum Channel ("channel") {
        Phone = "phone": "phone",
        Text = "text": "text message",
        Email = "email": "e-mail",
        Zoom = "zoom": "Zoom",
        Teams = "teams": "Teams",
        Whatsapp = "whatsapp": "WhatsApp",
        OrganisationSite = "organisation-site": "our own website",
        SocialMediaPage = "social-media-page": "our own social media pages",
        Post = "post": "post",
    }
}

choice! {
    /// Who a message or contact is with.
    pub enum Recipient ("recipient") {
        YoungPerson = "young-person": "a young person",
        AdultAtRisk = "adult-at-risk": "an adult at risk",
        Parent = "parent": "a parent or carer",
        Teacher = "teacher": "a teacher or other responsible adult",
        Colleague = "colleague": "a colleague",
        Agency = "agency": "another agency",
        Public = "public": "the public",
    }
}

impl Recipient {
    /// Whether the rules for contact with the people we protect apply.
    pub fn is_protected(self) -> bool {
        matches!(self, Recipient::YoungPerson | Recipient::AdultAtRisk)
    }

    /// Whether our services are for this person, or for a child in their care.
    pub fn is_client(self) -> bool {
        self.is_protected() || self == Recipient::Parent
    }

    /// Whether the rules for contact about clients apply: clients and the teachers of a class.
    /// Agencies are left out, so that no list of channels keeps anyone from ringing the police.
    pub fn is_client_or_teacher(self) -> bool {
        self.is_client() || self == Recipient::Teacher
    }
}

choice! {
    /// What an approved exception allows.
    pub enum ExceptionKind ("exception") {
        WorkProfile = "work-profile": "a separate work profile",
        OneToOne = "one-to-one": "one-to-one work",
    }
}

choice! {
    /// The position a policy takes on one-to-one work.
    pub enum OneToOne ("position") {
        Never = "never": "never",
        ApprovedException = "approved-exception": "only by an approved exception",
    }
}

choice! {
    /// A mark of an unprofessional tone.
    pub enum ToneMark ("mark") {
        Emoji = "emoji": "emojis",
        Kisses = "kisses": "kisses",
        Nicknames = "nicknames": "nicknames",
    }
}

choice! {
    /// The route by which young people are reached.
    pub enum ContactRoute ("route") {
        ResponsibleAdult = "responsible-adult": "through their teacher or other responsible adult",
        Direct = "direct": "directly, on an official channel",
    }
}

choice! {
    /// Who is told when a post is taken down.
    pub enum TakedownParty ("party") {
        Author = "author": "the person who posted it",
        AffectedPeople = "affected-people": "the people it affects",
        Teacher = "teacher": "the teacher of any child involved",
    }
}

choice! {
    /// Where a permission to use an image comes from.
    pub enum ConsentRoute ("route") {
        Parent = "parent": "a parent or carer",
        School = "school": "the child's school",
        Own = "self": "the person themselves",
    }
}
