//! Days and moments in words, in the organisation's zone.

use jiff::{Timestamp, civil::Date};
use pages::Language;

use crate::ctx::Ctx;

/// `22 November 2026`.
#[must_use]
pub fn day(date: Date) -> String {
    Language::English.date(date)
}

/// `22 November 2026 at 5:04pm`, in the organisation's zone.
#[must_use]
pub fn moment(ctx: &Ctx, at: Timestamp) -> String {
    let local = at.to_zoned(ctx.zone());
    let (hour, half) = match local.hour() {
        0 => (12, "am"),
        hour @ 1..=11 => (hour, "am"),
        12 => (12, "pm"),
        hour => (hour - 12, "pm"),
    };
    format!(
        "{} at {hour}:{:02}{half}",
        day(local.date()),
        local.minute()
    )
}
