//! Telling parents, support, review, the end of a case, what it teaches, and taking it away.

use askama::Template;

use super::{
    case::Frame,
    response::{Mark, Said},
};
use crate::components::{
    Button, CharacterCount, Checkboxes, Choice, DateInput, Input, Radios, Select, Textarea,
    WarningText,
};
use crate::{Form, Page};

/// Why something was stopped.
#[derive(Debug, Clone, Default)]
pub struct Stop {
    pub grounds: Vec<GroundLine>,
    /// Whether whoever asked may go on with a reason.
    pub may_override: bool,
}

/// What one clause said.
#[derive(Debug, Clone)]
pub struct GroundLine {
    /// The clause's title.
    pub clause: String,
    /// Where its words stand; empty where it is no clause of the policy.
    pub href: String,
    pub sentence: String,
    /// `refuse`, `hold` or `advise`.
    pub kind: &'static str,
    /// Who may override it; empty for nobody.
    pub overridable: String,
}

impl Stop {
    fn reason(&self, page: &Page, form: &Form) -> Textarea {
        Textarea::new("override", page.t("closing-override"))
            .hint(page.t("closing-override-hint"))
            .rows(3)
            .filled(form)
    }
}

/// Telling parents and carers.
#[derive(Debug, Template)]
#[template(path = "closing/parents.html")]
pub struct Parents {
    pub page: Page,
    pub frame: Frame,
    pub form: Form,
    pub seen: i64,
    pub meanwhile: Vec<Said>,
    /// Why no parent or carer comes into it; empty where they do.
    pub nobody: String,
    /// The newest decision: whether it is safe, and its words.
    pub decided: Option<(bool, Said)>,
    pub told: Vec<Said>,
    pub stop: Option<Stop>,
}

impl Parents {
    fn safe(&self) -> Radios {
        Radios::new("safe", self.page.t("parents-safe"))
            .hint(self.page.t("parents-safe-hint"))
            .item("yes", self.page.t("parents-safe-yes"))
            .item("no", self.page.t("parents-safe-no"))
            .filled(&self.form)
    }

    fn reason(&self) -> Textarea {
        Textarea::new("reason", self.page.t("parents-reason"))
            .hint(self.page.t("parents-reason-hint"))
            .rows(4)
            .filled(&self.form)
    }

    fn is_safe(&self) -> bool {
        matches!(self.decided, Some((true, _)))
    }
}

/// Somebody, or a group, in the plan.
#[derive(Debug, Clone)]
pub struct SlotRow {
    pub who: String,
    pub href: String,
    pub assessed: String,
    pub offered: String,
    pub answered: String,
    pub mark: Mark,
    pub status: String,
}

/// The plan: everybody it is for.
#[derive(Debug, Template)]
#[template(path = "closing/support.html")]
pub struct Support {
    pub page: Page,
    pub frame: Frame,
    pub form: Form,
    pub seen: i64,
    pub meanwhile: Vec<Said>,
    pub groups: Vec<(String, Vec<SlotRow>)>,
    /// Who approved it and when; empty while nobody did.
    pub approved: String,
    pub blank: usize,
    pub stop: Option<Stop>,
}

/// What one of them needs, was offered and said.
#[derive(Debug, Template)]
#[template(path = "closing/slot.html")]
pub struct Slot {
    pub page: Page,
    pub frame: Frame,
    pub form: Form,
    pub seen: i64,
    pub meanwhile: Vec<Said>,
    pub action: String,
    pub who: String,
    pub group: String,
    /// What is known of their access needs; empty where nothing is.
    pub needs: String,
    /// Whether it is a person, who accepts or declines.
    pub person: bool,
}

impl Slot {
    fn need(&self) -> Radios {
        Radios::new("needed", self.page.t("support-needed"))
            .item("yes", self.page.t("support-needed-yes"))
            .item("no", self.page.t("support-needed-no"))
            .filled(&self.form)
    }

    fn answer(&self) -> Radios {
        Radios::new("answer", self.page.t("support-answer"))
            .hint(self.page.t("support-answer-hint"))
            .item("", self.page.t("support-answer-none"))
            .item("accepted", self.page.t("support-answer-accepted"))
            .item("declined", self.page.t("support-answer-declined"))
            .filled(&self.form)
    }
}

/// A lesson of a case.
#[derive(Debug, Clone)]
pub struct LessonLine {
    pub said: Said,
    pub task: String,
    pub mark: Mark,
    pub status: String,
}

/// Reviews that were held, the next one, and what the case teaches.
#[derive(Debug, Template)]
#[template(path = "closing/review.html")]
pub struct Review {
    pub page: Page,
    pub frame: Frame,
    pub form: Form,
    pub seen: i64,
    pub meanwhile: Vec<Said>,
    /// The next review; empty where none is planned.
    pub next: String,
    pub late: bool,
    /// How often, in words.
    pub every: String,
    pub held: Vec<Said>,
    pub lessons: Vec<LessonLine>,
    pub close: String,
}

impl Review {
    fn solved(&self) -> Radios {
        Radios::new("solved", self.page.t("review-solved"))
            .item("yes", self.page.t("review-solved-yes"))
            .item("no", self.page.t("review-solved-no"))
            .filled(&self.form)
    }

