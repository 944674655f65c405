//! What everybody signed in can report or ask.

use super::{Sample, response::said, staff_page};
use crate::views::staff::{
    Advice, AdviceLine, AdviceList, AdviceNew, Attempt, AttemptLine, AttemptList, AttemptNew,
    Breach, BreachLine, BreachList, BreachNew, Concern, Help, LowLevel, Mine, MineLine, Sent,
};
use crate::{Form, Language};

const LONG: &str = "عبد الرحمن بن محمد الفاسي, teacher of the fourth year at a school with a name that does not end";

pub fn samples() -> Vec<Sample> {
    let mut all = reports();
    all.extend(attempts());
    all.extend(questions());
    all.extend(breaches());
    all
}

fn reports() -> Vec<Sample> {
    vec![
        Sample::new("staff", "concern", "Reporting a concern", || {
            concern(Form::new())
        }),
        Sample::new("staff", "concern-refused", "With mistakes in it", || {
            let mut form = Form::from_pairs([
                ("words", "He said:\n  “do not tell”."),
                ("heard-time", "25:00"),
                ("subject-1", "2"),
            ]);
            form.refuse("danger", Language::English.t("staff-danger-missing"));
            form.refuse("heard-time", Language::English.t("staff-time-wrong"));
            concern(form)
        }),
        Sample::new("staff", "low-level", "A low-level concern", || {
            low_level(Form::new())
        }),
        Sample::new("staff", "low-level-refused", "About nobody", || {
            let mut form = Form::from_pairs([("words", "He keeps winking at one pupil.")]);
            form.refuse_at("who", "who", Language::English.t("staff-low-who-missing"));
            low_level(form)
        }),
        Sample::new("staff", "mine", "What somebody reported", || Mine {
            page: staff_page("/concerns/mine").back_to("/concerns"),
            rows: vec![
                mine("25 November 2026 at 9:12pm", "Sent, not read yet", "not"),
                mine("24 November 2026 at 4:02pm", "Read", "due"),
                mine("2 November 2026 at 11:40am", "Closed", "met"),
            ],
        }),
        Sample::new("staff", "mine-none", "Nothing reported yet", || Mine {
            page: staff_page("/concerns/mine").back_to("/concerns"),
            rows: Vec::new(),
        }),
        Sample::new("staff", "sent", "What happens next", || {
            sent("26 November 2026 at 9:12pm", true)
        }),
        Sample::new("staff", "sent-late", "Entered late", || Sent {
            late: true,
            ..sent("26 October 2026 at 9:12pm", true)
        }),
        Sample::new("staff", "sent-closed", "A report that is closed", || {
            sent("", false)
        }),
    ]
}

fn mine(at: &str, status: &str, mark: &'static str) -> MineLine {
    MineLine {
        href: "/concerns/mine/1".into(),
        sent: at.into(),
        status: status.into(),
        mark,
    }
}

fn sent(read_by: &str, open: bool) -> Sent {
    Sent {
        page: staff_page("/concerns/mine/1").back_to("/concerns/mine"),
        facts: vec![("Sent".into(), "25 November 2026 at 9:12pm".into())],
        read_by: read_by.into(),
        late: false,
        open,
        contacts: vec![(
            "Safeguarding lead".into(),
            LONG.into(),
            "01632 960 001".into(),
        )],
    }
}

fn members() -> Vec<(String, String)> {
    vec![
        ("1".into(), "Ruth Adeyemi".into()),
        ("2".into(), LONG.into()),
    ]
}

fn services() -> Vec<(String, String)> {
    vec![("schools".into(), "Live sessions for schools".into())]
}

fn concern(form: Form) -> Concern {
    Concern {
        page: staff_page("/concerns/new")
            .back_to("/concerns")
            .showing(&form),
        form,
        members: members(),
        services: services(),
        files: super::tell::files(),
    }
}

fn low_level(form: Form) -> LowLevel {
    LowLevel {
        page: staff_page("/concerns/low-level")
            .back_to("/concerns/new")
            .showing(&form),
        form,
        members: members(),
    }
}

fn helps() -> Vec<Help> {
    vec![Help {
        name: "Childline".into(),
        about: "for everybody under 19".into(),
        ways: vec!["0800 1111".into(), "childline.org.uk".into()],
    }]
}

const REPLY: &str = "Thank you for writing. I cannot chat with you on my own.";

fn attempts() -> Vec<Sample> {
    vec![
        Sample::new("staff", "attempts", "The register", || AttemptList {
            page: staff_page("/contact-attempts").back_to("/concerns"),
            rows: vec![
                attempt_line("raise a concern about this young person", "Open", "not"),
                attempt_line("", "Done", "met"),
            ],
        }),
        Sample::new("staff", "attempts-none", "Nobody wrote yet", || {
            AttemptList {
                page: staff_page("/contact-attempts").back_to("/concerns"),
                rows: Vec::new(),
            }
        }),
        Sample::new("staff", "attempt-new", "Writing one down", || {
            attempt_new(Form::new(), helps())
        }),
        Sample::new("staff", "attempt-new-refused", "With nothing in it", || {
            let mut form = Form::new();
            form.refuse("words", Language::English.t("attempt-words-missing"));
            form.refuse("worried", Language::English.t("attempt-worried-missing"));
            attempt_new(form, Vec::new())
        }),
        Sample::new("staff", "attempt", "One that is open", || {
            attempt(Form::from_pairs([("did", "ended")]), true)
        }),
        Sample::new("staff", "attempt-done", "One that is finished", || {
            attempt(Form::new(), false)
        }),
    ]
}

