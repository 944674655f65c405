use jiff::{Timestamp, civil::Date};

use super::row;
use crate::{
    Id, Role,
    terms::{DeviceKind, DeviceRequirement, SharingRequirement},
};

row! {
    /// A device on which people's names may be.
    pub struct Device from registered then returned, attested, wiped {
        /// Which.
        id: Id,
        /// Who uses it.
        person: Id,
        /// The day it was put on the register.
        registered: Date,
        /// The day it was given back or its user left.
        returned: Option<Date>,
        /// What kind of device; where nobody noted it, the rules for every kind apply.
        #[serde(default)]
        kind: Option<DeviceKind>,
        /// Whether it is the person's own.
        own: bool,
        /// What was attested at the latest attestation.
        has: Vec<DeviceRequirement>,
        /// The days its user attested to its state.
        attested: Vec<Date>,
        /// The day it was wiped.
        wiped: Option<Date>,
    }
}

row! {
    /// An account for signing in here.
    pub struct SignInAccount from since then second_factor {
        /// Whose.
        person: Id,
        /// The first day.
        since: Date,
        /// The posts they hold.
        roles: Vec<Role>,
        /// The day a second factor was set up.
        second_factor: Option<Date>,
    }
}

row! {
    /// Personal data was shared with somebody outside.
    pub struct Disclosure from at {
        /// When.
        at: Timestamp,
        /// What was written down first.
        recorded: Vec<SharingRequirement>,
    }
}

row! {
    /// Somebody looked at how client names are kept.
    pub struct NameSample from on {
        /// The day.
        on: Date,
        /// Names looked at.
        seen: u32,
        /// Names that were in the agreed form.
        right: u32,
    }
}
