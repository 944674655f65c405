//! The task that a lesson became is done: with the version of the policy, the risk assessment or the training that it changed (D136).

use jiff::civil::Date;
use policy::{Choice, terms::ChangeKind};
use store::{Day, change_notice::ChangeNotice};
use uuid::Uuid;

use crate::{audit, ctx::Ctx, error::AppError};

/// What was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// The policy: the number of the version that holds the change.
    Policy(i64),
    RiskAssessment,
    Training,
    Guidance,
    /// It was looked at and left as it is.
    Nothing,
}

impl Changed {
    /// The key: in forms, and in the audit log.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Policy(_) => "policy",
            Self::RiskAssessment => "risk-assessment",
            Self::Training => "training",
            Self::Guidance => "guidance",
            Self::Nothing => "nothing",
        }
    }
}

/// A task that is not done yet.
///
/// # Errors
/// [`AppError::NotFound`] where there is none, or none that whoever asks may know of.
pub async fn task(ctx: &Ctx, id: Uuid) -> Result<ChangeNotice, AppError> {
    let mut conn = ctx.db().read().await?;
    let rows = store::change_notice::all(&mut conn, ctx.viewer()).await?;
    let found = rows.into_iter().find(|row| {
        row.id == id && row.kind == ChangeKind::Lesson.key() && row.reviewed_on.is_none()
    });
    found.ok_or(AppError::NotFound)
}

/// Marks it as done.
///
/// # Errors
/// As [`task`]; also when the rows cannot be written.
pub async fn done(
    ctx: &Ctx,
    id: Uuid,
    changed: Changed,
    note: &str,
    on: Date,
) -> Result<(), AppError> {
    let mut row = task(ctx, id).await?;
    let mut tx = ctx.db().begin().await?;
    row.reviewed_on = Some(Day::from(on));
    note.clone_into(&mut row.note);
    store::change_notice::done(&mut tx, &row).await?;
    let version = match changed {
        Changed::Policy(number) => Some(number),
        _ => None,
    };
    for lesson in store::lesson::of_change(&mut tx, id).await? {
        store::lesson::changed(&mut tx, lesson.id, Day::from(on), version).await?;
        let of_case = store::lesson::of_case(&mut tx, lesson.case_id).await?;
        if of_case.iter().all(|one| one.changed_on.is_some()) {
            store::due::done_kind(&mut tx, lesson.case_id, "lesson", ctx.ts()).await?;
        }
    }
    match row.record_id {
        // Whoever must not know of the case finds nothing of its task in the log that all can read.
        Some(case) => {
            let detail = serde_json::json!({ "changed": changed.key(), "version": version });
            audit::note_record(&mut tx, ctx, "changed", case, &detail).await?;
        }
        None => audit::note(&mut tx, ctx, "changed", "change", id).await?,
    }
    tx.commit().await?;
    Ok(())
}
