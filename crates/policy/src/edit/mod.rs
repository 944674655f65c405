//! Editing a pack: one value or clause changes, every comment and the order of the rest stay.
//!
//! An edit takes the text of a pack and gives the new text. It checks that the place exists, not
//! that the new pack is good: [`read`](crate::read) the result, and show its diagnostics.

mod clauses;
mod value;

use std::fmt;

pub use clauses::{NewClause, NewControl, add_clause, move_clause, remove_clause};
use serde_json::Value as Json;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, TableLike};
use value::{set_keeping_comments, text_value, toml_value};

/// Why a pack could not be edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditError {
    /// The text is not TOML: mend its syntax first.
    Syntax(String),
    /// There is no such clause.
    NoClause(String),
    /// The clause has no control.
    NoControl(String),
    /// There is no such setting, role or other entry.
    NoEntry(String),
    /// A clause with this id is already there.
    Taken(String),
    /// A value that packs cannot hold.
    BadValue(String),
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EditError::Syntax(what) => write!(f, "the pack is not valid TOML: {what}"),
            EditError::NoClause(id) => write!(f, "the pack has no clause called `{id}`"),
            EditError::NoControl(id) => write!(f, "the clause `{id}` has no control"),
            EditError::NoEntry(id) => write!(f, "the pack has no entry called `{id}`"),
            EditError::Taken(id) => write!(f, "the pack already has a clause called `{id}`"),
            EditError::BadValue(what) => write!(f, "a pack cannot hold this value: {what}"),
        }
    }
}
impl std::error::Error for EditError {}

/// Sets a parameter of a clause's control, or its `effect` or `override`; JSON `null` takes the line
/// out, so that the default applies.
///
/// # Errors
///
/// The text is not TOML, there is no such clause or control, or the value is none that packs hold.
pub fn set_value(
    source: &str,
    clause: &str,
    param: &str,
    value: &Json,
) -> Result<String, EditError> {
    edit(source, |document| {
        let clause_table = self::clause(document, clause)?;
        let control = clause_table
            .get_mut("control")
            .and_then(Item::as_table_like_mut);
        let control = control.ok_or_else(|| EditError::NoControl(clause.into()))?;
        set(control, param, value)
    })
}

/// Sets the title of a clause.
///
/// # Errors
///
/// The text is not TOML, or there is no such clause.
pub fn set_title(source: &str, clause: &str, title: &str) -> Result<String, EditError> {
    set_clause_key(source, clause, "title", &Json::from(title))
}

/// Sets the words of a clause.
///
/// # Errors
///
/// The text is not TOML, or there is no such clause.
pub fn set_text(source: &str, clause: &str, text: &str) -> Result<String, EditError> {
    edit(source, |document| {
        set_keeping_comments(self::clause(document, clause)?, "text", text_value(text)?);
        Ok(())
    })
}

/// Sets another key of a clause: `section`, `pillar`, `audience`, `duties` or `services`. JSON
/// `null` takes it out.
///
/// # Errors
///
/// The text is not TOML, there is no such clause, or the value is none that packs hold.
pub fn set_clause_key(
    source: &str,
    clause: &str,
    key: &str,
    value: &Json,
) -> Result<String, EditError> {
    edit(source, |document| {
        set(self::clause(document, clause)?, key, value)
    })
}

/// Sets the value of an organisation setting; an empty text becomes "not set".
///
/// # Errors
///
/// The text is not TOML, or there is no such setting.
pub fn set_setting(source: &str, setting: &str, value: &str) -> Result<String, EditError> {
    let value = if value.trim().is_empty() {
        "not set"
    } else {
        value.trim()
    };
    set_entry(source, "setting", setting, "value", &Json::from(value))
}

/// Sets what the organisation calls a role.
///
/// # Errors
///
/// The text is not TOML, or the pack does not declare the role.
pub fn set_role_label(source: &str, role: &str, label: &str) -> Result<String, EditError> {
    set_entry(source, "role", role, "label", &Json::from(label))
}

/// Sets a key of `[meta]`, such as `title` or `summary`.
///
/// # Errors
///
/// The text is not TOML, or has no `[meta]`.
pub fn set_meta(source: &str, key: &str, value: &str) -> Result<String, EditError> {
    edit(source, |document| {
        let meta = document.get_mut("meta").and_then(Item::as_table_like_mut);
        set(
            meta.ok_or_else(|| EditError::NoEntry("meta".into()))?,
            key,
            &Json::from(value),
        )
    })
}

fn set_entry(
    source: &str,
    list: &str,
    id: &str,
    key: &str,
    value: &Json,
) -> Result<String, EditError> {
    edit(source, |document| {
        let entry = document
            .get_mut(list)
            .and_then(Item::as_array_of_tables_mut)
            .and_then(|list| named(list, id));
        set(
            entry.ok_or_else(|| EditError::NoEntry(id.into()))?,
            key,
            value,
        )
    })
}

fn edit(
    source: &str,
    change: impl FnOnce(&mut DocumentMut) -> Result<(), EditError>,
) -> Result<String, EditError> {
    let mut document: DocumentMut = source
        .parse()
        .map_err(|error: toml_edit::TomlError| EditError::Syntax(error.message().to_owned()))?;
    change(&mut document)?;
    Ok(document.to_string())
}

fn named<'d>(list: &'d mut ArrayOfTables, id: &str) -> Option<&'d mut Table> {
    list.iter_mut().find(|table| id_of(table) == Some(id))
}

fn id_of(table: &Table) -> Option<&str> {
    table.get("id").and_then(Item::as_str)
}

fn clauses(document: &mut DocumentMut) -> Option<&mut ArrayOfTables> {
    document
        .get_mut("clause")
        .and_then(Item::as_array_of_tables_mut)
}

fn clause<'d>(document: &'d mut DocumentMut, id: &str) -> Result<&'d mut Table, EditError> {
    clauses(document)
        .and_then(|list| named(list, id))
        .ok_or_else(|| EditError::NoClause(id.into()))
}

fn set(table: &mut dyn TableLike, key: &str, value: &Json) -> Result<(), EditError> {
    if value.is_null() {
        table.remove(key);
    } else {
        set_keeping_comments(table, key, toml_value(value)?);
    }
    Ok(())
}
