//! A case on its way out: on paper, or sealed for another body. Who took it, when and why stays written in it.

pub mod bundle;

use policy::{Choice, ShareData, terms::SharingRequirement};
use serde::Serialize;
use store::disclosure::Disclosure;
use uuid::Uuid;

use super::{
    ask::{self, Asked, Done},
    case::{self, Case},
    concern::{self, Concern},
    group, matter,
    words::What,
};
use crate::{
    audit,
    ctx::Ctx,
    error::AppError,
    reporting::words::{File, What as Reported},
    sealing::record::{self, Opened, Reach},
};
use bundle::{Content, safe_name};

/// A case with the cases that went on in it and the concerns in all of them, as far as whoever takes it holds them.
pub struct Gathered {
    pub case: Case,
    pub taken_in: Vec<Case>,
    pub concerns: Vec<Concern>,
    /// How much of it they do not hold: the paper says so.
    pub missing: usize,
}

/// Reads it.
///
/// # Errors
/// [`AppError::NotFound`] where the case does not exist for whoever asks; when the database cannot be read.
pub async fn gather(ctx: &Ctx, id: Uuid) -> Result<Gathered, AppError> {
    let mut conn = ctx.db().read().await?;
    let case = case::load(ctx, &mut conn, id).await?;
    let taken_in = matter::taken_in(ctx, &mut conn, &case).await?;
    let (mut concerns, mut missing) = (Vec::new(), 0);
    let mut all = group::of_case(&mut conn, id).await?;
    all.retain(|one| *one != id && taken_in.iter().all(|case| case.id() != *one));
    for id in all {
        // What they must not know of is not missing for them.
        if store::holder::is_excluded(&mut conn, id, ctx.viewer()).await? {
            continue;
        }
        match record::reach(ctx, &mut conn, id).await {
            Ok(Reach::Open(_)) => concerns.push(concern::load(ctx, &mut conn, id).await?),
            Ok(Reach::Waiting) | Err(AppError::NotFound) => missing += 1,
            Err(error) => return Err(error),
        }
    }
    concerns.sort_by_key(|one| (one.row.received_at, one.row.id));
    Ok(Gathered {
        case,
        taken_in,
        concerns,
        missing,
    })
}

impl Gathered {
    /// The case and those that went on in it.
    pub fn cases(&self) -> impl Iterator<Item = &Case> {
        std::iter::once(&self.case).chain(&self.taken_in)
    }

    /// Every file with the record that keeps it.
    #[must_use]
    pub fn files(&self) -> Vec<(&Opened, &File)> {
        let mut files = Vec::new();
        for one in &self.concerns {
            for written in &one.entries {
                let here = match &written.entry.what {
                    Reported::Report(report) => report.files.as_slice(),
                    Reported::Added { files, .. } => files,
                    _ => &[],
                };
                files.extend(here.iter().map(|file| (&one.opened, file)));
            }
        }
        for case in self.cases() {
            for written in &case.entries {
                let here = match &written.entry.what {
                    What::Note(note) => note.files.as_slice(),
                    What::Files { files, .. } => files,
                    _ => &[],
                };
                files.extend(here.iter().map(|file| (&case.opened, file)));
            }
        }
        files
    }

    /// The parts of a sealed export: the words as JSON, the paper, and each file byte for byte.
    ///
    /// # Errors
    /// When a file cannot be read, does not open, or is not what its hash says.
    pub async fn parts(&self, ctx: &Ctx, pdf: Vec<u8>) -> Result<Vec<Content>, AppError> {
        let json = serde_json::to_vec_pretty(&self.json())
            .map_err(|error| AppError::Internal(error.into()))?;
        let ours = |path: &str, bytes| Content {
            path: path.to_owned(),
            name: String::new(),
            bytes,
        };
        let mut parts = vec![ours("case.json", json), ours("case.pdf", pdf)];
        let mut conn = ctx.db().read().await?;
        for (place, (opened, file)) in self.files().into_iter().enumerate() {
            let bytes = opened.file(&mut conn, file.id).await?;
            if blake3::hash(&bytes).to_hex().as_str() != file.hash {
                return Err(AppError::internal("a file is not what its hash says"));
            }
            parts.push(Content {
                path: format!("files/{}", safe_name(place + 1, &file.name)),
                name: file.name.clone(),
                bytes,
            });
        }
        Ok(parts)
    }

