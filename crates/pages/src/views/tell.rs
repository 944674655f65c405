//! Telling us about a worry: the public door. Questions come one a page; every answer travels in the page until it is sent.

use askama::Template;

use crate::components::{
    Button, CharacterCount, Checkboxes, Choice, ExitThisPage, FileUpload, Input, Label, Legend,
    Radios, Textarea, WarningText,
};
use crate::{Form, Page, Words};

/// Whom to ring now. On every page of this door, first.
#[derive(Debug, Clone, Default)]
pub struct Urgent {
    pub emergency: String,
    pub childline: String,
}

impl Urgent {
    fn call(number: &str) -> String {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        format!("tel:{digits}")
    }

    fn exit() -> ExitThisPage {
        ExitThisPage::default()
    }
}

/// Somebody outside who can help.
#[derive(Debug, Clone)]
pub struct Helper {
    pub name: String,
    pub about: String,
    pub phone: String,
    pub web: String,
}

/// The front page for people who are not signed in.
#[derive(Debug, Template)]
#[template(path = "tell/front.html")]
pub struct Front {
    pub page: Page,
    pub urgent: Urgent,
}

/// One question, or a page between two questions.
#[derive(Debug, Template)]
#[template(path = "tell/question.html")]
pub struct Question {
    pub page: Page,
    pub form: Form,
    pub urgent: Urgent,
    /// Which question: `start`, `danger`, `now`, `what`, `where`, `when`, `whom`, `who`, `readers`, `pictures`, `help`,
    /// `name`, `reach`.
    pub step: &'static str,
    /// Whether a child writes: the words are other ones.
    pub child: bool,
    /// The answers to all other questions.
    pub carried: Vec<(String, String)>,
    /// Who reads what is sent, and the value of each.
    pub readers: Vec<(String, String)>,
    pub helpers: Vec<Helper>,
    /// How soon somebody reads it, such as "1 working day".
    pub read_within: String,
    /// The most letters of each field.
    pub longest: u32,
    pub short: u32,
}

impl Question {
    /// Words for a child or for an adult.
    fn say(&self, part: &str) -> Words {
        let who = if self.child { "child" } else { "adult" };
        self.page.t(&format!("tell-say-{part}-{who}"))
    }

    fn is(&self, step: &str) -> bool {
        self.step == step
    }

    fn title(&self) -> Words {
        match self.step {
            "start" => self.page.t("tell-title"),
            "now" => self.page.t("tell-now-title"),
            "readers" => self.page.t("tell-readers"),
            "help" => self.page.t("tell-help-title"),
            step => self.say(step),
        }
    }

    fn wording(&self) -> Radios {
        Radios::new("wording", Legend::medium(self.page.t("tell-wording")))
            .item("child", self.page.t("tell-wording-child"))
            .item("adult", self.page.t("tell-wording-adult"))
            .filled(&self.form)
    }

    fn danger(&self) -> Radios {
        Radios::new("danger", Legend::heading(self.say("danger")))
            .item("yes", self.page.t("tell-yes"))
            .item("no", self.page.t("tell-no"))
            .filled(&self.form)
    }

    /// A box that says its limit in the words of the message about too much.
    fn counted(&self, name: &str, label: Label, most: u32) -> CharacterCount {
        let limit = self.page.t("tell-most").arg("most", most);
        CharacterCount::new(name, label, most).limit_says(limit.to_string())
    }

    fn what(&self) -> CharacterCount {
        self.counted("words", Label::heading(self.say("what")), self.longest)
            .hint(self.say("what-hint"))
            .rows(10)
            .filled(&self.form)
    }

    fn place(&self) -> Radios {
        let items = ["app", "ours", "offline", "unknown"];
        let items = items.map(|key| Choice::new(key, self.page.t(&format!("tell-place-{key}"))));
        Radios::new("place", Legend::heading(self.say("where")))
            .choices(items)
            .filled(&self.form)
    }

