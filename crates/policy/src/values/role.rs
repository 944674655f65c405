use super::choice;

choice! {
    /// The posts that a policy speaks of. Their keys are fixed; a pack gives them its own labels.
    pub enum Role ("role") {
        Coordinator = "coordinator": "online safety coordinator",
        Dsl = "dsl": "designated safeguarding lead",
        DeputyDsl = "deputy-dsl": "deputy designated safeguarding lead",
        Trustee = "trustee": "safeguarding trustee",
        Approver = "approver": "policy approver",
        Manager = "manager": "manager",
        Administrator = "administrator": "administrator",
        Host = "host": "session host",
        AccountMonitor = "account-monitor": "account monitor",
        LineManager = "line-manager": "line manager",
        TrainingLead = "training-lead": "training lead",
        ResponsibleAdult = "responsible-adult": "responsible adult",
        DataProtectionLead = "data-protection-lead": "data protection lead",
    }
}

impl Role {
    /// The posts that take and handle concerns: the group `safeguarding-team`.
    pub const SAFEGUARDING_TEAM: [Role; 4] =
        [Role::Coordinator, Role::Dsl, Role::DeputyDsl, Role::Trustee];
}