fn attempt_line(todo: &str, status: &str, mark: &'static str) -> AttemptLine {
    AttemptLine {
        href: "/contact-attempts/1".into(),
        at: "25 November 2026 at 9:12pm".into(),
        written: "25 November 2026 at 9:30pm".into(),
        todo: todo.into(),
        status: status.into(),
        mark,
    }
}

fn attempt_new(form: Form, helps: Vec<Help>) -> AttemptNew {
    AttemptNew {
        page: staff_page("/contact-attempts/new")
            .back_to("/contact-attempts")
            .showing(&form),
        form,
        reply: REPLY.into(),
        helps,
    }
}

fn attempt(form: Form, open: bool) -> Attempt {
    Attempt {
        page: staff_page("/contact-attempts/1")
            .back_to("/contact-attempts")
            .showing(&form),
        form,
        id: "1".into(),
        title: "Attempt of 25 November 2026 at 9:12pm".into(),
        facts: vec![("Written down".into(), "25 November 2026 at 9:30pm".into())],
        words: vec![
            ("Who".into(), "عبد".into()),
            ("What they wrote or said".into(), "hi  are u there".into()),
        ],
        said: vec![said("Told the teacher.", false)],
        todo: if open {
            "end the conversation, or stop replying".into()
        } else {
            String::new()
        },
        open,
        can_raise: open,
        reply: REPLY.into(),
        helps: helps(),
        seen: 1,
    }
}

fn questions() -> Vec<Sample> {
    let line = |own: bool, status: &str, mark: &'static str| AdviceLine {
        href: "/advice/1".into(),
        asked: "25 November 2026 at 9:12pm".into(),
        own,
        status: status.into(),
        mark,
    };
    vec![
        Sample::new("staff", "advice-list", "Questions", move || AdviceList {
            page: staff_page("/advice").back_to("/concerns"),
            rows: vec![
                line(true, "Waits for an answer", "due"),
                line(false, "Answered", "met"),
            ],
        }),
        Sample::new("staff", "advice-none", "Nothing asked yet", || AdviceList {
            page: staff_page("/advice").back_to("/concerns"),
            rows: Vec::new(),
        }),
        Sample::new("staff", "advice-new", "Asking", || AdviceNew {
            page: staff_page("/advice/new").back_to("/advice"),
            form: Form::new(),
            services: services(),
        }),
        Sample::new("staff", "advice", "To be answered", || {
            advice(Form::new(), false)
        }),
        Sample::new("staff", "advice-own", "The answer came", || {
            let mut form = Form::new();
            form.refuse("text", Language::English.t("advice-missing"));
            advice(form, true)
        }),
    ]
}

fn advice(form: Form, own: bool) -> Advice {
    Advice {
        page: staff_page("/advice/1").back_to("/advice").showing(&form),
        form,
        id: "1".into(),
        title: "Question of 25 November 2026 at 9:12pm".into(),
        answer_by: if own {
            String::new()
        } else {
            "26 November 2026 at 5:00pm".into()
        },
        said: vec![said("May I accept a friend request from a parent?", false)],
        own,
        meanwhile: Vec::new(),
        seen: 1,
    }
}

fn breaches() -> Vec<Sample> {
    let line = |status: &str, mark: &'static str, due: &str| BreachLine {
        href: "/breaches/1".into(),
        at: "25 November 2026 at 9:12pm".into(),
        status: status.into(),
        mark,
        due: due.into(),
    };
    vec![
        Sample::new("staff", "breaches", "The register", move || BreachList {
            page: staff_page("/breaches").back_to("/concerns"),
            rows: vec![
                line(
                    "Waits for a decision",
                    "due",
                    "by 27 November 2026 at 9:12pm",
                ),
                line("Decided", "met", ""),
            ],
        }),
        Sample::new("staff", "breaches-none", "Nothing to decide", || {
            BreachList {
                page: staff_page("/breaches").back_to("/concerns"),
                rows: Vec::new(),
            }
        }),
        Sample::new("staff", "breach-new", "Reporting one", || {
            breach_new(Form::new())
        }),
        Sample::new("staff", "breach-new-refused", "With nothing in it", || {
            let mut form = Form::new();
            form.refuse("who", Language::English.t("breach-who-missing"));
            form.refuse("words", Language::English.t("breach-words-missing"));
            breach_new(form)
        }),
        Sample::new("staff", "breach", "To be decided", || {
            breach(Form::new(), Vec::new())
        }),
        Sample::new(
            "staff",
            "breach-refused",
            "Decided the wrong way round",
            || {
                let mut form = Form::from_pairs([("safe", "no"), ("contact", "parents")]);
                form.refuse("contact", Language::English.t("breach-contact-unsafe"));
                breach(form, Vec::new())
            },
        ),
        Sample::new("staff", "breach-decided", "Decided", || {
            breach(
                Form::new(),
                vec![("Reason".into(), "The teacher knows the class.".into())],
            )
        }),
    ]
}

fn breach_new(form: Form) -> BreachNew {
    BreachNew {
        page: staff_page("/breaches/new")
            .back_to("/breaches")
            .showing(&form),
        form,
        rules: vec![("kind-chat".into(), "Be kind in the chat".into())],
        services: services(),
    }
}

fn breach(form: Form, decided: Vec<(String, String)>) -> Breach {
    Breach {
        page: staff_page("/breaches/1")
            .back_to("/breaches")
            .showing(&form),
        form,
        id: "1".into(),
        title: "Broken rule of 25 November 2026 at 9:12pm".into(),
        facts: vec![("When".into(), "25 November 2026 at 9:12pm".into())],
        words: vec![("What happened".into(), "Wrote  insults in the chat.".into())],
        decided,
        contacts: vec![
            (
                "teacher".into(),
                "The teacher or other responsible adult".into(),
            ),
            ("parents".into(), "Parents or carers".into()),
        ],
        seen: 1,
    }
}
