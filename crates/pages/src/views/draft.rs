//! Writing the next version of the policy, and putting it in force.

use askama::Template;

use crate::components::{Button, Checkboxes, Choice, DateInput, Input, Radios, Select, Textarea};
use crate::{Form, Page};

/// Something to begin a draft with.
#[derive(Debug, Clone)]
pub struct Beginning {
    pub key: String,
    pub title: String,
    pub about: String,
}

/// No draft yet: choose what to begin with.
#[derive(Debug, Template)]
#[template(path = "draft/start.html")]
pub struct Start {
    pub page: Page,
    pub form: Form,
    pub beginnings: Vec<Beginning>,
}

impl Start {
    pub fn new(page: Page, form: Form, beginnings: Vec<Beginning>) -> Self {
        Self {
            page: page.showing(&form),
            form,
            beginnings,
        }
    }

    fn choices(&self) -> Vec<Choice> {
        self.beginnings
            .iter()
            .map(|one| Choice::new(one.key.clone(), one.title.clone()).hint(one.about.clone()))
            .collect()
    }
}

/// One clause in the overview.
#[derive(Debug, Clone)]
pub struct ClauseRow {
    pub id: String,
    pub title: String,
    /// The sentence of its rule; empty where it has none.
    pub rule: String,
    /// What is not set yet.
    pub gap: String,
}

/// The clauses under one heading.
#[derive(Debug, Clone)]
pub struct SectionRows {
    pub title: String,
    pub clauses: Vec<ClauseRow>,
}

/// One pillar.
#[derive(Debug, Clone)]
pub struct PillarRows {
    pub title: String,
    pub sections: Vec<SectionRows>,
}

/// The draft at a glance.
#[derive(Debug, Template)]
#[template(path = "draft/overview.html")]
pub struct Overview {
    pub page: Page,
    pub title: String,
    pub saved: String,
    pub pillars: Vec<PillarRows>,
    pub gaps: usize,
    pub warnings: Vec<String>,
    /// Changes in delivery that wait for a look at policy and risks.
    pub changes: usize,
    /// How the review of the policy stands, in a sentence.
    pub review: Option<String>,
    pub may_publish: bool,
    pub has_live: bool,
}

/// One thing that is wrong with the source.
#[derive(Debug, Clone)]
pub struct Problem {
    pub severity: &'static str,
    pub line: u32,
    pub message: String,
    pub help: String,
}

/// What is wrong with the source. The script takes this part of the page while somebody types.
#[derive(Debug, Clone)]
pub struct Problems {
    pub problems: Vec<Problem>,
    pub checked: bool,
}

impl Problems {
    fn severity(&self, page: &Page, word: &str) -> crate::Words {
        page.t(match word {
            "error" => "draft-problem-error",
            "warning" => "draft-problem-warning",
            _ => "draft-problem-gap",
        })
    }

    fn errors(&self) -> usize {
        self.problems
            .iter()
            .filter(|one| one.severity == "error")
            .count()
    }
}

/// The whole source as text.
#[derive(Debug, Template)]
#[template(path = "draft/source.html")]
pub struct Source {
    pub page: Page,
    pub form: Form,
    pub revision: i64,
    pub problems: Problems,
}

impl Source {
    pub fn new(page: Page, form: Form, revision: i64, problems: Problems) -> Self {
        Self {
            page: page.showing(&form),
            form,
            revision,
            problems,
        }
    }
}

/// Two people wrote at the same time: both texts, and nothing lost.
#[derive(Debug, Template)]
#[template(path = "draft/meanwhile.html")]
pub struct Meanwhile {
    pub page: Page,
    pub who: String,
    pub when: String,
    pub theirs: String,
    pub yours: String,
    pub revision: i64,
}

/// How one parameter of a rule is filled in.
#[derive(Debug, Clone)]
pub enum Control {
    Line,
    Number,
    Lines,
    YesNo,
    One(Vec<(String, String)>),
    Several(Vec<(String, String)>),
}

/// One parameter of a rule.
#[derive(Debug, Clone)]
pub struct Field {
    pub name: String,
    pub label: String,
    pub hint: String,
    pub control: Control,
}

/// One clause, to change.
#[derive(Debug, Template)]
#[template(path = "draft/clause.html")]
pub struct Clause {
    pub page: Page,
    pub form: Form,
    pub id: String,
    pub title: String,
    pub revision: i64,
    pub kind: String,
    pub about: String,
    pub rule: String,
    pub fields: Vec<Field>,
    pub duties: String,
}

impl Clause {
    fn one(&self, field: &Field, options: &[(String, String)]) -> Radios {
        let radios = Radios::new(field.name.clone(), field.label.clone()).hint(field.hint.clone());
        radios
            .choices(
                options
                    .iter()
                    .map(|(key, label)| Choice::new(key.clone(), label.clone())),
            )
            .filled(&self.form)
    }

