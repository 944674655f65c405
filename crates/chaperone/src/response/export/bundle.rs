//! What is in a sealed export: the parts one after the other, with a list that says how long each is and what its hash is.
//!
//! Eight bytes say how long the list is (the lowest first), then comes the list as JSON, then the parts.

use serde::{Deserialize, Serialize};

const FORMAT: &str = "chaperone case, version 1";

/// The list.
#[derive(Debug, Serialize, Deserialize)]
pub struct List {
    pub format: String,
    /// Who made it, and when.
    pub organisation: String,
    pub made_at: String,
    pub parts: Vec<Part>,
}

/// One file.
#[derive(Debug, Serialize, Deserialize)]
pub struct Part {
    /// Where it goes below the folder: names of ours only.
    pub path: String,
    /// What it was called before; empty for what we made.
    #[serde(default)]
    pub name: String,
    pub size: u64,
    /// BLAKE3, in hexadecimal digits.
    pub hash: String,
}

/// A file on its way in or out.
#[derive(Debug, PartialEq, Eq)]
pub struct Content {
    pub path: String,
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Why what was unsealed is no bundle.
#[derive(Debug, PartialEq, Eq)]
pub enum Damaged {
    Format,
    Short,
    Long,
    Hash(String),
    Name(String),
}

impl std::fmt::Display for Damaged {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Format => {
                f.write_str("it is no export of this program, or one of a later version of it")
            }
            Self::Short => f.write_str("it ends too early"),
            Self::Long => f.write_str("it holds more than its list says"),
            Self::Hash(path) => write!(f, "{path} is not what its hash says"),
            Self::Name(path) => {
                write!(
                    f,
                    "a file in it has a name that this program does not write: {path:?}"
                )
            }
        }
    }
}

impl std::error::Error for Damaged {}

/// A name that is safe on every machine: `003-screenshot_1.png`.
#[must_use]
pub fn safe_name(number: usize, name: &str) -> String {
    let kept = name.chars().map(|c| {
        if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') {
            c
        } else {
            '_'
        }
    });
    let kept: String = kept.collect();
    let start = kept.len().saturating_sub(60);
    format!("{number:03}-{}", kept[start..].trim_matches('.'))
}

fn is_safe(path: &str) -> bool {
    let name = path.strip_prefix("files/").unwrap_or(path);
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    !name.is_empty() && !name.starts_with('.') && name.chars().all(plain)
}

/// Puts the parts together.
///
/// # Errors
/// When the list cannot be written as JSON: our mistake.
pub fn pack(
    organisation: &str,
    made_at: &str,
    contents: &[Content],
) -> Result<Vec<u8>, serde_json::Error> {
    let list = List {
        format: FORMAT.to_owned(),
        organisation: organisation.to_owned(),
        made_at: made_at.to_owned(),
        parts: contents
            .iter()
            .map(|one| Part {
                path: one.path.clone(),
                name: one.name.clone(),
                size: one.bytes.len() as u64,
                hash: blake3::hash(&one.bytes).to_hex().to_string(),
            })
            .collect(),
    };
    let list = serde_json::to_vec(&list)?;
    let mut bundle = (list.len() as u64).to_le_bytes().to_vec();
    bundle.extend_from_slice(&list);
    for one in contents {
        bundle.extend_from_slice(&one.bytes);
    }
    Ok(bundle)
}

/// Takes them apart again; every hash is checked before anything is given out.
///
/// # Errors
/// [`Damaged`], saying what is wrong.
pub fn unpack(bundle: &[u8]) -> Result<(List, Vec<Content>), Damaged> {
    let (length, rest) = bundle.split_first_chunk::<8>().ok_or(Damaged::Short)?;
    let length = usize::try_from(u64::from_le_bytes(*length)).map_err(|_| Damaged::Short)?;
    let (list, mut rest) = rest.split_at_checked(length).ok_or(Damaged::Short)?;
    let list: List = serde_json::from_slice(list).map_err(|_| Damaged::Format)?;
    if list.format != FORMAT {
        return Err(Damaged::Format);
    }
    let mut contents: Vec<Content> = Vec::with_capacity(list.parts.len());
    for part in &list.parts {
        let size = usize::try_from(part.size).map_err(|_| Damaged::Short)?;
        let (bytes, after) = rest.split_at_checked(size).ok_or(Damaged::Short)?;
        rest = after;
        if !is_safe(&part.path) || contents.iter().any(|one| one.path == part.path) {
            return Err(Damaged::Name(part.path.clone()));
        }
        if blake3::hash(bytes).to_hex().as_str() != part.hash {
            return Err(Damaged::Hash(part.path.clone()));
        }
        contents.push(Content {
            path: part.path.clone(),
            name: part.name.clone(),
            bytes: bytes.to_vec(),
        });
    }
    if rest.is_empty() {
        Ok((list, contents))
    } else {
        Err(Damaged::Long)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(path: &str, bytes: &[u8]) -> Content {
        Content {
            path: path.into(),
            name: String::new(),
            bytes: bytes.into(),
        }
    }

    #[test]
    fn what_was_packed_comes_out_and_what_was_changed_does_not() {
        let contents = [
            content("case.json", b"{}"),
            content("files/001-a.png", b"picture"),
        ];
        let bundle = pack("Elm Row Youth Club", "2026-11-22", &contents).unwrap();
        assert_eq!(unpack(&bundle).unwrap().1, contents);
        let mut changed = bundle.clone();
        *changed.last_mut().unwrap() ^= 1;
        assert_eq!(
            unpack(&changed).unwrap_err(),
            Damaged::Hash("files/001-a.png".into())
        );
        assert_eq!(
            unpack(&bundle[..bundle.len() - 1]).unwrap_err(),
            Damaged::Short
        );
        let mut longer = bundle.clone();
        longer.push(0);
        assert_eq!(unpack(&longer).unwrap_err(), Damaged::Long);
        assert_eq!(unpack(b"").unwrap_err(), Damaged::Short);
    }

    #[test]
    fn no_name_leads_out_of_the_folder() {
        for path in [
            "../case.json",
            "/etc/passwd",
            "files/../x",
            "files/a/b",
            "",
            ".ssh",
            "a\\b",
        ] {
            let bundle = pack("", "", &[content(path, b"x")]).unwrap();
            assert_eq!(unpack(&bundle).unwrap_err(), Damaged::Name(path.into()));
        }
        assert_eq!(safe_name(3, "a picture/ü.png"), "003-a_picture__.png");
        assert!(is_safe(&safe_name(1, "...")));
        assert!(is_safe(&safe_name(1, &"ü".repeat(300))));
    }
}
