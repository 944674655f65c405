//! What a case teaches becomes a task in the register of changes, in words that name nobody (D136).

use policy::AnyControl;
use store::{Day, change_notice::ChangeNotice, lesson::Lesson as Row};
use uuid::Uuid;

use super::{
    case::{self, Case},
    open_case,
    words::{Lesson, What},
};
use crate::{audit, ctx::Ctx, error::AppError, governance::live::LivePolicy, reporting::clocks};

/// What was learned.
pub enum Learned {
    /// Something is to change. `task` is read by people who do not know of the case.
    Change { text: String, task: String },
    /// Nothing has to, for a reason.
    Nothing { reason: String },
}

/// How soon a lesson leads to a change, as the policy says; the shortest of several.
#[must_use]
pub fn within(live: Option<&LivePolicy>) -> Option<policy::Period> {
    let clauses = live.map_or(&[][..], |live| &live.policy.clauses);
    let rules = clauses.iter().filter_map(|clause| clause.rule.as_ref());
    let periods = rules.filter_map(|rule| match &rule.control {
        AnyControl::Lessons(lessons) => lessons.within.0,
        _ => None,
    });
    periods.min_by_key(|period| period.about_minutes())
}

/// Whether a text names one of the people in the case: the task goes to people who must not learn of them.
#[must_use]
pub fn names_somebody(case: &Case, text: &str) -> bool {
    fn words(text: &str) -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().count() > 2)
            .map(str::to_lowercase)
            .collect()
    }
    let said = words(text);
    case.people.values().any(|person| {
        let initials = person.initials.trim();
        let initialled = initials.contains('.') && text.contains(initials);
        initialled || words(&person.name).iter().any(|name| said.contains(name))
    })
}

/// Writes down what a case teaches, also when it is closed.
///
/// # Errors
/// [`AppError::NotFound`] where the case does not exist for whoever writes; [`AppError::Conflict`] when somebody wrote since `seen`.
pub async fn learn(ctx: &Ctx, id: Uuid, learned: Learned, seen: i64) -> Result<(), AppError> {
    let live = ctx.policy().await?;
    let mut tx = ctx.db().begin().await?;
    let case = case::load(ctx, &mut tx, id).await?;
    let today = Day::from(ctx.today());
    let lesson = ctx.new_id();
    let (words, change) = match learned {
        Learned::Change { text, task } => (
            Lesson {
                id: lesson,
                text,
                task,
                none: String::new(),
            },
            Some(ctx.new_id()),
        ),
        Learned::Nothing { reason } => (
            Lesson {
                id: lesson,
                none: reason,
                ..Lesson::default()
            },
            None,
        ),
    };
    if let Some(change) = change {
        let row = ChangeNotice {
            id: change,
            kind: "lesson".to_owned(),
            what: words.task.clone(),
            changed_on: today,
            note: String::new(),
            created_at: ctx.ts(),
            created_by: ctx.actor.person(),
            reviewed_on: None,
            review_id: None,
            record_id: Some(id),
        };
        store::change_notice::insert(&mut tx, &row).await?;
        if let Some(within) = within(live.as_deref()) {
            let at = clocks::after(ctx, ctx.now(), within);
            open_case::due(ctx, &mut tx, id, "lesson", at.into()).await?;
        }
    }
    let entry = case::entry(ctx, What::Lesson(words));
    case::write(ctx, &mut tx, &case.opened, &entry, Some(seen)).await?;
    let row = Row {
        id: lesson,
        case_id: id,
        found_on: today,
        changed_on: change.is_none().then_some(today),
        version: None,
        change_id: change,
    };
    store::lesson::insert(&mut tx, &row).await?;
    audit::note_record(&mut tx, ctx, "learned", id, &()).await?;
    tx.commit().await?;
    Ok(())
}