    fn several(&self, field: &Field, options: &[(String, String)]) -> Checkboxes {
        let boxes =
            Checkboxes::new(field.name.clone(), field.label.clone()).hint(field.hint.clone());
        boxes
            .choices(
                options
                    .iter()
                    .map(|(key, label)| Choice::new(key.clone(), label.clone())),
            )
            .filled(&self.form)
    }

    fn yes_no(&self, field: &Field) -> Radios {
        Radios::new(field.name.clone(), field.label.clone())
            .hint(field.hint.clone())
            .item("true", self.page.t("draft-yes"))
            .item("false", self.page.t("draft-no"))
            .inline()
            .filled(&self.form)
    }
}

/// Taking a clause out, after a second look.
#[derive(Debug, Template)]
#[template(path = "draft/remove.html")]
pub struct Remove {
    pub page: Page,
    pub id: String,
    pub title: String,
    pub duties: String,
    pub revision: i64,
}

/// A new clause.
#[derive(Debug, Template)]
#[template(path = "draft/add.html")]
pub struct Add {
    pub page: Page,
    pub form: Form,
    pub revision: i64,
    pub kinds: Vec<(String, String)>,
    pub pillars: Vec<(String, String)>,
    pub sections: Vec<String>,
}

impl Add {
    fn pillar(&self) -> Radios {
        Radios::new("pillar", self.page.t("draft-add-pillar"))
            .choices(
                self.pillars
                    .iter()
                    .map(|(key, label)| Choice::new(key.clone(), label.clone())),
            )
            .filled(&self.form)
    }

    fn kind(&self) -> Select {
        let select = Select::new("kind", self.page.t("draft-add-kind"))
            .hint(self.page.t("draft-add-kind-hint"))
            .item("", self.page.t("draft-add-kind-none"));
        select
            .items(
                self.kinds
                    .iter()
                    .map(|(key, label)| (key.clone(), label.clone())),
            )
            .filled(&self.form)
    }
}

/// The names and facts that the organisation fills in.
#[derive(Debug, Template)]
#[template(path = "draft/settings.html")]
pub struct Settings {
    pub page: Page,
    pub form: Form,
    pub revision: i64,
    /// Field name, label, help.
    pub settings: Vec<(String, String, String)>,
}

/// Putting the draft in force.
#[derive(Debug, Template)]
#[template(path = "draft/publish.html")]
pub struct Publish {
    pub page: Page,
    pub form: Form,
    pub revision: i64,
    pub number: String,
    pub approvers: Vec<(String, String)>,
    pub gaps: usize,
}

impl Publish {
    pub fn new(
        page: Page,
        form: Form,
        revision: i64,
        number: String,
        approvers: Vec<(String, String)>,
        gaps: usize,
    ) -> Self {
        Self {
            page: page.showing(&form),
            form,
            revision,
            number,
            approvers,
            gaps,
        }
    }

    fn approver(&self) -> Radios {
        Radios::new("approver", self.page.t("draft-publish-approver"))
            .choices(
                self.approvers
                    .iter()
                    .map(|(id, name)| Choice::new(id.clone(), name.clone())),
            )
            .filled(&self.form)
    }
}

/// A change in delivery.
#[derive(Debug, Clone)]
pub struct ChangeRow {
    pub what: String,
    pub kind: String,
    pub on: String,
    pub due: String,
    pub late: bool,
    /// Where a lesson's task is marked as done; empty for other changes.
    pub done: String,
}

/// The register of changes, and a form for one more.
#[derive(Debug, Template)]
#[template(path = "draft/changes.html")]
pub struct Changes {
    pub page: Page,
    pub form: Form,
    pub waiting: Vec<ChangeRow>,
    pub kinds: Vec<(String, String)>,
}

impl Changes {
    pub fn new(
        page: Page,
        form: Form,
        waiting: Vec<ChangeRow>,
        kinds: Vec<(String, String)>,
    ) -> Self {
        Self {
            page: page.showing(&form),
            form,
            waiting,
            kinds,
        }
    }

    fn kind(&self) -> Radios {
        Radios::new("kind", self.page.t("draft-changes-kind"))
            .choices(
                self.kinds
                    .iter()
                    .map(|(key, label)| Choice::new(key.clone(), label.clone())),
            )
            .filled(&self.form)
    }
}

/// Recording a review of the policy.
#[derive(Debug, Template)]
#[template(path = "draft/review.html")]
pub struct Review {
    pub page: Page,
    pub form: Form,
    pub standing: Option<String>,
    pub held: Vec<(String, String)>,
    pub changes: Vec<(String, String)>,
}

impl Review {
    fn outcome(&self) -> Radios {
        Radios::new("outcome", self.page.t("draft-review-outcome"))
            .item("no-change", self.page.t("draft-review-no-change"))
            .item("changes-needed", self.page.t("draft-review-changes-needed"))
            .filled(&self.form)
    }

    fn looked_at(&self) -> Checkboxes {
        Checkboxes::new("changes", self.page.t("draft-review-changes"))
            .choices(
                self.changes
                    .iter()
                    .map(|(id, what)| Choice::new(id.clone(), what.clone())),
            )
            .filled(&self.form)
    }
}