    fn text(&self, name: &str) -> Input {
        Input::new(name, self.page.t(&format!("tell-field-{name}")))
            .autocomplete("off")
            .filled(&self.form)
    }

    fn when(&self) -> CharacterCount {
        self.counted("when", Label::heading(self.say("when")), self.short)
            .hint(self.say("when-hint"))
            .rows(3)
            .filled(&self.form)
    }

    fn mine(&self) -> Radios {
        Radios::new("mine", Legend::heading(self.say("whom")))
            .item("me", self.page.t("tell-mine-me"))
            .item("other", self.page.t("tell-mine-other"))
            .filled(&self.form)
    }

    fn minor(&self) -> Radios {
        // A child who chose "me" has answered it; the server takes it so.
        let question = if self.child {
            self.page.t("tell-minor-other")
        } else {
            self.page.t("tell-field-minor")
        };
        self.yes_no("minor", question)
    }

    fn who(&self) -> CharacterCount {
        self.counted("who", Label::heading(self.say("who")), self.short)
            .hint(self.say("who-hint"))
            .rows(3)
            .filled(&self.form)
    }

    fn worker(&self) -> Radios {
        self.yes_no("worker", self.page.t("tell-field-worker"))
    }

    fn yes_no(&self, name: &str, question: Words) -> Radios {
        Radios::new(name, Legend::medium(question))
            .item("yes", self.page.t("tell-yes"))
            .item("no", self.page.t("tell-no"))
            .item("unsure", self.page.t("tell-unsure"))
            .filled(&self.form)
    }

    fn about_readers(&self) -> Checkboxes {
        let items = self
            .readers
            .iter()
            .map(|(value, name)| Choice::new(value, name));
        Checkboxes::new("reader", Legend::heading(self.page.t("tell-readers")))
            .hint(self.page.t("tell-readers-hint"))
            .choices(items)
            .filled(&self.form)
    }

    fn pictures(&self) -> Radios {
        Radios::new("pictures", Legend::heading(self.say("pictures")))
            .hint(self.say("pictures-hint"))
            .item("yes", self.page.t("tell-yes"))
            .item("no", self.page.t("tell-no"))
            .filled(&self.form)
    }

    fn from(&self) -> Radios {
        let items = ["nameless", "first", "named"];
        let items = items.map(|key| Choice::new(key, self.page.t(&format!("tell-from-{key}"))));
        Radios::new("from", Legend::heading(self.say("name")))
            .hint(self.say("name-hint"))
            .choices(items)
            .filled(&self.form)
    }

    fn area(&self, name: &str) -> Textarea {
        Textarea::new(name, self.page.t(&format!("tell-field-{name}")))
            .hint(self.page.t(&format!("tell-hint-{name}")))
            .rows(2)
            .filled(&self.form)
    }
}

/// An answer as it will be sent, and the question it belongs to.
#[derive(Debug, Clone)]
pub struct Answered {
    pub step: &'static str,
    pub question: String,
    pub answer: String,
}

/// Everything once more before it is sent. The files come here, so that none is ever kept for a report that is not sent.
#[derive(Debug, Template)]
#[template(path = "tell/check.html")]
pub struct Check {
    pub page: Page,
    pub form: Form,
    pub urgent: Urgent,
    pub child: bool,
    pub carried: Vec<(String, String)>,
    pub answers: Vec<Answered>,
    /// What may be sent along, in words; none where no file is taken.
    pub files: Option<Files>,
    pub read_within: String,
}

/// What files may come.
#[derive(Debug, Clone)]
pub struct Files {
    pub most: usize,
    /// In megabytes, of one and of all.
    pub each: usize,
    pub together: usize,
    /// As a file field takes it.
    pub accept: &'static str,
}

impl Files {
    pub(super) fn field(&self, page: &Page, form: &Form) -> FileUpload {
        let hint = page
            .t("tell-files-hint")
            .arg("most", self.most)
            .arg("each", self.each)
            .arg("together", self.together);
        FileUpload::new("files", page.t("tell-files"))
            .hint(hint)
            .multiple()
            .accept(self.accept)
            .filled(form)
    }
}

