//! The form of triage.

use axum::{extract::Path, response::Response};
use pages::{
    Form, Language,
    views::{
        response::{Said, Test, Triage as View},
        response_work::Placed,
    },
};
use uuid::Uuid;

use super::{concerns, matter, shown};
use crate::{
    ctx::Ctx,
    error::AppError,
    reporting::words::What,
    response::{
        concern::{self, Concern},
        list, queue,
        tests_of::{CATEGORIES, is_category, tests},
        triage::{self, Command, Then},
        words::{Answer, Assessment, Branch, Level, Tri},
    },
    web::{flash, form::Sent, view},
};

const KINDS: [&str; 4] = ["concern", "disclosure", "allegation", "low-level"];
/// Long enough for initials and a few words.
pub const LONGEST_TITLE: usize = 80;

pub async fn show(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let mut conn = ctx.db().read().await?;
    let found = concern::load(&ctx, &mut conn, id).await?;
    drop(conn);
    if found.row.case_id.is_some() {
        return Ok(view::html(&placed(&ctx, &found, &Form::new()).await?));
    }
    let mut form = Form::new();
    form.set("kind", &found.row.kind);
    if let Some(branch) = suggested(&found.row.about) {
        form.set("branch", branch.key());
    }
    let seen = found.opened.seen();
    Ok(view::html(&page(&ctx, id, form, seen, Vec::new()).await?))
}

/// In the place of the form where a case was made of the concern already. A case that is not theirs does not exist for them.
async fn placed(ctx: &Ctx, found: &Concern, form: &Form) -> Result<Placed, AppError> {
    let id = found.row.id;
    let mut conn = ctx.db().read().await?;
    let me = ctx.signed()?.person;
    let case = match found.row.case_id {
        Some(case) => store::holder::find(&mut conn, case, me, ctx.ts())
            .await?
            .map(|_| case),
        None => None,
    };
    let case = match case {
        Some(case) => {
            let title = queue::title(ctx, &mut conn, case).await?;
            let title =
                title.unwrap_or_else(|| Language::English.t("case-waits-for-key").to_string());
            Some((title, format!("/cases/{case}")))
        }
        None => None,
    };
    Ok(Placed {
        page: view::page(ctx).back_to(format!("/concerns/{id}")),
        case,
        typed: super::ended::typed(form),
    })
}

/// The branch that whom it is about suggests.
fn suggested(about: &str) -> Option<Branch> {
    match about {
        "child" => Some(Branch::Child),
        "client" => Some(Branch::AdultAtRisk),
        other => Branch::parse(other),
    }
}

async fn page(
    ctx: &Ctx,
    id: Uuid,
    form: Form,
    seen: i64,
    meanwhile: Vec<Said>,
) -> Result<View, AppError> {
    let mut conn = ctx.db().read().await?;
    let mut cases = Vec::new();
    for line in list::cases(ctx, &mut conn, 1).await?.rows {
        use store::case_file::Status;
        let open = matches!(line.file.status, Status::Open | Status::Monitoring);
        if let Some(title) = line.title.filter(|_| open) {
            cases.push((line.file.id.to_string(), title));
        }
    }
    drop(conn);
    let page = view::page(ctx)
        .back_to(format!("/concerns/{id}"))
        .showing(&form);
    Ok(View {
        outcome: true,
        cases,
        action: format!("/concerns/{id}/triage"),
        ..blank(page, form, seen, meanwhile)
    })
}

