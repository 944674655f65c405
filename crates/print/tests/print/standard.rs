//! PDF/UA-1, and the same bytes for the same document.

use jiff::Timestamp;
use print::{Fonts, Kind, PolicyDocument, PrintError, Printed, Request, Sheet, render};

use crate::paper::{FONTS, poppler, print};
use crate::specimens;

fn holds(printed: &Printed, bytes: &str) -> bool {
    printed
        .pdf
        .windows(bytes.len())
        .any(|window| window == bytes.as_bytes())
}

#[test]
fn every_kind_is_tagged_and_says_its_title_language_and_standard() {
    for (title, printed) in [
        ("Online safeguarding policy", print(&specimens::policy())),
        ("Evidence pack", print(&specimens::evidence())),
        (
            "Referral to the local authority designated officer",
            print(&specimens::report()),
        ),
        (
            "Worried about something online?",
            print(&specimens::poster()),
        ),
        ("Your receipt", print(&specimens::receipt())),
    ] {
        let info = poppler("pdfinfo", &[], &printed);
        let line = |key: &str| {
            info.lines()
                .find_map(|line| line.strip_prefix(key))
                .map(str::trim)
        };
        assert_eq!(line("Title:"), Some(title));
        assert_eq!(line("Author:"), Some("Elm Row Youth Club"));
        assert_eq!(line("Tagged:"), Some("yes"));
        assert_eq!(line("Page size:"), Some("595.276 x 841.89 pts (A4)"));
        assert!(holds(&printed, "/Lang(en-GB)"), "{title}: no language");
        assert!(
            holds(&printed, "/DisplayDocTitle true"),
            "{title}: no title shown"
        );
        assert!(
            holds(&printed, "<pdfuaid:part>1</pdfuaid:part>"),
            "{title}: no PDF/UA mark"
        );
    }
}

#[test]
fn headings_tables_and_lists_are_tagged_as_what_they_are() {
    let tags = poppler("pdfinfo", &["-struct"], &print(&specimens::policy()));
    for tag in [
        "H1", "H2", "H3", "TOC", "TOCI", "Table", "TH", "TD", "L", "LI", "Link",
    ] {
        assert!(
            tags.split_whitespace()
                .any(|word| word.trim_end_matches(':') == tag),
            "no {tag} in the structure"
        );
    }
    let poster = poppler("pdfinfo", &["-struct-text"], &print(&specimens::poster()));
    assert!(poster.contains("Figure"), "the barcode is not a figure");
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let request = Request::of(&specimens::evidence()).expect("a request");
    let once = render(&request, &FONTS).expect("a document");
    let other = print(&specimens::policy());
    let again = render(&request, &Fonts::spare().expect("fonts")).expect("a document");
    assert!(once == again, "printing again changed the bytes");
    assert!(once.pdf != other.pdf);
}

#[test]
fn a_date_is_written_only_when_it_is_given() {
    let request = Request::of(&specimens::receipt()).expect("a request");
    let undated = render(&request, &FONTS).expect("a document");
    assert!(!poppler("pdfinfo", &[], &undated).contains("CreationDate"));
    let at = Timestamp::from_second(1_795_340_000).expect("a time");
    let dated = render(&request.made_at(at), &FONTS).expect("a document");
    assert!(poppler("pdfinfo", &["-isodates"], &dated).contains("2026-11-22"));
}

#[test]
fn a_document_of_the_wrong_shape_is_refused_with_its_place() {
    let request = Request {
        kind: Kind::Policy,
        json: b"{\n  \"titel\": \"x\"\n}".to_vec(),
        made_at: None,
    };
    let fault = render(&request, &FONTS).expect_err("a wrong key");
    assert_eq!(
        fault.to_string(),
        "the policy to print is not of the agreed shape (line 2, column 9)"
    );
    let huge = PolicyDocument {
        summary: "x".repeat(print::MAX_REQUEST),
        ..PolicyDocument::default()
    };
    assert!(matches!(
        Request::of(&huge),
        Err(PrintError::TooLarge { .. })
    ));
}

#[test]
fn a_barcode_is_bounded() {
    let mut sheet: Sheet = specimens::poster();
    sheet.qr.as_mut().expect("a code").data = "x".repeat(8000);
    let request = Request::of(&sheet).expect("a request");
    assert!(matches!(render(&request, &FONTS), Err(PrintError::BadQr)));
}
