//! No text, however made, becomes markup, fails a document or disappears unseen.

use print::documents::Block;
use print::documents::report::ReportSection;
use print::{Kind, Printable, Report, Request, render};
use proptest::prelude::*;
use serde_json::Value;

use crate::paper::{FONTS, flowing_text_of, print};
use crate::specimens;

const HOSTILE: &[&str] = &[
    "#import \"@preview/x:1.0.0\": *",
    "#read(\"/etc/passwd\") #eval(\"1+1\") #panic()",
    "= Heading\n== Other\n- list\n+ item\n/ term: x\n```code```",
    "$ x^2 $ *bold* _slant_ <label> @label `raw` \\ \\u{41} ~ -- --- ... ' \"",
    "]] }} )) // comment /* open",
    "\u{0}\u{1}\u{7}\u{8}\u{b}\u{c}\u{1b}[31m\u{7f}\u{85}\u{9f}",
    "\u{202E}backwards\u{202C} \u{2066}open isolate \u{2068}and another",
    "\u{FEFF}\u{FFFE}\u{FFFF}\u{FFF9}x\u{FFFB}\u{1FFFE}",
    "\u{E000}\u{F8FF}\u{F0000}\u{10FFFD}",
    "\u{0378}\u{0530}\u{2FE0}\u{E0080}",
    "👩‍👩‍👧‍👦 🇬🇧 👍🏽 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "שלום עולם (123) مرحبا بالعالم ١٢٣ سلام‌علیکم",
    "नमस्ते ไทย 你好，世界 ខ្មែរ မြန်မာ",
    "a\u{0300}\u{0301}\u{0302}\u{0303}\u{0304}\u{20DD}\u{0489} Z̸̢͔̖͍a̴̩̽l̷̰̈́g̵o",
    "\u{200B}\u{200C}\u{200D}\u{2060}\u{AD}\u{FE0F}\u{E0041}\u{3164}\u{115F}",
    " \u{A0}\u{2003}\u{3000}\u{1680}\u{2028}\u{2029}\r\n\r\t ",
    "\n\n\n",
    "",
];

fn refuse_nothing(kind: Kind, document: &Value) -> print::Printed {
    let request = Request {
        kind,
        json: serde_json::to_vec(document).expect("JSON"),
        made_at: None,
    };
    render(&request, &FONTS).unwrap_or_else(|why| panic!("{kind:?}: {why}\n{document}"))
}

fn json<D: Printable>(document: &D) -> (Kind, Value) {
    (D::KIND, serde_json::to_value(document).expect("JSON"))
}

fn everything() -> Vec<(Kind, Value)> {
    let mut report = specimens::report();
    report.sections[0].blocks.extend([
        Block::Heading("Smaller".into()),
        Block::List(vec!["one".into()]),
        Block::Steps(vec!["one".into()]),
        Block::Facts(vec![print::documents::Fact::new("label", "value")]),
    ]);
    vec![
        json(&specimens::policy()),
        json(&specimens::evidence()),
        json(&report),
        json(&Report {
            cover: true,
            ..report
        }),
        json(&specimens::poster()),
        json(&specimens::receipt()),
    ]
}

/// Every text of a document, except the two fields that hold one of a few words.
fn texts<'a>(kind: Kind, value: &'a mut Value, into: &mut Vec<&'a mut String>) {
    match value {
        Value::String(text) => into.push(text),
        Value::Array(items) => items.iter_mut().for_each(|item| texts(kind, item, into)),
        Value::Object(fields) => {
            for (key, field) in fields {
                let one_of_a_few = match kind {
                    Kind::Evidence => key == "status",
                    Kind::Sheet => key == "style",
                    Kind::Policy | Kind::Report => false,
                };
                if !one_of_a_few {
                    texts(kind, field, into);
                }
            }
        }
        _ => {}
    }
}

#[test]
fn every_field_of_every_document_takes_every_hostile_text() {
    // Three at a time, and nothing at all.
    let together = HOSTILE.chunks(3).map(|few| few.join(" "));
    let texts_tried: Vec<String> = together.chain([String::new()]).collect();
    for (kind, document) in everything() {
        for hostile in &texts_tried {
            let mut document = document.clone();
            let mut fields = Vec::new();
            texts(kind, &mut document, &mut fields);
            assert!(fields.len() > 4);
            for field in fields {
                field.clone_from(hostile);
            }
            refuse_nothing(kind, &document);
        }
    }
}

#[test]
fn every_field_takes_an_endless_run() {
    // Longer than a page in the narrowest column; in every third field at a time, so that their neighbours stay ordinary.
    let long = "y".repeat(2500);
    for (kind, document) in everything() {
        for first in 0..3 {
            let mut document = document.clone();
            let mut fields = Vec::new();
            texts(kind, &mut document, &mut fields);
            for field in fields.into_iter().skip(first).step_by(3) {
                field.clone_from(&long);
            }
            // A barcode has no room for so much, and says so: the one field with a bound of its own.
            if let Some(qr) = document.pointer_mut("/qr/data") {
                *qr = "https://example.org".into();
            }
            refuse_nothing(kind, &document);
        }
    }
}

