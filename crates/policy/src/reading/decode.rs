use std::ops::Range;

use super::codes;

/// Why bytes are not the text of a pack.
pub(crate) struct NotText {
    pub code: &'static str,
    /// The good part before the fault, so that its line can be named.
    pub before: String,
    pub at: Range<usize>,
    pub message: String,
    pub help: &'static str,
}

/// The text of a pack, and whether a byte order mark stood before it.
pub(crate) fn decode(bytes: &[u8], most: usize) -> Result<(&str, bool), Box<NotText>> {
    let fault = |code, before: &[u8], message: String, help| {
        let before = String::from_utf8_lossy(before).into_owned();
        Box::new(NotText {
            code,
            at: before.len()..before.len(),
            before,
            message,
            help,
        })
    };
    if bytes.len() > most {
        let message = format!(
            "this file has {} bytes; a pack has at most {most}",
            bytes.len()
        );
        return Err(fault(
            codes::TOO_LARGE,
            b"",
            message,
            "a written policy is far smaller: check that it is the right file",
        ));
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(fault(
            codes::NOT_UTF8,
            b"",
            "this file is in UTF-16".into(),
            "save it as UTF-8 in your editor",
        ));
    }
    let (bytes, mark) = match bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]) {
        Some(rest) => (rest, true),
        None => (bytes, false),
    };
    match std::str::from_utf8(bytes) {
        Ok(text) if looks_like_utf16(bytes) => Err(fault(
            codes::NOT_UTF8,
            &text.as_bytes()[..0],
            "every other byte is zero: this file is in UTF-16".into(),
            "save it as UTF-8 in your editor",
        )),
        Ok(text) => Ok((text, mark)),
        Err(error) => {
            let at = error.valid_up_to();
            let byte = bytes[at];
            let (message, help) = if looks_like_utf16(bytes) {
                (
                    "every other byte is zero: this file is in UTF-16".to_owned(),
                    "save it as UTF-8 in your editor",
                )
            } else {
                (
                    format!("the byte {byte:#04x} here is not UTF-8"),
                    "the file may be in Latin-1 or Windows-1252: save it as UTF-8 in your editor",
                )
            };
            Err(fault(codes::NOT_UTF8, &bytes[..at], message, help))
        }
    }
}

fn looks_like_utf16(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(64)];
    start.len() >= 4 && start.iter().filter(|byte| **byte == 0).count() * 3 > start.len()
}
