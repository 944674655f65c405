//! Concerns, as the people who handle them see them.

use super::{Sample, staff_page};
use crate::views::response::{
    Concern, ConcernLine, Concerns, DueLine, FileLine, Preview, Said, Test, Triage,
};
use crate::{Form, Language};

pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new("response", "concerns", "What came in", || Concerns {
            page: staff_page("/concerns"),
            handles: true,
            rows: vec![
                line("25 November 2026 at 9:12pm", "not", true),
                line("24 November 2026 at 4:02pm", "due", false),
                line("2 November 2026 at 11:40am", "met", false),
            ],
            current: 1,
            pages: 4,
            all: 172,
        }),
        Sample::new("response", "concerns-none", "Nothing to read", || {
            Concerns {
                page: staff_page("/concerns"),
                handles: false,
                rows: Vec::new(),
                current: 1,
                pages: 1,
                all: 0,
            }
        }),
        Sample::new(
            "response",
            "concern",
            "One that nobody decided about",
            || concern(Form::new(), Vec::new()),
        ),
        Sample::new(
            "response",
            "concern-meanwhile",
            "Somebody wrote first",
            || {
                let mut form = Form::from_pairs([("note", "I would ring the mother.")]);
                form.refuse_all(Language::English.t("response-meanwhile"));
                concern(
                    form,
                    vec![said("Do not ring the mother: she shares his phone.", false)],
                )
            },
        ),
        Sample::new("response", "preview", "A picture, blurred", || {
            preview(Some("/concerns/1/files/2/blurred"), false)
        }),
        Sample::new(
            "response",
            "preview-clear",
            "Somebody asked to see it",
            || preview(Some("/concerns/1/files/2/picture"), true),
        ),
        Sample::new("response", "preview-none", "A recording", || {
            preview(None, false)
        }),
        Sample::new("response", "triage", "Deciding what happens", || {
            triage(Form::from_pairs([("branch", "child")]))
        }),
        Sample::new(
            "response",
            "triage-again",
            "Looking again at a case",
            || Triage {
                outcome: false,
                action: "/cases/1/assess".into(),
                cases: Vec::new(),
                ..triage(Form::from_pairs([("branch", "child")]))
            },
        ),
        Sample::new(
            "response",
            "triage-refused",
            "With nothing filled in",
            || {
                let mut form = Form::new();
                form.refuse("branch", Language::English.t("triage-branch-missing"));
                form.refuse("reason", Language::English.t("triage-reason-missing"));
                triage(form)
            },
        ),
    ]
}

fn line(received: &str, mark: &'static str, urgent: bool) -> ConcernLine {
    ConcernLine {
        href: "/concerns/1".into(),
        received: received.into(),
        kind: "Disclosure".into(),
        about: "A child or young person".into(),
        route: "social media".into(),
        status: "Not read".into(),
        mark,
        due: "Read it by 26 November 2026 at 9:12pm".into(),
        late: mark == "not",
        urgent,
        new_words: !urgent,
    }
}

/// Something that was said.
pub(super) fn said(text: &str, shared: bool) -> Said {
    Said {
        by: "Ruth Adeyemi".into(),
        at: "25 November 2026 at 9:40pm".into(),
        text: text.into(),
        files: Vec::new(),
        shared,
        what: if shared {
            "Answer"
        } else {
            "Note for the team"
        }
        .into(),
    }
}

/// Things with clocks.
pub(super) fn dues() -> Vec<DueLine> {
    vec![
        DueLine {
            what: "Decide whom outside to tell".into(),
            when: "was due by 25 November 2026 at 5:00pm".into(),
            mark: "not",
            status: "Late".into(),
            href: "/cases/1/referrals".into(),
        },
        DueLine {
            what: "Review the plan".into(),
            when: "by 23 December 2026 at 5:00pm".into(),
            mark: "none",
            status: "Open".into(),
            href: String::new(),
        },
    ]
}

fn preview(image: Option<&str>, clear: bool) -> Preview {
    Preview {
        page: staff_page("/concerns/1/files/2").back_to("/concerns/1"),
        name: "شاشة الهاتف.png".into(),
        about: "image/png, 340 KB".into(),
        image: image.map(str::to_owned),
        show: "/concerns/1/files/2/show".into(),
        download: "/concerns/1/files/2/download".into(),
        clear,
        exposure: "You opened what you hold 14 times in the last 30 days.".into(),
    }
}

fn concern(form: Form, meanwhile: Vec<Said>) -> Concern {
    Concern {
        page: staff_page("/concerns/1")
            .back_to("/concerns")
            .showing(&form),
        form,
        id: "1".into(),
        title: "Disclosure of 25 November 2026 at 9:12pm".into(),
        urgent: true,
        nude_images: true,
        facts: vec![
            ("Received".into(), "25 November 2026 at 9:12pm".into()),
            ("How it came in".into(), "social media".into()),
        ],
        words: vec![
            (
                "What happened".into(),
                "He writes to me at night.\n\nHe says  not to tell. \u{202b}لا تخبر أحداً\u{202c} 😟"
                    .into(),
            ),
            ("Where".into(), "A game, in the chat".into()),
        ],
        files: vec![FileLine {
            href: "/concerns/1/files/2".into(),
            name: "screenshot.png".into(),
            about: "image/png, 340 KB".into(),
            picture: true,
        }],
        said: vec![
            said(
                "Thank you for telling us. What happens next: I read it with Marcus.",
                true,
            ),
            said("School knows the family.", false),
        ],
        dues: dues(),
        can_answer: true,
        can_triage: true,
        case: Some(("/cases/1".into(), "T.B., messages at night".into())),
        exposure: "You opened what you hold 14 times in the last 30 days.".into(),
        meanwhile,
        seen: 3,
    }
}

fn triage(form: Form) -> Triage {
    let pair = |key: &str, label: &str| (key.to_owned(), label.to_owned());
    let three =
        |key: &str, label: &str, hint: &str| (key.to_owned(), label.to_owned(), hint.to_owned());
    Triage {
        page: staff_page("/concerns/1/triage")
            .back_to("/concerns/1")
            .showing(&form),
        form,
        action: "/concerns/1/triage".into(),
        kinds: vec![pair("concern", "Concern"), pair("disclosure", "Disclosure")],
        levels: vec![
            three("high", "High", "Significant harm, or a risk of it."),
            three("none", "No further action", "With a reason."),
        ],
        branches: vec![
            three("child", "A child", "Harm to somebody under 18."),
            three(
                "adult-at-risk",
                "An adult at risk",
                "Needs care or support.",
            ),
        ],
        categories: vec![
            (
                "Abuse".into(),
                vec![pair("emotional", "Emotional"), pair("neglect", "Neglect")],
            ),
            ("Online".into(), vec![pair("grooming", "Grooming")]),
        ],
        tests: vec![
            (
                "child".into(),
                vec![Test {
                    key: "child-significant".into(),
                    question: "Is the child suffering significant harm, or likely to?".into(),
                    hint: "If yes, tell children’s social care now.".into(),
                }],
            ),
            ("adult-at-risk".into(), Vec::new()),
        ],
        cases: vec![pair("1", "T.B., messages at night")],
        meanwhile: Vec::new(),
        seen: 1,
        outcome: true,
    }
}
