//! The people in a case, what is to be done, and who holds it.

use askama::Template;

use super::case::Frame;
use super::response::{Mark, Said};
use crate::components::{
    Button, Checkboxes, DateInput, Input, Radios, Select, Textarea, WarningText,
};
use crate::{Form, Page};

/// Somebody in a case, in the list: initials, never the name.
#[derive(Debug, Clone)]
pub struct PersonLine {
    pub href: String,
    pub initials: String,
    pub role: String,
    /// Under 18, grown up, or not known.
    pub age: String,
    /// Access needs and formats, shortly; empty where none are known.
    pub needs: String,
    /// Whether it is somebody of the organisation.
    pub member: bool,
}

/// The people in a case.
#[derive(Debug, Template)]
#[template(path = "case/people.html")]
pub struct People {
    pub page: Page,
    pub frame: Frame,
    pub rows: Vec<PersonLine>,
}

impl People {
    fn add(&self) -> Button {
        let href = format!("/cases/{}/people/new", self.frame.id);
        Button::new(self.page.t("people-in-add")).href(href)
    }
}

/// Somebody new, or newer words about somebody.
#[derive(Debug, Template)]
#[template(path = "case/person.html")]
pub struct Person {
    pub page: Page,
    pub frame: Frame,
    pub form: Form,
    pub action: String,
    /// Initials of whom it is about; empty for somebody new.
    pub who: String,
    pub roles: Vec<(String, String)>,
    pub formats: Vec<(String, String)>,
    /// Members of the organisation.
    pub members: Vec<(String, String)>,
    /// What was written about them before, the newest first.
    pub before: Vec<Said>,
    pub meanwhile: Vec<Said>,
    pub seen: i64,
}

impl Person {
    fn role(&self) -> Radios {
        let radios = Radios::new("role", self.page.t("people-in-role"));
        self.roles
            .iter()
            .fold(radios, |radios, (key, label)| radios.item(key, label))
            .filled(&self.form)
    }

    fn child(&self) -> Radios {
        Radios::new("child", self.page.t("people-in-child"))
            .item("yes", self.page.t("response-yes"))
            .item("no", self.page.t("response-no"))
            .item("unknown", self.page.t("triage-unknown"))
            .inline()
            .filled(&self.form)
    }

    fn formats(&self) -> Checkboxes {
        let boxes = Checkboxes::new("format", self.page.t("people-in-formats"))
            .hint(self.page.t("people-in-formats-hint"))
            .small();
        self.formats
            .iter()
            .fold(boxes, |boxes, (key, label)| boxes.item(key, label))
            .filled(&self.form)
    }

    fn member(&self) -> Select {
        Select::new("member", self.page.t("people-in-member"))
            .hint(self.page.t("people-in-member-hint"))
            .item("", self.page.t("people-in-member-none"))
            .items(self.members.iter().cloned())
            .filled(&self.form)
    }
}

/// Something to be done.
#[derive(Debug, Clone)]
pub struct ActionLine {
    pub href: String,
    pub text: String,
    pub owner: String,
    pub when: String,
    pub mark: Mark,
    pub status: String,
    /// How it ended, in somebody's words.
    pub ended: String,
}

/// What is to be done in a case.
#[derive(Debug, Template)]
#[template(path = "case/actions.html")]
pub struct Actions {
    pub page: Page,
    pub frame: Frame,
    pub form: Form,
    pub open: Vec<ActionLine>,
    pub ended: Vec<ActionLine>,
    pub owners: Vec<(String, String)>,
    pub meanwhile: Vec<Said>,
    pub seen: i64,
}

/// One thing that is to be done: change it, or say how it ended.
#[derive(Debug, Template)]
#[template(path = "case/action.html")]
pub struct Action {
    pub page: Page,
    pub frame: Frame,
    pub form: Form,
    pub line: ActionLine,
    pub owners: Vec<(String, String)>,
    pub meanwhile: Vec<Said>,
    pub seen: i64,
    /// Whether it has not ended yet.
    pub going: bool,
}

/// What is to be done, by whom and by when: the same questions for something new and for a change.
macro_rules! planning {
    ($View:ty) => {
        impl $View {
            fn text(&self) -> Textarea {
                Textarea::new("text", self.page.t("actions-text"))
                    .hint(self.page.t("actions-text-hint"))
                    .rows(2)
                    .filled(&self.form)
            }

            fn owner(&self) -> Select {
                Select::new("owner", self.page.t("actions-owner"))
                    .item("", self.page.t("actions-owner-lead"))
                    .items(self.owners.iter().cloned())
                    .filled(&self.form)
            }

            fn due(&self) -> DateInput {
                DateInput::new("due", self.page.t("actions-due"))
                    .hint(self.page.t("actions-due-hint"))
                    .filled(&self.form)
            }
        }
    };
}
planning!(Actions);
planning!(Action);

impl Action {
    fn lines(&self) -> Vec<ActionLine> {
        vec![self.line.clone()]
    }

    fn ending(&self) -> Radios {
        Radios::new("how", self.page.t("actions-how"))
            .item("done", self.page.t("actions-how-done"))
            .item("dropped", self.page.t("actions-how-dropped"))
            .filled(&self.form)
    }
}

/// Somebody who holds a case.
#[derive(Debug, Clone)]
pub struct HolderLine {
    pub name: String,
    pub post: String,
    pub since: String,
    pub leads: bool,
    /// A colleague has yet to share the key with them.
    pub waits: bool,
    /// How often they opened what whoever looks holds too; shown to the leader only.
    pub opened: String,
}

/// Who holds a case.
#[derive(Debug, Template)]
#[template(path = "case/team.html")]
pub struct Team {
    pub page: Page,
    pub frame: Frame,
    pub form: Form,
    pub rows: Vec<HolderLine>,
    /// Whom it can be shared with.
    pub others: Vec<(String, String)>,
    /// Who could lead instead.
    pub next: Vec<(String, String)>,
    /// Whom the leader can take it from.
    pub removable: Vec<(String, String)>,
    /// Whether whoever looks leads it.
    pub leads: bool,
    pub meanwhile: Vec<Said>,
    pub seen: i64,
}

impl Team {
    fn choice(&self, name: &str, label: &str, people: &[(String, String)]) -> Select {
        Select::new(name, self.page.t(label))
            .item("", self.page.t("team-choose"))
            .items(people.iter().cloned())
            .filled(&self.form)
    }

    fn reason(&self, name: &str) -> Input {
        Input::new(name, self.page.t("team-reason"))
            .autocomplete("off")
            .filled(&self.form)
    }

    fn sure(&self) -> Checkboxes {
        Checkboxes::single("step-sure", "yes", self.page.t("team-step-sure")).filled(&self.form)
    }
}
