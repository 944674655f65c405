//! The values a policy is written in: periods, months, hours, and who people are.

mod choice;
mod count;
mod hours;
mod known;
mod month;
mod open_period;
mod period;
mod renewal;
mod role;
mod who;

pub use choice::capital;
pub(crate) use choice::choice;
pub use choice::{Choice, join};
pub use count::Count;
pub use hours::{Hours, HoursError, Range as HoursRange};
pub use known::Known;
pub use month::{Month, OpenMonth};
pub use open_period::OpenPeriod;
pub(crate) use period::clip;
pub use period::{Period, PeriodError, Unit};
pub use renewal::Renewal;
pub use role::Role;
pub use who::{Audience, Effect, Nation, Pillar, ServicePeople, Who};

/// A random identifier of a person, session, case or other thing. Names never enter this crate.
pub use uuid::Uuid as Id;
