use serde_json::{Map, Value as Json};
use toml_edit::{ArrayOfTables, Item, Table, Value};

use super::{EditError, clauses, edit, id_of, text_value, toml_value};

/// A clause to be added.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NewClause {
    /// Its slug.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The heading it stands under.
    pub section: String,
    /// `prevention`, `reporting` or `response`.
    pub pillar: String,
    /// Keys of its readers.
    pub audience: Vec<String>,
    /// The duties it answers: `D07`.
    pub duties: Vec<String>,
    /// The services it is for; none for all.
    pub services: Vec<String>,
    /// Its words.
    pub text: String,
    /// Its control, if it has one.
    pub control: Option<NewControl>,
}

/// The control of a clause to be added.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NewControl {
    /// The key of its kind.
    pub kind: String,
    /// Its parameters, and `effect` and `override` where they differ from the default.
    pub values: Map<String, Json>,
}

/// Adds a clause behind another, or at the end.
///
/// # Errors
///
/// The text is not TOML, the id is taken, or the clause to stand behind does not exist.
pub fn add_clause(source: &str, new: &NewClause, after: Option<&str>) -> Result<String, EditError> {
    edit(source, |document| {
        let table = table_of(new)?;
        if !document.contains_key("clause") {
            document.insert("clause", Item::ArrayOfTables(ArrayOfTables::new()));
        }
        let list = clauses(document)
            .ok_or_else(|| EditError::BadValue("`clause` is not a list of tables".into()))?;
        if list.iter().any(|one| id_of(one) == Some(&new.id)) {
            return Err(EditError::Taken(new.id.clone()));
        }
        match after {
            None => list.push(table),
            Some(id) => {
                let at = place(list, id)?;
                list.insert(at + 1, table);
            }
        }
        Ok(())
    })
}

/// Removes a clause with the comment above it.
///
/// # Errors
///
/// The text is not TOML, or there is no such clause.
pub fn remove_clause(source: &str, clause: &str) -> Result<String, EditError> {
    edit(source, |document| {
        let list = clauses(document).ok_or_else(|| EditError::NoClause(clause.into()))?;
        let at = place(list, clause)?;
        list.remove(at);
        Ok(())
    })
}

/// Moves a clause behind another, or to the top.
///
/// # Errors
///
/// The text is not TOML, or one of the clauses does not exist.
pub fn move_clause(source: &str, clause: &str, after: Option<&str>) -> Result<String, EditError> {
    edit(source, |document| {
        let list = clauses(document).ok_or_else(|| EditError::NoClause(clause.into()))?;
        let at = place(list, clause)?;
        let first = list.iter().filter_map(Table::position).min();
        let mut table = list.remove(at);
        // The writer goes by positions: one that moved takes that of its new neighbour.
        match after {
            Some(id) => {
                let behind = place(list, id)?;
                set_position(&mut table, list.get(behind).and_then(last_position));
                list.insert(behind + 1, table);
            }
            None => {
                set_position(&mut table, first);
                list.insert(0, table);
            }
        }
        Ok(())
    })
}

fn place(list: &ArrayOfTables, id: &str) -> Result<usize, EditError> {
    list.iter()
        .position(|one| id_of(one) == Some(id))
        .ok_or_else(|| EditError::NoClause(id.into()))
}

fn last_position(table: &Table) -> Option<isize> {
    let control = table
        .get("control")
        .and_then(Item::as_table)
        .and_then(Table::position);
    table.position().max(control)
}

fn set_position(table: &mut Table, position: Option<isize>) {
    table.set_position(position);
    if let Some(control) = table.get_mut("control").and_then(Item::as_table_mut) {
        control.set_position(position);
    }
}

fn table_of(new: &NewClause) -> Result<Table, EditError> {
    let mut table = Table::new();
    table.decor_mut().set_prefix("\n");
    let mut put = |key: &str, value: Value| table.insert(key, Item::Value(value));
    put("id", new.id.as_str().into());
    put("title", new.title.as_str().into());
    put("section", new.section.as_str().into());
    put("pillar", new.pillar.as_str().into());
    for (key, list) in [
        ("audience", &new.audience),
        ("duties", &new.duties),
        ("services", &new.services),
    ] {
        if !list.is_empty() {
            put(key, list.iter().map(String::as_str).collect());
        }
    }
    put("text", text_value(&new.text)?);
    if let Some(control) = &new.control {
        let mut inner = Table::new();
        inner.insert("kind", Item::Value(control.kind.as_str().into()));
        for (key, value) in &control.values {
            inner.insert(key, Item::Value(toml_value(value)?));
        }
        table.insert("control", Item::Table(inner));
    }
    Ok(table)
}
