//! Facts from what was reported: how it came in, when it was read and acted on. Nothing of what it says, and nothing of what
//! whoever looks must not know of.

use std::collections::HashSet;

use policy::{Role, facts, terms::BreachContact};
use store::{Conn, Ts};

use super::kept;
use crate::{ctx::Ctx, error::AppError, reporting::staff::attempt};

pub(super) async fn concerns(ctx: &Ctx, conn: &mut Conn) -> Result<Vec<facts::Concern>, AppError> {
    let rows = store::concern::counted(conn, ctx.viewer()).await?;
    let excluding = store::holder::excluding(conn).await?;
    let excluding: HashSet<_> = excluding.into_iter().collect();
    let row = |row: store::concern::Concern| {
        Ok(facts::Concern {
            id: row.id,
            received: row.received_at.timestamp(),
            route: kept::word(&row.route)?,
            read: row.read_at.map(Ts::timestamp),
            triaged: row.triaged_at.map(Ts::timestamp),
            acted: row.acted_at.map(Ts::timestamp),
            sent_to: row.sent_to.as_deref().map(kept::word::<Role>).transpose()?,
            conflict: row.conflict,
            subject_excluded: excluding.contains(&row.id),
            service: row.service,
        })
    };
    rows.into_iter().map(row).collect()
}

pub(super) async fn intake(ctx: &Ctx, conn: &mut Conn) -> Result<Vec<facts::IntakeFile>, AppError> {
    let rows = store::intake_file::counted(conn, ctx.viewer()).await?;
    let row = |row: store::intake_file::IntakeFile| facts::IntakeFile {
        at: row.at.timestamp(),
        nude_image_branch: row.nude_images,
        accepted: row.accepted,
    };
    Ok(rows.into_iter().map(row).collect())
}

pub(super) async fn advice(ctx: &Ctx, conn: &mut Conn) -> Result<Vec<facts::Advice>, AppError> {
    let rows = store::advice::counted(conn, ctx.viewer()).await?;
    let row = |row: store::advice::Advice| {
        Ok(facts::Advice {
            asked: row.asked_at.timestamp(),
            answered: row.answered_at.map(Ts::timestamp),
            by: row
                .answered_role
                .as_deref()
                .map(kept::word::<Role>)
                .transpose()?,
            service: row.service,
        })
    };
    rows.into_iter().map(row).collect()
}

pub(super) async fn attempts(
    ctx: &Ctx,
    conn: &mut Conn,
) -> Result<Vec<facts::ContactAttempt>, AppError> {
    let rows = store::contact_attempt::counted(conn, ctx.viewer()).await?;
    Ok(rows.iter().map(attempt::fact).collect())
}

pub(super) async fn breaches(ctx: &Ctx, conn: &mut Conn) -> Result<Vec<facts::Breach>, AppError> {
    let rows = store::rule_breach::counted(conn, ctx.viewer()).await?;
    let row = |row: store::rule_breach::RuleBreach| {
        let contacted = row.contacted.split(',').filter(|word| !word.is_empty());
        Ok(facts::Breach {
            id: row.id,
            at: row.at.timestamp(),
            safety_checked: row.safety_checked_at.map(Ts::timestamp),
            decided: row.decided_at.map(Ts::timestamp),
            contacted: contacted
                .map(kept::word::<BreachContact>)
                .collect::<Result<_, _>>()?,
            service: row.service,
        })
    };
    rows.into_iter().map(row).collect()
}
