//! Cases.

use super::{
    Sample,
    response::{dues, said},
    staff_page,
};
use crate::views::case::{CaseLine, Cases, Chronology, Correct, Ended, Event, Frame, Overview};
use crate::{Form, Language};

pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new("case", "list", "What somebody holds", || Cases {
            page: staff_page("/cases"),
            rows: vec![line("T.B., messages at night", true), line("", false)],
            current: 1,
            pages: 1,
            all: 2,
        }),
        Sample::new("case", "list-none", "No case yet", || Cases {
            page: staff_page("/cases"),
            rows: Vec::new(),
            current: 1,
            pages: 1,
            all: 0,
        }),
        Sample::new("case", "overview", "The front sheet", || Overview {
            page: staff_page("/cases/1").back_to("/cases"),
            frame: frame("overview"),
            facts: vec![("Opened".into(), "25 November 2026 at 9:50pm".into())],
            reason: "A man she does not know writes to her at night.".into(),
            dues: dues(),
            doors: vec![(
                "Tell somebody outside".into(),
                "/cases/1/referrals/new".into(),
            )],
            people: vec![("T.B.".into(), "Person harmed".into())],
            concerns: vec![(
                "Disclosure of 25 November 2026".into(),
                "/concerns/1".into(),
            )],
            new_words: vec![(
                "Disclosure of 25 November 2026".into(),
                "/concerns/1".into(),
            )],
            others: vec![("K.M., a game".into(), "/cases/2".into(), "linked".into())],
            latest: vec![said("Rang the school.", false)],
        }),
        Sample::new("case", "ended", "Closed while somebody wrote", || Ended {
            page: staff_page("/cases/1/chronology").back_to("/cases/1"),
            frame: Frame {
                open: false,
                status: "Closed".into(),
                ..frame("chronology")
            },
            typed: vec!["Rang the school.\nMs Patel rings back.".into()],
        }),
        Sample::new(
            "case",
            "chronology",
            "Everything, in its true place",
            || chronology(Form::new(), true),
        ),
        Sample::new("case", "chronology-closed", "A closed case", || {
            chronology(Form::new(), false)
        }),
        Sample::new(
            "case",
            "chronology-refused",
            "A time that lies ahead",
            || {
                let mut form = Form::from_pairs([("text", "Rang the mother."), ("time", "23:59")]);
                form.refuse("time", Language::English.t("case-time-ahead"));
                chronology(form, true)
            },
        ),
        Sample::new("case", "correct", "Later words", || {
            let form = Form::new();
            Correct {
                page: staff_page("/cases/1").back_to("/cases/1/chronology"),
                frame: frame("chronology"),
                action: "/cases/1/entries/2/correct".into(),
                event: event(),
                meanwhile: Vec::new(),
                seen: 4,
                form,
            }
        }),
    ]
}

fn line(title: &str, late: bool) -> CaseLine {
    CaseLine {
        href: "/cases/1".into(),
        title: title.into(),
        opened: "25 November 2026 at 9:50pm".into(),
        branch: "A child".into(),
        level: "High".into(),
        status: "Open".into(),
        mark: "due",
        due: "Review the plan by 23 December 2026 at 5:00pm".into(),
        late,
        new_words: late,
    }
}

/// The frame of a case, at one of its parts.
pub(super) fn frame(part: &str) -> Frame {
    let parts = [
        ("overview", "Front sheet", "/cases/1"),
        ("chronology", "Chronology", "/cases/1/chronology"),
        ("people", "People", "/cases/1/people"),
        ("actions", "Actions", "/cases/1/actions"),
        ("referrals", "Referrals", "/cases/1/referrals"),
        ("parents", "Parents", "/cases/1/parents"),
        ("support", "Support", "/cases/1/support"),
        ("review", "Review", "/cases/1/review"),
        ("team", "Team", "/cases/1/team"),
    ];
    Frame {
        id: "1".into(),
        title: "T.B., messages at night".into(),
        level: "High".into(),
        status: "Open".into(),
        mark: "due",
        lead: "Ruth Adeyemi".into(),
        parts: parts
            .iter()
            .map(|(key, label, href)| ((*label).to_owned(), (*href).to_owned(), *key == part))
            .collect(),
        open: true,
        elsewhere: None,
    }
}

fn event() -> Event {
    Event {
        id: "2".into(),
        when: "24 November 2026 at 4:30pm".into(),
        written: "written down 25 November 2026 at 9:55pm".into(),
        said: said(
            "Rang the school. “She told us in October,” says Ms Patel.",
            false,
        ),
        opinion: "I believe them.".into(),
        corrections: vec![said("It was September.", false)],
        can_correct: true,
    }
}

fn chronology(form: Form, open: bool) -> Chronology {
    Chronology {
        page: staff_page("/cases/1/chronology")
            .back_to("/cases")
            .showing(&form),
        frame: Frame {
            open,
            ..frame("chronology")
        },
        form,
        entries: vec![event()],
        meanwhile: Vec::new(),
        seen: 4,
        takes_files: open,
        accept: ".png,.pdf".into(),
        most: 20,
        together: 40,
    }
}
