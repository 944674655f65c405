//! Samples of people from a spreadsheet.

use super::{Sample, staff_page};
use crate::views::import::{Preview, ProblemRow, Row, Upload};
use crate::{Form, Language};

pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new("import", "upload", "No file chosen", || {
            let mut form = Form::from_pairs([("kind", "staff")]);
            form.refuse("file", Language::English.t("import-file-missing"));
            Upload::new(staff_page("/people/import").back_to("/people"), form)
        }),
        Sample::new("import", "preview", "Most can be imported", || preview(2)),
        Sample::new("import", "preview-many", "Thousands", || preview(99_000)),
        Sample::new("import", "preview-none", "None can be imported", || {
            let mut view = preview(0);
            view.rows.clear();
            view
        }),
    ]
}

fn preview(count: usize) -> Preview {
    let row = |line, name: &str, email: &str| Row {
        line,
        name: name.into(),
        email: email.into(),
        kind: "Volunteer".into(),
        job: "Mentor".into(),
        started: "27 March 2026".into(),
        host: true,
    };
    let problem = |line, field: &str, words: &str| ProblemRow {
        line,
        field: field.into(),
        words: words.into(),
    };
    Preview {
        page: staff_page("/people/import/1").back_to("/people/import"),
        id: "1".into(),
        rows: vec![
            row(2, "Zoë O’Brien", "zoe@harbour.example"),
            row(3, "=cmd|' /C calc'!A0", ""),
        ],
        count,
        problems: vec![
            problem(
                4,
                "Email address",
                "Enter an email address in the correct format, such as name@example.org",
            ),
            problem(7, "First day", "Write the date as 27/03/2026"),
        ],
        refused: 2,
        ignored: "Shoe size, Favourite colour".into(),
        guessed: true,
        may_invite: count <= 500,
    }
}
