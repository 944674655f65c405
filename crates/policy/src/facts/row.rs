use jiff::{Timestamp, civil::Date};

use crate::AsOf;

/// Something with a moment at which it became true.
pub trait Moment {
    /// Whether it had not yet happened at `now`.
    fn is_after(&self, now: &AsOf) -> bool;
    /// Removes what had not yet happened at `now`.
    fn prune(&mut self, now: &AsOf);
    /// The day of it on the organisation's clock: the latest where there are several.
    fn day(&self, now: &AsOf) -> Option<Date>;
}

impl Moment for Timestamp {
    fn is_after(&self, now: &AsOf) -> bool {
        *self > now.at
    }
    fn prune(&mut self, _: &AsOf) {}
    fn day(&self, now: &AsOf) -> Option<Date> {
        Some(now.day_of(*self))
    }
}

impl Moment for Date {
    fn is_after(&self, now: &AsOf) -> bool {
        *self > now.today()
    }
    fn prune(&mut self, _: &AsOf) {}
    fn day(&self, _: &AsOf) -> Option<Date> {
        Some(*self)
    }
}

impl<T: Moment> Moment for Option<T> {
    fn is_after(&self, now: &AsOf) -> bool {
        self.as_ref().is_some_and(|moment| moment.is_after(now))
    }
    fn prune(&mut self, now: &AsOf) {
        if self.is_after(now) {
            *self = None;
        }
    }
    fn day(&self, now: &AsOf) -> Option<Date> {
        self.as_ref().and_then(|moment| moment.day(now))
    }
}

impl<T: Moment> Moment for Vec<T> {
    fn is_after(&self, now: &AsOf) -> bool {
        self.iter().any(|moment| moment.is_after(now))
    }
    fn prune(&mut self, now: &AsOf) {
        self.retain(|moment| !moment.is_after(now));
    }
    fn day(&self, now: &AsOf) -> Option<Date> {
        self.iter().filter_map(|moment| moment.day(now)).max()
    }
}

/// One row of a register. A row begins at one moment; later moments may be added to it.
pub trait Row: Clone {
    /// Whether the row had begun at `now`.
    fn begun(&self, now: &AsOf) -> bool;
    /// Whether everything in the row had happened at `now`.
    fn all_past(&self, now: &AsOf) -> bool;
    /// Removes from the row what had not yet happened at `now`.
    fn prune(&mut self, now: &AsOf);
}

/// Declares the rows of a register: fields, the moment a row begins, and the moments added later.
///
/// A date that is planned and may lie ahead (the end of a post, the next review) is not named in
/// `then`: it is known from the beginning.
macro_rules! row {
    (
        $(#[$meta:meta])*
        pub struct $Name:ident from $begin:ident $(then $($later:ident),+)? {
            $( $(#[$fmeta:meta])* $field:ident : $ty:ty, )+
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub struct $Name {
            $( $(#[$fmeta])* pub $field: $ty, )+
        }

        impl $crate::facts::Row for $Name {
            fn begun(&self, now: &$crate::AsOf) -> bool {
                !$crate::facts::Moment::is_after(&self.$begin, now)
            }
            #[allow(unused_variables)]
            fn all_past(&self, now: &$crate::AsOf) -> bool {
                true $( $( && !$crate::facts::Moment::is_after(&self.$later, now) )+ )?
            }
            #[allow(unused_variables)]
            fn prune(&mut self, now: &$crate::AsOf) {
                $( $( $crate::facts::Moment::prune(&mut self.$later, now); )+ )?
            }
        }
    };
}
pub(crate) use row;
