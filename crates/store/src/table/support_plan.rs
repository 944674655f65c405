//! Support plans: whose needs were looked at and to whom support was offered. The words are sealed in the record's entries.

use uuid::Uuid;

use crate::engine::{exec, maybe, rows};
use crate::{Conn, Day, Digest, Result};

/// The plan of a case.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct SupportPlan {
    pub case_id: Uuid,
    pub drafted_on: Day,
    pub approved_on: Option<Day>,
    /// The policy's words for whose needs are answered, a comma between.
    pub needs: String,
    /// And for those to whom support was offered.
    pub offered: String,
}

/// The plan of a case, if there is one.
pub async fn find(conn: &mut Conn, case: Uuid) -> Result<Option<SupportPlan>> {
    maybe!(
        conn,
        SupportPlan,
        "SELECT case_id, drafted_on, approved_on, needs, offered FROM support_plan WHERE case_id = $1",
        case
    )
}

/// Write the plan of a case.
pub async fn put(conn: &mut Conn, plan: &SupportPlan) -> Result<()> {
    exec!(
        conn,
        "INSERT INTO support_plan (case_id, drafted_on, approved_on, needs, offered) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (case_id) DO UPDATE SET approved_on = excluded.approved_on, needs = excluded.needs, offered = excluded.offered",
        plan.case_id,
        plan.drafted_on,
        plan.approved_on,
        &plan.needs,
        &plan.offered
    )?;
    Ok(())
}

/// Every plan that the person with this fingerprint may be counted.
pub async fn counted(conn: &mut Conn, viewer: Digest) -> Result<Vec<SupportPlan>> {
    rows!(
        conn,
        SupportPlan,
        "SELECT case_id, drafted_on, approved_on, needs, offered FROM support_plan \
         WHERE case_id NOT IN (SELECT record_id FROM exclusion WHERE tag = $1) ORDER BY drafted_on, case_id",
        viewer
    )
}
