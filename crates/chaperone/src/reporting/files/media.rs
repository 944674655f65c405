//! Recordings and films: marks at their beginning that no text has, and lengths that fit.

use super::Kind;

const HEIC: Kind = ("image/heic", "heic");
const AVIF: Kind = ("image/avif", "avif");
const M4A: Kind = ("audio/mp4", "m4a");
const MP4: Kind = ("video/mp4", "mp4");
const MOV: Kind = ("video/quicktime", "mov");
const MOBILE: Kind = ("video/3gpp", "3gp");
const MP3: Kind = ("audio/mpeg", "mp3");
const AAC: Kind = ("audio/aac", "aac");
const OGG: Kind = ("audio/ogg", "ogg");
const WAV: Kind = ("audio/wav", "wav");
const FLAC: Kind = ("audio/flac", "flac");
const AMR: Kind = ("audio/amr", "amr");
const WEBM: Kind = ("video/webm", "webm");
const MKV: Kind = ("video/x-matroska", "mkv");
const AVI: Kind = ("video/x-msvideo", "avi");

/// Films, recordings and pictures that are made of boxes, each with its length in front: those of most phones.
///
/// The first box is small and the second one is where the first ends. Text cannot be that: its first byte would be zero.
pub(super) fn boxed(bytes: &[u8]) -> Option<Kind> {
    const NEXT: [&[u8]; 12] = [
        b"moov", b"mdat", b"free", b"skip", b"wide", b"meta", b"moof", b"uuid", b"styp", b"sidx",
        b"pdin", b"udta",
    ];
    let length = u32::from_be_bytes(bytes.get(..4)?.try_into().ok()?);
    let length = usize::try_from(length).ok()?;
    if bytes.get(4..8)? != b"ftyp" || !(16..=1024).contains(&length) || length % 4 != 0 {
        return None;
    }
    let next = bytes.get(length + 4..length + 8)?;
    if !NEXT.contains(&next) {
        return None;
    }
    let brand: &[u8; 4] = bytes.get(8..12)?.try_into().ok()?;
    match brand {
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"mif1" | b"msf1" => Some(HEIC),
        b"avif" | b"avis" => Some(AVIF),
        b"M4A " | b"M4B " => Some(M4A),
        b"qt  " => Some(MOV),
        brand if brand.starts_with(b"3g") => Some(MOBILE),
        b"isom" | b"iso2" | b"iso4" | b"iso5" | b"iso6" | b"mp41" | b"mp42" | b"avc1" | b"M4V "
        | b"MSNV" | b"dash" | b"mmp4" | b"f4v " => Some(MP4),
        _ => None,
    }
}

/// A recording or film of another make, as `infer` takes it for.
pub(super) fn recording(promised: &str, bytes: &[u8]) -> Option<Kind> {
    match promised {
        "audio/mpeg" if tagged(bytes) || frames(bytes, mp3_frame) => Some(MP3),
        "audio/aac" if frames(bytes, aac_frame) => Some(AAC),
        "audio/ogg" | "audio/opus" if bytes.get(4) == Some(&0) => Some(OGG),
        "audio/x-wav" if riff(bytes, b"WAVE") => Some(WAV),
        "audio/x-flac" if bytes.get(4).is_some_and(|kind| kind & 0x7F == 0) => Some(FLAC),
        "audio/amr" if is_amr(bytes) => Some(AMR),
        "video/x-msvideo" if riff(bytes, b"AVI ") => Some(AVI),
        "video/webm" | "video/x-matroska" => matroska(bytes),
        _ => None,
    }
}

/// RIFF with this kind, and a length that the file has; a recording that was cut off while it ran has none.
pub(super) fn riff(bytes: &[u8], kind: &[u8; 4]) -> bool {
    let Some(length) = bytes.get(4..8).and_then(|length| length.try_into().ok()) else {
        return false;
    };
    let length = u32::from_le_bytes(length);
    let fits = usize::try_from(length).is_ok_and(|length| length + 8 <= bytes.len() + 1);
    let unknown = length == 0 || length == u32::MAX;
    bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(kind) && (fits || unknown)
}

/// `ID3` with a version that there is and a length in the odd form that it has: no letter is so low.
fn tagged(bytes: &[u8]) -> bool {
    bytes.starts_with(b"ID3")
        && bytes
            .get(3)
            .is_some_and(|version| (2..=4).contains(version))
        && bytes
            .get(6..10)
            .is_some_and(|length| length.iter().all(|byte| *byte < 0x80))
}

/// Three frames, each where the one before it ends.
fn frames(bytes: &[u8], length: impl Fn(&[u8]) -> Option<usize>) -> bool {
    let mut at = 0;
    for _ in 0..3 {
        let Some(length) = bytes.get(at..).and_then(&length) else {
            return false;
        };
        at += length;
    }
    true
}

/// The length of a frame of MP3 (layer III).
fn mp3_frame(bytes: &[u8]) -> Option<usize> {
    const NEW: [usize; 15] = [
        0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320,
    ];
    const OLD: [usize; 15] = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
    let head = bytes.get(..4)?;
    let version = (head[1] >> 3) & 3;
    if head[0] != 0xFF || head[1] & 0xE6 != 0xE2 || version == 1 {
        return None;
    }
    let rate = usize::from(head[2] >> 4);
    let sampling = *[44_100_usize, 48_000, 32_000].get(usize::from((head[2] >> 2) & 3))?;
    let padding = usize::from((head[2] >> 1) & 1);
    let (kbps, sampling, samples) = match version {
        3 => (*NEW.get(rate)?, sampling, 144),
        2 => (*OLD.get(rate)?, sampling / 2, 72),
        _ => (*OLD.get(rate)?, sampling / 4, 72),
    };
    (kbps > 0).then(|| samples * kbps * 1000 / sampling + padding)
}

/// The length of a frame of AAC as it is streamed (ADTS).
fn aac_frame(bytes: &[u8]) -> Option<usize> {
    let head = bytes.get(..7)?;
    if head[0] != 0xFF || head[1] & 0xF6 != 0xF0 {
        return None;
    }
    let high = usize::from(head[3] & 3) << 11;
    let length = high | usize::from(head[4]) << 3 | usize::from(head[5] >> 5);
    (length >= 7).then_some(length)
}

/// Old phones' recordings begin with words; the first frame after them does not.
fn is_amr(bytes: &[u8]) -> bool {
    let rest = bytes
        .strip_prefix(b"#!AMR\n".as_slice())
        .or_else(|| bytes.strip_prefix(b"#!AMR-WB\n".as_slice()));
    rest.is_some_and(|rest| {
        rest.first().is_some_and(|frame| frame & 0x83 == 0)
            && std::str::from_utf8(rest).map_or(true, |text| {
                text.contains(|c: char| c.is_control() && !c.is_whitespace())
            })
    })
}

/// Which of the two that share a form, by the word near its beginning.
fn matroska(bytes: &[u8]) -> Option<Kind> {
    let head = bytes.get(..64.min(bytes.len()))?;
    let says = |word: &[u8]| head.windows(word.len()).any(|window| window == word);
    if says(b"\x42\x82\x84webm") {
        Some(WEBM)
    } else if says(b"\x42\x82\x88matroska") {
        Some(MKV)
    } else {
        None
    }
}
