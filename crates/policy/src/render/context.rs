use std::collections::HashMap;

use jiff::civil::Date;

use super::{Helpline, Holder, RelatedDocument, SourceLine};
use crate::{Nation, Role};

/// What a document prints besides the policy: the organisation's own names, dates and registers.
///
/// The caller puts in what it knows; what is missing shows as "not set yet" or as a line to write on.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RenderContext {
    /// The name of the organisation.
    pub organisation: String,
    /// Its nation.
    pub nation: Option<Nation>,
    /// Who holds each role, with name and ways to reach them.
    pub holders: HashMap<Role, Vec<Holder>>,
    /// The organisation's own values for the pack's settings, by id. They go before the pack's.
    pub settings: HashMap<String, String>,
    /// The number of the published version; `None` prints "Draft".
    pub version: Option<u32>,
    /// The day the version takes effect.
    pub effective: Option<Date>,
    /// Who approved it.
    pub approver: Option<String>,
    /// The day they did.
    pub approved_on: Option<Date>,
    /// The day of the next review.
    pub review_due: Option<Date>,
    /// The hash of the pack, so that paper can be matched with the record.
    pub hash: String,
    /// Outside help, in the order it is printed.
    pub helplines: Vec<Helpline>,
    /// The register of related documents.
    pub related: Vec<RelatedDocument>,
    /// The register of law and guidance.
    pub sources: Vec<SourceLine>,
}