/// The form with its choices, for a concern or for a case that is looked at anew.
#[must_use]
pub fn blank(page: pages::Page, form: Form, seen: i64, meanwhile: Vec<Said>) -> View {
    let t = |key: String| Language::English.t(&key).to_string();
    let choices = |prefix: &str, keys: &mut dyn Iterator<Item = &'static str>| {
        keys.map(|key| {
            (
                key.to_owned(),
                t(format!("{prefix}-{key}")),
                t(format!("{prefix}-{key}-hint")),
            )
        })
        .collect::<Vec<_>>()
    };
    View {
        kinds: KINDS
            .iter()
            .map(|key| ((*key).to_owned(), t(format!("response-kind-{key}"))))
            .collect(),
        levels: choices(
            "triage-level",
            &mut Level::ALL.iter().map(|level| level.key()),
        ),
        branches: choices(
            "triage-branch",
            &mut Branch::ALL.iter().map(|branch| branch.key()),
        ),
        categories: CATEGORIES
            .iter()
            .map(|(group, keys)| {
                let items = keys
                    .iter()
                    .map(|key| ((*key).to_owned(), t(format!("triage-category-{key}"))));
                (t(format!("triage-categories-{group}")), items.collect())
            })
            .collect(),
        tests: Branch::ALL
            .iter()
            .filter(|branch| !tests(**branch).is_empty())
            .map(|branch| (branch.key().to_owned(), questions(*branch)))
            .collect(),
        cases: Vec::new(),
        action: String::new(),
        outcome: false,
        meanwhile,
        seen,
        page,
        form,
    }
}

fn questions(branch: Branch) -> Vec<Test> {
    let questions = tests(branch).iter().map(|test| {
        // The four tests of the designated officer share a hint.
        let hint = if test.starts_with("lado-") {
            "lado"
        } else {
            test
        };
        Test {
            // Two branches may ask the same: each has a field of its own.
            key: format!("{}-{test}", branch.key()),
            question: Language::English
                .t(&format!("triage-test-{test}"))
                .to_string(),
            hint: Language::English
                .t(&format!("triage-test-{hint}-hint"))
                .to_string(),
        }
    });
    questions.collect()
}

/// Reads what was decided about a case or concern; what is wrong is said in the form.
pub fn assessment(form: &mut Form) -> Option<Assessment> {
    let language = Language::English;
    let branch = Branch::parse(form.text("branch"));
    let level = Level::parse(form.text("level"));
    if branch.is_none() {
        form.refuse("branch", language.t("triage-branch-missing"));
    }
    let mut answers = Vec::new();
    for test in branch.map_or(&[][..], tests) {
        let name = format!("test-{}-{test}", branch.map_or("", Branch::key));
        let answer = match form.text(&name) {
            "yes" => Tri::Yes,
            "no" => Tri::No,
            "unknown" => Tri::Unknown,
            _ => {
                form.refuse(&name, language.t("triage-tests-missing"));
                continue;
            }
        };
        answers.push(Answer {
            test: (*test).to_owned(),
            answer,
            note: String::new(),
        });
    }
    if level.is_none() {
        form.refuse("level", language.t("triage-level-missing"));
    }
    if form.text("reason").is_empty() {
        form.refuse("reason", language.t("triage-reason-missing"));
    }
    let categories = form
        .values("category")
        .into_iter()
        .filter(|key| is_category(key));
    let assessment = Assessment {
        branch: branch?,
        level: level?,
        reason: form.value("reason").to_owned(),
        categories: categories.map(str::to_owned).collect(),
        tests: answers,
        wishes: form.value("wishes").to_owned(),
    };
    (!form.is_refused()).then_some(assessment)
}

/// The key of an answer to a test, in forms.
#[must_use]
pub fn answer_key(answer: Tri) -> &'static str {
    match answer {
        Tri::Yes => "yes",
        Tri::No => "no",
        Tri::Unknown => "unknown",
    }
}

