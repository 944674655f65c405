//! Samples of the pages for when something does not work.

use super::{Sample, public_page, staff_page};
use crate::views::errors::{CrossSite, NotFound, Problem, ServerError, Unavailable};

pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new("errors", "not-found", "Signed in", || NotFound {
            page: staff_page("/people/nobody"),
        }),
        Sample::new("errors", "not-found-public", "Nobody signed in", || {
            NotFound {
                page: public_page("/nowhere"),
            }
        }),
        Sample::new("errors", "problem", "A request that makes no sense", || {
            Problem {
                page: staff_page("/people"),
                reasons: vec!["This invitation was already used on 4 November 2026. Sign in with the password you chose then.".to_owned()],
                again: Some("/sign-in".to_owned()),
            }
        }),
        Sample::new("errors", "cross-site", "A form from elsewhere", || {
            CrossSite {
                page: staff_page("/people"),
            }
        }),
        Sample::new("errors", "server", "Our own mistake", || ServerError {
            page: staff_page("/people"),
            id: "7QK4-9RTM".to_owned(),
        }),
        Sample::new("errors", "unavailable", "Overloaded", || Unavailable {
            page: public_page("/"),
        }),
    ]
}
