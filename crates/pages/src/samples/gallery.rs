//! Samples of the pages that show how a form and a document are laid out.

use super::{Sample, staff_page};
use crate::views::gallery::{Area, Entry};
use crate::views::gallery::{ExampleDocument, ExampleForm, ExampleParts, Frame, Index};
use crate::{Form, Language, Notice, Page};

pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new("gallery", "form", "An empty form", || {
            ExampleForm::new(staff_page("/people/new").back_to("/people"), Form::new())
        }),
        Sample::new(
            "gallery",
            "form-refused",
            "A form with three mistakes",
            || ExampleForm::new(staff_page("/people/new").back_to("/people"), refused()),
        ),
        Sample::new("gallery", "form-done", "After something was done", || {
            let notice =
                Notice::success("The invitation was sent to Zoë O’Brien-Featherstonehaugh");
            ExampleForm::new(staff_page("/people/new").notice(notice), Form::new())
        }),
        Sample::new(
            "gallery",
            "form-important",
            "Something to know before going on",
            || {
                let notice =
                    Notice::important("Mails are kept in a folder until a mail server is set up");
                ExampleForm::new(staff_page("/people/new").notice(notice), Form::new())
            },
        ),
        Sample::new("gallery", "document", "A page to read and print", || {
            ExampleDocument {
                page: staff_page("/policy"),
            }
        }),
        Sample::new(
            "gallery",
            "long-names",
            "Long and right-to-left names",
            || {
                let name = "The Royal Borough of Little Snoring and Great Piddletrenthide Children’s Theatre, Circus and Digital Arts Trust";
                let page = Page::new(name, "/people/new")
                    .signed_in_as("مريم عبد الرحمن 🦊")
                    .navigation("Home", "/")
                    .navigation("People", "/people");
                ExampleForm::new(page, Form::from_pairs([("name", "נועה בן־דוד")]))
            },
        ),
        Sample::new("gallery", "parts", "Figures, standings, cards", || {
            ExampleParts {
                page: staff_page("/evidence"),
            }
        }),
        Sample::new("gallery", "index", "The list of all pages", || Index {
            page: Page::new("", "/gallery"),
            areas: vec![Area {
                name: "errors".to_owned(),
                entries: vec![Entry {
                    name: "not-found".to_owned(),
                    title: "Signed in".to_owned(),
                    href: "/gallery/errors/not-found".to_owned(),
                }],
            }],
        }),
        Sample::new("gallery", "frame", "One page in a frame", || Frame {
            page: Page::new("", "/gallery"),
            title: "errors / not-found: Signed in".to_owned(),
            href: "/gallery/errors/not-found".to_owned(),
            phone: true,
        }),
    ]
}

fn refused() -> Form {
    let language = Language::English;
    let mut form = Form::from_pairs([
        ("name", ""),
        ("email", "zoë at example"),
        ("start-day", "31"),
        ("start-month", "4"),
        ("start-year", "27"),
    ]);
    form.refuse("name", language.t("gallery-form-no-name"));
    form.refuse("email", language.t("gallery-form-bad-email"));
    let what = language.t("gallery-form-start").to_string();
    form.required_date(language, "start", &what);
    form
}
