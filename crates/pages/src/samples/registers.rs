//! Samples of the registers.

use super::{Sample, staff_page};
use crate::views::registers::{
    Attestations, EditSource, Hub, Log, Point, Register, RemoveSource, Row, Source, Sources,
};
use crate::{Form, Language};

pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new("registers", "hub", "Something due", || {
            hub(vec![(
                "/documents/1".into(),
                "Code of conduct: review by 1 December 2026".into(),
            )])
        }),
        Sample::new("registers", "hub-quiet", "Nothing due", || hub(Vec::new())),
        Sample::new("registers", "review", "Readiness, with mistakes", || {
            let mut form = Form::new();
            form.refuse("minutes", Language::English.t("registers-no-minutes"));
            let mut log = log(form, vec![entry("Ines Carvalho"), entry("مراجعة")]);
            log.minutes = true;
            log.checklist = vec![
                "Every post is filled".into(),
                "Each contact has been tried and works".into(),
            ];
            log.report = vec![
                point("met", "Met"),
                point("not", "Not met"),
                point("due", "Due soon"),
                point("none", "Not assessed"),
            ];
            log
        }),
        Sample::new("registers", "log", "Activities, nothing yet", || {
            let mut log = log(Form::new(), Vec::new());
            log.kinds = vec![(
                "supervision".into(),
                "supervision that covers online safety".into(),
            )];
            log.people = vec![("1".into(), "Theo O’Brien".into())];
            log
        }),
        Sample::new("registers", "adjustments", "One waits", || {
            let mut log = log(
                Form::new(),
                vec![Row {
                    finish: "/registers/adjustments/1/made".into(),
                    ..entry("Large print")
                }],
            );
            log.made = true;
            log
        }),
        Sample::new("registers", "attestations", "Some", || Attestations {
            page: staff_page("/registers/attestations").back_to("/registers"),
            rows: vec![point("met", "Attested"), point("none", "Not yet")],
        }),
        Sample::new("registers", "attestations-none", "None", || Attestations {
            page: staff_page("/registers/attestations").back_to("/registers"),
            rows: Vec::new(),
        }),
        Sample::new("registers", "sources", "Some", || Sources {
            page: staff_page("/registers/sources").back_to("/registers"),
            every: Some("12 months".into()),
            rows: vec![
                source("Working together to safeguard children", true),
                source("حماية", false),
            ],
        }),
        Sample::new("registers", "sources-none", "None", || Sources {
            page: staff_page("/registers/sources").back_to("/registers"),
            every: None,
            rows: Vec::new(),
        }),
        Sample::new("registers", "source", "With mistakes", || {
            let mut form =
                Form::from_pairs([("title", "Guidance"), ("url", "www.harbour.example")]);
            form.refuse("url", Language::English.t("registers-source-no-url"));
            EditSource {
                page: staff_page("/registers/sources/1")
                    .back_to("/registers/sources")
                    .showing(&form),
                form,
                action: "/registers/sources/1".into(),
                remove: Some("/registers/sources/1/remove".into()),
            }
        }),
        Sample::new("registers", "remove", "Making sure", || RemoveSource {
            page: staff_page("/registers/sources/1/remove").back_to("/registers/sources"),
            title: "Guidance".into(),
            action: "/registers/sources/1/remove".into(),
        }),
    ]
}

fn hub(due: Vec<(String, String)>) -> Hub {
    let register = |href: &str, title: &str| Register {
        href: href.into(),
        title: title.into(),
        about: "What the policy rests on, and when somebody last looked".into(),
    };
    Hub {
        page: staff_page("/registers"),
        due,
        registers: vec![
            register("/registers/sources", "Law and guidance"),
            register("/registers/training", "Training"),
        ],
    }
}

fn log(form: Form, rows: Vec<Row>) -> Log {
    Log {
        page: staff_page("/registers/activities")
            .back_to("/registers")
            .showing(&form),
        form,
        title: "Activities".into(),
        intro: "Safety activities, messages to parents, supervision and practice".into(),
        rules: vec![
            "Done and written down every 3 months: supervision that covers online safety.".into(),
        ],
        action: "/registers/activities".into(),
        kinds: Vec::new(),
        people: Vec::new(),
        checklist: Vec::new(),
        minutes: false,
        made: false,
        report: Vec::new(),
        rows,
    }
}

fn entry(what: &str) -> Row {
    Row {
        date: "1 November 2026".into(),
        what: what.into(),
        note: "Trustees’ meeting, item 4. Two actions were agreed and both have an owner.".into(),
        finish: String::new(),
    }
}

fn point(mark: &'static str, status: &str) -> Point {
    Point {
        mark,
        status: status.into(),
        title: "An online safety coordinator, always".into(),
        sentence: "every post is filled".into(),
        href: "/evidence/clauses/coordinator-in-post".into(),
    }
}

fn source(title: &str, due: bool) -> Source {
    Source {
        id: title.len().to_string(),
        title: title.into(),
        url: "https://www.example.org/guidance".into(),
        about: "What organisations do together to keep children safe".into(),
        checked: (!due).then(|| "1 November 2026".into()),
        due,
    }
}
