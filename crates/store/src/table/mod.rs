//! One file per table; every function takes `&mut Conn`.

mod kept;

pub mod acknowledgement;
pub mod activity;
pub mod adjustment;
pub mod advice;
pub mod appointment;
pub mod area;
pub mod attestation;
pub mod audit;
pub mod blob;
pub mod case_day;
pub mod case_file;
pub mod change_notice;
pub mod concern;
pub mod consultation;
pub mod contact_attempt;
pub mod credential;
pub mod decision;
pub mod device;
pub mod directory;
pub mod disclosure;
pub mod document;
pub mod document_file;
pub mod due;
pub mod entry;
pub mod format_on_file;
pub mod held;
pub mod holder;
pub mod import;
pub mod intake_file;
pub mod job;
pub mod knowledge_check;
pub mod lesson;
pub mod link;
pub mod name_sample;
pub mod notice;
pub mod organisation;
pub mod own_report;
pub mod person;
pub mod person_key;
pub mod policy_draft;
pub mod policy_version;
pub mod record;
pub mod record_audit;
pub mod recovery_code;
pub mod recovery_key;
pub mod referral;
pub mod review;
pub mod rule_breach;
pub mod session;
pub mod set_up;
pub mod signature;
pub mod source;
pub mod support_plan;
pub mod throttle;
pub mod training;

pub(crate) use kept::kept;

use crate::{Error, Result};

/// What a sealed column cannot check: a text that must say something.
fn said(text: &str, column: &str) -> Result<()> {
    if text.is_empty() {
        return Err(Error::Refused {
            what: format!("{column} is empty"),
        });
    }
    Ok(())
}

/// A change that must touch exactly one row and touched none.
fn one(changed: u64, what: &'static str) -> Result<()> {
    match changed {
        0 => Err(Error::NotFound(what)),
        _ => Ok(()),
    }
}
