//! Referrals, and decisions that none is needed. What was sent is sealed in the record's entries.

use uuid::Uuid;

use super::{kept, one};
use crate::engine::{exec, maybe, rows};
use crate::{Conn, Digest, Result, Ts};

kept! {
    /// One referral.
    pub struct Referral in "referral" {
        id: Uuid,
        case_id: Uuid,
        /// To whom, in the policy's word.
        body: String,
        /// When we became aware: the clock starts here.
        aware_at: Ts,
        due_at: Ts,
        urgent: bool,
        sent_at: Option<Ts>,
        /// Whether their reference is written down.
        has_reference: bool,
        acknowledged_at: Option<Ts>,
        /// When to ask again if they do not answer.
        chase_at: Option<Ts>,
        chased_at: Option<Ts>,
        replied_at: Option<Ts>,
        closed_at: Option<Ts>,
        /// Decided not to refer, with a reason.
        not_needed_at: Option<Ts>,
    }
}

/// Those of one case, the oldest first.
pub async fn of_case(conn: &mut Conn, case: Uuid) -> Result<Vec<Referral>> {
    rows!(
        conn,
        Referral,
        concat!(
            "SELECT ",
            columns!(),
            " FROM referral WHERE case_id = $1 ORDER BY aware_at, id"
        ),
        case
    )
}

/// One of a case.
pub async fn find(conn: &mut Conn, case: Uuid, id: Uuid) -> Result<Option<Referral>> {
    maybe!(
        conn,
        Referral,
        concat!(
            "SELECT ",
            columns!(),
            " FROM referral WHERE id = $2 AND case_id = $1"
        ),
        case,
        id
    )
}

/// Write everything that changes in the life of a referral.
pub async fn update(conn: &mut Conn, referral: &Referral) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE referral SET due_at = $2, urgent = $3, sent_at = $4, has_reference = $5, acknowledged_at = $6, chase_at = $7, \
         chased_at = $8, replied_at = $9, closed_at = $10, not_needed_at = $11 WHERE id = $1",
        referral.id,
        referral.due_at,
        referral.urgent,
        referral.sent_at,
        referral.has_reference,
        referral.acknowledged_at,
        referral.chase_at,
        referral.chased_at,
        referral.replied_at,
        referral.closed_at,
        referral.not_needed_at
    )?;
    one(changed, "referral")
}

/// Every referral that the person with this fingerprint may be counted.
pub async fn counted(conn: &mut Conn, viewer: Digest) -> Result<Vec<Referral>> {
    rows!(
        conn,
        Referral,
        concat!(
            "SELECT ",
            columns!(),
            " FROM referral WHERE case_id NOT IN (SELECT record_id FROM exclusion WHERE tag = $1) ORDER BY aware_at, id"
        ),
        viewer
    )
}
