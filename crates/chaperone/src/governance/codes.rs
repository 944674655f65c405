//! The codes that people sign, and their editions.

use policy::{AnyControl, Choice, Policy, facts::CodeEdition, terms::Code};

use store::Conn;

use crate::{audit, ctx::Ctx, error::AppError, evidence::since::Dated, governance::live};

/// The editions of each code over the versions of the policy, oldest first. An edition is numbered like the version that
/// brought it: a new one begins when a clause that asks for the signature changes its words or its rule.
#[must_use]
pub fn editions(versions: &[Dated]) -> Vec<CodeEdition> {
    let mut editions = Vec::new();
    for code in Code::ALL.iter().copied() {
        let mut before = None;
        for version in versions {
            let words = words(&version.live.policy, code);
            if words.is_some() && words != before {
                editions.push(CodeEdition {
                    code,
                    edition: version.live.number,
                    published: version.effective,
                });
            }
            before = words;
        }
    }
    editions
}

/// The clauses that make up a code, as one text to compare; none where the policy has no such code.
fn words(policy: &Policy, code: Code) -> Option<String> {
    let clauses: Vec<String> = policy
        .clauses
        .iter()
        .filter(
            |clause| match clause.rule.as_ref().map(|rule| &rule.control) {
                Some(AnyControl::SignedCode(control)) => control.code == code,
                _ => false,
            },
        )
        .map(|clause| format!("{} {:?} {:?}", clause.title, clause.text, clause.rule))
        .collect();
    (!clauses.is_empty()).then(|| clauses.join("\n"))
}

/// The current edition of each code that the policy has.
///
/// # Errors
/// When the database cannot be read.
pub async fn current(ctx: &Ctx, conn: &mut Conn) -> Result<Vec<CodeEdition>, AppError> {
    let mut versions = Vec::new();
    let mut rows = store::policy_version::all(conn).await?;
    rows.retain(|row| row.effective_on.date() <= ctx.today());
    for row in rows.iter().rev() {
        versions.push(Dated {
            live: live::read(ctx, row)?,
            effective: row.effective_on.date(),
        });
    }
    let Some(now) = versions.last() else {
        return Ok(Vec::new());
    };
    let mut newest = editions(&versions);
    newest.reverse();
    Ok(Code::ALL
        .iter()
        .filter(|code| words(&now.live.policy, **code).is_some())
        .filter_map(|code| newest.iter().find(|one| one.code == *code).cloned())
        .collect())
}

/// Signs the current edition of a code. Pressing twice changes nothing.
///
/// # Errors
/// [`AppError::NotFound`] when the policy has no such code; [`AppError::Conflict`] when it changed since it was read.
pub async fn sign(ctx: &Ctx, code: Code, edition: u32) -> Result<(), AppError> {
    let person = ctx.signed()?.person;
    let mut tx = ctx.db().begin().await?;
    let current = current(ctx, &mut tx).await?;
    let current = current.iter().find(|one| one.code == code);
    if current.ok_or(AppError::NotFound)?.edition != edition {
        return Err(AppError::Conflict("the code has changed".into()));
    }
    let given = store::signature::of_person(&mut tx, person).await?;
    let again = |one: &store::signature::Signature| {
        one.code == code.key() && one.code_version == i64::from(edition)
    };
    if !given.iter().any(again) {
        let row = store::signature::Signature {
            id: ctx.new_id(),
            person_id: person,
            code: code.key().to_owned(),
            code_version: edition.into(),
            signed_at: ctx.ts(),
        };
        store::signature::insert(&mut tx, &row).await?;
        audit::note_with(&mut tx, ctx, "signed", "code", code.key(), &edition).await?;
        tx.commit().await?;
    }
    Ok(())
}
