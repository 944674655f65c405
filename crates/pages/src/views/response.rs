//! Concerns, as the people who handle them see them.

use askama::Template;

use crate::components::{
    Button, CharacterCount, Checkboxes, Choice, Input, Pagination, Radios, Select, Textarea,
    WarningText,
};
use crate::{Form, Page};

/// The mark of a status: `not` for late, `due`, `none` for what waits, `met`.
pub type Mark = &'static str;

/// A concern in the list of what somebody holds. No word of it: the list opens nothing.
#[derive(Debug, Clone)]
pub struct ConcernLine {
    pub href: String,
    pub received: String,
    pub kind: String,
    pub about: String,
    pub route: String,
    pub status: String,
    pub mark: Mark,
    /// What is due, in words with its moment; empty where nothing is.
    pub due: String,
    pub late: bool,
    pub urgent: bool,
    /// Whether the reporter wrote since the team last looked.
    pub new_words: bool,
}

/// What somebody holds.
#[derive(Debug, Template)]
#[template(path = "response/concerns.html")]
pub struct Concerns {
    pub page: Page,
    /// Whether whoever looks handles records: holds one, or has a post that takes concerns.
    pub handles: bool,
    pub rows: Vec<ConcernLine>,
    pub current: usize,
    pub pages: usize,
    pub all: i64,
}

impl Concerns {
    fn pagination(&self) -> Pagination {
        Pagination::numbered(self.current, self.pages, |number| format!("?page={number}"))
    }
}

/// A file that can be opened.
#[derive(Debug, Clone)]
pub struct FileLine {
    pub href: String,
    pub name: String,
    pub about: String,
    /// A picture: shown blurred, on a page of its own.
    pub picture: bool,
}

/// Something said: by the reporter, to the reporter, or among the team.
#[derive(Debug, Clone)]
pub struct Said {
    pub by: String,
    pub at: String,
    pub text: String,
    pub files: Vec<FileLine>,
    /// The reporter reads it too.
    pub shared: bool,
    /// What kind of entry it is, where the text alone does not say.
    pub what: String,
}

/// One concern.
#[derive(Debug, Template)]
#[template(path = "response/concern.html")]
pub struct Concern {
    pub page: Page,
    pub form: Form,
    pub id: String,
    pub title: String,
    pub urgent: bool,
    pub nude_images: bool,
    /// What is known about it besides the words.
    pub facts: Vec<(String, String)>,
    /// The reporter's words, under their own headings.
    pub words: Vec<(String, String)>,
    pub files: Vec<FileLine>,
    pub said: Vec<Said>,
    pub dues: Vec<DueLine>,
    /// Whether there is a reporter who can read an answer.
    pub can_answer: bool,
    pub can_triage: bool,
    /// The case it is in.
    pub case: Option<(String, String)>,
    /// How often whoever looks has opened what they hold.
    pub exposure: String,
    /// Entries that were written while this form was open.
    pub meanwhile: Vec<Said>,
    pub seen: i64,
}

/// Something with a clock.
#[derive(Debug, Clone)]
pub struct DueLine {
    pub what: String,
    pub when: String,
    pub mark: Mark,
    pub status: String,
    pub href: String,
}

impl Concern {
    fn triage_href(&self) -> String {
        format!("/concerns/{}/triage", self.id)
    }

    fn answer(&self) -> CharacterCount {
        CharacterCount::new("answer", self.page.t("response-answer"), 5_000)
            .hint(self.page.t("response-answer-hint"))
            .rows(4)
            .filled(&self.form)
    }

    fn note(&self) -> Textarea {
        Textarea::new("note", self.page.t("response-note"))
            .hint(self.page.t("response-note-hint"))
            .rows(3)
            .filled(&self.form)
    }
}

/// A file that came with a concern or case; a picture is blurred until somebody wants to see it.
#[derive(Debug, Template)]
#[template(path = "response/preview.html")]
pub struct Preview {
    pub page: Page,
    pub name: String,
    pub about: String,
    /// Where the picture is; none for what is no picture.
    pub image: Option<String>,
    /// Where somebody asks to see it clearly.
    pub show: String,
    pub download: String,
    /// Whether somebody asked to see it.
    pub clear: bool,
    /// How often whoever looks has opened what they hold.
    pub exposure: String,
}

