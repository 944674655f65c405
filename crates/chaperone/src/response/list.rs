//! What somebody holds: lists of concerns and cases. Every row comes through their key.

use store::{Conn, case_file::CaseFile, concern::Concern};

use crate::{
    ctx::Ctx,
    error::AppError,
    sealing::record::{self, Reach},
};

/// How many a page shows.
pub const PAGE: i64 = 50;

/// A page of a list.
pub struct Listed<T> {
    pub rows: Vec<T>,
    pub all: i64,
}

/// A case in a list, with its title where its key is at hand.
pub struct Line {
    pub file: CaseFile,
    /// None while a colleague has yet to share its key.
    pub title: Option<String>,
}

/// The concerns that exist for whoever is signed in; the newest first. `page` from 1.
///
/// # Errors
/// When the database cannot be read.
pub async fn concerns(ctx: &Ctx, conn: &mut Conn, page: i64) -> Result<Listed<Concern>, AppError> {
    let person = ctx.signed()?.person;
    let offset = (page - 1).max(0) * PAGE;
    Ok(Listed {
        rows: store::concern::held_by(conn, person, ctx.ts(), PAGE, offset).await?,
        all: store::concern::count_held_by(conn, person, ctx.ts()).await?,
    })
}

/// The cases that exist for whoever is signed in; open ones first.
///
/// # Errors
/// [`AppError::Locked`] where their own key is not unlocked; when the database cannot be read.
pub async fn cases(ctx: &Ctx, conn: &mut Conn, page: i64) -> Result<Listed<Line>, AppError> {
    let person = ctx.signed()?.person;
    let offset = (page - 1).max(0) * PAGE;
    let files = store::case_file::held_by(conn, person, ctx.ts(), PAGE, offset).await?;
    let mut rows = Vec::with_capacity(files.len());
    for file in files {
        let title = match record::reach(ctx, conn, file.id).await? {
            Reach::Open(opened) => Some(opened.title(&file.title, file.title_generation)?),
            Reach::Waiting => None,
        };
        rows.push(Line { file, title });
    }
    Ok(Listed {
        rows,
        all: store::case_file::count_held_by(conn, person, ctx.ts()).await?,
    })
}
