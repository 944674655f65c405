//! What a file is, by its content: a name can be anything, and people are sent programs called `policy.pdf`.

/// The most bytes a file may have.
pub const LARGEST: usize = 10 * 1024 * 1024;
/// The longest name that is kept, in characters.
const LONGEST_NAME: usize = 120;

/// A file that was looked at and may be kept.
#[derive(Debug, PartialEq, Eq)]
pub struct Checked {
    pub name: String,
    pub mime: &'static str,
}

/// Why a file is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    Empty,
    TooLarge,
    /// Not one of the kinds that are kept, whatever it is called.
    Kind,
}

const PDF: (&str, &str) = ("application/pdf", "pdf");
const PNG: (&str, &str) = ("image/png", "png");
const JPEG: (&str, &str) = ("image/jpeg", "jpg");
const TEXT: (&str, &str) = ("text/plain", "txt");
const DOCX: (&str, &str) = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "docx",
);
const XLSX: (&str, &str) = (
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xlsx",
);
const ODT: (&str, &str) = ("application/vnd.oasis.opendocument.text", "odt");
const ODS: (&str, &str) = ("application/vnd.oasis.opendocument.spreadsheet", "ods");

/// Looks at a file.
///
/// # Errors
/// When it is empty, too large, or not a PDF, a text or spreadsheet of an office program, a PNG or JPEG picture, or
/// plain text.
pub fn check(name: &str, bytes: &[u8]) -> Result<Checked, Refused> {
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    if bytes.len() > LARGEST {
        return Err(Refused::TooLarge);
    }
    let (mime, extension) = kind(bytes).ok_or(Refused::Kind)?;
    Ok(Checked {
        name: safe_name(name, extension),
        mime,
    })
}

fn kind(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    if bytes.starts_with(b"PK\x03\x04") {
        return office(bytes);
    }
    match infer::get(bytes) {
        Some(found) => [PDF, PNG, JPEG]
            .into_iter()
            .find(|(mime, _)| *mime == found.mime_type()),
        None => is_plain(bytes).then_some(TEXT),
    }
}

/// Which office document an archive is, by the parts in it. Those that carry programs are not kept.
fn office(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let holds = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
    if holds(b"vbaProject.bin") {
        return None;
    }
    // An OpenDocument file states its kind first, uncompressed, at a fixed place.
    for kind in [ODT, ODS] {
        let mut first = b"mimetype".to_vec();
        first.extend_from_slice(kind.0.as_bytes());
        if bytes.get(30..30 + first.len()) == Some(first.as_slice()) {
            return Some(kind);
        }
    }
    if !holds(b"[Content_Types].xml") {
        return None;
    }
    if holds(b"word/document.xml") {
        Some(DOCX)
    } else if holds(b"xl/workbook.xml") {
        Some(XLSX)
    } else {
        None
    }
}

/// Words without markup, without control characters, and no program of any kind.
fn is_plain(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return false;
    };
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let control = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t');
    !start.starts_with('<') && !start.starts_with("#!") && !text.contains(control)
}

/// A name that shows where it is saved what it is: no folders, no hidden letters that turn its end around, and the
/// ending that its content has.
#[must_use]
pub fn safe_name(name: &str, extension: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let turns = |letter: char| matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    let clean: String = last
        .chars()
        .filter(|letter| !letter.is_control() && !turns(*letter))
        .map(|letter| {
            if "\"<>:|?*%;".contains(letter) {
                '_'
            } else {
                letter
            }
        })
        .take(LONGEST_NAME)
        .collect();
    let clean = clean.trim().trim_start_matches('.');
    let clean = if clean.is_empty() { "document" } else { clean };
    let ending = clean
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase());
    let same = match ending.as_deref() {
        Some("jpeg") => extension == "jpg",
        Some("md" | "csv") => extension == "txt",
        ending => ending == Some(extension),
    };
    if same {
        clean.to_owned()
    } else {
        format!("{clean}.{extension}")
    }
}

