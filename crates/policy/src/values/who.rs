use super::choice;

choice! {
    /// A group of people that a rule binds. The first five are kinds of person; the rest are the
    /// people who hold a post.
    pub enum Who ("group of people") {
        Staff = "staff": "staff",
        Volunteers = "volunteers": "volunteers",
        Associated = "associated": "associated people",
        Visitors = "visitors": "visitors",
        Trustees = "trustees": "trustees",
        Hosts = "hosts": "session hosts",
        Managers = "managers": "managers",
        SafeguardingTeam = "safeguarding-team": "the safeguarding team",
    }
}

choice! {
    /// Who a clause is written for.
    pub enum Audience ("audience") {
        Everyone = "everyone": "everyone",
        Staff = "staff": "staff",
        Volunteers = "volunteers": "volunteers",
        Associated = "associated": "associated people",
        Visitors = "visitors": "visitors",
        YoungPeople = "young-people": "young people",
        Parents = "parents": "parents and carers",
        Teachers = "teachers": "teachers and other responsible adults",
        Trustees = "trustees": "trustees",
        SafeguardingTeam = "safeguarding-team": "the safeguarding team",
    }
}

choice! {
    /// The three pillars of safeguarding.
    pub enum Pillar ("pillar") {
        Prevention = "prevention": "Prevention",
        Reporting = "reporting": "Reporting",
        Response = "response": "Response",
    }
}

choice! {
    /// What happens when an act breaks a clause.
    pub enum Effect ("effect") {
        Advise = "advise": "advise",
        Hold = "hold": "hold until someone decides",
        Refuse = "refuse": "refuse",
    }
}

choice! {
    /// Who a service is for.
    pub enum ServicePeople ("people") {
        Children = "children": "children and young people",
        AdultsAtRisk = "adults-at-risk": "adults at risk",
        Families = "families": "families",
        Adults = "adults": "adults",
    }
}

choice! {
    /// The nation whose bodies and working days apply. It belongs to the organisation, not to its policy.
    pub enum Nation ("nation") {
        England = "england": "England",
        Wales = "wales": "Wales",
        Scotland = "scotland": "Scotland",
        NorthernIreland = "northern-ireland": "Northern Ireland",
    }
}
