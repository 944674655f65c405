//! Office documents: archives whose list of parts says what they are.

use super::{Kind, Refused};

/// An office document, and the part that shows it is one.
pub(super) struct Office {
    pub kind: Kind,
    part: &'static str,
}

const fn opened(mime: &'static str, ending: &'static str, part: &'static str) -> Office {
    Office {
        kind: (mime, ending),
        part,
    }
}

pub(super) const KINDS: [Office; 6] = [
    opened(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "docx",
        "word/document.xml",
    ),
    opened(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xlsx",
        "xl/workbook.xml",
    ),
    opened(
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "pptx",
        "ppt/presentation.xml",
    ),
    opened("application/vnd.oasis.opendocument.text", "odt", ""),
    opened("application/vnd.oasis.opendocument.spreadsheet", "ods", ""),
    opened("application/vnd.oasis.opendocument.presentation", "odp", ""),
];

/// Parts of an archive that run when somebody opens it.
const PROGRAMS: [&str; 14] = [
    ".exe", ".dll", ".js", ".vbs", ".bat", ".cmd", ".ps1", ".class", ".jar", ".sh", ".scr", ".hta",
    ".html", ".htm",
];

const END: &[u8] = b"PK\x05\x06";
const END_LENGTH: usize = 22;
const LISTED: &[u8] = b"PK\x01\x02";
const LISTED_LENGTH: usize = 46;
const MOST_PARTS: usize = 10_000;

/// Which office document it is. One that carries programs is none, nor an archive of anything else.
pub(super) fn office(bytes: &[u8]) -> Result<Kind, Refused> {
    let parts = parts(bytes).ok_or(Refused::Kind)?;
    let runs = |part: &String| {
        let part = part.to_ascii_lowercase();
        part.contains("vbaproject")
            || part.starts_with("scripts/")
            || part.starts_with("basic/")
            || PROGRAMS.iter().any(|ending| part.ends_with(ending))
    };
    if parts.iter().any(runs) {
        return Err(Refused::Unsafe);
    }
    let has = |part: &str| parts.iter().any(|name| name == part);
    let found = KINDS.iter().find(|known| {
        if known.part.is_empty() {
            // An OpenDocument file says first what it is, uncompressed, at a fixed place.
            let first = format!("mimetype{}", known.kind.0);
            bytes.get(30..30 + first.len()) == Some(first.as_bytes()) && has("content.xml")
        } else {
            has("[Content_Types].xml") && has(known.part)
        }
    });
    found.map(|known| known.kind).ok_or(Refused::Kind)
}

/// Whether an archive ends where the file ends: unpackers look there, whatever comes first.
pub(super) fn ends(bytes: &[u8]) -> bool {
    end(bytes).is_some()
}

fn end(bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(END_LENGTH)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    (first..=last).rev().find(|at| {
        bytes[*at..].starts_with(END)
            && number(bytes, at + 20, 2)
                .is_some_and(|comment| at + END_LENGTH + comment == bytes.len())
    })
}

/// The names of the parts, from the list at the end; `None` where the archive does not begin where the file does, or the list
/// is not whole.
fn parts(bytes: &[u8]) -> Option<Vec<String>> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return None;
    }
    let end = end(bytes)?;
    let count = number(bytes, end + 10, 2)?;
    let length = number(bytes, end + 12, 4)?;
    let mut at = number(bytes, end + 16, 4)?;
    // Something was put in front: the places would not fit.
    if count > MOST_PARTS || at.checked_add(length)? != end {
        return None;
    }
    let mut names = Vec::with_capacity(count);
    for _ in 0..count {
        if !bytes.get(at..)?.starts_with(LISTED) {
            return None;
        }
        let name = number(bytes, at + 28, 2)?;
        let extra = number(bytes, at + 30, 2)?;
        let comment = number(bytes, at + 32, 2)?;
        let text = bytes.get(at + LISTED_LENGTH..at + LISTED_LENGTH + name)?;
        names.push(String::from_utf8_lossy(text).into_owned());
        at += LISTED_LENGTH + name + extra + comment;
    }
    (at == end).then_some(names)
}

/// A number of two or four bytes, the lowest first.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    let value = bytes
        .iter()
        .rev()
        .fold(0_u64, |value, byte| (value << 8) | u64::from(*byte));
    usize::try_from(value).ok()
}
