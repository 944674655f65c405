//! Lists of people. The database cannot read a name, so order and search are made here, and only what they need is opened.

use std::collections::HashMap;

use uuid::Uuid;

use super::{Kept, Kind, Person, columns};
use crate::engine::{row, rows};
use crate::seal::{KeptRow, Purpose, Sealable, lower};
use crate::{Conn, Day, Result, ServerKey, Ts};

/// What a list of people shows; `Filter::default()` is everybody.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub kind: Option<Kind>,
    /// Only those who are here on this day.
    pub here_on: Option<Day>,
    /// Only those who have not left by this day: also who starts later.
    pub not_left_by: Option<Day>,
    /// Only those who have left by this day.
    pub left_by: Option<Day>,
    /// A part of the name or address, in any case of letters.
    pub search: Option<String>,
}

/// A person in a list, with where their account stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub person: Person,
    /// Whether they have chosen a password.
    pub signs_in: bool,
    /// Whether a second factor is on.
    pub second_factor: bool,
    /// Whether an invitation waits for them that still works.
    pub invited: bool,
}

#[derive(sqlx::FromRow)]
struct KeptListed {
    #[sqlx(flatten)]
    person: Kept,
    signs_in: bool,
    second_factor: bool,
    invited: bool,
}

impl KeptRow for KeptListed {
    type Open = Listed;

    fn open(self, key: &ServerKey) -> Result<Listed> {
        Ok(Listed {
            person: self.person.open(key)?,
            signs_in: self.signs_in,
            second_factor: self.second_factor,
            invited: self.invited,
        })
    }
}

/// As much of a person as puts them in their place of a list.
#[derive(sqlx::FromRow)]
struct Entry {
    id: Uuid,
    name: Vec<u8>,
    /// Only where it is searched.
    email: Option<Vec<u8>>,
}

impl Entry {
    fn name(&self, key: &ServerKey) -> Result<String> {
        let place = key.place(Purpose::People, "person.name", &self.id);
        String::open(self.name.clone(), &place)
    }

    fn email(&self, key: &ServerKey) -> Result<Option<String>> {
        let place = key.place(Purpose::People, "person.email", &self.id);
        Option::open(self.email.clone(), &place)
    }
}

/// Whom a filter finds, but for the words that are searched.
macro_rules! found {
    () => {
        " FROM person WHERE ($1 IS NULL OR kind = $1) \
         AND ($2 IS NULL OR (started_on <= $2 AND (ended_on IS NULL OR ended_on >= $2))) \
         AND ($3 IS NULL OR ended_on IS NULL OR ended_on > $3) AND ($4 IS NULL OR ended_on <= $4)"
    };
}

/// The rows of some people, with more columns about each where wanted. One statement for 500: the databases take no more
/// values than they take.
macro_rules! of_people {
    ($conn:expr, $row:ty, $ids:expr, |$query:ident| $select:expr) => {{
        let conn: &mut Conn = $conn;
        let mut found: Vec<$row> = Vec::with_capacity($ids.len());
        for chunk in $ids.chunks(500) {
            let rows = crate::engine::either!(conn, |c: DB| {
                let mut $query = sqlx::QueryBuilder::<DB>::new(concat!("SELECT ", columns!()));
                $select;
                $query.push(" FROM person WHERE id IN (");
                let mut ids = $query.separated(", ");
                for id in chunk {
                    ids.push_bind(*id);
                }
                ids.push_unseparated(")");
                $query
                    .build_query_as::<$row>()
                    .persistent(false)
                    .fetch_all(c)
                    .await
            });
            found.extend(rows?);
        }
        found
    }};
}

/// Everybody, by name.
pub async fn all(conn: &mut Conn) -> Result<Vec<Person>> {
    let kept = rows!(conn, Kept, concat!("SELECT ", columns!(), " FROM person"))?;
    let mut people = conn.open_all(kept)?;
    people.sort_by_cached_key(|person| (lower(&person.name), person.id));
    Ok(people)
}

/// Those of some people who there are, in no order.
pub async fn some(conn: &mut Conn, ids: &[Uuid]) -> Result<Vec<Person>> {
    let kept = of_people!(conn, Kept, ids, |query| {});
    conn.open_all(kept)
}

