//! The policy kernel: a written safeguarding policy is the program.
//!
//! A **pack** is a TOML file. [`read`] turns it into a [`Policy`] or into every fault in it at
//! once. A policy then does four things:
//!
//! - [`Policy::decide`] says whether an [`Act`] may go on, and which clauses say so;
//! - [`Policy::standings`] says where each clause stands, from the [`Facts`] an organisation keeps;
//! - [`Policy::render`] gives the document that people read, with the same numbers as the rules;
//! - [`coverage`], [`diff`], [`Policy::explain`] and [`schema`] say what it answers, what changed,
//!   what a clause means and what a pack may hold. [`mod@edit`] changes one value and keeps the rest.
//!
//! Nothing here reads a clock, a file, the environment or randomness: the same question has the same
//! answer. People appear by random [`Id`]; their names never enter.
//!
//! # From a pack to a decision, a standing and a document
//!
//! ```
//! use policy::{
//!     AdmitYoungPerson, AsOf, Facts, Known, Outcome, RenderContext, Room, Status,
//!     facts::{Person, Version},
//! };
//!
//! let pack = r#"
//! format = 1
//!
//! [meta]
//! id = "village-club"
//! title = "Online safeguarding policy"
//! summary = "For a club that meets school classes online."
//!
//! [[service]]
//! id = "schools"
//! label = "Sessions for schools"
//! people = ["children"]
//!
//! [[clause]]
//! id = "teacher-first"
//! title = "The teacher is there first"
//! section = "Online sessions"
//! pillar = "prevention"
//! duties = ["D89", "D90"]
//! services = ["schools"]
//! text = "Teachers sign in {lead} before students."
//! [clause.control]
//! kind = "responsible-adult-first"
//! lead = "10 minutes"
//!
//! [[clause]]
//! id = "everybody-accepts"
//! title = "Everybody accepts this policy"
//! section = "People"
//! pillar = "prevention"
//! duties = ["D20", "D21"]
//! text = "Staff read and accept this policy within {within}."
//! [clause.control]
//! kind = "acknowledgement"
//! who = ["staff"]
//! "#;
//!
//! let policy = policy::read("village-club.toml", pack.as_bytes()).expect("no faults").policy.at_version(1);
//!
//! // A student knocks, and the teacher is not there yet.
//! let mut knock = AdmitYoungPerson {
//!     at: Some("2026-11-23T10:00:00+00:00[Europe/London]".parse()?),
//!     service: Some("schools".into()),
//!     room: Room { responsible_adult: Known::No, ..Room::default() },
//!     ..AdmitYoungPerson::default()
//! };
//! let decision = policy.decide(&knock.clone().into());
//! assert_eq!(decision.outcome, Outcome::Refuse);
//! assert_eq!(&*decision.grounds[0].clause, "teacher-first");
//! assert_eq!(decision.grounds[0].sentence, "wait until the responsible adult has joined");
//!
//! // The teacher has been there since ten to ten.
//! knock.room.responsible_adult = Known::Yes("2026-11-23T09:50:00Z".parse()?);
//! assert_eq!(policy.decide(&knock.into()).outcome, Outcome::Allow);
//!
//! // One member of staff, who has not accepted the version of 2 November. The club keeps no
//! // register of sessions yet, so nobody can say where the first clause stands.
//! let facts = Facts {
//!     versions: vec![Version {
//!         number: 1,
//!         published: "2026-11-01".parse()?,
//!         effective: "2026-11-02".parse()?,
//!         approval: None,
//!         change_note: true,
//!         duties: policy.duties(),
//!     }]
//!     .into(),
//!     people: vec![Person {
//!         id: policy::Id::from_u128(1),
//!         kind: policy::Who::Staff,
//!         started: "2025-09-01".parse()?,
//!         ended: None,
//!     }]
//!     .into(),
//!     appointments: vec![].into(),
//!     acknowledgements: vec![].into(),
//!     ..Facts::default()
//! };
//! let now = AsOf::end_of("2026-11-23".parse()?, jiff::tz::TimeZone::get("Europe/London")?, vec![]);
//! let standings = policy.standings(&facts, &now);
//! assert_eq!(standings[0].status, Status::NotAssessed);
//! assert_eq!(standings[0].sentence, "to assess this we need the register of online sessions");
//! assert_eq!(standings[1].status, Status::NotMet);
//! assert_eq!(standings[1].sentence, "0 of 1 people have accepted version 1; 1 late");
//!
//! // The document prints the number of the rule.
//! let page = policy.render(None, &RenderContext::default()).to_markdown();
//! assert!(page.contains("Teachers sign in 10 minutes before students."));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Where what is
//!
//! `reading` reads packs; `params` declares the parameters of a control once for reader, schema,
//! document and form; [`controls`] holds one kind of rule in each file and says how to add one;
//! [`facts`] are the registers; [`terms`] the field's lists of words.

mod acts;
pub mod controls;
mod coverage;
mod decision;
mod diff;
mod duty;
pub mod edit;
mod explain;
pub mod facts;
mod params;
mod policy;
mod reading;
pub mod render;
mod schema;
mod standing;
pub mod terms;
mod values;

#[cfg(test)]
pub(crate) mod testing;

pub use acts::*;
pub use controls::{AnyControl, Control, KindInfo};
pub use coverage::{Answer, Coverage, DutyCoverage, PackCoverage, coverage};
pub use decision::{
    Decision, Finding, Ground, Outcome, Overridden, Override, OverrideError, Verdict,
};
pub use diff::{ChangedClause, Diff, NamedClause, diff};
pub use duty::{DUTIES, Duty, DutyInfo, Force, Mode};
pub use explain::{ExplainedRule, Explanation};
pub use facts::{AsOf, Facts, Register, RegisterKind};
pub use params::{Field, Setting, Shape};
pub use policy::{
    Block, Clause, ClauseId, Meta, OrganisationSetting, Piece, Policy, RoleEntry, Rule, Seed,
    Service, Text,
};
pub use reading::{Colours, Diagnostic, MOST_BYTES, Read, Severity, codes, read, show};
pub use render::{Document, RenderContext};
pub use schema::schema;
pub use standing::{Assessment, Counts, DatedFact, Figure, Standing, Status, Tally, View};
pub use values::{
    Audience, Choice, Count, Effect, Hours, HoursError, HoursRange, Id, Known, Month, Nation,
    OpenMonth, OpenPeriod, Period, PeriodError, Pillar, Renewal, Role, ServicePeople, Unit, Who,
    capital, join,
};
