use std::{
    collections::{HashMap, HashSet},
    ops::Range,
    sync::Arc,
};

use super::{Reader, TableReader, codes, header, header::Scope, nearest, text};
use crate::{AnyControl, Choice, Clause, Duty, Effect, Piece, Role, Rule, values::clip};

/// A clause with the place of its rule, for faults that concern two clauses.
pub(crate) struct Placed {
    pub clause: Clause,
    pub rule_at: Range<usize>,
}

pub(crate) fn all(pack: &mut TableReader<'_, '_>, scope: &Scope) -> Vec<Placed> {
    let mut seen = HashMap::new();
    let tables = header::tables(pack, "clause", "this clause");
    if tables.is_empty() && !pack.reader.broken_in(0..pack.reader.source.text.len()) {
        pack.reader.error(
            codes::MISSING_KEY,
            0..0,
            "a pack has no clause",
            "begin the first with `[[clause]]`",
        );
    }
    tables
        .into_iter()
        .filter_map(|table| one(table, scope, &mut seen))
        .collect()
}

fn one(
    mut table: TableReader<'_, '_>,
    scope: &Scope,
    seen: &mut HashMap<String, u32>,
) -> Option<Placed> {
    let reader = table.reader;
    let (line, _) = reader.source.position(table.at.start);
    let id = table.slug("id");
    if let Some((id, at)) = &id {
        header::once(&table, seen, id, at);
    }
    let title = table.words("title");
    let section = table.words("section");
    let pillar = table.choice("pillar");
    let audience = table.choices("audience");
    let duties = duties(&mut table);
    let services = services(&mut table, scope);
    let words = table.words("text");
    let name = id.as_ref().map(|(id, _)| id.clone());
    let rule = table.get("control").map(|value| {
        header::table_of(&table, "clause.control", value, "this control")
            .and_then(|inner| rule(inner, name.as_deref()))
    });
    let broken_rule = matches!(rule, Some(None));
    let rule = rule.flatten();
    let text = words.as_ref().map(|(words, at)| {
        let params = match (&rule, table.peek("control")) {
            (Some((rule, _)), _) => text::Params::of_rule(rule),
            (None, Some(control)) => text::Params::of_broken(control),
            (None, None) => text::Params::none(),
        };
        text::checked(&table, words, at, scope, &params)
    });
    table.finish(name.as_deref());
    if broken_rule {
        return None;
    }
    let (rule, rule_at) = rule.map_or((None, 0..0), |(rule, at)| (Some(rule), at));
    let clause = Clause {
        id: Arc::from(id?.0),
        title: title?.0,
        section: section?.0,
        pillar: pillar?,
        audience,
        duties,
        services,
        text: text?,
        rule,
        line,
    };
    Some(Placed { clause, rule_at })
}

fn duties(table: &mut TableReader<'_, '_>) -> Vec<Duty> {
    let mut duties = Vec::new();
    for (name, at) in table.texts("duties") {
        if table.reader.full() {
            break;
        }
        match Duty::parse(&name) {
            Some(duty) if duties.contains(&duty) => {
                table.reader.error(
                    codes::BAD_VALUE,
                    at,
                    format!("`{duty}` is in this list twice"),
                    "remove one of them",
                );
            }
            Some(duty) => duties.push(duty),
            None => {
                let message = format!("there is no duty called `{}`", clip(&name));
                table
                    .reader
                    .error(codes::UNKNOWN_DUTY, at, message, "duties are D01 to D148");
            }
        }
    }
    duties
}

fn services(table: &mut TableReader<'_, '_>, scope: &Scope) -> Vec<String> {
    let mut services = Vec::new();
    for (name, at) in table.texts("services") {
        if table.reader.full() {
            break;
        }
        if services.contains(&name) {
            let message = format!("`{name}` is in this list twice");
            table
                .reader
                .error(codes::BAD_VALUE, at, message, "remove one of them");
            continue;
        }
        if scope.services.contains(&name) {
            services.push(name);
            continue;
        }
        let help = match nearest(&name, scope.services.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "declare it with `[[service]]`".into(),
        };
        table.reader.error(
            codes::UNKNOWN_SERVICE,
            at,
            format!("this pack has no service called `{}`", clip(&name)),
            help,
        );
    }
    services
}

