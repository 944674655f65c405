//! The pages of the policy.

mod accept;
mod add;
mod changes;
mod clause;
mod codes;
mod draft;
mod fields;
mod help;
mod lesson;
mod public;
mod publish;
mod remove;
mod review;
mod source;
mod versions;
mod who;

use pages::views::policy::Difference;
use policy::{Diff, Policy};

use crate::{
    access::action::Action,
    web::{guard::Guard, route::Routes},
};

const EDIT: Guard = Guard::Can(Action::EditPolicy);
const PUBLISH: Guard = Guard::Can(Action::PublishPolicy);
const EVIDENCE: Guard = Guard::Can(Action::ViewEvidence);
/// A policy is text: far more than any has, and what the kernel reads at most with its form around it.
const SOURCE_LIMIT: usize = policy::MOST_BYTES * 3 + 64 * 1024;

pub fn routes() -> Routes {
    Routes::new()
        .get("/policy", Guard::Anyone, public::show)
        .get("/policy.pdf", Guard::Anyone, public::pdf)
        .get("/help", Guard::Anyone, help::show)
        .get("/policy/versions", Guard::SignedIn, versions::list)
        .get("/policy/versions/{number}", Guard::SignedIn, versions::show)
        .get(
            "/policy/versions/{number}/pdf",
            Guard::SignedIn,
            versions::pdf,
        )
        .get(
            "/policy/versions/{number}/source",
            EVIDENCE,
            versions::source,
        )
        .get(
            "/policy/versions/{from}/diff/{to}",
            Guard::SignedIn,
            versions::differences,
        )
        .get("/policy/draft", EDIT, draft::show)
        .post("/policy/draft/start", EDIT, draft::start)
        .get("/policy/draft/preview", EDIT, draft::preview)
        .get("/policy/draft/differences", EDIT, draft::differences)
        .get("/policy/draft/settings", EDIT, draft::show_settings)
        .post("/policy/draft/settings", EDIT, draft::send_settings)
        .get("/policy/draft/source", EDIT, source::show)
        .post_long("/policy/draft/source", EDIT, SOURCE_LIMIT, source::send)
        .post_long("/policy/draft/check", EDIT, SOURCE_LIMIT, source::check)
        .get("/policy/draft/clauses/new", EDIT, add::show)
        .post("/policy/draft/clauses/new", EDIT, add::send)
        .get("/policy/draft/clauses/{id}", EDIT, clause::show)
        .post("/policy/draft/clauses/{id}", EDIT, clause::send)
        .get("/policy/draft/clauses/{id}/remove", EDIT, remove::show)
        .post("/policy/draft/clauses/{id}/remove", EDIT, remove::send)
        .get("/policy/publish", PUBLISH, publish::show)
        .post("/policy/publish", PUBLISH, publish::send)
        .get("/policy/changes", EDIT, changes::show)
        .post("/policy/changes", EDIT, changes::send)
        .get("/policy/changes/{id}/done", EDIT, lesson::show)
        .post("/policy/changes/{id}/done", EDIT, lesson::send)
        .get("/policy/review", EDIT, review::show)
        .post("/policy/review", EDIT, review::send)
        .get("/policy/accept", Guard::SignedIn, accept::show)
        .post("/policy/accept", Guard::SignedIn, accept::send)
        .get("/policy/acknowledgements", EVIDENCE, who::show)
        .post(
            "/policy/acknowledgements/{id}/remind",
            Guard::Can(Action::ManagePeople),
            who::remind,
        )
        .get("/code", Guard::SignedIn, codes::show)
        .post("/code", Guard::SignedIn, codes::send)
        .get("/check", Guard::SignedIn, codes::show_check)
        .post("/check", Guard::SignedIn, codes::send_check)
}

/// What differs between two policies, clause by clause.
fn in_words(diff: &Diff) -> Vec<Difference> {
    let mut rows = Vec::new();
    let mut row = |clause: &str, sentences: Vec<String>| {
        rows.push(Difference {
            clause: clause.to_owned(),
            sentences,
        });
    };
    if !diff.about.is_empty() {
        row("About the policy", diff.about.clone());
    }
    for one in &diff.added {
        row(&one.title, vec!["This clause is new.".into()]);
    }
    for one in &diff.removed {
        row(&one.title, vec!["This clause is taken out.".into()]);
    }
    for one in diff.moved.iter().chain(&diff.changed) {
        row(&one.title, one.changes.clone());
    }
    rows
}

/// The words of a clause, without its heading: one text for each paragraph or item.
fn words_of(policy: &Policy, id: &str) -> Vec<String> {
    let Some(explained) = policy.explain(id) else {
        return Vec::new();
    };
    explained
        .body
        .into_iter()
        .flat_map(|block| match block {
            policy::render::DocumentBlock::Paragraph(text) => vec![text],
            policy::render::DocumentBlock::List(items) => items,
        })
        .collect()
}
