//! What a file is, by its content, and how it is handed out again.
//!
//! A name can be anything. A kind is believed only where the structure of the file bears it out from its first byte on: a page
//! with the mark of a PDF or of a recording somewhere in its middle is a page, and two files in one are refused. Nothing is ever
//! changed: what is taken is kept byte for byte.

mod archive;
mod media;

use axum::http::{HeaderName, HeaderValue, header};

use crate::governance::documents::file::{disposition, safe_name};

/// The most files that come with one report, or with one later message.
pub const MOST_FILES: usize = 5;
/// The most bytes of one file.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;
/// The most bytes of all files that come together.
pub const MOST_TOGETHER: usize = 40 * 1024 * 1024;

/// Browsers guess what a file is by about this much of its beginning.
const HEAD: usize = 4096;

/// A file that was looked at and may be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Without folders and hidden letters, ending as its content says.
    pub name: String,
    /// What it is, by its content.
    pub mime: &'static str,
}

/// Why a file is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    Empty,
    TooLarge,
    /// Not one of the kinds that are kept, whatever it is called.
    Kind,
    /// Two kinds in one, or an office document with programs in it.
    Unsafe,
}

/// A kind of file: its MIME type and the ending of its name.
type Kind = (&'static str, &'static str);

const PDF: Kind = ("application/pdf", "pdf");
const JPEG: Kind = ("image/jpeg", "jpg");
const PNG: Kind = ("image/png", "png");
const GIF: Kind = ("image/gif", "gif");
const WEBP: Kind = ("image/webp", "webp");
const TEXT: Kind = ("text/plain", "txt");

/// What a file field offers; what arrives is looked at all the same.
pub const ACCEPT: &str = ".jpg,.jpeg,.png,.gif,.webp,.heic,.avif,.pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.txt,.csv,\
    .mp3,.m4a,.aac,.ogg,.opus,.wav,.flac,.amr,.mp4,.mov,.3gp,.webm,.mkv,.avi";

/// Looks at a file.
///
/// # Errors
/// When it is empty, too large, not a picture, PDF, office document, plain text, recording or film, or more than that.
pub fn check(name: &str, bytes: &[u8]) -> Result<Checked, Refused> {
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    if bytes.len() > MOST_BYTES {
        return Err(Refused::TooLarge);
    }
    let (mime, extension) = kind(bytes)?;
    Ok(Checked {
        name: safe_name(name, extension),
        mime,
    })
}

fn kind(bytes: &[u8]) -> Result<Kind, Refused> {
    if bytes.starts_with(b"PK\x03\x04") {
        return archive::office(bytes);
    }
    if let Some(kind) = words(bytes) {
        return Ok(kind);
    }
    let kind = binary(bytes).ok_or(Refused::Kind)?;
    let head = &bytes[..bytes.len().min(HEAD)];
    // Readers of PDF find one anywhere in the first kilobyte, and unpackers find an archive by its end.
    let also_pdf = kind != PDF && holds(&head[..head.len().min(1024)], b"%PDF-");
    if also_pdf || archive::ends(bytes) || is_markup(head) {
        return Err(Refused::Unsafe);
    }
    Ok(kind)
}

/// Pictures, PDF, recordings and films. `infer` says what the first bytes promise; the structure has to keep the promise.
fn binary(bytes: &[u8]) -> Option<Kind> {
    if let Some(kind) = media::boxed(bytes) {
        return Some(kind);
    }
    let promised = infer::get(bytes)?.mime_type();
    let kind = match promised {
        "application/pdf" => PDF,
        "image/jpeg" => JPEG,
        "image/png" => PNG,
        "image/gif" => GIF,
        "image/webp" => WEBP,
        _ => return media::recording(promised, bytes),
    };
    let kept = match promised {
        "application/pdf" => bytes.starts_with(b"%PDF-") && holds(bytes, b"%%EOF"),
        "image/jpeg" => bytes.len() > 4 && bytes[3] >= 0xC0 && holds(bytes, &[0xFF, 0xD9]),
        "image/png" => {
            bytes.get(8..16) == Some(b"\0\0\0\x0dIHDR".as_slice()) && holds(bytes, b"IEND")
        }
        "image/gif" => is_gif(bytes),
        _ => media::riff(bytes, b"WEBP"),
    };
    kept.then_some(kind)
}