    fn learned(&self) -> Radios {
        Radios::new("learned", self.page.t("lesson-learned"))
            .choice(
                Choice::new("change", self.page.t("lesson-change"))
                    .hint(self.page.t("lesson-change-hint")),
            )
            .item("nothing", self.page.t("lesson-nothing"))
            .filled(&self.form)
    }
}

/// Something that has to be in order before a case ends.
#[derive(Debug, Clone)]
pub struct CheckLine {
    pub what: String,
    pub href: String,
    pub mark: Mark,
    pub status: String,
}

/// Ending a case.
#[derive(Debug, Template)]
#[template(path = "closing/close.html")]
pub struct Close {
    pub page: Page,
    pub frame: Frame,
    pub form: Form,
    pub seen: i64,
    pub meanwhile: Vec<Said>,
    pub checks: Vec<CheckLine>,
    /// What would stop it now, as it would be said after sending.
    pub missing: Vec<GroundLine>,
    /// Whether it has to be answered if an adult left or was moved.
    pub asks_dbs: bool,
    /// Keys and words of the reasons.
    pub reasons: Vec<(String, String)>,
    pub stop: Option<Stop>,
    /// What was planned and not done, and what is still waited for outside.
    pub undone: Vec<String>,
}

impl Close {
    fn left(&self) -> Checkboxes {
        Checkboxes::new("undone", self.page.t("close-undone-confirm"))
            .item("yes", self.page.t("close-undone-yes"))
            .filled(&self.form)
    }

    fn dbs(&self) -> Radios {
        Radios::new("left", self.page.t("close-dbs"))
            .hint(self.page.t("close-dbs-hint"))
            .item("yes", self.page.t("close-dbs-yes"))
            .item("no", self.page.t("close-dbs-no"))
            .filled(&self.form)
    }

    fn reason(&self) -> Radios {
        Radios::new("reason", self.page.t("close-reason"))
            .choices(
                self.reasons
                    .iter()
                    .map(|(key, words)| Choice::new(key.clone(), words.clone())),
            )
            .filled(&self.form)
    }

    fn confirm(&self) -> Checkboxes {
        Checkboxes::new("confirm", self.page.t("close-confirm"))
            .item("yes", self.page.t("close-confirm-yes"))
            .filled(&self.form)
    }
}

/// Opening a case again.
#[derive(Debug, Template)]
#[template(path = "closing/reopen.html")]
pub struct Reopen {
    pub page: Page,
    pub frame: Frame,
    pub form: Form,
    pub seen: i64,
    pub meanwhile: Vec<Said>,
    pub closed: String,
}

/// The task of a lesson, and what it changed.
#[derive(Debug, Template)]
#[template(path = "closing/done.html")]
pub struct LessonDone {
    pub page: Page,
    pub form: Form,
    pub action: String,
    pub task: String,
    pub found: String,
    pub versions: Vec<(String, String)>,
}

impl LessonDone {
    fn changed(&self) -> Radios {
        Radios::new("changed", self.page.t("lesson-changed"))
            .item("policy", self.page.t("lesson-changed-policy"))
            .item("risk-assessment", self.page.t("lesson-changed-risk"))
            .item("training", self.page.t("lesson-changed-training"))
            .item("guidance", self.page.t("lesson-changed-guidance"))
            .item("nothing", self.page.t("lesson-changed-nothing"))
            .filled(&self.form)
    }

    fn version(&self) -> Select {
        Select::new("version", self.page.t("lesson-version-which"))
            .hint(self.page.t("lesson-version-hint"))
            .item("", self.page.t("lesson-version-choose"))
            .items(self.versions.iter().cloned())
            .filled(&self.form)
    }
}

/// Taking a case away: on paper, or sealed for another body.
#[derive(Debug, Template)]
#[template(path = "closing/export.html")]
pub struct Export {
    pub page: Page,
    pub frame: Frame,
    pub form: Form,
    pub seen: i64,
    pub meanwhile: Vec<Said>,
    pub files: usize,
    /// Keys and words of the lawful bases.
    pub bases: Vec<(String, String)>,
    pub stop: Option<Stop>,
}

impl Export {
    fn whom(&self) -> Radios {
        Radios::new("whom", self.page.t("export-whom"))
            .item("own", self.page.t("export-whom-own"))
            .item("other", self.page.t("export-whom-other"))
            .filled(&self.form)
    }

    fn basis(&self) -> Select {
        Select::new("basis", self.page.t("export-basis"))
            .hint(self.page.t("export-basis-hint"))
            .item("", self.page.t("export-basis-choose"))
            .items(self.bases.iter().cloned())
            .filled(&self.form)
    }

    fn minimum(&self) -> Checkboxes {
        Checkboxes::new("minimum", self.page.t("export-minimum"))
            .item("yes", self.page.t("export-minimum-yes"))
            .filled(&self.form)
    }

    fn kind(&self) -> Radios {
        Radios::new("kind", self.page.t("export-kind"))
            .choice(
                Choice::new("pdf", self.page.t("export-kind-pdf"))
                    .hint(self.page.t("export-kind-pdf-hint")),
            )
            .choice(
                Choice::new("sealed", self.page.t("export-kind-sealed"))
                    .hint(self.page.t("export-kind-sealed-hint")),
            )
            .filled(&self.form)
    }
}
