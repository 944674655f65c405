use toml::de::DeTable;

use super::{Diagnostic, Reader, Severity, TableReader, clauses, codes, decode::decode, header};
use crate::{Policy, params::type_in_words, values::clip};

/// The most bytes a pack may have. A long policy has a fifth of a megabyte.
pub const MOST_BYTES: usize = 2 * 1024 * 1024;

/// A pack that could be read.
#[derive(Debug, Clone)]
pub struct Read {
    /// The policy.
    pub policy: Policy,
    /// Warnings and gaps, in the order of the file.
    pub warnings: Vec<Diagnostic>,
}

/// Reads a pack: all of it, or every fault in it.
///
/// `file_name` appears in the diagnostics and is not opened. This never panics, and the time it
/// takes is bounded by [`MOST_BYTES`].
///
/// # Errors
///
/// Every fault that was found, with warnings and gaps among them, in the order of the file. At
/// least one is an [error](Severity::Error).
pub fn read(file_name: &str, bytes: &[u8]) -> Result<Read, Vec<Diagnostic>> {
    let (text, mark) = match decode(bytes, MOST_BYTES) {
        Ok(decoded) => decoded,
        Err(fault) => {
            let reader = Reader::new(file_name, &fault.before);
            reader.error(
                fault.code,
                fault.at.clone(),
                fault.message.clone(),
                fault.help,
            );
            return Err(reader.finish());
        }
    };
    let reader = Reader::new(file_name, text);
    if mark {
        reader.warning(
            codes::BYTE_ORDER_MARK,
            0..0,
            "this file begins with a byte order mark",
            "save it as UTF-8 without one",
        );
    }
    let policy = whole(&reader);
    let found = reader.finish();
    match policy {
        Some(policy) if found.iter().all(|one| one.severity != Severity::Error) => Ok(Read {
            policy,
            warnings: found,
        }),
        _ => Err(found),
    }
}

fn whole(reader: &Reader<'_>) -> Option<Policy> {
    let (root, errors) = DeTable::parse_recoverable(reader.source.text);
    for error in errors {
        if reader.full() {
            break;
        }
        syntax(reader, &error);
    }
    let mut table = TableReader::new(reader, root.get_ref(), 0..0, "a pack");
    format(&mut table);
    let meta = header::meta(&mut table);
    let roles = header::roles(&mut table);
    let services = header::services(&mut table);
    let settings = header::settings(&mut table);
    let scope = header::Scope::new(&roles, &services, &settings);
    let clauses = clauses::all(&mut table, &scope);
    table.finish(None);
    clauses::across(reader, &clauses, &scope);
    let clauses = clauses.into_iter().map(|one| one.clause).collect();
    let settings = settings.into_iter().map(|(setting, _)| setting).collect();
    Some(Policy::new(meta?, roles, services, settings, clauses))
}

fn syntax(reader: &Reader<'_>, error: &toml::de::Error) {
    let message = error.message();
    let (code, help) = if message.contains("duplicate key") {
        (
            codes::DUPLICATE_KEY,
            "give it another name, or remove one of the two",
        )
    } else if message.contains("recurs") {
        (codes::TOO_DEEP, "a pack is never nested this deep")
    } else {
        (
            codes::SYNTAX,
            "a line is `key = value`, `[table]` or `[[list]]`; texts stand in quotes, long ones in three",
        )
    };
    let at = error.span().unwrap_or(0..0);
    let message = match reader.source.text.get(at.clone()) {
        Some(key) if code == codes::DUPLICATE_KEY => format!("`{}` is there twice", clip(key)),
        _ => lower_first(message),
    };
    reader.error(code, at, message, help);
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_lowercase().chain(chars).collect())
        .unwrap_or_default()
}

fn format(table: &mut TableReader<'_, '_>) {
    let Some(value) = table.need("format", "1") else {
        return;
    };
    let number = value.get_ref().as_integer().map(|number| number.as_str());
    match number {
        Some("1") => {}
        Some(_) => table.reader.error(
            codes::FORMAT,
            value.span(),
            "this version reads format 1 only",
            "write `format = 1`",
        ),
        None => {
            let message = format!(
                "`format`: this is {}, not a whole number",
                type_in_words(value.get_ref())
            );
            table.reader.error(
                codes::WRONG_TYPE,
                value.span(),
                message,
                "write `format = 1`",
            );
        }
    }
}
