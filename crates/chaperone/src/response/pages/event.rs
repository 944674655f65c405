//! An entry of a case in words.

use pages::{
    Language,
    views::{case::Event, response::Said},
};

use super::{
    closing::events,
    shown::{self, word},
};
use crate::{
    ctx::Ctx,
    reporting::words::File,
    response::{
        case::{Case, Written},
        words::What,
    },
    web::dates,
};

fn t(key: &str) -> String {
    Language::English.t(key).to_string()
}

fn named(key: &str, name: &'static str, value: &str) -> String {
    Language::English.t(key).arg(name, value).to_string()
}

/// What kind of entry it is, its text, and its files.
fn parts<'a>(case: &Case, what: &'a What) -> (String, String, &'a [File]) {
    let none: &[File] = &[];
    let plain = |(head, text): (String, String)| (head, text, none);
    match what {
        What::Opened { reason, .. } => (t("case-event-opened"), reason.clone(), none),
        What::Joined { reason, .. } => (t("case-event-joined"), reason.clone(), none),
        What::Retitled { title } => (t("case-event-retitled"), title.clone(), none),
        What::Assessed(assessment) => {
            let level = word(&format!("triage-level-{}", assessment.level.key()));
            let head = named("case-event-assessed", "level", &level);
            (head, assessment.reason.clone(), none)
        }
        What::Person(person) => {
            let role = word(&format!("case-role-{}", person.role.key()));
            let head = Language::English
                .t("case-event-person")
                .arg("role", role)
                .arg("initials", person.initials.clone());
            let about = [super::people::needs(person), person.note.clone()];
            (head.to_string(), paragraphs(&about), none)
        }
        What::Note(note) => (t("case-event-note"), note.text.clone(), &note.files),
        What::Correction { text, .. } => (t("case-event-correction"), text.clone(), none),
        What::Action(action) => (t("case-event-action"), action.text.clone(), none),
        What::ActionEnded { text, done, .. } => {
            let key = if *done {
                "case-event-action-done"
            } else {
                "case-event-action-dropped"
            };
            (t(key), text.clone(), none)
        }
        What::Files { text, files } => (t("case-event-files"), text.clone(), files),
        What::Decision(decision) => {
            let text = [&decision.decided, &decision.reason];
            (t("case-event-decision"), paragraphs(text), none)
        }
        What::Handover { to, reason, .. } => (
            named("case-event-handover", "name", &to.name),
            reason.clone(),
            none,
        ),
        What::Recusal { who, reason } => (
            named("case-event-recusal", "name", &who.name),
            reason.clone(),
            none,
        ),
        What::Shared { with, reason } => (
            named("case-event-shared", "name", &with.name),
            reason.clone(),
            none,
        ),
        What::Unshared { with, reason } => (
            named("case-event-unshared", "name", &with.name),
            reason.clone(),
            none,
        ),
        What::Excluded { who, reason } => (
            named("case-event-excluded", "name", &who.name),
            reason.clone(),
            none,
        ),
        What::Referral { referral, step } => {
            let (head, text) = super::referral::event::step(case, *referral, step);
            (head, text, none)
        }
        What::Disclosed(words) => {
            let (head, text) = super::referral::event::disclosed(words);
            (head, text, none)
        }
        What::Parents(step) => plain(events::parents(step)),
        What::Support(step) => plain(events::support(case, step)),
        What::Review(review) => plain(events::review(review)),
        What::Lesson(lesson) => plain(events::lesson(lesson)),
        What::Linked { reason, .. } => (t("case-event-linked"), reason.clone(), none),
        What::Merged { reason, .. } => (t("case-event-merged"), reason.clone(), none),
        What::Dbs { reason, .. } => (t("case-event-dbs"), reason.clone(), none),
        What::Closed {
            reason,
            text,
            undone,
        } => {
            let why = word(&format!("case-closure-{}", reason.key()));
            let left = undone.iter().filter_map(|id| case.actions.get(id));
            let left: Vec<&str> = left.map(|state| state.action.text.as_str()).collect();
            let left = if left.is_empty() {
                String::new()
            } else {
                let words = Language::English.t("case-event-closed-undone");
                words.arg("what", left.join("; ")).to_string()
            };
            (
                named("case-event-closed", "reason", &why),
                paragraphs([text, &left]),
                none,
            )
        }
        What::Reopened { reason } => (t("case-event-reopened"), reason.clone(), none),
        What::Exported { to, why } => (named("case-event-exported", "to", to), why.clone(), none),
    }
}

/// Texts below each other; empty ones are left out.
#[must_use]
pub fn paragraphs<'a>(texts: impl IntoIterator<Item = &'a String>) -> String {
    let texts: Vec<&str> = texts
        .into_iter()
        .map(String::as_str)
        .filter(|text| !text.trim().is_empty())
        .collect();
    texts.join("\n\n")
}

/// What somebody wrote, as one block.
#[must_use]
pub fn said(ctx: &Ctx, case: &Case, written: &Written) -> Said {
    let (what, text, files) = parts(case, &written.entry.what);
    Said {
        by: shown::by(&written.entry.by),
        at: dates::moment(ctx, written.at),
        text,
        files: shown::files(&format!("/cases/{}", case.id()), files),
        shared: false,
        what,
    }
}

/// When it happened: the day alone where nobody said at what time.
#[must_use]
pub fn when(ctx: &Ctx, written: &Written) -> String {
    let at = written.happened();
    if written.entry.day_only {
        dates::day(at.to_zoned(ctx.zone()).date())
    } else {
        dates::moment(ctx, at)
    }
}

/// An entry of the chronology with the later words about it.
#[must_use]
pub fn event(ctx: &Ctx, case: &Case, written: &Written) -> Event {
    let about = |other: &&Written| matches!(&other.entry.what, What::Correction { of, .. } if *of == written.id);
    let backdated = written.entry.happened.is_some();
    let at = dates::moment(ctx, written.at);
    Event {
        id: written.id.to_string(),
        when: when(ctx, written),
        written: if backdated {
            named("case-written", "at", &at)
        } else {
            String::new()
        },
        said: said(ctx, case, written),
        opinion: match &written.entry.what {
            What::Note(note) => note.opinion.clone(),
            _ => String::new(),
        },
        corrections: case
            .entries
            .iter()
            .filter(about)
            .map(|one| said(ctx, case, one))
            .collect(),
        can_correct: true,
    }
}
