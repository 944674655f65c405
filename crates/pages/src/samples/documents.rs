//! Samples of the register of documents.

use super::{Sample, staff_page};
use crate::views::documents::{Documents, Edit, File, Retire, Row, Show, Standing};
use crate::{Form, Language};

pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new("documents", "list", "In every state", || Documents {
            page: staff_page("/documents"),
            may_keep: true,
            missing: vec![(
                "photography-policy".into(),
                "photography and image-sharing policy".into(),
            )],
            rows: vec![
                row("Safeguarding policy", "met", "In date"),
                row(
                    "Code of conduct for everyone who hosts online sessions, with the long name it was given",
                    "due",
                    "Review due soon",
                ),
                row("سياسة السلامة", "not", "Review overdue"),
                row("Risk assessment 🙂", "not", "No owner"),
            ],
            retired: vec![("9".into(), "Old code of conduct".into())],
        }),
        Sample::new("documents", "empty", "Nothing yet, for a reader", || {
            Documents {
                page: staff_page("/documents"),
                may_keep: false,
                missing: vec![(
                    "code-of-conduct".into(),
                    "code of conduct with an online section".into(),
                )],
                rows: Vec::new(),
                retired: Vec::new(),
            }
        }),
        Sample::new("documents", "show", "With a history", || show(None)),
        Sample::new("documents", "show-retired", "Out of use, no file", || {
            Show {
                files: Vec::new(),
                ..show(Some("1 November 2026".into()))
            }
        }),
        Sample::new("documents", "new", "Empty", || edit(Form::new(), "0192")),
        Sample::new("documents", "edit", "With mistakes", || {
            let mut form = Form::from_pairs([
                ("title", "Code of conduct"),
                ("link", "www.harbour.example"),
            ]);
            form.refuse("link", Language::English.t("documents-bad-link"));
            form.refuse("file", Language::English.t("documents-choose-again"));
            edit(form, "")
        }),
        Sample::new("documents", "retire", "Making sure", || Retire {
            page: staff_page("/documents/1/retire").back_to("/documents/1"),
            title: "Code of conduct".into(),
            action: "/documents/1/retire".into(),
            back: "/documents/1".into(),
        }),
    ]
}

fn row(title: &str, mark: &'static str, words: &str) -> Row {
    Row {
        id: title.len().to_string(),
        title: title.into(),
        kind: "code of conduct with an online section".into(),
        owner: "Priya Raman".into(),
        version: "3, September 2026".into(),
        state: Standing {
            mark,
            words: words.into(),
            review: "1 September 2027".into(),
        },
        file: "/documents/1/files/2".into(),
        link: "https://harbour.example/a-very-long-address-that-has-to-break-somewhere/code".into(),
    }
}

fn show(retired: Option<String>) -> Show {
    let file = |name: &str, current| File {
        href: "/documents/1/files/2".into(),
        name: name.into(),
        version: "3".into(),
        size: "214 KB".into(),
        added: "1 September 2026".into(),
        current,
    };
    Show {
        page: staff_page("/documents/1").back_to("/documents"),
        may_keep: true,
        retired,
        row: row("Code of conduct", "met", "In date"),
        added: "1 September 2026".into(),
        files: vec![
            file(
                "Code-of-conduct-final-final-2026-with-a-name-that-does-not-end.pdf",
                true,
            ),
            file("قواعد.pdf", false),
        ],
    }
}

fn edit(form: Form, id: &str) -> Edit {
    Edit {
        page: staff_page("/documents/new")
            .back_to("/documents")
            .showing(&form),
        form,
        action: "/documents/new".into(),
        id: id.into(),
        kinds: vec![(
            "code-of-conduct".into(),
            "code of conduct with an online section".into(),
        )],
        people: vec![("1".into(), "Priya Raman".into())],
        file: id.is_empty().then(|| "Code of conduct.pdf".into()),
    }
}
