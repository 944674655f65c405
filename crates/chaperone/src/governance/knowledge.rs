//! The knowledge check: that everybody must act, and whom to tell (D53). Made from the policy and the posts.

use policy::{AnyControl, Policy, Role};
use store::knowledge_check::KnowledgeCheck;

use crate::{audit, ctx::Ctx, error::AppError};

/// One question; the first answer in `answers` need not be the right one.
pub struct Question {
    pub key: &'static str,
    pub asks: String,
    pub answers: Vec<String>,
    /// The place of the right answer.
    pub right: usize,
    pub why: String,
}

/// The questions, in the words of the policy in force.
#[must_use]
pub fn questions(policy: &Policy) -> Vec<Question> {
    let lead = policy.role_label(Role::Dsl);
    let lead = if policy.roles.iter().any(|entry| entry.id == Role::Dsl) {
        lead
    } else {
        policy.role_label(Role::Coordinator)
    };
    let question = |key, asks: &str, answers: [String; 3], right, why: String| Question {
        key,
        asks: asks.to_owned(),
        answers: answers.to_vec(),
        right,
        why,
    };
    let words = str::to_owned;
    vec![
        question(
            "tell",
            "A young person tells you something that worries you. Whom do you tell?",
            [
                words("Another volunteer whom I trust"),
                format!("The {lead}"),
                words("Nobody, until I am sure"),
            ],
            1,
            format!("The {lead} takes every concern. You do not need to be sure."),
        ),
        question(
            "danger",
            "Somebody is in danger right now. What comes first?",
            [
                words("I call 999, then tell the safeguarding team"),
                words("I wait for the safeguarding team to answer"),
                words("I write everything down first"),
            ],
            0,
            words("Nobody needs leave to call 999."),
        ),
        question(
            "secret",
            "A child asks you to promise not to tell anybody. What do you say?",
            [
                words("I promise, so that they go on talking"),
                words("I change the subject"),
                words("I cannot keep it secret, and I say who will be told and why"),
            ],
            2,
            words("A promise that cannot be kept breaks trust, and keeps a child unsafe."),
        ),
        question(
            "act",
            "You saw a worrying message between other people. Must you do something?",
            [
                words("Yes: everybody who sees something acts"),
                words("No: it was not sent to me"),
                words("Only if it happens again"),
            ],
            0,
            words("Everybody must act. Many small signs together can keep somebody safe."),
        ),
        question(
            "ask",
            "Somebody is telling you what happened. What may you ask?",
            [
                words("As much as I can, to find out who is to blame"),
                words("Only open questions, and only enough to pass it on"),
                words("Whether they are sure that it is true"),
            ],
            1,
            words("You listen and pass it on. Finding out is for others."),
        ),
        question(
            "about-lead",
            &format!("Your worry is about the {lead}. Whom do you tell?"),
            [
                format!("The {lead}, as always"),
                words("Nobody: they know best"),
                format!(
                    "The {} or the {}",
                    policy.role_label(Role::DeputyDsl),
                    policy.role_label(Role::Trustee)
                ),
            ],
            2,
            words("A worry never goes to the person it is about."),
        ),
    ]
}

/// What share of the answers must be right, in per cent: the policy's own figure, or all of them.
#[must_use]
pub fn pass_mark(policy: &Policy) -> u32 {
    let marks = policy
        .clauses
        .iter()
        .filter_map(|clause| match &clause.rule.as_ref()?.control {
            AnyControl::KnowledgeCheck(control) => Some(control.pass.0),
            _ => None,
        });
    marks.max().unwrap_or(100)
}

/// What a check came to.
pub struct Marked {
    pub right: usize,
    pub out_of: usize,
    pub passed: bool,
    /// The questions with whether the answer was right.
    pub answers: Vec<(Question, bool)>,
}

/// Marks the answers, by the place of each chosen one, and keeps the score. It may be taken again and again.
///
/// # Errors
/// [`AppError::NotFound`] while no policy is in force; otherwise when the database cannot be written.
pub async fn take(ctx: &Ctx, chosen: &[Option<usize>]) -> Result<Marked, AppError> {
    let person = ctx.signed()?.person;
    let live = ctx.policy().await?.ok_or(AppError::NotFound)?;
    let answers: Vec<(Question, bool)> = questions(&live.policy)
        .into_iter()
        .enumerate()
        .map(|(place, question)| {
            let right = chosen.get(place).copied().flatten() == Some(question.right);
            (question, right)
        })
        .collect();
    let right = answers.iter().filter(|(_, right)| *right).count();
    let (score, out_of) = (whole(right)?, whole(answers.len())?);
    let passed = score * 100 >= i64::from(pass_mark(&live.policy)) * out_of;
    let row = KnowledgeCheck {
        id: ctx.new_id(),
        person_id: person,
        at: ctx.ts(),
        score,
        out_of,
        version: Some(live.number.into()),
    };
    let mut tx = ctx.db().begin().await?;
    store::knowledge_check::insert(&mut tx, &row).await?;
    audit::note_with(&mut tx, ctx, "took", "knowledge-check", row.id, &score).await?;
    tx.commit().await?;
    Ok(Marked {
        right,
        out_of: answers.len(),
        passed,
        answers,
    })
}

fn whole(count: usize) -> Result<i64, AppError> {
    i64::try_from(count).map_err(|error| AppError::Internal(error.into()))
}
