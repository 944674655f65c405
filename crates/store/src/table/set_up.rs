//! What was answered so far while the first set-up goes on.

use crate::engine::{exec, maybe};
use crate::seal::sealed;
use crate::{Conn, Digest, JsonText, Result, Ts};

sealed! {
    /// The answers given under one set-up link.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Answers kept as Kept: "set_up" by token_hash, under People;
    clear {
        token_hash: Digest,
        updated_at: Ts,
    }
    sealed {
        /// As the use case reads them.
        answers: JsonText<serde_json::Value>,
    }
}

/// The answers given so far, or `None` before the first.
pub async fn find(conn: &mut Conn, token_hash: Digest) -> Result<Option<Answers>> {
    let kept = maybe!(
        conn,
        Kept,
        "SELECT token_hash, answers, updated_at FROM set_up WHERE token_hash = $1",
        token_hash
    )?;
    conn.open_maybe(kept)
}

/// Keep the answers in the place of the earlier ones.
pub async fn save(
    conn: &mut Conn,
    token_hash: Digest,
    answers: &serde_json::Value,
    now: Ts,
) -> Result<()> {
    let answers = Answers {
        token_hash,
        updated_at: now,
        answers: JsonText(answers.clone()),
    };
    let kept = answers.seal(&conn.key())?;
    exec!(
        conn,
        "INSERT INTO set_up (token_hash, answers, updated_at) VALUES ($1, $2, $3) \
         ON CONFLICT (token_hash) DO UPDATE SET answers = excluded.answers, updated_at = excluded.updated_at",
        kept.token_hash,
        &kept.answers,
        kept.updated_at
    )?;
    Ok(())
}

/// Forget every answer: set-up is done, or a new link took the place of the old.
pub async fn forget(conn: &mut Conn) -> Result<u64> {
    exec!(conn, "DELETE FROM set_up")
}
