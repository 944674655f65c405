//! The words for entries about parents, support, reviews and lessons: what kind it is, and its text.

use pages::Language;
use policy::{Choice, terms::Need};
use uuid::Uuid;

use super::{support, t};
use crate::{
    response::{
        case::Case,
        pages::event::paragraphs,
        support::{Filled, Slot},
        words::{Lesson, Parents, Review, Support},
    },
    web::dates,
};

pub fn parents(step: &Parents) -> (String, String) {
    let english = Language::English;
    match step {
        Parents::Concerned { yes, reason } => {
            let key = if *yes {
                "parents-event-concerned"
            } else {
                "parents-event-nobody"
            };
            (t(key), reason.clone())
        }
        Parents::Decided {
            safe,
            reason,
            advice,
        } => {
            let key = if *safe {
                "parents-event-safe"
            } else {
                "parents-event-unsafe"
            };
            let advised = if advice.trim().is_empty() {
                String::new()
            } else {
                let words = english.t("parents-event-advice");
                words.arg("advice", advice.clone()).to_string()
            };
            (t(key), paragraphs([reason, &advised]))
        }
        Parents::Told { who, how, by, text } => {
            let words = english.t("parents-event-who").arg("who", who.clone());
            let words = words.arg("how", how.clone()).arg("by", by.clone());
            (
                t("parents-event-told"),
                paragraphs([&words.to_string(), text]),
            )
        }
        Parents::NotTold { reason } => (t("parents-event-not-told"), reason.clone()),
    }
}

pub fn support(case: &Case, step: &Support) -> (String, String) {
    let about = |key: &str, need: &str, person: &Option<Uuid>| {
        let need = Need::from_key(need);
        let who = match (need, person) {
            (Some(need), Some(_)) => support::who(
                case,
                Slot {
                    need,
                    person: *person,
                },
            ),
            _ => String::new(),
        };
        let words = Language::English.t(key).arg("who", who);
        let words = words.arg("group", need.map_or_else(String::new, support::group));
        words.to_string().trim_end().to_owned()
    };
    match step {
        Support::Assessed {
            need,
            person,
            none,
            text,
        } => {
            let key = if *none {
                "support-event-none"
            } else {
                "support-event-assessed"
            };
            (about(key, need, person), text.clone())
        }
        Support::Offered {
            need,
            person,
            what,
            by,
        } => (
            about("support-event-offered", need, person),
            paragraphs([what, by]),
        ),
        Support::Answered {
            need,
            person,
            accepted,
            text,
        } => {
            let key = if *accepted {
                "support-event-accepted"
            } else {
                "support-event-declined"
            };
            (about(key, need, person), text.clone())
        }
        Support::Approved { text } => (t("support-event-approved"), text.clone()),
    }
}

pub fn review(review: &Review) -> (String, String) {
    let key = if review.solved == Some(true) {
        "review-event-solved"
    } else {
        "review-event-open"
    };
    let words = Language::English.t(key).arg("by", review.by.clone());
    let next = review.next.map_or_else(String::new, dates::day);
    let words = words.arg("next", next).to_string();
    (t("case-event-review"), paragraphs([&review.found, &words]))
}

pub fn lesson(lesson: &Lesson) -> (String, String) {
    let task = if lesson.task.is_empty() {
        String::new()
    } else {
        let words = Language::English.t("lesson-event-task");
        words.arg("task", lesson.task.clone()).to_string()
    };
    (
        t("case-event-lesson"),
        paragraphs([&lesson.text, &lesson.none, &task]),
    )
}

/// What somebody needs, as one line; empty while nobody looked.
pub fn assessed(filled: &Filled) -> String {
    filled
        .assessed
        .as_ref()
        .map_or_else(String::new, |(none, text)| {
            let key = if *none {
                "support-says-none"
            } else {
                "support-says-need"
            };
            let words = Language::English.t(key);
            words.arg("text", text.clone()).to_string()
        })
}

/// What was offered; empty while nothing was.
pub fn offered(filled: &Filled) -> String {
    filled
        .offered
        .as_ref()
        .map_or_else(String::new, |(what, by)| {
            let words = Language::English.t("support-says-offered");
            let words = words.arg("what", what.clone());
            words.arg("by", by.clone()).to_string()
        })
}

/// What they said; empty while they have not.
pub fn answered(filled: &Filled) -> String {
    filled
        .answered
        .as_ref()
        .map_or_else(String::new, |(yes, text)| {
            let key = if *yes {
                "support-says-accepted"
            } else {
                "support-says-declined"
            };
            let words = Language::English.t(key);
            words.arg("text", text.clone()).to_string()
        })
}
