//! The public door.

use super::{Sample, public_page};
use crate::views::tell::{
    Answered, Ask, Check, Dialogue, Files, Front, Helper, Line, Question, Sent, Stopped, Urgent,
};
use crate::{Form, Language};

const STEPS: [(&str, &str); 13] = [
    ("start", "The first page"),
    ("danger", "Is somebody in danger"),
    ("now", "Somebody is in danger"),
    ("what", "What happened"),
    ("where", "Where"),
    ("when", "When"),
    ("whom", "Who it happened to"),
    ("who", "Who did it"),
    ("readers", "Is it about one of those who read"),
    ("pictures", "Is it about a nude picture"),
    ("help", "No picture, and who helps"),
    ("name", "With or without a name"),
    ("reach", "How to reach somebody"),
];

pub fn samples() -> Vec<Sample> {
    let mut all = vec![Sample::new("tell", "front", "The front page", || Front {
        page: public_page("/"),
        urgent: urgent(),
    })];
    for (step, title) in STEPS {
        all.push(Sample::new("tell", step, title, move || {
            question(step, true, Form::new())
        }));
    }
    all.extend([
        Sample::new("tell", "what-adult", "What happened, for an adult", || {
            question("what", false, Form::from_pairs([("words", long())]))
        }),
        Sample::new("tell", "what-wrong", "With nothing written", || {
            let mut form = Form::new();
            form.refuse("words", Language::English.t("tell-what-missing"));
            question("what", true, form)
        }),
        Sample::new("tell", "check", "Before it is sent", || {
            check(Some(files()), Form::new())
        }),
        Sample::new("tell", "check-no-files", "Where no file is taken", || {
            check(None, Form::new())
        }),
        Sample::new("tell", "check-wrong", "A file that is not taken", || {
            let mut form = Form::new();
            let words = Language::English
                .t("tell-file-kind")
                .arg("name", "صورة\u{200f}.html");
            form.refuse("files", words);
            check(Some(files()), form)
        }),
        Sample::new("tell", "sent", "The receipt", || {
            sent("3 December 2026 at 5:00pm", 0)
        }),
        Sample::new("tell", "sent-nobody", "With nobody in post", || sent("", 2)),
        Sample::new("tell", "stopped", "Nobody is set up to read", || Stopped {
            page: public_page("/tell"),
            urgent: urgent(),
            nobody: true,
            answers: Vec::new(),
            carried: Vec::new(),
            had_files: false,
            helpers: helpers(),
        }),
        Sample::new("tell", "stopped-full", "A full disk", || Stopped {
            page: public_page("/tell/send"),
            urgent: urgent(),
            nobody: false,
            answers: answers(),
            carried: carried(),
            had_files: true,
            helpers: helpers(),
        }),
        Sample::new("tell", "receipt", "Coming back", || ask(Form::new())),
        Sample::new("tell", "receipt-empty", "With nothing typed", || {
            let mut form = Form::new();
            form.refuse("receipt", Language::English.t("receipt-missing"));
            ask(form)
        }),
        Sample::new("tell", "receipt-wrong", "A wrong number", || {
            let mut form = Form::from_pairs([("receipt", "1234")]);
            form.refuse("receipt", Language::English.t("receipt-wrong"));
            ask(form)
        }),
        Sample::new("tell", "dialogue", "An answer", || {
            dialogue(true, Some(files()))
        }),
        Sample::new("tell", "dialogue-new", "Nobody has read it", || {
            dialogue(false, None)
        }),
        Sample::new(
            "tell",
            "dialogue-late",
            "Nobody has read it in time",
            || Dialogue {
                late: true,
                ..dialogue(false, None)
            },
        ),
    ]);
    all
}

fn urgent() -> Urgent {
    Urgent {
        emergency: "999".into(),
        childline: "0800 1111".into(),
    }
}

fn long() -> String {
    "He writes to me every night.\n  He says  not to tell.\nحتى في المدرسة".into()
}

fn carried() -> Vec<(String, String)> {
    vec![("seed".into(), "00".into()), ("words".into(), long())]
}

fn helpers() -> Vec<Helper> {
    vec![Helper {
        name: "Report Remove".into(),
        about: "Under 18s who want a nude picture of themselves taken off the internet".into(),
        phone: "0800 1111".into(),
        web: "https://www.childline.org.uk/report-remove".into(),
    }]
}

fn question(step: &'static str, child: bool, form: Form) -> Question {
    Question {
        page: public_page("/tell").showing(&form),
        form,
        urgent: urgent(),
        step,
        child,
        carried: carried(),
        readers: vec![
            ("1".into(), "Ruth Adeyemi (Safeguarding lead)".into()),
            ("2".into(), "فاطمة الزهراء بنت عبد الرحمن (Deputy)".into()),
        ],
        helpers: helpers(),
        read_within: "1 working day".into(),
        longest: 10_000,
        short: 1_000,
    }
}

fn answers() -> Vec<Answered> {
    let t = |key: &str| Language::English.t(key).to_string();
    vec![
        Answered {
            step: "what",
            question: t("tell-say-what-child"),
            answer: long(),
        },
        Answered {
            step: "when",
            question: t("tell-say-when-child"),
            answer: t("tell-answer-none"),
        },
    ]
}

pub(super) fn files() -> Files {
    Files {
        most: 5,
        each: 20,
        together: 40,
        accept: ".pdf,.png",
    }
}

fn check(files: Option<Files>, form: Form) -> Check {
    Check {
        page: public_page("/tell").showing(&form),
        form,
        urgent: urgent(),
        child: files.is_none(),
        carried: carried(),
        answers: answers(),
        files,
        read_within: "2 working days".into(),
    }
}

fn sent(read_by: &str, refused: usize) -> Sent {
    Sent {
        page: public_page("/tell/send"),
        urgent: urgent(),
        groups: (1..=6)
            .map(|number| format!("{number}04{number}"))
            .collect(),
        words: "abandon ability able about above absent absorb abstract absurd".into(),
        picture: "data:image/png;base64,iVBORw0KGgo=".into(),
        read_by: read_by.into(),
        danger: refused > 0,
        refused,
        takedown: if refused > 0 { helpers() } else { Vec::new() },
        helpers: if refused > 0 { helpers() } else { Vec::new() },
    }
}

fn ask(form: Form) -> Ask {
    Ask {
        page: public_page("/receipt").showing(&form),
        form,
        urgent: urgent(),
    }
}

fn dialogue(answered: bool, files: Option<Files>) -> Dialogue {
    let line = |mine: bool, text: &str| Line {
        mine,
        at: "29 November 2026 at 9:12pm".into(),
        text: text.into(),
        files: if mine {
            vec!["شاشة الهاتف.png".into()]
        } else {
            Vec::new()
        },
    };
    let mut lines = vec![line(true, &long())];
    if answered {
        lines.push(line(
            false,
            "Thank you for telling us. You did the right thing.",
        ));
    }
    Dialogue {
        page: public_page("/receipt"),
        form: Form::new(),
        urgent: urgent(),
        receipt: "000000000000000000000042".into(),
        shown: lines.len(),
        state: if answered { "triaged" } else { "new" }.into(),
        read_by: if answered {
            String::new()
        } else {
            "30 November 2026 at 5:00pm".into()
        },
        late: false,
        lines,
        files,
        longest: 10_000,
        added: answered,
        refused: usize::from(!answered),
        takedown: if answered { Vec::new() } else { helpers() },
    }
}