fn then(form: &mut Form, level: Option<Level>) -> Option<Then> {
    let language = Language::English;
    let then = match form.text("then") {
        "open" => {
            let title = form.text("title").to_owned();
            if title.is_empty() {
                form.refuse("title", language.t("triage-title-missing"));
            } else if title.chars().count() > LONGEST_TITLE {
                form.refuse("title", language.t("triage-title-long"));
            }
            Then::Open { title }
        }
        "join" => match form.text("case").parse() {
            Ok(case) => Then::Join { case },
            Err(_) => {
                form.refuse("case", language.t("triage-case-missing"));
                return None;
            }
        },
        "nothing" => Then::Nothing,
        _ => {
            form.refuse("then", language.t("triage-then-missing"));
            return None;
        }
    };
    let nothing = matches!(then, Then::Nothing);
    match level {
        Some(level) if triage::needs_case(level) && nothing => {
            form.refuse("then", language.t("triage-level-open"));
        }
        Some(level) if !triage::needs_case(level) && !nothing => {
            form.refuse("then", language.t("triage-level-nothing"));
        }
        _ => {}
    }
    (!form.is_refused()).then_some(then)
}

/// The full names that a report gives.
async fn names_of(ctx: &Ctx, id: Uuid) -> Result<Vec<String>, AppError> {
    let mut conn = ctx.db().read().await?;
    let found = concern::load(ctx, &mut conn, id).await?;
    let report = found.report()?;
    Ok(vec![report.harmed.clone(), report.who.clone()])
}

pub async fn send(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let seen = concerns::seen(&form)?;
    let kind = form.text("kind").to_owned();
    if !KINDS.contains(&kind.as_str()) {
        form.refuse("kind", Language::English.t("triage-kind-missing"));
    }
    let assessment = assessment(&mut form);
    let level = Level::parse(form.text("level"));
    let then = then(&mut form, level);
    if let Some(Then::Open { title }) = &then {
        // What the reporter said whom it is about is no title either.
        let names = names_of(&ctx, id).await?;
        matter::check_title(&ctx, &mut form, title, &names).await?;
    }
    let then = then.filter(|_| !form.is_refused());
    let (Some(assessment), Some(then)) = (assessment, then) else {
        // A concern that does not exist for them is not told apart by a form with mistakes.
        let mut conn = ctx.db().read().await?;
        let found = concern::load(&ctx, &mut conn, id).await?;
        drop(conn);
        if found.row.case_id.is_some() {
            return Ok(view::again(&placed(&ctx, &found, &form).await?));
        }
        return Ok(view::again(&page(&ctx, id, form, seen, Vec::new()).await?));
    };
    let done = match then {
        Then::Open { .. } => "triage-done-case",
        Then::Join { .. } => "triage-done-joined",
        Then::Nothing => "triage-done-closed",
    };
    let decided = assessment.clone();
    let command = Command {
        concern: id,
        seen,
        kind,
        assessment,
        then,
    };
    match triage::triage(&ctx, command).await {
        Ok(case) => {
            let target = case.map_or(format!("/concerns/{id}"), |case| format!("/cases/{case}"));
            Ok(flash::redirect(
                &target,
                &Language::English.t(done).to_string(),
            ))
        }
        Err(AppError::Conflict(_)) => {
            let mut conn = ctx.db().read().await?;
            let found = concern::load(&ctx, &mut conn, id).await?;
            drop(conn);
            let me = ctx.actor.person();
            let same = |one: &concern::Written| {
                one.place > seen
                    && one.entry.by.person() == me
                    && matches!(&one.entry.what, What::Triaged { assessment, .. } if **assessment == decided)
            };
            // Sent twice: it was decided the first time.
            if found.entries.iter().any(same) {
                let case = placed(&ctx, &found, &form).await?.case;
                let target = case.map_or(format!("/concerns/{id}"), |(_, href)| href);
                return Ok(flash::redirect(
                    &target,
                    &Language::English.t(done).to_string(),
                ));
            }
            if found.row.case_id.is_some() {
                return Ok(view::again(&placed(&ctx, &found, &form).await?));
            }
            form.refuse_all(Language::English.t("response-meanwhile"));
            let newer = found.entries.iter().filter(|one| one.place > seen);
            let newer = newer.filter_map(|one| shown::said(&ctx, id, one)).collect();
            let now = found.opened.seen();
            Ok(view::again(&page(&ctx, id, form, now, newer).await?))
        }
        Err(error) => Err(error),
    }
}
