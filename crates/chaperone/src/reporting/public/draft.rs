//! A report before it is sent. It is kept nowhere but in the page itself, in hidden fields: half a report leaves nothing on the
//! server, not even sealed, and a reload or a second press sends the same one.

use data_encoding::HEXLOWER_PERMISSIVE;
use pages::{Form, Language, views::tell::Answered};

use super::steps::Step;
use crate::{ctx::Ctx, reporting::readers::Reader};

/// The most letters of what happened, and of every other answer.
pub(super) const LONGEST: u32 = 10_000;
pub(super) const SHORT: u32 = 1_000;

/// Everything that travels; whatever else a request carries is dropped.
const FIELDS: [&str; 23] = [
    "seed", "return", "wording", "danger", "words", "place", "platform", "account", "link", "when",
    "mine", "harmed", "minor", "who", "worker", "reader", "pictures", "from", "name", "reach",
    "safe", "needs", "prefers",
];
const CHOICES: [(&str, &[&str]); 8] = [
    ("wording", &["child", "adult"]),
    ("danger", &["yes", "no"]),
    ("place", &["app", "ours", "offline", "unknown"]),
    ("mine", &["me", "other"]),
    ("minor", &["yes", "no", "unsure"]),
    ("worker", &["yes", "no", "unsure"]),
    ("pictures", &["yes", "no"]),
    ("from", &["nameless", "first", "named"]),
];
/// Those that cannot be left out, and the page that asks.
const NEEDED: [(&str, Step, &str); 6] = [
    ("wording", Step::Start, "tell-wording-missing"),
    ("danger", Step::Danger, "tell-danger-missing"),
    ("place", Step::Where, "tell-place-missing"),
    ("mine", Step::Whom, "tell-mine-missing"),
    ("pictures", Step::Pictures, "tell-pictures-missing"),
    ("from", Step::Name, "tell-from-missing"),
];

/// The answers so far.
pub(super) struct Draft {
    pub form: Form,
}

impl Draft {
    /// A new one, with a secret of its own: it makes the receipt, and the same report sent twice one report.
    pub fn new(ctx: &Ctx) -> Self {
        let mut form = Form::new();
        form.set(
            "seed",
            HEXLOWER_PERMISSIVE.encode(&ctx.app.entropy().bytes::<32>()),
        );
        Self { form }
    }

    /// What a request brought.
    pub fn of(ctx: &Ctx, sent: &Form) -> Self {
        let mut draft = Self::new(ctx);
        for field in FIELDS {
            if field == "seed" && seed(sent.text(field)).is_none() {
                continue;
            }
            let values = sent.values(field);
            draft.form.forget(field);
            let most = if field == "reader" { 50 } else { 1 };
            for value in values.into_iter().take(most) {
                draft.form.add(field, value);
            }
        }
        for (field, choices) in CHOICES {
            let known = choices.contains(&draft.form.text(field));
            if !known {
                draft.form.forget(field);
            }
        }
        // Answered already: whoever is under 18 and writes about themselves is a minor.
        if draft.is_child_harmed() {
            draft.form.forget("minor");
        }
        // A name that was taken back must not travel on: not to us, and not to whoever looks at the page next.
        if draft.form.text("from") == "nameless" {
            draft.form.forget("name");
        }
        if draft.form.text("mine") == "me" {
            draft.form.forget("harmed");
        }
        draft
    }

    /// The form's secret.
    pub fn seed(&self) -> Option<[u8; 32]> {
        seed(self.form.text("seed"))
    }

    pub fn is_child(&self) -> bool {
        self.form.text("wording") == "child"
    }

    /// Whether a child writes about themselves.
    fn is_child_harmed(&self) -> bool {
        self.is_child() && self.form.text("mine") == "me"
    }

    /// Only where somebody said that it is not about a nude image of a child. Unanswered counts as if it were.
    pub fn takes_files(form: &Form) -> bool {
        form.text("pictures") == "no"
    }

    /// The answers to other questions than this page's.
    pub fn carried(&self, step: Step) -> Vec<(String, String)> {
        let asked = step.fields();
        let mut carried = Vec::new();
        for field in FIELDS.iter().filter(|field| !asked.contains(field)) {
            for value in self.form.values(field) {
                carried.push(((*field).to_owned(), value.to_owned()));
            }
        }
        carried
    }

