use std::ops::Range;

use toml::de::DeValue;

use super::{TableReader, codes, header::Scope, nearest};
use crate::{
    AnyControl, Choice, Rule,
    policy::{Fault, Piece, Text, parse_text},
    values::clip,
};

/// The parameters that a text may print; `None` where nobody can know.
pub(crate) struct Params(Option<Vec<&'static str>>);

impl Params {
    pub fn none() -> Self {
        Params(Some(Vec::new()))
    }

    pub fn of_rule(rule: &Rule) -> Self {
        Self::of_kind(rule.control.kind())
    }

    /// Those of a control that has a fault somewhere: its kind may still be known.
    pub fn of_broken(control: &DeValue<'_>) -> Self {
        let kind = control
            .as_table()
            .and_then(|table| table.get("kind"))
            .and_then(|kind| kind.get_ref().as_str());
        kind.map_or(Params(None), Self::of_kind)
    }

    fn of_kind(kind: &str) -> Self {
        let kind = AnyControl::catalogue().iter().find(|one| one.kind == kind);
        Params(kind.map(|kind| kind.fields.iter().map(|field| field.key).collect()))
    }
}

/// Reads the text of a clause and checks that every placeholder can be filled.
pub(crate) fn checked(
    table: &TableReader<'_, '_>,
    words: &str,
    at: &Range<usize>,
    scope: &Scope,
    params: &Params,
) -> Text {
    let (text, faults) = parse_text(words);
    let note = |code, inner: &str, message: String, help: String| {
        table
            .reader
            .error(code, place(table, at, inner), message, help);
    };
    for fault in faults {
        if table.reader.full() {
            break;
        }
        match fault {
            Fault::Open(rest) => note(
                codes::OPEN_PLACEHOLDER,
                &rest,
                "this brace has no partner".into(),
                "close the placeholder, or write `{{` or `}}` for a brace itself".into(),
            ),
            Fault::Role(name) => note(
                codes::UNKNOWN_ROLE,
                &format!("{{{name}}}"),
                format!("`{{{}}}` names no role", clip(&name)),
                format!("the roles are: {}", crate::Role::ALL.iter().map(|role| role.key()).collect::<Vec<_>>().join(", ")),
            ),
            Fault::Unknown(name) => note(
                codes::UNKNOWN_PLACEHOLDER,
                &format!("{{{name}}}"),
                format!("`{{{}}}` is not a placeholder", clip(&name)),
                "there are {organisation}, {role:...}, {holder:...}, {setting:...}, {service:...} and the control's parameters".into(),
            ),
        }
    }
    for piece in text.pieces() {
        if table.reader.full() {
            break;
        }
        match piece {
            Piece::Param(name) => {
                let Params(Some(known)) = params else {
                    continue;
                };
                if !known.contains(&name.as_str()) {
                    let help = match nearest(name, known.iter().copied()) {
                        Some(near) => format!("did you mean `{{{near}}}`?"),
                        None if known.is_empty() => {
                            "this clause has no control with parameters".into()
                        }
                        None => format!("its control has: {}", known.join(", ")),
                    };
                    note(
                        codes::UNKNOWN_PLACEHOLDER,
                        &format!("{{{name}}}"),
                        format!("`{{{name}}}` is not a parameter of this clause"),
                        help,
                    );
                }
            }
            Piece::Setting(name) if !scope.settings.contains_key(name) => {
                let help = nearest(name, scope.settings.keys().map(String::as_str)).map_or_else(
                    || "declare it with `[[setting]]`".into(),
                    |near| format!("did you mean `{near}`?"),
                );
                note(
                    codes::UNKNOWN_SETTING,
                    &format!("{{setting:{name}}}"),
                    format!("this pack has no setting called `{}`", clip(name)),
                    help,
                );
            }
            Piece::Service(name) if !scope.services.contains(name) => {
                let help = nearest(name, scope.services.iter().map(String::as_str)).map_or_else(
                    || "declare it with `[[service]]`".into(),
                    |near| format!("did you mean `{near}`?"),
                );
                note(
                    codes::UNKNOWN_SERVICE,
                    &format!("{{service:{name}}}"),
                    format!("this pack has no service called `{}`", clip(name)),
                    help,
                );
            }
            _ => {}
        }
    }
    text
}

/// Where a piece stands in the file: escapes may hide it, and then the whole text is named.
fn place(table: &TableReader<'_, '_>, at: &Range<usize>, piece: &str) -> Range<usize> {
    let raw = table.reader.source.text.get(at.clone()).unwrap_or("");
    match raw.find(piece) {
        Some(offset) => at.start + offset..at.start + offset + piece.len(),
        None => at.clone(),
    }
}
