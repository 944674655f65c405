//! Samples of the directory.

use super::{Sample, public_page, staff_page};
use crate::views::directory::{Directory, Edit, Entry, Helplines, Remove};
use crate::{Form, Language};

pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new("directory", "list", "Local and national", || Directory {
            page: staff_page("/directory"),
            may_keep: true,
            every: Some("6 months".into()),
            missing: vec![("council-adults".into(), "council adults' team".into())],
            local: vec![entry("Northshire children’s team", true)],
            national: vec![entry("Childline", false), entry("قسم حماية الطفل", true)],
        }),
        Sample::new("directory", "empty", "Nothing yet", || Directory {
            page: staff_page("/directory"),
            may_keep: true,
            every: None,
            missing: Vec::new(),
            local: Vec::new(),
            national: Vec::new(),
        }),
        Sample::new("directory", "helplines", "For anybody", || Helplines {
            page: public_page("/helplines"),
            children_only: false,
            entries: vec![entry("Childline", false), entry("Samaritans", false)],
        }),
        Sample::new(
            "directory",
            "helplines-children",
            "For children, none yet",
            || Helplines {
                page: public_page("/helplines"),
                children_only: true,
                entries: Vec::new(),
            },
        ),
        Sample::new("directory", "edit", "With mistakes", || {
            let mut form = Form::from_pairs([
                ("name", "Northshire children’s team"),
                ("web", "www.example.org"),
            ]);
            form.refuse("web", Language::English.t("directory-bad-link"));
            Edit {
                page: staff_page("/directory/new")
                    .back_to("/directory")
                    .showing(&form),
                form,
                action: "/directory/new".into(),
                kinds: vec![("lado".into(), "local authority designated officer".into())],
                remove: Some("/directory/1/remove".into()),
            }
        }),
        Sample::new("directory", "remove", "Making sure", || Remove {
            page: staff_page("/directory").back_to("/directory"),
            name: "Northshire children’s team".into(),
            action: "/directory/1/remove".into(),
        }),
    ]
}

fn entry(name: &str, due: bool) -> Entry {
    Entry {
        id: name.len().to_string(),
        name: name.into(),
        who_for: "Anyone under 19 who wants to talk".into(),
        phone: "01632 960 001".into(),
        phone_link: "01632960001".into(),
        text_number: "01632 960 002".into(),
        text_link: "01632960002".into(),
        web: "https://www.example.org/a-very-long-address-that-has-to-break-somewhere".into(),
        email: "team@example.org".into(),
        hours: "Monday to Friday 9am to 5pm".into(),
        area: "Northshire".into(),
        local: true,
        checked: (!due).then(|| "1 November 2026".into()),
        checked_by: if due {
            String::new()
        } else {
            "Ruth Adeyemi".into()
        },
        due,
    }
}
