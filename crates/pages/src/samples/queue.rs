//! What is due, and words over what somebody holds.

use super::{Sample, response::dues, staff_page};
use crate::views::queue::{Found, FoundLine, Queue, QueueLine, Search};
use crate::{Form, Language};

pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new("queue", "queue", "Danger now first", || Queue {
            rows: dues()
                .into_iter()
                .map(|due| QueueLine {
                    danger: due.mark == "not",
                    due: crate::views::response::DueLine {
                        href: "/cases/1".into(),
                        ..due
                    },
                    of: "ز.ا., رسائل في الليل".into(),
                    who: "Marcus Webb".into(),
                })
                .collect(),
            all: 120,
            late: 1,
            ..none()
        }),
        Sample::new("queue", "queue-none", "Nothing is due", none),
        Sample::new("queue", "search", "Before a search", || {
            search(Form::new(), None)
        }),
        Sample::new("queue", "search-found", "With more than is shown", || {
            let form = Form::from_pairs([("words", "night chat"), ("level", "high")]);
            let row = |title: &str| FoundLine {
                href: "/cases/1".into(),
                title: title.into(),
                about: "Case, opened 25 November 2026 at 9:50pm, high".into(),
                status: "Open".into(),
                entries: "in 3 entries".into(),
            };
            let found = Found {
                rows: vec![row("T.B., messages at night"), row("ز.ا., لعبة")],
                summary: "50 of the 172 that you hold.".into(),
                more: true,
            };
            search(form, Some(found))
        }),
        Sample::new("queue", "search-refused", "Nothing to look for", || {
            let mut form = Form::new();
            form.refuse("words", Language::English.t("search-empty"));
            search(form, None)
        }),
    ]
}

fn none() -> Queue {
    Queue {
        page: staff_page("/queue"),
        form: Form::from_pairs([("show", "all")]),
        rows: Vec::new(),
        all: 0,
        late: 0,
        kinds: vec![("case".into(), "Cases".into())],
    }
}

fn search(form: Form, found: Option<Found>) -> Search {
    Search {
        page: staff_page("/cases/search").back_to("/cases").showing(&form),
        form,
        levels: vec![("high".into(), "High".into())],
        statuses: vec![("open".into(), "Open".into())],
        found,
    }
}