    /// Says in the form what is wrong with the answers of a page.
    pub fn look_at(&mut self, step: Step) {
        let language = Language::English;
        for (field, _, missing) in NEEDED.iter().filter(|(_, at, _)| *at == step) {
            if self.form.text(field).is_empty() {
                self.form.refuse(field, language.t(missing));
            }
        }
        if step == Step::What && self.form.text("words").is_empty() {
            self.form.refuse("words", language.t("tell-what-missing"));
        }
        let named = matches!(self.form.text("from"), "first" | "named");
        if step == Step::Name && named && self.form.text("name").is_empty() {
            self.form.refuse("name", language.t("tell-name-missing"));
        }
        for field in step.fields() {
            let most = if *field == "words" { LONGEST } else { SHORT };
            let used = self.form.value(field).chars().count();
            if used > most as usize {
                let words = language
                    .t("tell-too-long")
                    .arg("most", most)
                    .arg("used", used);
                self.form.refuse(field, words);
            }
        }
    }

    /// The first page with something wrong, which the form then says.
    pub fn first_wrong(&mut self, readers: bool) -> Option<Step> {
        let mut form = self.form.clone();
        form.forget("return");
        let mut at = Step::Start;
        while at != Step::Check {
            self.look_at(at);
            if self.form.is_refused() {
                return Some(at);
            }
            at = at.after(&form, readers);
        }
        None
    }

    /// Those who read reports and whom this one is about.
    pub fn about<'a>(&self, readers: &'a [Reader]) -> Vec<&'a Reader> {
        let asked = matches!(self.form.text("worker"), "yes" | "unsure");
        let ticked = self.form.values("reader");
        let about = readers.iter().filter(|reader| {
            let id = reader.person.to_string();
            asked && ticked.contains(&id.as_str())
        });
        about.collect()
    }

    /// Every answer with its question, as it will be sent.
    pub fn answers(&self, readers: &[Reader]) -> Vec<Answered> {
        let who = if self.is_child() { "child" } else { "adult" };
        let t = |key: &str| Language::English.t(key).to_string();
        let say = |step: Step| t(&format!("tell-say-{}-{who}", step.key()));
        let word = |field: &str, prefix: &str| {
            let value = self.form.text(field);
            if value.is_empty() {
                String::new()
            } else {
                t(&format!("{prefix}-{value}"))
            }
        };
        let value = |field: &str| self.form.value(field).to_owned();
        let about: Vec<String> = self
            .about(readers)
            .into_iter()
            .map(|reader| reader.name.clone())
            .collect();
        let lines = |parts: Vec<String>| {
            let kept: Vec<String> = parts
                .into_iter()
                .filter(|part| !part.trim().is_empty())
                .collect();
            if kept.is_empty() {
                t("tell-answer-none")
            } else {
                kept.join("\n")
            }
        };
        let labelled = |field: &str, text: String| {
            if text.is_empty() {
                String::new()
            } else {
                format!("{} {text}", t(&format!("tell-field-{field}")))
            }
        };
        let worker = labelled("worker", word("worker", "tell"));
        let minor = labelled("minor", word("minor", "tell"));
        let answered = |step: Step, parts: Vec<String>| Answered {
            step: step.key(),
            question: say(step),
            answer: lines(parts),
        };
        let mut answers = vec![
            Answered {
                step: Step::Start.key(),
                question: t("tell-wording"),
                answer: word("wording", "tell-wording"),
            },
            answered(Step::Danger, vec![word("danger", "tell")]),
            answered(Step::What, vec![value("words")]),
            answered(
                Step::Where,
                vec![
                    word("place", "tell-place"),
                    value("platform"),
                    value("account"),
                    value("link"),
                ],
            ),
            answered(Step::When, vec![value("when")]),
            answered(
                Step::Whom,
                vec![word("mine", "tell-mine"), value("harmed"), minor],
            ),
            answered(Step::Who, vec![value("who"), worker]),
        ];
        if !about.is_empty() {
            answers.push(Answered {
                step: Step::Readers.key(),
                question: t("tell-readers"),
                answer: about.join("\n"),
            });
        }
        answers.extend([
            answered(Step::Pictures, vec![word("pictures", "tell")]),
            answered(Step::Name, vec![word("from", "tell-from"), value("name")]),
        ]);
        // Each under its own question: a way that is safe must not be read as one to be reached by.
        let before = answers.len();
        for field in Step::Reach.fields() {
            if !self.form.text(field).is_empty() {
                answers.push(Answered {
                    step: Step::Reach.key(),
                    question: t(&format!("tell-field-{field}")),
                    answer: value(field),
                });
            }
        }
        if answers.len() == before {
            answers.push(answered(Step::Reach, Vec::new()));
        }
        answers
    }
}

fn seed(text: &str) -> Option<[u8; 32]> {
    let bytes = HEXLOWER_PERMISSIVE.decode(text.as_bytes()).ok()?;
    bytes.try_into().ok()
}
