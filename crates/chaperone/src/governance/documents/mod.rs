//! The register of related documents: what the policy says must exist, where it is, who answers for it.

pub mod change;
pub mod entry;
pub mod file;
pub mod pages;
pub mod show;
pub mod state;
pub mod tasks;
