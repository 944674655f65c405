//! What everybody signed in can report or ask: a concern, a low-level concern, a contact, a broken rule, a question.

mod advice;
mod attempts;
mod breaches;
mod concern;
mod mine;

pub use advice::{Advice, AdviceLine, AdviceList, AdviceNew};
pub use attempts::{Attempt, AttemptLine, AttemptList, AttemptNew, Help};
pub use breaches::{Breach, BreachLine, BreachList, BreachNew};
pub use concern::{ABOUT, Concern, HOW, LowLevel, PLACES, ROUTES, SUBJECTS};
pub use mine::{Mine, MineLine, Sent};

use crate::components::Radios;
use crate::{Form, Page};

/// A question answered by yes or no.
fn yes_no(page: &Page, form: &Form, name: &str, question: &str) -> Radios {
    Radios::new(name, page.t(question))
        .item("yes", page.t("staff-yes"))
        .item("no", page.t("staff-no"))
        .inline()
        .filled(form)
}
