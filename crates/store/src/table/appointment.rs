//! Who holds which role, and from when to when.

use uuid::Uuid;

use super::one;
use crate::engine::{exec, row, rows};
use crate::seal::{Purpose, Sealable, sealed};
use crate::{Conn, Day, Result, Ts};

sealed! {
    /// A person in a role of the policy (`dsl`, `deputy-dsl`, ...).
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Appointment kept as Kept: "appointment" by id, under People;
    clear {
        id: Uuid,
        person_id: Uuid,
        /// The role's id in the policy.
        role: String,
        starts_on: Day,
        /// The last day in the role; `None` until further notice.
        ends_on: Option<Day>,
        created_at: Ts,
        /// `None`: by set-up or the command line.
        created_by: Option<Uuid>,
    }
    sealed {
        /// How to reach the person in this role, as the pages show it.
        contact: String,
    }
}

macro_rules! columns {
    () => {
        "id, person_id, role, starts_on, ends_on, contact, created_at, created_by"
    };
}

/// Appoint somebody.
pub async fn insert(conn: &mut Conn, appointment: &Appointment) -> Result<()> {
    let kept = appointment.seal(&conn.key())?;
    exec!(
        conn,
        "INSERT INTO appointment (id, person_id, role, starts_on, ends_on, contact, created_at, created_by) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        kept.id,
        kept.person_id,
        &kept.role,
        kept.starts_on,
        kept.ends_on,
        &kept.contact,
        kept.created_at,
        kept.created_by
    )?;
    Ok(())
}

/// Set or clear the last day of an appointment.
pub async fn end(conn: &mut Conn, id: Uuid, ends_on: Option<Day>) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE appointment SET ends_on = $2 WHERE id = $1",
        id,
        ends_on
    )?;
    one(changed, "appointment")
}

/// Take back an appointment that was never in force for a whole day.
pub async fn remove(conn: &mut Conn, id: Uuid) -> Result<()> {
    let changed = exec!(conn, "DELETE FROM appointment WHERE id = $1", id)?;
    one(changed, "appointment")
}

/// Change how the holder is reached.
pub async fn set_contact(conn: &mut Conn, id: Uuid, contact: &str) -> Result<()> {
    let key = conn.key();
    let place = key.place(Purpose::People, "appointment.contact", &id);
    let contact = contact.to_owned().seal(&place)?;
    let changed = exec!(
        conn,
        "UPDATE appointment SET contact = $2 WHERE id = $1",
        id,
        &contact
    )?;
    one(changed, "appointment")
}

/// One appointment.
pub async fn get(conn: &mut Conn, id: Uuid) -> Result<Appointment> {
    let kept = row!(
        conn,
        Kept,
        concat!("SELECT ", columns!(), " FROM appointment WHERE id = $1"),
        id
    )?;
    conn.open(kept)
}

/// Every appointment there ever was, the earliest first.
pub async fn all(conn: &mut Conn) -> Result<Vec<Appointment>> {
    let kept = rows!(
        conn,
        Kept,
        concat!(
            "SELECT ",
            columns!(),
            " FROM appointment \
         ORDER BY starts_on, created_at, id"
        )
    )?;
    conn.open_all(kept)
}

/// An appointment, as far as the evidence counts it: no contact is opened.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Counted {
    pub person_id: Uuid,
    pub role: String,
    pub starts_on: Day,
    pub ends_on: Option<Day>,
}

/// Every appointment there ever was, the earliest first, as far as the evidence counts it.
pub async fn counted(conn: &mut Conn) -> Result<Vec<Counted>> {
    rows!(
        conn,
        Counted,
        "SELECT person_id, role, starts_on, ends_on FROM appointment ORDER BY starts_on, created_at, id"
    )
}

/// The appointments in force on a day, first and last day included.
pub async fn in_force(conn: &mut Conn, on: Day) -> Result<Vec<Appointment>> {
    let kept = rows!(
        conn,
        Kept,
        concat!(
            "SELECT ",
            columns!(),
            " FROM appointment \
         WHERE starts_on <= $1 AND (ends_on IS NULL OR ends_on >= $1) ORDER BY role, starts_on, created_at, id"
        ),
        on
    )?;
    conn.open_all(kept)
}

/// Who has which post on a day and is still there: somebody who left by then has none. In the order of [`in_force`].
pub async fn in_post(conn: &mut Conn, on: Day) -> Result<Vec<(Uuid, String)>> {
    rows!(
        conn,
        (Uuid, String),
        "SELECT appointment.person_id, appointment.role FROM appointment JOIN person ON person.id = appointment.person_id \
         WHERE appointment.starts_on <= $1 AND (appointment.ends_on IS NULL OR appointment.ends_on >= $1) \
         AND (person.ended_on IS NULL OR person.ended_on > $1) \
         ORDER BY appointment.role, appointment.starts_on, appointment.created_at, appointment.id",
        on
    )
}

/// One person's appointments, the newest first.
pub async fn of_person(conn: &mut Conn, person_id: Uuid) -> Result<Vec<Appointment>> {
    let kept = rows!(
        conn,
        Kept,
        concat!(
            "SELECT ",
            columns!(),
            " FROM appointment \
         WHERE person_id = $1 ORDER BY starts_on DESC, created_at DESC, id"
        ),
        person_id
    )?;
    conn.open_all(kept)
}
