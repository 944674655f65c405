//! Shutting somebody out of a concern or case, and who did what with it.

use super::{Sample, staff_page};
use crate::views::response_work::{Exclude, ExcludeSure, Log, LogLine, Placed, Subject};
use crate::{Form, Language};

pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new("response-work", "exclude", "Whom it is about", || {
            exclude(Form::new())
        }),
        Sample::new("response-work", "exclude-refused", "Nobody chosen", || {
            let mut form = Form::from_pairs([("reason", "The girl named him.")]);
            form.refuse("person", Language::English.t("exclude-person-missing"));
            exclude(form)
        }),
        Sample::new("response-work", "exclude-sure", "What happens then", || {
            ExcludeSure {
                page: staff_page("/concerns/1/exclude").back_to("/concerns/1/exclude"),
                action: "/concerns/1/exclude".into(),
                back: "/concerns/1".into(),
                name: "محمد عبد الرحمن بن يوسف آل سعيد".into(),
                person: "7".into(),
                reason: "The girl named him.".into(),
                what: vec!["Ruth leads it now. From then on Marcus does.".into()],
            }
        }),
        Sample::new("response-work", "subject", "Before it is written", || {
            subject(Form::new())
        }),
        Sample::new("response-work", "subject-refused", "No answer", || {
            let mut form = Form::new();
            form.refuse("knows", Language::English.t("subject-knows-missing"));
            subject(form)
        }),
        Sample::new("response-work", "placed", "In a case by now", || Placed {
            page: staff_page("/concerns/1/triage").back_to("/concerns/1"),
            case: Some(("T.B., الرسائل".into(), "/cases/1".into())),
            typed: vec!["A man she does not know writes to her at night.".into()],
        }),
        Sample::new(
            "response-work",
            "placed-elsewhere",
            "In a case of others",
            || Placed {
                page: staff_page("/concerns/1/triage").back_to("/concerns/1"),
                case: None,
                typed: Vec::new(),
            },
        ),
        Sample::new("response-work", "log", "Who opened it", || Log {
            page: staff_page("/concerns/1/log").back_to("/concerns/1"),
            rows: vec![
                LogLine {
                    at: "25 November 2026 at 9:40pm".into(),
                    who: "Ruth Adeyemi".into(),
                    what: "Opened it".into(),
                },
                LogLine {
                    at: "25 November 2026 at 9:12pm".into(),
                    who: "The reporter, or nobody signed in".into(),
                    what: "It came in".into(),
                },
            ],
        }),
    ]
}

fn subject(form: Form) -> Subject {
    Subject {
        page: staff_page("/cases/1/people/new")
            .back_to("/cases/1/people/new")
            .showing(&form),
        form,
        action: "/cases/1/people/new".into(),
        back: "/cases/1/people".into(),
        name: "محمد عبد الرحمن بن يوسف آل سعيد".into(),
        what: vec!["Ruth leads it now. From then on Marcus does.".into()],
        carried: vec![("initials".into(), "T.O.".into())],
    }
}

fn exclude(form: Form) -> Exclude {
    Exclude {
        page: staff_page("/concerns/1/exclude")
            .back_to("/concerns/1")
            .showing(&form),
        form,
        action: "/concerns/1/exclude".into(),
        members: vec![("7".into(), "Theo O’Brien".into())],
    }
}