    fn json(&self) -> Json<'_> {
        let case = &self.case;
        Json {
            case: case.id(),
            title: &case.title,
            status: case.file.status.as_str(),
            opened_at: case.file.opened_at.timestamp(),
            closed_at: case.file.closed_at.map(store::Ts::timestamp),
            people: case.people.values().collect(),
            entries: lines(case),
            taken_in: self
                .taken_in
                .iter()
                .map(|one| TakenIn {
                    case: one.id(),
                    title: &one.title,
                    entries: lines(one),
                })
                .collect(),
            concerns: self
                .concerns
                .iter()
                .map(|one| Reports {
                    concern: one.row.id,
                    kind: &one.row.kind,
                    received_at: one.row.received_at.timestamp(),
                    entries: one
                        .entries
                        .iter()
                        .map(|written| Line {
                            id: written.id,
                            place: written.place,
                            written_at: written.at,
                            entry: &written.entry,
                        })
                        .collect(),
                })
                .collect(),
            left_out: self.missing,
        }
    }
}

#[derive(Serialize)]
struct Json<'a> {
    case: Uuid,
    title: &'a str,
    status: &'a str,
    opened_at: jiff::Timestamp,
    closed_at: Option<jiff::Timestamp>,
    people: Vec<&'a super::words::Person>,
    entries: Vec<Line<&'a super::words::Entry>>,
    taken_in: Vec<TakenIn<'a>>,
    concerns: Vec<Reports<'a>>,
    left_out: usize,
}

fn lines(case: &Case) -> Vec<Line<&super::words::Entry>> {
    let lines = case.entries.iter().map(|one| Line {
        id: one.id,
        place: one.place,
        written_at: one.at,
        entry: &one.entry,
    });
    lines.collect()
}

/// A case that went on in this one.
#[derive(Serialize)]
struct TakenIn<'a> {
    case: Uuid,
    title: &'a str,
    entries: Vec<Line<&'a super::words::Entry>>,
}

#[derive(Serialize)]
struct Reports<'a> {
    concern: Uuid,
    kind: &'a str,
    received_at: jiff::Timestamp,
    entries: Vec<Line<&'a crate::reporting::words::Entry>>,
}

#[derive(Serialize)]
struct Line<E: Serialize> {
    id: Uuid,
    place: i64,
    written_at: jiff::Timestamp,
    #[serde(flatten)]
    entry: E,
}

/// Why it leaves.
pub struct Leaving {
    /// Whether it goes to another body: then it is a disclosure.
    pub to_others: bool,
    pub to: String,
    pub why: String,
    /// The key of the lawful basis, and whether less would not do: for another body.
    pub basis: String,
    pub minimum: bool,
    pub sealed: bool,
}

/// Writes down that it leaves, before it does. For another body the policy is asked first.
///
/// # Errors
/// [`AppError::NotFound`] where the case does not exist for whoever asks; [`AppError::Conflict`] when somebody wrote since `seen`:
/// what was made would lack it.
pub async fn leave(ctx: &Ctx, id: Uuid, leaving: Leaving, seen: i64) -> Result<Done, AppError> {
    let mut tx = ctx.db().begin().await?;
    let case = case::load(ctx, &mut tx, id).await?;
    if leaving.to_others {
        let recorded = recorded(&leaving);
        let act = ShareData {
            at: Some(ctx.now().to_zoned(ctx.zone())),
            service: case.file.service.clone(),
            recorded: Some(recorded.clone()),
        };
        let asked = ask::ask(ctx, &mut tx, &act.into(), id, Vec::new(), None).await?;
        if let Asked::Stopped(stopped) = asked {
            tx.commit().await?;
            return Ok(Done::Stopped(stopped));
        }
        let keys: Vec<&str> = recorded.iter().map(|one| one.key()).collect();
        let row = Disclosure {
            id: ctx.new_id(),
            record_id: id,
            at: ctx.ts(),
            recorded: keys.join(","),
        };
        store::disclosure::insert(&mut tx, &row).await?;
    }
    let what = What::Exported {
        to: leaving.to,
        why: leaving.why,
    };
    let entry = case::entry(ctx, what);
    case::write(ctx, &mut tx, &case.opened, &entry, Some(seen)).await?;
    let detail = serde_json::json!({ "sealed": leaving.sealed, "to-others": leaving.to_others });
    audit::note_record(&mut tx, ctx, "exported", id, &detail).await?;
    tx.commit().await?;
    Ok(Done::Done(()))
}

fn recorded(leaving: &Leaving) -> Vec<SharingRequirement> {
    let mut recorded = Vec::new();
    let mut note = |there: bool, what| {
        if there {
            recorded.push(what);
        }
    };
    note(!leaving.why.trim().is_empty(), SharingRequirement::Reason);
    note(!leaving.basis.is_empty(), SharingRequirement::LawfulBasis);
    note(!leaving.to.trim().is_empty(), SharingRequirement::Recipient);
    note(leaving.minimum, SharingRequirement::MinimumFields);
    recorded
}
