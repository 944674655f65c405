use proptest::prelude::*;

use super::*;

/// An archive as office programs write it, with these parts, each empty but for the first.
fn archive(parts: &[&str], first: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut list = Vec::new();
    for (number, part) in parts.iter().enumerate() {
        let place = u32::try_from(bytes.len()).unwrap();
        let length = u16::try_from(part.len()).unwrap().to_le_bytes();
        bytes.extend_from_slice(b"PK\x03\x04");
        bytes.extend_from_slice(&[0; 22]);
        bytes.extend_from_slice(&length);
        bytes.extend_from_slice(&[0; 2]);
        bytes.extend_from_slice(part.as_bytes());
        if number == 0 {
            bytes.extend_from_slice(first.as_bytes());
        }
        list.extend_from_slice(b"PK\x01\x02");
        list.extend_from_slice(&[0; 24]);
        list.extend_from_slice(&length);
        list.extend_from_slice(&[0; 12]);
        list.extend_from_slice(&place.to_le_bytes());
        list.extend_from_slice(part.as_bytes());
    }
    let place = u32::try_from(bytes.len()).unwrap();
    let count = u16::try_from(parts.len()).unwrap().to_le_bytes();
    bytes.extend_from_slice(&list);
    bytes.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    bytes.extend_from_slice(&count);
    bytes.extend_from_slice(&count);
    bytes.extend_from_slice(&u32::try_from(list.len()).unwrap().to_le_bytes());
    bytes.extend_from_slice(&place.to_le_bytes());
    bytes.extend_from_slice(&[0; 2]);
    bytes
}

fn docx() -> Vec<u8> {
    archive(&["[Content_Types].xml", "word/document.xml"], "")
}

fn film(brand: &[u8; 4]) -> Vec<u8> {
    let mut bytes = b"\0\0\0\x18ftyp".to_vec();
    bytes.extend_from_slice(brand);
    bytes.extend_from_slice(b"\0\0\0\0mp42isom\0\0\0\x08free\0\0\0\x08mdat");
    bytes
}

