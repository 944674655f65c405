//! A case as a whole.

use super::{Sample, case::frame, staff_page};
use crate::views::case_matter::{Title, Together};
use crate::{Form, Language};

pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new("case-matter", "title", "With a full name in it", || {
            let mut form = Form::from_pairs([("title", "Tamsin Berrycroft, messages")]);
            form.refuse("title", Language::English.t("matter-title-name"));
            Title {
                page: staff_page("/cases/1/title")
                    .back_to("/cases/1")
                    .showing(&form),
                frame: frame("overview"),
                form,
                meanwhile: Vec::new(),
                seen: 4,
            }
        }),
        Sample::new("case-matter", "together", "Link or merge", || {
            together(Form::new(), true)
        }),
        Sample::new("case-matter", "together-none", "No other case", || {
            together(Form::new(), false)
        }),
        Sample::new("case-matter", "together-refused", "Not sure", || {
            let mut form = Form::from_pairs([("merge", "2"), ("merge-reason", "The same man.")]);
            form.refuse(
                "merge-sure",
                Language::English.t("matter-merge-sure-missing"),
            );
            together(form, true)
        }),
    ]
}

fn together(form: Form, others: bool) -> Together {
    let mut frame = frame("overview");
    frame.elsewhere = (!others).then(|| ("T.B., الرسائل".to_owned(), Some("/cases/2".to_owned())));
    Together {
        page: staff_page("/cases/1/together")
            .back_to("/cases/1")
            .showing(&form),
        frame,
        form,
        cases: if others {
            vec![("2".into(), "ز.ا., رسائل".into())]
        } else {
            Vec::new()
        },
        meanwhile: Vec::new(),
        seen: 4,
    }
}
