//! A case as it stands: its entries, in order, folded.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;
use store::{Conn, case_file::CaseFile, concern::Concern, due::Due};
use uuid::Uuid;

use super::{
    queue, team,
    words::{Action, Assessment, Entry, Person, What},
};
use crate::{
    audit,
    ctx::Ctx,
    error::AppError,
    reporting::intake,
    sealing::record::{self, Opened, Readers},
};

/// A case, opened by somebody who holds it.
pub struct Case {
    pub file: CaseFile,
    pub opened: Opened,
    /// In the order in which they were written.
    pub entries: Vec<Written>,
    pub title: String,
    pub assessment: Option<Assessment>,
    /// The people in it, with the newest words about each.
    pub people: BTreeMap<Uuid, Person>,
    pub actions: BTreeMap<Uuid, ActionState>,
    pub concerns: Vec<Concern>,
    pub dues: Vec<Due>,
    /// Where it goes on, if it was merged: the id and title, for whoever holds that one too.
    pub goes_on: Option<Option<(Uuid, String)>>,
}

/// An entry with what its row says.
#[derive(Clone, Debug)]
pub struct Written {
    pub id: Uuid,
    pub place: i64,
    /// When it was written down.
    pub at: Timestamp,
    pub entry: Entry,
}

impl Written {
    /// When it happened, as far as it says so.
    #[must_use]
    pub fn happened(&self) -> Timestamp {
        self.entry.happened.unwrap_or(self.at)
    }
}

/// An action and how it ended.
#[derive(Clone, Debug)]
pub struct ActionState {
    pub action: Action,
    /// When it was done or dropped, which of the two, and the words to it.
    pub ended: Option<(Timestamp, bool, String)>,
}

/// Opens a case for whoever is signed in.
///
/// # Errors
/// [`AppError::NotFound`] where it does not exist for them; see [`record::open`].
pub async fn load(ctx: &Ctx, conn: &mut Conn, id: Uuid) -> Result<Case, AppError> {
    let opened = record::open(ctx, conn, id).await?;
    if opened.record.kind != store::record::Kind::Case {
        return Err(AppError::NotFound);
    }
    let file = store::case_file::get(conn, id).await?;
    let mut entries = Vec::new();
    for (row, entry) in opened.entries::<Entry>(conn).await? {
        if !leads_to_what_is_hidden(ctx, conn, &entry.what).await? {
            entries.push(Written {
                id: row.id,
                place: row.place,
                at: row.at.timestamp(),
                entry,
            });
        }
    }
    let goes_on = match file.merged_into {
        Some(into) => Some(goes_on(ctx, conn, into).await?),
        None => None,
    };
    let mut case = Case {
        goes_on,
        file,
        opened,
        entries,
        title: String::new(),
        assessment: None,
        people: BTreeMap::new(),
        actions: BTreeMap::new(),
        concerns: concerns(ctx, conn, id).await?,
        dues: store::due::of_record(conn, id).await?,
    };
    case.fold();
    Ok(case)
}

/// Whether an entry names another case that whoever looks must not know of: they may have been excluded from it since.
async fn leads_to_what_is_hidden(
    ctx: &Ctx,
    conn: &mut Conn,
    what: &What,
) -> Result<bool, AppError> {
    let What::Linked { case, .. } = what else {
        return Ok(false);
    };
    Ok(store::holder::is_excluded(conn, *case, ctx.viewer()).await?)
}

/// The entries of a case that are not shown to whoever looks.
///
/// # Errors
/// When the database cannot be read or an entry does not open.
pub async fn hidden(ctx: &Ctx, conn: &mut Conn, opened: &Opened) -> Result<Vec<Uuid>, AppError> {
    let mut hidden = Vec::new();
    for (row, entry) in opened.entries::<Entry>(conn).await? {
        if leads_to_what_is_hidden(ctx, conn, &entry.what).await? {
            hidden.push(row.id);
        }
    }
    Ok(hidden)
}

async fn goes_on(
    ctx: &Ctx,
    conn: &mut Conn,
    into: Uuid,
) -> Result<Option<(Uuid, String)>, AppError> {
    if team::held(ctx, conn, into).await?.is_none() {
        return Ok(None);
    }
    let title = queue::title(ctx, conn, into).await?;
    Ok(title.map(|title| (into, title)))
}

/// The concerns in a case that exist for whoever is signed in: a link to another would lead nowhere.
async fn concerns(ctx: &Ctx, conn: &mut Conn, case: Uuid) -> Result<Vec<Concern>, AppError> {
    let person = ctx.signed()?.person;
    let mut found = Vec::new();
    for concern in store::concern::of_case(conn, case).await? {
        let held = store::holder::find(conn, concern.id, person, ctx.ts()).await?;
        if held.is_some() {
            found.push(concern);
        }
    }
    Ok(found)
}

impl Case {
    #[must_use]
    pub fn id(&self) -> Uuid {
        self.file.id
    }

    fn fold(&mut self) {
        for written in &self.entries {
            match &written.entry.what {
                What::Opened { title, .. } | What::Retitled { title } => {
                    self.title.clone_from(title);
                }
                What::Assessed(assessment) => self.assessment = Some(assessment.clone()),
                What::Person(person) => {
                    self.people.insert(person.id, person.clone());
                }
                What::Action(action) => {
                    let state = ActionState {
                        action: action.clone(),
                        ended: None,
                    };
                    self.actions.insert(action.id, state);
                }
                What::ActionEnded { action, text, done } => {
                    if let Some(state) = self.actions.get_mut(action) {
                        state.ended = Some((written.happened(), *done, text.clone()));
                    }
                }
                _ => {}
            }
        }
    }

    /// The chronology: by when things happened, entries of one moment in the order in which they were written.
    #[must_use]
    pub fn chronology(&self) -> Vec<&Written> {
        let mut entries: Vec<&Written> = self.entries.iter().collect();
        entries.sort_by_key(|written| (written.happened(), written.place));
        entries
    }

    /// # Errors
    /// [`AppError::Conflict`] where the case was closed or merged: somebody did while a form was open.
    pub fn must_be_open(&self) -> Result<(), AppError> {
        if self.is_open() {
            Ok(())
        } else {
            Err(AppError::Conflict("the case is closed".into()))
        }
    }

    /// Whether things can still be written in it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        use store::case_file::Status;
        matches!(self.file.status, Status::Open | Status::Monitoring)
    }
}

/// An entry by whoever is signed in, about now.
#[must_use]
pub fn entry(ctx: &Ctx, what: What) -> Entry {
    Entry {
        by: intake::author(ctx),
        happened: None,
        day_only: false,
        what,
    }
}

/// Writes an entry in a case and notes in the log of records that it was written.
///
/// # Errors
/// [`AppError::Conflict`] when somebody wrote since `seen`; when the row cannot be written.
pub async fn write(
    ctx: &Ctx,
    tx: &mut Conn,
    opened: &Opened,
    entry: &Entry,
    seen: Option<i64>,
) -> Result<Uuid, AppError> {
    let id = record::append(ctx, tx, opened, Readers::Holders, entry, seen).await?;
    let detail = Detail { entry: id };
    audit::note_record(tx, ctx, "wrote", opened.id(), &detail).await?;
    Ok(id)
}

#[derive(Serialize)]
struct Detail {
    entry: Uuid,
}
