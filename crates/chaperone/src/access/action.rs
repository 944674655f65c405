//! Who may do what: the whole matrix, small enough to read, pinned as a golden picture in the tests.

use super::role::Role;

/// What a door needs leave for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// See who is in the organisation and which posts they hold.
    ViewPeople,
    /// Invite, change, import people and record that they left.
    ManagePeople,
    /// Fill and vacate posts.
    AppointRoles,
    /// Change the draft of the policy.
    EditPolicy,
    /// Put a version of the policy in force.
    PublishPolicy,
    /// See how each clause stands.
    ViewEvidence,
    /// Take the evidence out as PDF or JSON.
    ExportEvidence,
    /// Keep reviews, attestations, sources, consultations and changes.
    KeepRegisters,
    /// Keep the register of related policies.
    ManageDocuments,
    /// Keep helplines and local contacts.
    ManageDirectory,
    /// Change the organisation's name, zone and address.
    ManageOrganisation,
    /// Read the audit log.
    ReadAudit,
    /// Be led to concerns and cases. Which of them exist is the keys' word, not this one's.
    HandleConcerns,
    /// Make the recovery key, and use it from its sheet.
    KeepRecovery,
}

impl Action {
    pub const ALL: [Self; 14] = [
        Self::ViewPeople,
        Self::ManagePeople,
        Self::AppointRoles,
        Self::EditPolicy,
        Self::PublishPolicy,
        Self::ViewEvidence,
        Self::ExportEvidence,
        Self::KeepRegisters,
        Self::ManageDocuments,
        Self::ManageDirectory,
        Self::ManageOrganisation,
        Self::ReadAudit,
        Self::HandleConcerns,
        Self::KeepRecovery,
    ];
}

/// Whether a post opens a door. No post at all opens none of these.
#[must_use]
pub fn allows(role: Role, action: Action) -> bool {
    use Action as A;
    match role {
        Role::Coordinator => !matches!(action, A::ManageOrganisation),
        Role::Dsl => !matches!(action, A::ManageOrganisation | A::AppointRoles),
        Role::DeputyDsl => matches!(
            action,
            A::ViewPeople
                | A::ViewEvidence
                | A::ExportEvidence
                | A::KeepRegisters
                | A::ManageDocuments
                | A::ManageDirectory
                | A::HandleConcerns
        ),
        Role::Trustee => matches!(
            action,
            A::ViewPeople
                | A::ViewEvidence
                | A::ExportEvidence
                | A::KeepRegisters
                | A::ReadAudit
                | A::HandleConcerns
        ),
        Role::Approver => matches!(
            action,
            A::ViewPeople
                | A::EditPolicy
                | A::PublishPolicy
                | A::ViewEvidence
                | A::ExportEvidence
                | A::KeepRegisters
        ),
        Role::Manager => !matches!(
            action,
            A::PublishPolicy | A::ReadAudit | A::HandleConcerns | A::KeepRecovery
        ),
        // Runs the machine, not the safeguarding: the evidence is not theirs to read.
        Role::Administrator => matches!(
            action,
            A::ViewPeople
                | A::ManagePeople
                | A::AppointRoles
                | A::ManageOrganisation
                | A::ReadAudit
                | A::ManageDirectory
                | A::KeepRecovery
        ),
        Role::DataProtectionLead => matches!(
            action,
            A::ViewPeople | A::ViewEvidence | A::KeepRegisters | A::ManageDocuments | A::ReadAudit
        ),
        Role::Host
        | Role::AccountMonitor
        | Role::LineManager
        | Role::TrainingLead
        | Role::ResponsibleAdult => false,
    }
}