/// Triage.
#[derive(Debug, Template)]
#[template(path = "response/triage.html")]
pub struct Triage {
    pub page: Page,
    pub form: Form,
    pub action: String,
    pub kinds: Vec<(String, String)>,
    pub levels: Vec<(String, String, String)>,
    pub branches: Vec<(String, String, String)>,
    /// Groups of kinds of abuse: a heading and its choices.
    pub categories: Vec<(String, Vec<(String, String)>)>,
    /// The tests of each branch: key, question, hint.
    pub tests: Vec<(String, Vec<Test>)>,
    /// Open cases that whoever decides holds.
    pub cases: Vec<(String, String)>,
    pub meanwhile: Vec<Said>,
    pub seen: i64,
    /// Whether it is decided what becomes of the concern too, or only assessed anew in a case.
    pub outcome: bool,
}

/// One question of a branch.
#[derive(Debug, Clone)]
pub struct Test {
    pub key: String,
    pub question: String,
    pub hint: String,
}

impl Triage {
    fn kind(&self) -> Radios {
        let radios = Radios::new("kind", self.page.t("triage-kind"));
        self.kinds
            .iter()
            .fold(radios, |radios, (key, label)| radios.item(key, label))
            .filled(&self.form)
    }

    fn level(&self) -> Radios {
        let radios = Radios::new("level", self.page.t("triage-level"));
        self.levels
            .iter()
            .fold(radios, |radios, (key, label, hint)| {
                radios.choice(Choice::new(key, label).hint(hint))
            })
            .filled(&self.form)
    }

    fn branch(&self) -> Radios {
        let radios = Radios::new("branch", self.page.t("triage-branch"));
        self.branches
            .iter()
            .fold(radios, |radios, (key, label, hint)| {
                radios.choice(Choice::new(key, label).hint(hint))
            })
            .filled(&self.form)
    }

    fn group(&self, title: &str, items: &[(String, String)]) -> Checkboxes {
        // Groups of one name need ids of their own: a label would tick the box of another group.
        let first = items.first().map_or("none", |(key, _)| key.as_str());
        let boxes = Checkboxes::new("category", title)
            .id(format!("category-{first}"))
            .small();
        items
            .iter()
            .fold(boxes, |boxes, (key, label)| boxes.item(key, label))
            .filled(&self.form)
    }

    fn tests_of(&self, branch: &str) -> crate::Words {
        let name = self.page.t(&format!("triage-branch-{branch}")).to_string();
        self.page.t("triage-tests").arg("branch", name)
    }

    fn test(&self, test: &Test) -> Radios {
        let name = format!("test-{}", test.key);
        Radios::new(name, &test.question)
            .hint(&test.hint)
            .item("yes", self.page.t("triage-yes"))
            .item("no", self.page.t("triage-no"))
            .item("unknown", self.page.t("triage-unknown"))
            .inline()
            .filled(&self.form)
    }

    fn then(&self) -> Radios {
        let mut radios = Radios::new("then", self.page.t("triage-then")).choice(
            Choice::new("open", self.page.t("triage-then-open"))
                .hint(self.page.t("triage-then-open-hint")),
        );
        if !self.cases.is_empty() {
            radios = radios.choice(
                Choice::new("join", self.page.t("triage-then-join"))
                    .hint(self.page.t("triage-then-join-hint")),
            );
        }
        radios
            .choice(
                Choice::new("nothing", self.page.t("triage-then-nothing"))
                    .hint(self.page.t("triage-then-nothing-hint")),
            )
            .filled(&self.form)
    }

    fn case(&self) -> Select {
        Select::new("case", self.page.t("triage-case"))
            .item("", self.page.t("triage-case-choose"))
            .items(self.cases.iter().cloned())
            .filled(&self.form)
    }
}
