//! Mails as they lie in the folder while there is no mail server.

use std::path::Path;

use data_encoding::{BASE64, BASE64_MIME_PERMISSIVE};

/// A mail as its reader sees it.
#[derive(Debug)]
pub struct Mail {
    pub to: String,
    pub subject: String,
    pub text: String,
}

impl Mail {
    /// The first link in it.
    #[track_caller]
    pub fn link(&self) -> String {
        self.text
            .split_whitespace()
            .find(|word| word.starts_with("http"))
            .unwrap_or_else(|| panic!("no link in the mail:\n{}", self.text))
            .to_owned()
    }
}

/// Every mail of a folder, the oldest first.
pub fn read(folder: &Path) -> Vec<Mail> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the mail folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|end| end == "eml"))
        .collect();
    // They are numbered as they came.
    files.sort();
    files
        .into_iter()
        .map(|path| parse(&std::fs::read_to_string(path).expect("a mail")))
        .collect()
}

fn parse(raw: &str) -> Mail {
    let raw = raw.replace("\r\n", "\n");
    let (head, body) = raw.split_once("\n\n").expect("a head and a body");
    let head = head.replace("\n ", " ");
    let field = |name: &str| {
        head.lines()
            .find_map(|line| line.strip_prefix(name))
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    let text = match field("Content-Transfer-Encoding:").as_str() {
        "base64" => {
            let bytes = BASE64_MIME_PERMISSIVE
                .decode(body.as_bytes())
                .expect("base64");
            String::from_utf8(bytes).expect("UTF-8")
        }
        "quoted-printable" => unquote(body),
        _ => body.to_owned(),
    };
    Mail {
        to: field("To:"),
        subject: words(&field("Subject:")),
        text: text.replace("\r\n", "\n"),
    }
}

/// Headings hold letters beyond ASCII as encoded words (RFC 2047).
fn words(heading: &str) -> String {
    let decoded: Vec<String> = heading
        .split(' ')
        .map(|word| {
            let inside = word
                .strip_prefix("=?utf-8?b?")
                .and_then(|rest| rest.strip_suffix("?="));
            match inside {
                Some(inside) => {
                    let bytes = BASE64.decode(inside.as_bytes()).expect("base64");
                    String::from_utf8(bytes).expect("UTF-8")
                }
                None => word.to_owned(),
            }
        })
        .collect();
    decoded.join(" ")
}

fn unquote(body: &str) -> String {
    let joined = body.replace("=\n", "");
    let mut bytes = Vec::new();
    let mut rest = joined.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        match tail.get(..2) {
            Some(hex) if first == b'=' => {
                let hex = std::str::from_utf8(hex).expect("ASCII");
                bytes.push(u8::from_str_radix(hex, 16).expect("hexadecimal"));
                rest = &tail[2..];
            }
            _ => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).expect("UTF-8")
}
