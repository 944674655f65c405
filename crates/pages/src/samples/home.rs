//! Samples of the start page, and of what a service owes its readers.

use super::{Sample, public_page, staff_page};
use crate::Page;
use crate::views::home::{Accessibility, ContactRow, Home, Privacy, TaskRow};

pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new("home", "home", "Things wait", || {
            let task = |title: &str, hint: &str, href: &str, urgent| TaskRow {
                title: title.into(),
                hint: hint.into(),
                href: href.into(),
                urgent,
            };
            Home {
                page: staff_page("/"),
                name: "Ruth Adeyemi".into(),
                tasks: vec![
                    task(
                        "Safeguarding trustee: nobody holds this post. A version of the policy cannot be published until somebody does.",
                        "",
                        "/people/posts",
                        true,
                    ),
                    task(
                        "Read and accept version 3 of the policy",
                        "By 6 December 2026",
                        "/policy/accept",
                        false,
                    ),
                ],
                contacts: contacts(),
            }
        }),
        Sample::new(
            "home",
            "home-quiet",
            "Nothing waits, nobody in post",
            || Home {
                page: staff_page("/"),
                name: "مريم عبد الرحمن 🦊".into(),
                tasks: Vec::new(),
                contacts: Vec::new(),
            },
        ),
        Sample::new("home", "accessibility", "For everybody", || Accessibility {
            page: public_page("/accessibility"),
        }),
        Sample::new("home", "privacy", "For everybody", || Privacy {
            page: public_page("/privacy"),
        }),
        Sample::new(
            "home",
            "privacy-bare",
            "Before there is an organisation",
            || Privacy {
                page: Page::new("", "/privacy"),
            },
        ),
    ]
}

fn contacts() -> Vec<ContactRow> {
    let contact = |post: &str, name: &str| ContactRow {
        post: post.into(),
        name: name.into(),
        how: "01632 960 001".into(),
    };
    vec![
        contact("Designated safeguarding lead", "Ruth Adeyemi"),
        contact("Deputy designated safeguarding lead", "Marcus Webb"),
        contact(
            "Safeguarding trustee",
            "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh the Younger of Little Snoring",
        ),
    ]
}
