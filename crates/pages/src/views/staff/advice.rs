//! Questions to the safeguarding lead, and their answers.

use askama::Template;

use crate::components::{Button, CharacterCount, Select, WarningText};
use crate::views::response::Said;
use crate::{Form, Page};

/// A question in a list. No word of it.
#[derive(Debug, Clone)]
pub struct AdviceLine {
    pub href: String,
    pub asked: String,
    /// Whether whoever looks asked it.
    pub own: bool,
    pub status: String,
    pub mark: &'static str,
}

/// The questions that somebody asked or is to answer.
#[derive(Debug, Template)]
#[template(path = "staff/advice-list.html")]
pub struct AdviceList {
    pub page: Page,
    pub rows: Vec<AdviceLine>,
}

/// Asking.
#[derive(Debug, Template)]
#[template(path = "staff/advice-new.html")]
pub struct AdviceNew {
    pub page: Page,
    pub form: Form,
    pub services: Vec<(String, String)>,
}

impl AdviceNew {
    fn text(&self) -> CharacterCount {
        CharacterCount::new("text", self.page.t("advice-question"), 10_000)
            .hint(self.page.t("advice-question-hint"))
            .rows(6)
            .filled(&self.form)
    }

    fn service(&self) -> Select {
        Select::new("service", self.page.t("staff-service"))
            .item("", self.page.t("staff-service-none"))
            .items(self.services.iter().cloned())
            .filled(&self.form)
    }
}

/// One question with what was said to it.
#[derive(Debug, Template)]
#[template(path = "staff/advice.html")]
pub struct Advice {
    pub page: Page,
    pub form: Form,
    pub id: String,
    pub title: String,
    /// By when it should be answered; empty once it is.
    pub answer_by: String,
    pub said: Vec<Said>,
    /// Whether whoever looks asked it: then they ask on, and do not answer.
    pub own: bool,
    /// Entries that were written while this form was open.
    pub meanwhile: Vec<Said>,
    pub seen: i64,
}

impl Advice {
    fn text(&self) -> CharacterCount {
        let (label, hint) = if self.own {
            ("advice-more", "advice-more-hint")
        } else {
            ("advice-answer", "advice-answer-hint")
        };
        CharacterCount::new("text", self.page.t(label), 10_000)
            .hint(self.page.t(hint))
            .rows(5)
            .filled(&self.form)
    }

    fn send(&self) -> Button {
        let words = if self.own {
            "advice-more-send"
        } else {
            "advice-answer-send"
        };
        Button::new(self.page.t(words)).once()
    }
}
