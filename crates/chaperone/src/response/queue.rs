//! What is due over everything that somebody holds: danger now first, then by its moment.

use std::collections::{HashMap, HashSet};

use store::{Conn, due::Due, record::Kind};
use uuid::Uuid;

use crate::{
    ctx::Ctx,
    error::AppError,
    sealing::record::{self, Reach},
};

/// As many as a page shows: whoever has more to do begins at the top.
pub const MOST: usize = 100;

/// What a list is made shorter by. What is late is in every list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only what whoever looks is to do: theirs by name, or nobody's in what they lead.
    pub mine: bool,
    /// Only what is late.
    pub late: bool,
    pub kind: Option<Kind>,
}

/// Something that is due.
pub struct Item {
    pub due: Due,
    pub kind: Kind,
    pub late: bool,
    /// Somebody may be in danger now, and nobody decided about it yet.
    pub danger: bool,
    /// The title of a case, where its key is at hand.
    pub title: Option<String>,
    /// Of a concern: its kind in a word, and when it came in.
    pub concern: Option<store::concern::Concern>,
    /// Who does it; none for whoever leads.
    pub owner: Option<String>,
}

/// The queue of somebody.
pub struct Queue {
    pub items: Vec<Item>,
    /// How many there are with this filter.
    pub all: usize,
    /// How many of everything are late, whatever the filter.
    pub late: usize,
}

/// Reads the queue of whoever is signed in.
///
/// # Errors
/// [`AppError::Locked`] where their own key is not unlocked; when the database cannot be read.
pub async fn of(ctx: &Ctx, conn: &mut Conn, filter: &Filter) -> Result<Queue, AppError> {
    let me = ctx.signed()?.person;
    let leads: HashMap<Uuid, bool> = store::holder::of_person(conn, me, ctx.ts())
        .await?
        .into_iter()
        .map(|holder| (holder.record_id, holder.leads))
        .collect();
    let mut kinds: HashMap<Uuid, Kind> = HashMap::new();
    let mut queue = Queue {
        items: Vec::new(),
        all: 0,
        late: 0,
    };
    let danger: HashSet<Uuid> = store::concern::danger_for(conn, me, ctx.ts())
        .await?
        .into_iter()
        .collect();
    let mut open = store::due::open_for(conn, me, ctx.ts()).await?;
    open.sort_by_key(|due| !danger.contains(&due.record_id));
    for due in open {
        let late = due.due_at < ctx.ts();
        queue.late += usize::from(late);
        let mine = match due.owner {
            Some(owner) => owner == me,
            None => leads.get(&due.record_id).copied().unwrap_or(false),
        };
        let kind = match kinds.get(&due.record_id) {
            Some(kind) => *kind,
            None => {
                let row = store::record::find(conn, due.record_id).await?;
                let kind = row.ok_or(AppError::NotFound)?.kind;
                kinds.insert(due.record_id, kind);
                kind
            }
        };
        let wanted =
            (!filter.mine || mine) && !filter.late && filter.kind.is_none_or(|only| only == kind);
        if !(wanted || late) {
            continue;
        }
        queue.all += 1;
        if queue.items.len() < MOST {
            queue.items.push(Item {
                danger: danger.contains(&due.record_id),
                due,
                kind,
                late,
                title: None,
                concern: None,
                owner: None,
            });
        }
    }
    name(ctx, conn, &mut queue.items).await?;
    Ok(queue)
}

/// Opens the titles of what is shown, each record once.
async fn name(ctx: &Ctx, conn: &mut Conn, items: &mut [Item]) -> Result<(), AppError> {
    let mut titles: HashMap<Uuid, Option<String>> = HashMap::new();
    let mut names: HashMap<Uuid, String> = HashMap::new();
    for item in items {
        let id = item.due.record_id;
        match item.kind {
            Kind::Concern => item.concern = Some(store::concern::get(conn, id).await?),
            Kind::Case => {
                item.title = match titles.get(&id) {
                    Some(known) => known.clone(),
                    None => {
                        let opened = title(ctx, conn, id).await?;
                        titles.insert(id, opened.clone());
                        opened
                    }
                };
            }
            Kind::Advice | Kind::Contact | Kind::Breach => {}
        }
        if let Some(owner) = item.due.owner {
            let name = match names.get(&owner) {
                Some(known) => known.clone(),
                None => {
                    let name = store::person::get(conn, owner).await?.name;
                    names.insert(owner, name.clone());
                    name
                }
            };
            item.owner = Some(name);
        }
    }
    Ok(())
}

/// The title of a case; none while its key waits.
///
/// # Errors
/// [`AppError::NotFound`] where the case does not exist for whoever asks.
pub async fn title(ctx: &Ctx, conn: &mut Conn, id: Uuid) -> Result<Option<String>, AppError> {
    match record::reach(ctx, conn, id).await? {
        Reach::Open(opened) => {
            let file = store::case_file::get(conn, id).await?;
            Ok(Some(opened.title(&file.title, file.title_generation)?))
        }
        Reach::Waiting => Ok(None),
    }
}
