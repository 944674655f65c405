//! Posts, as far as sign-in is concerned. What posts there are is the policy's word: [`policy::Role`].

pub use policy::{Choice, Role};

/// Posts that open other people's data or decide for the organisation: a stolen password alone must not.
#[must_use]
pub fn needs_second_factor(role: Role) -> bool {
    match role {
        Role::Coordinator
        | Role::Dsl
        | Role::DeputyDsl
        | Role::Trustee
        | Role::Approver
        | Role::Manager
        | Role::Administrator
        | Role::DataProtectionLead => true,
        Role::Host
        | Role::AccountMonitor
        | Role::LineManager
        | Role::TrainingLead
        | Role::ResponsibleAdult => false,
    }
}
