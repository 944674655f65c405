//! The people that the policy speaks about. Names, addresses and notes are sealed; lists of them are in `list`.

mod list;

use uuid::Uuid;

use super::{one, said};
use crate::engine::{bulk, exec, maybe, packed, unpack};
use crate::seal::sealed;
use crate::value::words;
use crate::{Conn, Day, Result, ServerKey, Ts};

pub use list::{
    Filter, Listed, all, count, list, list_with_accounts, names, order, some, with_accounts,
};

words! {
    /// What a person is to the organisation.
    pub enum Kind {
        Staff = "staff",
        Volunteer = "volunteer",
        /// Works with the organisation without being of it: a teacher of a partner school, a contractor.
        Associated = "associated",
        Visitor = "visitor",
        Trustee = "trustee",
    }
}

sealed! {
    /// One person.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Person kept as Kept: "person" by id, under People;
    clear {
        id: Uuid,
        kind: Kind,
        started_on: Day,
        /// The last day; `None` while the person is here.
        ended_on: Option<Day>,
        is_host: bool,
        created_at: Ts,
    }
    sealed {
        name: String,
        /// As typed. No two people have the same address, whatever the case of its letters.
        email: Option<String>,
        job: String,
        note: String,
    }
}

impl Person {
    /// A person with nothing but what every person has.
    pub fn new(id: Uuid, kind: Kind, name: &str, started_on: Day, created_at: Ts) -> Person {
        Person {
            id,
            kind,
            name: name.to_owned(),
            email: None,
            job: String::new(),
            started_on,
            ended_on: None,
            is_host: false,
            note: String::new(),
            created_at,
        }
    }

    /// With an address.
    pub fn with_email(mut self, email: &str) -> Person {
        self.email = Some(email.to_owned());
        self
    }

    /// By which the person is found from their address.
    fn email_key(&self, key: &ServerKey) -> Option<crate::Digest> {
        self.email.as_deref().map(|email| key.address(email))
    }
}

macro_rules! columns {
    () => {
        "id, kind, name, email, job, started_on, ended_on, is_host, note, created_at"
    };
}
use columns;

/// Add a person; [`crate::Error::Conflict`] `person.email_key` when somebody has the address.
pub async fn insert(conn: &mut Conn, person: &Person) -> Result<()> {
    insert_all(conn, std::slice::from_ref(person)).await
}

/// Add many people: all of them or, inside the caller's transaction, none.
pub async fn insert_all(conn: &mut Conn, people: &[Person]) -> Result<()> {
    let key = conn.key();
    // Sealed as they go, so that a hundred thousand are not in memory twice.
    for chunk in people.chunks(500) {
        let mut kept = Vec::with_capacity(chunk.len());
        for person in chunk {
            said(&person.name, "person.name")?;
            kept.push((person.seal(&key)?, person.email_key(&key)));
        }
        bulk!(
            conn,
            "INSERT INTO person (id, kind, name, email, email_key, job, started_on, ended_on, is_host, note, created_at) ",
            kept,
            |b, row| {
                let (person, email_key) = row;
                b.push_bind(person.id)
                    .push_bind(person.kind)
                    .push_bind(&person.name)
                    .push_bind(&person.email)
                    .push_bind(*email_key)
                    .push_bind(&person.job)
                    .push_bind(person.started_on)
                    .push_bind(person.ended_on)
                    .push_bind(person.is_host)
                    .push_bind(&person.note)
                    .push_bind(person.created_at)
            }
        )?;
    }
    Ok(())
}

/// Change everything but the id and when the row was made.
pub async fn update(conn: &mut Conn, person: &Person) -> Result<()> {
    said(&person.name, "person.name")?;
    let key = conn.key();
    let kept = person.seal(&key)?;
    let changed = exec!(
        conn,
        "UPDATE person SET kind = $2, name = $3, email = $4, email_key = $5, job = $6, started_on = $7, ended_on = $8, \
         is_host = $9, note = $10 WHERE id = $1",
        kept.id,
        kept.kind,
        &kept.name,
        &kept.email,
        person.email_key(&key),
        &kept.job,
        kept.started_on,
        kept.ended_on,
        kept.is_host,
        &kept.note
    )?;
    one(changed, "person")
}

/// The person's last day, or `None` when they are back.
pub async fn end(conn: &mut Conn, id: Uuid, on: Option<Day>) -> Result<()> {
    let changed = exec!(
        conn,
        "UPDATE person SET ended_on = $2 WHERE id = $1",
        id,
        on
    )?;
    one(changed, "person")
}

/// One person.
pub async fn get(conn: &mut Conn, id: Uuid) -> Result<Person> {
    find(conn, id)
        .await?
        .ok_or(crate::Error::NotFound("person"))
}

/// One person, or `None`.
pub async fn find(conn: &mut Conn, id: Uuid) -> Result<Option<Person>> {
    let kept = maybe!(
        conn,
        Kept,
        concat!("SELECT ", columns!(), " FROM person WHERE id = $1"),
        id
    )?;
    conn.open_maybe(kept)
}

/// The person with this address, in any case of letters.
pub async fn find_by_email(conn: &mut Conn, email: &str) -> Result<Option<Person>> {
    let email_key = conn.server_key().address(email);
    let kept = maybe!(
        conn,
        Kept,
        concat!("SELECT ", columns!(), " FROM person WHERE email_key = $1"),
        email_key
    )?;
    conn.open_maybe(kept)
}

/// A person, as far as the evidence counts them: no name is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    pub id: Uuid,
    pub kind: Kind,
    pub started_on: Day,
    pub ended_on: Option<Day>,
    pub is_host: bool,
    pub created_at: Ts,
}

/// Everybody, by id, as far as the evidence counts them.
pub async fn counted(conn: &mut Conn) -> Result<Vec<Counted>> {
    macro_rules! joined {
        ($id:literal) => {
            concat!(
                "SELECT string_agg(",
                $id,
                " || ',' || kind || ',' || CAST(started_on AS TEXT) || ',' || coalesce(CAST(ended_on AS TEXT), '') || ',' || \
                 CASE WHEN is_host THEN '1' ELSE '0' END || ',' || CAST(created_at AS TEXT), ';' ORDER BY id) FROM person"
            )
        };
    }
    let text = packed!(conn, joined!("hex(id)"), joined!("CAST(id AS TEXT)"))?;
    unpack(&text, |cells| {
        Ok(Counted {
            id: cells.id()?,
            kind: Kind::from_word(cells.word()?)
                .ok_or_else(|| crate::Error::Damaged("person.kind".to_owned()))?,
            started_on: cells.day()?,
            ended_on: cells.maybe_day()?,
            is_host: cells.is_set()?,
            created_at: cells.ts()?,
        })
    })
}
