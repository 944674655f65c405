//! Samples of accepting, signing and the knowledge check.

use super::{Sample, staff_page};
use crate::Form;
use crate::views::reading::{
    Accept, Acknowledgements, Check, Checked, CodeText, Codes, Nothing, PersonRow, Question,
};

pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new("reading", "accept", "Waiting", || accept(None)),
        Sample::new("reading", "accepted", "Done", || {
            accept(Some("3 September 2026".into()))
        }),
        Sample::new("reading", "nothing", "No version", || Nothing {
            page: staff_page("/policy/accept"),
        }),
        Sample::new("reading", "who", "Three people", || {
            who(vec![
                person("Ruth Adeyemi", "2 September 2026", false),
                person("ليلى منصور", "", true),
                person("Alexandra Featherstonehaugh-Wolverhampton", "", false),
            ])
        }),
        Sample::new("reading", "who-nobody", "Nobody", || who(Vec::new())),
        Sample::new("reading", "codes", "One of two signed", || Codes {
            page: staff_page("/code"),
            codes: vec![
                code("behaviour-code", Some("3 September 2026".into()), false),
                code("posting-code", None, true),
            ],
        }),
        Sample::new("reading", "codes-none", "None", || Codes {
            page: staff_page("/code"),
            codes: Vec::new(),
        }),
        Sample::new("reading", "check", "Two questions", || {
            Check::new(
                staff_page("/check"),
                Form::new(),
                vec![question("q0"), question("q1")],
                Some("You took it on 3 September 2026: 5 of 6 were right.".into()),
            )
        }),
        Sample::new("reading", "checked", "Passed", || checked(true)),
        Sample::new("reading", "checked-failed", "Not passed", || checked(false)),
    ]
}

fn accept(accepted: Option<String>) -> Accept {
    Accept {
        page: staff_page("/policy/accept"),
        number: "3".into(),
        title: "Online safeguarding policy".into(),
        summary: "For an education programme that meets school classes online.".into(),
        effective: "1 September 2026".into(),
        change_note: "The teacher is in the room 15 minutes before.".into(),
        differences: Some("/policy/versions/2/diff/3".into()),
        opened: "You opened this version on 2 September 2026.".into(),
        accepted,
        clauses: vec![(
            "The teacher is there first".into(),
            vec!["Teachers sign in 10 minutes before.".into()],
        )],
    }
}

fn person(name: &str, accepted: &str, late: bool) -> PersonRow {
    PersonRow {
        id: "0".into(),
        name: name.into(),
        read: accepted.into(),
        accepted: accepted.into(),
        due: "15 September 2026".into(),
        late,
    }
}

fn who(rows: Vec<PersonRow>) -> Acknowledgements {
    Acknowledgements {
        page: staff_page("/policy/acknowledgements"),
        number: "3".into(),
        accepted: 1,
        of: rows.len(),
        late: 1,
        only: String::new(),
        rows,
        may_remind: true,
    }
}

fn code(key: &str, signed: Option<String>, changed: bool) -> CodeText {
    CodeText {
        key: key.into(),
        label: "behaviour code".into(),
        edition: "3".into(),
        clauses: vec![(
            "How we behave online".into(),
            vec!["We are friendly and never private.".into()],
        )],
        signed,
        changed,
    }
}

fn question(name: &str) -> Question {
    Question {
        name: name.into(),
        asks: "Whom do you tell?".into(),
        answers: vec!["Nobody".into(), "The lead".into()],
    }
}

fn checked(passed: bool) -> Checked {
    Checked {
        page: staff_page("/check"),
        right: 5,
        out_of: 6,
        passed,
        answers: vec![(
            "Whom do you tell?".into(),
            passed,
            "The lead takes every worry.".into(),
        )],
    }
}
