//! Which server key a database is sealed under.

use crate::engine::{exec, maybe};
use crate::{Conn, Digest, Error, Result};

/// Note the key at hand, once.
pub(super) async fn keep(conn: &mut Conn) -> Result<()> {
    let fingerprint = conn.server_key().fingerprint();
    exec!(
        conn,
        "INSERT INTO server_key (one, fingerprint) VALUES (1, $1)",
        fingerprint
    )?;
    Ok(())
}

/// `Ok` when the database is sealed under the key at hand.
pub(super) async fn check(conn: &mut Conn) -> Result<()> {
    let kept = maybe!(
        conn,
        (Digest,),
        "SELECT fingerprint FROM server_key WHERE one = 1"
    )?;
    match kept {
        Some((kept,)) if kept == conn.server_key().fingerprint() => Ok(()),
        Some(_) => Err(Error::OtherKey),
        None => Err(Error::Damaged(
            "it does not say which server key it is sealed under".to_owned(),
        )),
    }
}