#[test]
fn letters_of_other_scripts_and_heaps_of_marks_may_go_on_for_long() {
    for long in [
        "ש".repeat(5000),
        "\u{301}".repeat(5000),
        "👍".repeat(5000),
        "a\u{301}".repeat(5000),
    ] {
        let mut report = specimens::report();
        report.sections[0].blocks =
            vec![Block::Paragraph(long.clone()), Block::Quote(long.clone())];
        report.title.clone_from(&long);
        report.facts[0].value = long;
        print(&report);
    }
}

#[test]
fn words_in_other_scripts_do_not_cost_the_document_its_standard() {
    let printed = print(&specimens::scripts());
    let text = flowing_text_of(&printed);
    assert!(text.contains("Zoë Łukasz Ğüneş"), "{text}");
    // Libertinus draws Hebrew, no face of the spare set draws Thai.
    assert!(
        printed
            .stand_ins
            .iter()
            .all(|one| one.code_point != 'ש' as u32)
    );
    assert!(
        printed
            .stand_ins
            .iter()
            .any(|one| one.code_point == 'ท' as u32)
    );
}

#[test]
fn markup_is_printed_as_the_characters_it_is_made_of() {
    for hostile in [
        "#import \"x\": *",
        "#eval(\"1+1\")",
        "*bold* _slant_ $x^2$ <label> @label `raw`",
        "= No heading",
        "\\u{41} \\ ~ -- ---",
    ] {
        let report = Report {
            title: "Report".into(),
            sections: vec![ReportSection {
                title: "Words".into(),
                blocks: vec![Block::Paragraph(hostile.into())],
            }],
            ..Report::default()
        };
        let text = flowing_text_of(&print(&report));
        assert!(text.contains(hostile), "{hostile} became {text}");
    }
}

#[test]
fn what_cannot_be_printed_is_seen_listed_and_reported() {
    let report = Report {
        title: "Report".into(),
        sections: vec![ReportSection {
            title: "Words".into(),
            blocks: vec![Block::Quote(
                "before \u{1F9AD}\u{1F9AD} after \u{E001}".into(),
            )],
        }],
        ..Report::default()
    };
    let printed = print(&report);
    let found: Vec<(u32, u64)> = printed
        .stand_ins
        .iter()
        .map(|one| (one.code_point, one.times))
        .collect();
    assert_eq!(found, [(0xE001, 1), (0x1F9AD, 2)]);
    let text = flowing_text_of(&printed);
    assert!(text.contains("U+E001 (once), U+1F9AD (twice)"), "{text}");
    assert!(!text.contains("before after"), "the gap is not seen");
}

#[test]
fn a_marking_and_a_name_of_a_megabyte_do_not_push_the_words_off_the_page() {
    let long = "Endless ".repeat(1000);
    let report = Report {
        organisation: long.clone(),
        reference: long.clone(),
        title: "Report".into(),
        ..specimens::report()
    };
    let text = flowing_text_of(&print(&report));
    assert!(text.contains("I did not like it."));
}

#[test]
fn long_texts_and_endless_runs_are_printed_whole() {
    let words = format!("{} the end", "safe ".repeat(20_000));
    let run = format!("{}!", "X".repeat(30_000));
    let report = Report {
        title: "Long".into(),
        sections: vec![ReportSection {
            title: "Words".into(),
            blocks: vec![Block::Paragraph(words), Block::Paragraph(run)],
        }],
        ..Report::default()
    };
    let printed = print(&report);
    let text = flowing_text_of(&printed);
    assert_eq!(text.matches("safe").count(), 20_000);
    assert!(text.contains("the end"));
    let crosses = text.chars().filter(|c| *c == 'X').count();
    assert_eq!(crosses, 30_000, "a long run was cut off at the margin");
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "\\PC{0,200}",
        "[ -~\n]{0,60}",
        "[\u{590}-\u{5FF}\u{600}-\u{6FF}a-z \u{300}-\u{36F}\u{200B}-\u{200F}]{0,60}",
        proptest::sample::select(HOSTILE).prop_map(str::to_owned),
        proptest::collection::vec(any::<char>(), 0..80).prop_map(String::from_iter),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_in_any_field_renders(
        document in proptest::sample::select(everything()),
        words in proptest::collection::vec((any::<proptest::sample::Index>(), any_text()), 1..12),
    ) {
        let (kind, mut document) = document;
        let mut fields = Vec::new();
        texts(kind, &mut document, &mut fields);
        for (place, text) in words {
            **place.get_mut(&mut fields) = text;
        }
        refuse_nothing(kind, &document);
    }
}

#[test]
fn lists_may_be_empty_anywhere() {
    fn emptied(value: &Value) -> Value {
        match value {
            Value::Array(_) => Value::Array(vec![]),
            Value::Object(fields) => fields
                .iter()
                .map(|(key, field)| (key.clone(), emptied(field)))
                .collect(),
            other => other.clone(),
        }
    }
    for (kind, document) in everything() {
        refuse_nothing(kind, &emptied(&document));
    }
}
