//! Who has read and accepted which version of the policy.

use uuid::Uuid;

use crate::engine::{exec, maybe, packed, rows, unpack};
use crate::{Conn, Result, Ts};

/// One person and one version.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Acknowledgement {
    pub person_id: Uuid,
    pub version: i64,
    pub read_at: Option<Ts>,
    pub accepted_at: Option<Ts>,
}

/// The person opened this version to its end. The first time counts.
pub async fn read(conn: &mut Conn, person_id: Uuid, version: i64, now: Ts) -> Result<()> {
    exec!(
        conn,
        "INSERT INTO acknowledgement (person_id, version, read_at) VALUES ($1, $2, $3) \
         ON CONFLICT (person_id, version) DO UPDATE SET read_at = coalesce(acknowledgement.read_at, excluded.read_at)",
        person_id,
        version,
        now
    )?;
    Ok(())
}

/// The person accepted this version. The first time counts, so clicking twice changes nothing.
pub async fn accept(conn: &mut Conn, person_id: Uuid, version: i64, now: Ts) -> Result<()> {
    exec!(
        conn,
        "INSERT INTO acknowledgement (person_id, version, accepted_at) VALUES ($1, $2, $3) \
         ON CONFLICT (person_id, version) DO UPDATE SET accepted_at = coalesce(acknowledgement.accepted_at, excluded.accepted_at)",
        person_id,
        version,
        now
    )?;
    Ok(())
}

/// One person's acknowledgement of a version.
pub async fn find(
    conn: &mut Conn,
    person_id: Uuid,
    version: i64,
) -> Result<Option<Acknowledgement>> {
    maybe!(
        conn,
        Acknowledgement,
        "SELECT person_id, version, read_at, accepted_at FROM acknowledgement WHERE person_id = $1 AND version = $2",
        person_id,
        version
    )
}

/// Everybody's acknowledgements of a version.
pub async fn of_version(conn: &mut Conn, version: i64) -> Result<Vec<Acknowledgement>> {
    macro_rules! joined {
        ($id:literal) => {
            concat!(
                "SELECT string_agg(",
                $id,
                " || ',' || coalesce(CAST(read_at AS TEXT), '') || ',' || coalesce(CAST(accepted_at AS TEXT), ''), ';' ORDER BY person_id) \
                 FROM acknowledgement WHERE version = $1"
            )
        };
    }
    let text = packed!(
        conn,
        joined!("hex(person_id)"),
        joined!("CAST(person_id AS TEXT)"),
        version
    )?;
    unpack(&text, |cells| {
        Ok(Acknowledgement {
            person_id: cells.id()?,
            version,
            read_at: cells.maybe_ts()?,
            accepted_at: cells.maybe_ts()?,
        })
    })
}

/// One person's acknowledgements, the newest version first.
pub async fn of_person(conn: &mut Conn, person_id: Uuid) -> Result<Vec<Acknowledgement>> {
    rows!(
        conn,
        Acknowledgement,
        "SELECT person_id, version, read_at, accepted_at FROM acknowledgement WHERE person_id = $1 ORDER BY version DESC",
        person_id
    )
}

/// Every acknowledgement there is.
pub async fn all(conn: &mut Conn) -> Result<Vec<Acknowledgement>> {
    rows!(
        conn,
        Acknowledgement,
        "SELECT person_id, version, read_at, accepted_at FROM acknowledgement ORDER BY version, person_id"
    )
}
