//! What goes through the pipes: a mark, the length of a head in JSON, the head, the length of a body, the body.
//! Lengths are little-endian. Nothing of the body is read before its length was compared with a bound.

use std::io::{Read, Write};

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{Kind, PrintError, StandIn};

const MARK: [u8; 8] = *b"chprint1";
const MAX_HEAD: u64 = 1024 * 1024;

/// Asks for a document; the body is its JSON.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Ask {
    pub(crate) kind: Kind,
    /// Seconds since 1970.
    pub(crate) made_at: Option<i64>,
    /// Bounds that the child sets upon itself before it reads the body.
    pub(crate) memory_bytes: u64,
    pub(crate) cpu_seconds: u64,
    pub(crate) output_bytes: u64,
}

/// Answers with a document, which is the body, or with the reason for none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Answer {
    Printed {
        pages: usize,
        stand_ins: Vec<StandIn>,
    },
    Failed(String),
}

pub(crate) fn write<H: Serialize>(
    to: &mut impl Write,
    head: &H,
    body: &[u8],
) -> Result<(), PrintError> {
    let head = serde_json::to_vec(head).map_err(|_| PrintError::BadFrame("head not written"))?;
    to.write_all(&MARK)?;
    to.write_all(&(head.len() as u64).to_le_bytes())?;
    to.write_all(&head)?;
    to.write_all(&(body.len() as u64).to_le_bytes())?;
    to.write_all(body)?;
    to.flush()?;
    Ok(())
}

/// The mark and the head; the body still waits.
pub(crate) fn read_head<H: DeserializeOwned>(from: &mut impl Read) -> Result<H, PrintError> {
    let mut mark = [0; 8];
    from.read_exact(&mut mark)?;
    if mark != MARK {
        return Err(PrintError::BadFrame("it begins with other bytes"));
    }
    let head = read_part(from, "head", MAX_HEAD)?;
    serde_json::from_slice(&head).map_err(|_| PrintError::BadFrame("its head is not understood"))
}

pub(crate) fn read_body(from: &mut impl Read, limit: u64) -> Result<Vec<u8>, PrintError> {
    read_part(from, "document", limit)
}

fn read_part(from: &mut impl Read, what: &'static str, limit: u64) -> Result<Vec<u8>, PrintError> {
    let mut length = [0; 8];
    from.read_exact(&mut length)?;
    let size = u64::from_le_bytes(length);
    if size > limit {
        return Err(PrintError::TooLarge { what, size, limit });
    }
    let mut part = Vec::new();
    from.take(size).read_to_end(&mut part)?;
    if part.len() as u64 != size {
        return Err(PrintError::BadFrame("it ends too soon"));
    }
    Ok(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let head = Answer::Failed("why".into());
        let mut pipe = Vec::new();
        write(&mut pipe, &head, b"body").expect("written");
        let mut from = pipe.as_slice();
        assert_eq!(read_head::<Answer>(&mut from).expect("head"), head);
        assert_eq!(read_body(&mut from, 4).expect("body"), b"body");
    }

    #[test]
    fn a_length_over_the_bound_is_refused_before_anything_is_kept() {
        let mut from = Vec::from(u64::MAX.to_le_bytes());
        from.extend([0; 16]);
        assert!(matches!(
            read_body(&mut from.as_slice(), 50),
            Err(PrintError::TooLarge { limit: 50, .. })
        ));
    }

    #[test]
    fn cut_short_and_foreign_bytes_are_told_apart_from_a_frame() {
        let mut pipe = Vec::new();
        write(&mut pipe, &Answer::Failed(String::new()), b"body").expect("written");
        pipe.truncate(pipe.len() - 1);
        let mut from = pipe.as_slice();
        read_head::<Answer>(&mut from).expect("head");
        assert!(matches!(
            read_body(&mut from, 9),
            Err(PrintError::BadFrame(_))
        ));
        assert!(matches!(
            read_head::<Answer>(&mut &b"%PDF-1.7 and so on"[..]),
            Err(PrintError::BadFrame(_))
        ));
    }
}
