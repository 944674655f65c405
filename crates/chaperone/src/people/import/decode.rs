//! Bytes to text: spreadsheets save in several encodings and seldom say which.

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The text of a file.
pub struct Decoded {
    /// Lines end in `\n` only.
    pub text: String,
    /// The encoding was guessed: letters with accents may be wrong.
    pub guessed: bool,
}

/// Reads UTF-8 and UTF-16 by their mark, or by what they must look like; anything else as Windows-1252, which older
/// spreadsheets save in and which takes every byte.
#[must_use]
pub fn decode(bytes: &[u8]) -> Decoded {
    let (encoding, guessed) = match bytes {
        [0xEF, 0xBB, 0xBF, ..] => (UTF_8, false),
        [0xFF, 0xFE, ..] => (UTF_16LE, false),
        [0xFE, 0xFF, ..] => (UTF_16BE, false),
        // Commas and line ends have an empty half in UTF-16, and no other text has empty bytes.
        _ if empty_halves(bytes, 1) => (UTF_16LE, false),
        _ if empty_halves(bytes, 0) => (UTF_16BE, false),
        _ if std::str::from_utf8(bytes).is_ok() => (UTF_8, false),
        _ => (WINDOWS_1252, true),
    };
    let (text, _, _) = encoding.decode(bytes);
    Decoded {
        text: text.replace("\r\n", "\n").replace('\r', "\n"),
        guessed,
    }
}

/// Whether most of the first bytes at even or odd places are empty.
fn empty_halves(bytes: &[u8], at: usize) -> bool {
    let head = &bytes[..bytes.len().min(512)];
    let halves = head.iter().skip(at).step_by(2);
    let empty = halves.clone().filter(|byte| **byte == 0).count();
    empty > 0 && empty * 2 > halves.count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "name,job\nZoë O’Brien,Mentor\n";

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn every_encoding_that_spreadsheets_save_in_is_read() {
        let marked = [b"\xEF\xBB\xBF".as_slice(), TEXT.as_bytes()].concat();
        let little = utf16(TEXT, u16::to_le_bytes);
        let big = utf16(TEXT, u16::to_be_bytes);
        let little_marked = [b"\xFF\xFE".as_slice(), &little].concat();
        let big_marked = [b"\xFE\xFF".as_slice(), &big].concat();
        for bytes in [
            TEXT.as_bytes(),
            &marked,
            &little,
            &big,
            &little_marked,
            &big_marked,
        ] {
            let decoded = decode(bytes);
            assert_eq!(decoded.text, TEXT);
            assert!(!decoded.guessed);
        }
    }

    #[test]
    fn an_old_spreadsheet_is_read_and_said_to_be_a_guess() {
        let decoded = decode(b"name\nZo\xEB O\x92Brien\n");
        assert_eq!(decoded.text, "name\nZoë O’Brien\n");
        assert!(decoded.guessed);
    }

    #[test]
    fn every_kind_of_line_end_is_a_line_end() {
        assert_eq!(decode(b"a\r\nb\rc\nd").text, "a\nb\nc\nd");
    }
}