/// The header that has a browser save a file under its name, in every script, and never show it as a page of ours.
#[must_use]
pub fn disposition(name: &str) -> String {
    let ascii: String = name
        .chars()
        .map(|letter| match letter {
            '"' | '\\' => '_',
            letter if letter.is_ascii_graphic() || letter == ' ' => letter,
            _ => '_',
        })
        .collect();
    let encoded: String = form_urlencoded::byte_serialize(name.as_bytes()).collect();
    let encoded = encoded.replace('+', "%20").replace('*', "%2A");
    format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive(parts: &[&str]) -> Vec<u8> {
        let mut bytes = Vec::new();
        for part in parts {
            bytes.extend_from_slice(b"PK\x03\x04");
            bytes.extend_from_slice(&[0; 26]);
            bytes.extend_from_slice(part.as_bytes());
        }
        bytes
    }

    fn mime(bytes: &[u8]) -> Result<&'static str, Refused> {
        check("a", bytes).map(|checked| checked.mime)
    }

    #[test]
    fn documents_are_known_by_their_content() {
        assert_eq!(mime(b"%PDF-1.7\n"), Ok(PDF.0));
        assert_eq!(mime(b"\x89PNG\r\n\x1a\n0000"), Ok(PNG.0));
        assert_eq!(mime(b"\xff\xd8\xff\xe0"), Ok(JPEG.0));
        assert_eq!(mime("Our code – für alle 🙂\n".as_bytes()), Ok(TEXT.0));
        assert_eq!(
            mime(&archive(&["[Content_Types].xml", "word/document.xml"])),
            Ok(DOCX.0)
        );
        assert_eq!(
            mime(&archive(&["[Content_Types].xml", "xl/workbook.xml"])),
            Ok(XLSX.0)
        );
        assert_eq!(
            mime(&archive(&[
                "mimetypeapplication/vnd.oasis.opendocument.text"
            ])),
            Ok(ODT.0)
        );
        assert_eq!(
            mime(&archive(&[
                "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
            ])),
            Ok(ODS.0)
        );
    }

    #[test]
    fn what_could_run_or_be_a_page_is_refused_whatever_its_name() {
        let windows = [b"MZ\x90\x00".as_slice(), &[0; 60], b"PE\0\0"].concat();
        for bytes in [
            windows.as_slice(),
            b"\x7fELF\x02\x01\x01\0\0\0\0\0",
            b"#!/bin/sh\nrm -r /\n",
            b"<!DOCTYPE html><script>alert(1)</script>",
            b"\xef\xbb\xbf  <html>",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            &archive(&["a.exe"]),
            &archive(&[
                "[Content_Types].xml",
                "word/document.xml",
                "word/vbaProject.bin",
            ]),
            b"GIF89a",
            b"words\x00and a nul",
            b"\xff\xfe\x00",
        ] {
            assert_eq!(check("policy.pdf", bytes), Err(Refused::Kind), "{bytes:?}");
        }
        assert_eq!(check("a.txt", b""), Err(Refused::Empty));
        assert_eq!(
            check("a.txt", &vec![b'a'; LARGEST + 1]),
            Err(Refused::TooLarge)
        );
        assert_eq!(mime(&vec![b'a'; LARGEST]), Ok(TEXT.0));
    }

    #[test]
    fn names_are_saved_without_tricks() {
        assert_eq!(
            safe_name("C:\\Users\\me\\Policy v2.PDF", "pdf"),
            "Policy v2.PDF"
        );
        assert_eq!(safe_name("../../etc/passwd", "txt"), "passwd.txt");
        assert_eq!(
            safe_name("invoice\u{202e}fdp.exe", "pdf"),
            "invoicefdp.exe.pdf"
        );
        assert_eq!(safe_name("a\r\nSet-Cookie: x", "txt"), "aSet-Cookie_ x.txt");
        assert_eq!(safe_name("\"قانون\" 🙂.docx", "docx"), "_قانون_ 🙂.docx");
        assert_eq!(safe_name("", "pdf"), "document.pdf");
        assert_eq!(safe_name(".htaccess", "txt"), "htaccess.txt");
        assert_eq!(safe_name("photo.JPEG", "jpg"), "photo.JPEG");
    }

    #[test]
    fn the_header_is_ascii_and_carries_the_whole_name() {
        assert_eq!(
            disposition("Größe 🙂.pdf"),
            "attachment; filename=\"Gr__e _.pdf\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%F0%9F%99%82.pdf"
        );
    }
}