fn png() -> Vec<u8> {
    b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\0\0\0\0\0\0\0\0IEND\xaeB`\x82".to_vec()
}

fn mp3() -> Vec<u8> {
    let mut frame = vec![0xFF, 0xFB, 0x90, 0x00];
    frame.resize(417, 0);
    frame.repeat(4)
}

fn mime(bytes: &[u8]) -> Result<&'static str, Refused> {
    check("a", bytes).map(|checked| checked.mime)
}

#[test]
fn what_people_have_on_their_phones_is_taken() {
    let wav = [b"RIFF\x24\0\0\0WAVEfmt ".as_slice(), &[0; 28]].concat();
    for (bytes, expected) in [
        (
            b"%PDF-1.7\n1 0 obj\n\xff\n%%EOF\n".to_vec(),
            "application/pdf",
        ),
        (png(), "image/png"),
        (
            b"\xff\xd8\xff\xe0\0\x10JFIF\0\xff\xd9".to_vec(),
            "image/jpeg",
        ),
        (
            b"GIF89a\x01\0\x01\0\0\0\0\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0\x3b".to_vec(),
            "image/gif",
        ),
        (film(b"heic"), "image/heic"),
        (film(b"M4A "), "audio/mp4"),
        (film(b"qt  "), "video/quicktime"),
        (film(b"3gp4"), "video/3gpp"),
        (film(b"mp42"), "video/mp4"),
        (mp3(), "audio/mpeg"),
        (wav, "audio/wav"),
        (b"OggS\0\x02\0\0\0\0\0\0\0\0".to_vec(), "audio/ogg"),
        (
            docx(),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (
            archive(
                &["mimetype", "content.xml"],
                "application/vnd.oasis.opendocument.text",
            ),
            "application/vnd.oasis.opendocument.text",
        ),
        (
            "12/11/2026, 21:04 - Him: <Media omitted>\nwhy don’t you answer 🙂\n"
                .as_bytes()
                .to_vec(),
            "text/plain",
        ),
    ] {
        assert_eq!(mime(&bytes), Ok(expected));
    }
    assert_eq!(
        check("../../IMG_1.heic", &film(b"heic")).unwrap().name,
        "IMG_1.heic"
    );
    assert_eq!(
        check("voice\u{202e}4a.exe", &film(b"M4A ")).unwrap().name,
        "voice4a.exe.m4a"
    );
}

#[test]
fn pages_drawings_and_programs_are_refused_whatever_they_are_called() {
    for bytes in [
        b"<!DOCTYPE html><script>alert(1)</script>".as_slice(),
        b"\xef\xbb\xbf \n<HTML lang=en>",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<?xml version='1.0'?><svg/>",
        b"words first <script src=x></script>",
        b"#!/bin/sh\nrm -r /\n",
        b"{\\rtf1 hello}",
        b"MZ\x90\0\x03\0\0\0",
        b"\x7fELF\x02\x01\x01\0\0\0\0\0",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0",
        b"words\0and a nul",
        b"\xff\xfe\0",
        b"   \n",
    ] {
        assert_eq!(
            mime(bytes),
            Err(Refused::Kind),
            "{}",
            String::from_utf8_lossy(bytes)
        );
    }
    assert_eq!(mime(&archive(&["a.exe"], "")), Err(Refused::Unsafe));
    assert_eq!(mime(&archive(&["a.txt"], "")), Err(Refused::Kind));
    let macros = [
        "[Content_Types].xml",
        "word/document.xml",
        "word/vbaProject.bin",
    ];
    assert_eq!(mime(&archive(&macros, "")), Err(Refused::Unsafe));
    assert_eq!(mime(b""), Err(Refused::Empty));
    assert_eq!(mime(&vec![b'a'; MOST_BYTES + 1]), Err(Refused::TooLarge));
}

#[test]
fn a_page_with_the_mark_of_something_else_in_its_middle_is_refused() {
    for page in [
        b"<!--ftypM4A --><script>alert(1)</script>".to_vec(),
        b"<p>ftypM4A \0\0\0\0<script>".to_vec(),
        b"<html>%PDF-1.7\n%%EOF</html>".to_vec(),
        b"RIFF<!--WEBP--><script>alert(1)</script>".to_vec(),
        b"RIFF<!--WAVE--><script>alert(1)</script>".to_vec(),
        b"ID3<script>alert(1)</script>".to_vec(),
        b"OggS<script>alert(1)</script>".to_vec(),
        b"fLaC<script>alert(1)</script>".to_vec(),
        b"GIF89a=1;alert(1)//<html>".to_vec(),
        b"\0\0\0\x18ftypM4A \0\0\0\0<html><script>".to_vec(),
        [b"#!AMR\n".as_slice(), b"<script>alert(1)</script>"].concat(),
        [b"\xff\xfb".as_slice(), b"<html><script>alert(1)</script>"].concat(),
    ] {
        assert!(mime(&page).is_err(), "{}", String::from_utf8_lossy(&page));
    }
}

#[test]
fn two_files_in_one_are_refused() {
    let zip = archive(&["a.class"], "");
    assert_eq!(mime(&[png(), zip.clone()].concat()), Err(Refused::Unsafe));
    assert_eq!(mime(&[mp3(), zip].concat()), Err(Refused::Unsafe));
    let mut pdf_in_front = docx();
    pdf_in_front.splice(0..0, *b"%PDF-1.7 %%EOF\n");
    assert!(mime(&pdf_in_front).is_err());
    let mut page_in_pdf = b"%PDF-1.7\n<html><script>alert(1)</script>\n".to_vec();
    page_in_pdf.extend_from_slice(b"\xff%%EOF");
    assert_eq!(mime(&page_in_pdf), Err(Refused::Unsafe));
    let mut jpeg = b"\xff\xd8\xff\xe0\0\x10JFIF\0%PDF-1.7 ".to_vec();
    jpeg.extend_from_slice(b"\xff\xd9");
    assert_eq!(mime(&jpeg), Err(Refused::Unsafe));
}

#[test]
fn a_file_is_handed_out_to_be_saved_and_never_as_a_page() {
    assert_eq!(safe_mime("text/html"), "application/octet-stream");
    assert_eq!(safe_mime("image/svg+xml"), "application/octet-stream");
    assert_eq!(safe_mime("image/png\r\nX: y"), "application/octet-stream");
    assert_eq!(safe_mime("text/plain"), "text/plain; charset=utf-8");
    assert_eq!(safe_mime("video/mp4"), "video/mp4");
    let headers = headers("Größe\r\n.png", "image/png");
    let disposition = headers[1].1.to_str().unwrap();
    assert!(disposition.starts_with("attachment;"), "{disposition}");
    assert!(is_picture("image/png") && !is_picture("image/heic"));
}

proptest! {
    /// Whatever comes, looking at it ends, and nothing that a browser could take for a page is ever taken.
    #[test]
    fn no_page_is_taken_whatever_is_put_around_it(
        before in prop::collection::vec(any::<u8>(), 0..64),
        mark in prop::sample::select(vec![
            b"%PDF-1.7".to_vec(), film(b"M4A "), png(), mp3(), b"OggS\0".to_vec(), b"RIFF\0\0\0\0WAVE".to_vec(), Vec::new(),
        ]),
        after in prop::collection::vec(any::<u8>(), 0..64),
    ) {
        let page = b"<html><script>alert(1)</script></html>";
        let whole = [before.as_slice(), page, &mark, &after, b"%%EOF"].concat();
        prop_assert!(check("evidence.pdf", &whole).is_err());
        let marked = [&mark, &before, page.as_slice(), &after, b"%%EOF"].concat();
        if mark.len() < 1024 {
            prop_assert!(check("evidence.m4a", &marked).is_err());
        }
    }

    #[test]
    fn plain_words_are_taken_as_they_are(text in "[a-zA-Z0-9 ,.!?\n]{1,200}") {
        prop_assume!(!text.trim().is_empty());
        prop_assert_eq!(mime(text.as_bytes()), Ok("text/plain"));
    }
}
