use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use toml::{Spanned, de::DeValue};

use super::{TableReader, codes, nearest};
use crate::{
    Choice, Meta, OrganisationSetting, Role, RoleEntry, Service, params::type_in_words,
    values::clip,
};

/// What the rest of a pack may refer to.
pub(crate) struct Scope {
    pub roles: Vec<Role>,
    pub services: HashSet<String>,
    /// With the place of each.
    pub settings: HashMap<String, Range<usize>>,
}

impl Scope {
    pub fn new(
        roles: &[RoleEntry],
        services: &[Service],
        settings: &[(OrganisationSetting, Range<usize>)],
    ) -> Self {
        Self {
            roles: roles.iter().map(|entry| entry.id).collect(),
            services: services.iter().map(|service| service.id.clone()).collect(),
            settings: settings
                .iter()
                .map(|(setting, at)| (setting.id.clone(), at.clone()))
                .collect(),
        }
    }
}

pub(crate) fn meta(pack: &mut TableReader<'_, '_>) -> Option<Meta> {
    let value = pack.need(
        "meta",
        "{ id = \"...\", title = \"...\", summary = \"...\", language = \"en-GB\" }",
    )?;
    let mut table = table_of(pack, "meta", value, "`[meta]`")?;
    let id = table.slug("id");
    let title = table.words("title");
    let summary = table.words("summary");
    let seed = table.get("seed").map(|value| table.read("seed", value));
    let language = table.words_if_any("language");
    table.finish(None);
    Some(Meta {
        id: id?.0,
        title: title?.0,
        summary: summary?.0,
        seed: match seed {
            Some(read) => Some(read?),
            None => None,
        },
        language: language.map_or_else(|| "en-GB".into(), |(text, _)| text),
    })
}

pub(crate) fn roles(pack: &mut TableReader<'_, '_>) -> Vec<RoleEntry> {
    let mut seen = HashMap::new();
    let mut roles = Vec::new();
    for mut table in tables(pack, "role", "this role") {
        let id = table
            .need("id", "\"dsl\"")
            .and_then(|value| Some((role(&table, value)?, value.span())));
        let label = table.words("label");
        let purpose = table.words("purpose");
        let required = table
            .get("required")
            .map(|value| table.read::<bool>("required", value));
        if let Some((id, at)) = &id {
            once(&table, &mut seen, id.key(), at);
        }
        table.finish(None);
        if let (Some((id, _)), Some((label, _)), Some((purpose, _))) = (id, label, purpose) {
            roles.push(RoleEntry {
                id,
                label,
                purpose,
                required: required.flatten().unwrap_or(false),
            });
        }
    }
    roles
}

fn role(table: &TableReader<'_, '_>, value: &Spanned<DeValue<'_>>) -> Option<Role> {
    let name = value.get_ref().as_str();
    let Some(name) = name else {
        return table.read::<Role>("id", value);
    };
    let found = Role::from_key(name);
    if found.is_none() {
        unknown_role(table, name, value.span());
    }
    found
}

pub(crate) fn unknown_role(table: &TableReader<'_, '_>, name: &str, at: Range<usize>) {
    let keys = || Role::ALL.iter().map(|role| role.key());
    let help = match nearest(name, keys()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the roles are: {}", keys().collect::<Vec<_>>().join(", ")),
    };
    table.reader.error(
        codes::UNKNOWN_ROLE,
        at,
        format!("there is no role called `{}`", clip(name)),
        help,
    );
}

pub(crate) fn services(pack: &mut TableReader<'_, '_>) -> Vec<Service> {
    let mut seen = HashMap::new();
    let mut services = Vec::new();
    for mut table in tables(pack, "service", "this service") {
        let id = table.slug("id");
        let label = table.words("label");
        let summary = table.words_if_any("summary");
        let people = table.choices("people");
        if let Some((id, at)) = &id {
            once(&table, &mut seen, id, at);
        }
        table.finish(None);
        if let (Some((id, _)), Some((label, _))) = (id, label) {
            services.push(Service {
                id,
                label,
                summary: summary.map(|(text, _)| text),
                people,
            });
        }
    }
    services
}

pub(crate) fn settings(pack: &mut TableReader<'_, '_>) -> Vec<(OrganisationSetting, Range<usize>)> {
    let mut seen = HashMap::new();
    let mut settings = Vec::new();
    for mut table in tables(pack, "setting", "this setting") {
        let id = table.slug("id");
        let label = table.words("label");
        let value = table.words("value");
        let help = table.words_if_any("help");
        if let Some((id, at)) = &id {
            once(&table, &mut seen, id, at);
        }
        let reader = table.reader;
        table.finish(None);
        if let (Some((id, place)), Some((label, _)), Some((value, at))) = (id, label, value) {
            let value = (value != "not set").then_some(value);
            if value.is_none() {
                reader.gap(
                    at,
                    format!("the setting `{id}` is not set"),
                    format!("write your {}", label.to_lowercase()),
                );
            }
            let setting = OrganisationSetting {
                id,
                label,
                value,
                help: help.map(|(text, _)| text),
            };
            settings.push((setting, place));
        }
    }
    settings
}

/// The most clauses, services, settings or roles. The longest policy we know has a hundred clauses.
const MOST_TABLES: usize = 2_000;

/// The tables of a list such as `[[role]]`.
pub(crate) fn tables<'r, 's>(
    pack: &mut TableReader<'r, 's>,
    key: &'static str,
    what: &'static str,
) -> Vec<TableReader<'r, 's>> {
    let Some(value) = pack.get(key) else {
        return Vec::new();
    };
    let Some(array) = value.get_ref().as_array() else {
        let message = format!(
            "`{key}`: this is {}, not a list of tables",
            type_in_words(value.get_ref())
        );
        pack.reader.error(
            codes::WRONG_TYPE,
            value.span(),
            message,
            format!("begin each with `[[{key}]]`"),
        );
        return Vec::new();
    };
    if array.len() > MOST_TABLES {
        let message = format!("this pack has {} of `[[{key}]]`", array.len());
        let help = format!("a pack has at most {MOST_TABLES} of each");
        pack.reader
            .error(codes::BAD_VALUE, value.span(), message, help);
        return Vec::new();
    }
    array
        .iter()
        .filter_map(|item| table_of(pack, key, item, what))
        .collect()
}

pub(crate) fn table_of<'r, 's>(
    pack: &TableReader<'r, 's>,
    key: &str,
    value: &'r Spanned<DeValue<'s>>,
    what: &'static str,
) -> Option<TableReader<'r, 's>> {
    match value.get_ref().as_table() {
        Some(table) => Some(TableReader::new(pack.reader, table, value.span(), what)),
        None => {
            let message = format!(
                "`{key}`: this is {}, not a table",
                type_in_words(value.get_ref())
            );
            pack.reader.error(
                codes::WRONG_TYPE,
                value.span(),
                message,
                format!("begin it with `[{key}]` or `[[{key}]]`"),
            );
            None
        }
    }
}

/// Notes an identifier that is already taken, naming the line of the first.
pub(crate) fn once(
    table: &TableReader<'_, '_>,
    seen: &mut HashMap<String, u32>,
    id: &str,
    at: &Range<usize>,
) {
    let (line, _) = table.reader.source.position(at.start);
    if let Some(first) = seen.insert(id.to_owned(), line) {
        seen.insert(id.to_owned(), first);
        let message = format!("`{id}` is already the id of another one, in line {first}");
        table.reader.error(
            codes::DUPLICATE_ID,
            at.clone(),
            message,
            "give one of them another id",
        );
    }
}