impl Check {
    fn upload(&self) -> Option<FileUpload> {
        let files = self.files.as_ref()?;
        Some(files.field(&self.page, &self.form))
    }
}

/// The receipt. Shown in answer to the report, and never again.
#[derive(Debug, Template)]
#[template(path = "tell/sent.html")]
pub struct Sent {
    pub page: Page,
    pub urgent: Urgent,
    pub groups: Vec<String>,
    pub words: String,
    /// The digits as a picture: a `data:` address.
    pub picture: String,
    /// Until when somebody reads it; empty where nobody is in post to.
    pub read_by: String,
    pub danger: bool,
    /// How many files were not taken, because none are in this branch.
    pub refused: usize,
    /// Who can have a picture taken down; nobody unless the report is about one.
    pub takedown: Vec<Helper>,
    pub helpers: Vec<Helper>,
}

impl Sent {
    fn digits(&self) -> String {
        self.groups.join(" ")
    }
}

/// It could not be sent: nobody could read it, or nothing can be written now. What was typed is still there.
#[derive(Debug, Template)]
#[template(path = "tell/stopped.html")]
pub struct Stopped {
    pub page: Page,
    pub urgent: Urgent,
    /// Nobody is set up to read reports; else it is a matter of trying again.
    pub nobody: bool,
    pub answers: Vec<Answered>,
    pub carried: Vec<(String, String)>,
    pub had_files: bool,
    pub helpers: Vec<Helper>,
}

/// Asks for the receipt.
#[derive(Debug, Template)]
#[template(path = "tell/receipt.html")]
pub struct Ask {
    pub page: Page,
    pub form: Form,
    pub urgent: Urgent,
}

impl Ask {
    fn receipt(&self) -> Textarea {
        Textarea::new("receipt", Label::heading(self.page.t("receipt-title")))
            .hint(self.page.t("receipt-hint"))
            .rows(2)
            .attribute("autocomplete", "off")
            .attribute("autocapitalize", "none")
            .filled(&self.form)
    }
}

/// Something said between the reporter and the team.
#[derive(Debug, Clone)]
pub struct Line {
    /// Whether the reporter wrote it.
    pub mine: bool,
    pub at: String,
    pub text: String,
    pub files: Vec<String>,
}

/// The dialogue that a receipt opens.
#[derive(Debug, Template)]
#[template(path = "tell/dialogue.html")]
pub struct Dialogue {
    pub page: Page,
    pub form: Form,
    pub urgent: Urgent,
    /// What opened it. It travels in the page and stands in no address.
    pub receipt: String,
    /// How many lines the page shows: words sent twice are added once.
    pub shown: usize,
    /// How far it is: `new`, `read`, `triaged`, `closed`.
    pub state: String,
    pub read_by: String,
    /// Whether that moment has passed.
    pub late: bool,
    pub lines: Vec<Line>,
    pub files: Option<Files>,
    pub longest: u32,
    pub added: bool,
    /// Files that were not taken.
    pub refused: usize,
    /// Who can have a picture taken down; nobody unless the report is about one.
    pub takedown: Vec<Helper>,
}

impl Dialogue {
    fn state(&self) -> Words {
        self.page.t(&format!("receipt-state-{}", self.state))
    }

    fn more(&self) -> CharacterCount {
        let limit = self.page.t("tell-most").arg("most", self.longest);
        CharacterCount::new("text", self.page.t("receipt-more"), self.longest)
            .limit_says(limit.to_string())
            .hint(self.page.t("receipt-more-hint"))
            .rows(5)
            .filled(&self.form)
    }

    fn upload(&self) -> Option<FileUpload> {
        let files = self.files.as_ref()?;
        Some(files.field(&self.page, &self.form))
    }
}