/// Everybody's id and name, by name: opens nothing else of them.
pub async fn names(conn: &mut Conn) -> Result<Vec<(Uuid, String)>> {
    let entries = rows!(conn, Entry, "SELECT id, name, NULL AS email FROM person")?;
    let key = conn.server_key();
    let mut names = Vec::with_capacity(entries.len());
    for entry in entries {
        names.push((entry.id, entry.name(key)?));
    }
    names.sort_by_cached_key(|(id, name)| (lower(name), *id));
    Ok(names)
}

/// The ids of those whom a filter finds, by name: how many there are, and each page of them. For a list that pages and
/// searches, so that nobody is opened twice.
pub async fn order(conn: &mut Conn, filter: &Filter) -> Result<Vec<Uuid>> {
    let searched = filter.search.as_deref().map(lower);
    let entries = rows!(
        conn,
        Entry,
        concat!(
            "SELECT id, name, CASE WHEN $5 THEN email END AS email",
            found!()
        ),
        filter.kind,
        filter.here_on,
        filter.not_left_by,
        filter.left_by,
        searched.is_some()
    )?;
    let key = conn.server_key();
    let mut found = Vec::with_capacity(entries.len());
    for entry in entries {
        let name = lower(&entry.name(key)?);
        let is_found = match &searched {
            None => true,
            Some(part) => {
                let email = entry.email(key)?.map(|email| lower(&email));
                name.contains(part) || email.is_some_and(|email| email.contains(part))
            }
        };
        if is_found {
            found.push((name, entry.id));
        }
    }
    found.sort_unstable();
    Ok(found.into_iter().map(|(_, id)| id).collect())
}

/// A page of people by name; `limit` and `offset` in rows.
pub async fn list(
    conn: &mut Conn,
    filter: &Filter,
    limit: i64,
    offset: i64,
) -> Result<Vec<Person>> {
    let order = order(conn, filter).await?;
    let page = page(&order, limit, offset);
    let people = some(conn, page).await?;
    Ok(in_order(page, people, |person| person.id))
}

/// The same page, with where each account stands at a moment.
pub async fn list_with_accounts(
    conn: &mut Conn,
    filter: &Filter,
    now: Ts,
    limit: i64,
    offset: i64,
) -> Result<Vec<Listed>> {
    let order = order(conn, filter).await?;
    with_accounts(conn, page(&order, limit, offset), now).await
}

/// Some people in the order given, with where each account stands at a moment.
pub async fn with_accounts(conn: &mut Conn, ids: &[Uuid], now: Ts) -> Result<Vec<Listed>> {
    let kept = of_people!(conn, KeptListed, ids, |query| {
        query
        .push(
            ", EXISTS (SELECT 1 FROM credential WHERE person_id = person.id) AS signs_in, \
             EXISTS (SELECT 1 FROM credential WHERE person_id = person.id AND totp_confirmed_at IS NOT NULL) AS second_factor, \
             EXISTS (SELECT 1 FROM link WHERE person_id = person.id AND purpose = 'invite' AND used_at IS NULL AND expires_at > "
        )
        .push_bind(now)
        .push(") AS invited")
    });
    let listed = conn.open_all(kept)?;
    Ok(in_order(ids, listed, |listed| listed.person.id))
}

/// How many people a filter finds. Opens nobody unless words are searched.
pub async fn count(conn: &mut Conn, filter: &Filter) -> Result<i64> {
    if filter.search.is_some() {
        let found = order(conn, filter).await?.len();
        return Ok(i64::try_from(found).unwrap_or(i64::MAX));
    }
    let (count,) = row!(
        conn,
        (i64,),
        concat!("SELECT count(*)", found!()),
        filter.kind,
        filter.here_on,
        filter.not_left_by,
        filter.left_by
    )?;
    Ok(count)
}

fn page(order: &[Uuid], limit: i64, offset: i64) -> &[Uuid] {
    let places = |rows: i64| usize::try_from(rows.max(0)).unwrap_or(usize::MAX);
    let start = places(offset).min(order.len());
    let end = start.saturating_add(places(limit)).min(order.len());
    &order[start..end]
}

fn in_order<T>(ids: &[Uuid], found: Vec<T>, id: impl Fn(&T) -> Uuid) -> Vec<T> {
    let mut found: HashMap<Uuid, T> = found.into_iter().map(|one| (id(&one), one)).collect();
    ids.iter().filter_map(|id| found.remove(id)).collect()
}