fn rule(mut table: TableReader<'_, '_>, clause: Option<&str>) -> Option<(Rule, Range<usize>)> {
    let at = table.at.clone();
    let kind = table.name("kind");
    let effect = table
        .get("effect")
        .map(|value| table.read::<Effect>("effect", value));
    let overridable_by = overridable_by(&mut table);
    let (kind, kind_at) = kind?;
    let Some(control) = AnyControl::read(&kind, &mut table) else {
        let help = match nearest(&kind, AnyControl::KINDS.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "the schema lists every kind".into(),
        };
        table.reader.error(
            codes::UNKNOWN_KIND,
            kind_at,
            format!("there is no control called `{}`", clip(&kind)),
            help,
        );
        return None;
    };
    let table_reader = table.reader;
    table.finish(clause);
    let control = control?;
    if control.is_absolute()
        && (effect.is_some_and(|given| given != Some(control.effect()))
            || !overridable_by.is_empty())
    {
        table_reader.error(
            codes::SOFTENED,
            kind_at,
            format!("`{kind}` cannot be softened"),
            "remove its `effect` and `override`: what it stops would be a crime",
        );
        return None;
    }
    let effect = match effect {
        Some(read) => read?,
        None => control.effect(),
    };
    Some((
        Rule {
            control,
            effect,
            overridable_by: overridable_by.into(),
        },
        at,
    ))
}

fn overridable_by(table: &mut TableReader<'_, '_>) -> Vec<Role> {
    let mut roles = Vec::new();
    for (name, at) in table.texts("override") {
        match Role::from_key(&name) {
            Some(role) => roles.push(role),
            None => header::unknown_role(table, &name, at),
        }
    }
    roles
}

/// Faults that concern more than one clause.
pub(crate) fn across(reader: &Reader<'_>, clauses: &[Placed], scope: &Scope) {
    contradictions(reader, clauses);
    undeclared(reader, clauses, scope);
    // A clause with an error is not among them, and may be the one that prints a setting.
    if !reader.has_errors() {
        unused(reader, clauses, scope);
    }
}

fn unused(reader: &Reader<'_>, clauses: &[Placed], scope: &Scope) {
    let pieces = clauses
        .iter()
        .flat_map(|placed| placed.clause.text.pieces());
    let printed: HashSet<&str> = pieces
        .filter_map(|piece| match piece {
            Piece::Setting(id) => Some(id.as_str()),
            _ => None,
        })
        .collect();
    for (id, at) in scope
        .settings
        .iter()
        .filter(|(id, _)| !printed.contains(id.as_str()))
    {
        let message = format!("no clause prints the setting `{id}`");
        reader.warning(
            codes::UNUSED,
            at.clone(),
            message,
            format!("write `{{setting:{id}}}` where it belongs, or remove it"),
        );
    }
}

fn contradictions(reader: &Reader<'_>, clauses: &[Placed]) {
    let mut sole: HashMap<(&str, String), Vec<&Placed>> = HashMap::new();
    for placed in clauses {
        let Some(rule) = &placed.clause.rule else {
            continue;
        };
        for about in rule.control.sole_rule_for() {
            let rivals = sole
                .entry((rule.control.kind(), about.into_owned()))
                .or_default();
            let rival = rivals.iter().find(|rival| {
                let same =
                    rival.clause.rule.as_ref().is_some_and(|other| {
                        other.control.sole_value() == rule.control.sole_value()
                    });
                !same && rival.clause.shares_service_with(&placed.clause)
            });
            if let Some(rival) = rival {
                let (line, _) = reader.source.position(rival.rule_at.start);
                let message = format!(
                    "`{}` contradicts `{}` in line {line}: both set `{}` for the same services, with different values",
                    placed.clause.id,
                    rival.clause.id,
                    rule.control.kind()
                );
                reader.error(
                    codes::CONTRADICTION,
                    placed.rule_at.clone(),
                    message,
                    "give both the same values, or keep them apart with `services`",
                );
            }
            // A pack of a thousand equal rules must not be compared a million times.
            if rivals.len() < 20 {
                rivals.push(placed);
            }
        }
    }
}

fn undeclared(reader: &Reader<'_>, clauses: &[Placed], scope: &Scope) {
    let mut told = Vec::new();
    for placed in clauses {
        let Some(rule) = &placed.clause.rule else {
            continue;
        };
        for role in rule
            .control
            .roles()
            .into_iter()
            .chain(rule.overridable_by.iter().copied())
        {
            if !scope.roles.contains(&role) && !told.contains(&role) {
                told.push(role);
                let message = format!(
                    "`{}` needs the role `{}`, which this pack does not declare",
                    placed.clause.id,
                    role.key()
                );
                reader.warning(
                    codes::UNDECLARED_ROLE,
                    placed.rule_at.clone(),
                    message,
                    "declare it with `[[role]]`",
                );
            }
        }
    }
}