/// The first block after the header and its colours is one that there is, and the file ends as a picture does.
fn is_gif(bytes: &[u8]) -> bool {
    let Some(flags) = bytes.get(10) else {
        return false;
    };
    let colours = if flags & 0x80 == 0 {
        0
    } else {
        3 << ((flags & 7) + 1)
    };
    let first = bytes.get(13 + colours);
    matches!(first, Some(0x21 | 0x2C)) && bytes[bytes.len() - 1] == 0x3B
}

/// Plain words: without markup, without control characters, and no program of any kind.
fn words(bytes: &[u8]) -> Option<Kind> {
    let text = std::str::from_utf8(bytes).ok()?;
    let control = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t');
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let marked = ["%PDF-", "{\\rtf", "#!", "%!PS", "-----BEGIN"];
    let clean = !start.is_empty()
        && !text.contains(control)
        && !marked.iter().any(|mark| start.starts_with(mark))
        && !holds(bytes, b"%PDF-")
        && !holds(bytes, b"ftypM4A")
        && !is_markup(bytes);
    clean.then_some(TEXT)
}

/// Whether there are tags that a browser would take for a page. A chat that was exported says `<Media omitted>`: that is none.
fn is_markup(bytes: &[u8]) -> bool {
    const TAGS: [&[u8]; 24] = [
        b"!doctype",
        b"html",
        b"head",
        b"body",
        b"script",
        b"svg",
        b"iframe",
        b"object",
        b"embed",
        b"img",
        b"link",
        b"meta",
        b"style",
        b"form",
        b"base",
        b"math",
        b"frameset",
        b"title",
        b"template",
        b"table",
        b"div",
        b"?php",
        b"%@",
        b"xsl:",
    ];
    let opens = |at: usize| {
        let rest = &bytes[at + 1..];
        TAGS.iter().any(|tag| {
            let found = rest.get(..tag.len());
            let same = found.is_some_and(|found| found.eq_ignore_ascii_case(tag));
            // `<head>` and `<head lang=…>`, but not `<headline>`.
            let ends = rest
                .get(tag.len())
                .is_none_or(|next| !next.is_ascii_alphanumeric());
            same && ends
        })
    };
    let mut marks = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'<');
    marks.any(|(at, _)| opens(at))
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The headers of a file that is handed out: to be saved, never shown as a page of ours, and shut in a box should a browser
/// show it all the same.
#[must_use]
pub fn headers(name: &str, mime: &str) -> [(HeaderName, HeaderValue); 5] {
    let value = |text: &str| {
        HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static("application/octet-stream"))
    };
    let disposition =
        HeaderValue::from_str(&disposition(name)).unwrap_or(HeaderValue::from_static("attachment"));
    [
        (header::CONTENT_TYPE, value(safe_mime(mime))),
        (header::CONTENT_DISPOSITION, disposition),
        (
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ),
        (
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static("default-src 'none'; sandbox"),
        ),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ]
}

/// The MIME type to hand a file out with: one that this program gave, or bytes that mean nothing. What an entry says may have been
/// written by an older program.
#[must_use]
pub fn safe_mime(mime: &str) -> &str {
    let (family, kind) = mime.split_once('/').unwrap_or_default();
    let plain = kind
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-+".contains(&byte));
    let shown = matches!(family, "image" | "audio" | "video") && !kind.contains("svg") && plain;
    let kept = shown || mime == PDF.0 || archive::KINDS.iter().any(|known| known.kind.0 == mime);
    if mime == TEXT.0 {
        "text/plain; charset=utf-8"
    } else if kept {
        mime
    } else {
        "application/octet-stream"
    }
}

/// Whether it is a picture that browsers can show in an `<img>`.
#[must_use]
pub fn is_picture(mime: &str) -> bool {
    [JPEG.0, PNG.0, GIF.0, WEBP.0].contains(&mime)
}

#[cfg(test)]
mod tests;
