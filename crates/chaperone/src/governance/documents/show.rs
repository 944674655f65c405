//! A document as a page shows it.

use std::collections::HashMap;

use pages::{
    Language,
    views::documents::{Row, Standing},
};
use policy::{Choice, terms::DocumentKind};
use store::{Conn, document::Document};
use uuid::Uuid;

use super::state::{Judge, State};
use crate::{error::AppError, web::dates};

/// The names of those who answer for documents: everybody who reads a policy may know whom to ask about it.
pub struct Owners(HashMap<Uuid, String>);

impl Owners {
    /// # Errors
    /// When the database cannot be read.
    pub async fn load(conn: &mut Conn) -> Result<Self, AppError> {
        let names = store::person::names(conn).await?;
        Ok(Self(names.into_iter().collect()))
    }
}

#[must_use]
pub fn row(document: &Document, judge: &Judge, owners: &Owners) -> Row {
    let known = document.owner_id.and_then(|id| owners.0.get(&id));
    let kind = DocumentKind::from_key(&document.kind).map(|kind| kind.label().to_owned());
    let file = document.file_id;
    Row {
        id: document.id.to_string(),
        title: document.title.clone(),
        kind: kind.unwrap_or_else(|| Language::English.t("documents-kind-other").to_string()),
        owner: known.unwrap_or(&document.owner_name).clone(),
        version: document.version_label.clone(),
        state: standing(judge.state(document)),
        file: file
            .map(|file| format!("/documents/{}/files/{file}", document.id))
            .unwrap_or_default(),
        link: document.link.clone().unwrap_or_default(),
    }
}

fn standing(state: State) -> Standing {
    let (mark, key, review) = match state {
        State::NoFile => ("not", "documents-state-no-file", None),
        State::NoOwner => ("not", "documents-state-no-owner", None),
        State::Overdue(on) => ("not", "documents-state-overdue", Some(on)),
        State::DueSoon(on) => ("due", "documents-state-due", Some(on)),
        State::InDate(on) => ("met", "documents-state-in-date", Some(on)),
    };
    Standing {
        mark,
        words: Language::English.t(key).to_string(),
        review: review.map(dates::day).unwrap_or_default(),
    }
}
