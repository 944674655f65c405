//! Samples of writing and publishing.

use super::{Sample, staff_page};
use crate::Form;
use crate::views::draft::{
    Add, Beginning, ChangeRow, Changes, Clause, ClauseRow, Control, Field, Meanwhile, Overview,
    PillarRows, Problem, Problems, Publish, Remove, Review, SectionRows, Settings, Source, Start,
};

pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new("draft", "start", "Choose a beginning", || {
            let one = |key: &str, title: &str| Beginning {
                key: key.into(),
                title: title.into(),
                about: "For an education programme that meets school classes online.".into(),
            };
            Start::new(
                staff_page("/policy/draft"),
                Form::new(),
                vec![
                    one("live", "The newest version"),
                    one("schools-education", "Online safeguarding policy"),
                ],
            )
        }),
        Sample::new("draft", "overview", "With gaps", || Overview {
            page: staff_page("/policy/draft"),
            title: "Online safeguarding policy".into(),
            saved: "Saved on 22 November 2026 at 9:04am by Ruth Adeyemi".into(),
            pillars: ["Prevention", "Reporting", "Response"].map(pillar).to_vec(),
            gaps: 3,
            warnings: vec!["line 40: the role `host` is named by a rule but not declared".into()],
            changes: 1,
            review: Some("next review due by 31 August 2027".into()),
            may_publish: true,
            has_live: true,
        }),
        Sample::new("draft", "source", "Two mistakes", || {
            let mut form = Form::from_pairs([("source", "format = 1\n[meta]\nid = \"club\"\n")]);
            form.refuse(
                "source",
                "The text has errors and was not saved. Nothing you typed is lost.",
            );
            Source::new(staff_page("/policy/draft/source"), form, 4, problems())
        }),
        Sample::new("draft", "meanwhile", "Two people", || Meanwhile {
            page: staff_page("/policy/draft/source"),
            who: "ليلى منصور".into(),
            when: "22 November 2026 at 9:04am".into(),
            theirs: "format = 1\n# theirs".into(),
            yours: "format = 1\n# yours".into(),
            revision: 5,
        }),
        Sample::new("draft", "clause", "Every kind of value", || Clause {
            page: staff_page("/policy/draft/clauses/teacher-first").back_to("/policy/draft"),
            form: Form::from_pairs([
                ("title", "The teacher is there first"),
                ("text", "Teachers sign in {lead} before."),
                ("p-lead", "10 minutes"),
                ("p-on", "true"),
                ("p-roles", "dsl"),
            ]),
            id: "teacher-first".into(),
            title: "The teacher is there first".into(),
            revision: 4,
            kind: "The responsible adult comes first".into(),
            about: "An adult is there before young people are let in.".into(),
            rule: "The responsible adult joins at least 10 minutes before.".into(),
            fields: vec![
                field("lead", Control::Line),
                field("number", Control::Number),
                field("lines", Control::Lines),
                field("on", Control::YesNo),
                field("one", Control::One(options())),
                field("roles", Control::Several(options())),
            ],
            duties: "D89, D90".into(),
        }),
        Sample::new("draft", "clause-words", "Words only", || Clause {
            page: staff_page("/policy/draft/clauses/purpose").back_to("/policy/draft"),
            form: Form::from_pairs([
                ("title", "What this policy is for"),
                ("text", "To keep everyone safe."),
            ]),
            id: "purpose".into(),
            title: "What this policy is for".into(),
            revision: 4,
            kind: String::new(),
            about: String::new(),
            rule: String::new(),
            fields: Vec::new(),
            duties: "D16".into(),
        }),
        Sample::new("draft", "remove", "A second look", || Remove {
            page: staff_page("/policy/draft/clauses/purpose/remove"),
            id: "purpose".into(),
            title: "What this policy is for".into(),
            duties: "D16".into(),
            revision: 4,
        }),
        Sample::new("draft", "add", "Empty", || Add {
            page: staff_page("/policy/draft/clauses/new"),
            form: Form::new(),
            revision: 4,
            kinds: options(),
            pillars: options(),
            sections: vec!["Online sessions".into()],
        }),
        Sample::new("draft", "settings", "Two", || Settings {
            page: staff_page("/policy/draft/settings"),
            form: Form::from_pairs([("s-website", "not set")]),
            revision: 4,
            settings: vec![
                ("s-website".into(), "Our website".into(), String::new()),
                (
                    "s-phone".into(),
                    "Telephone for worries".into(),
                    "One that is always read.".into(),
                ),
            ],
        }),
        Sample::new("draft", "publish", "Ready", || {
            publish(vec![
                ("1".into(), "Miriam Okonkwo-Lindqvist".into()),
                ("2".into(), "ليلى منصور".into()),
            ])
        }),
        Sample::new("draft", "publish-nobody", "Nobody may approve", || {
            publish(Vec::new())
        }),
        Sample::new("draft", "changes", "One is late", || {
            Changes::new(
                staff_page("/policy/changes").back_to("/policy/draft"),
                Form::new(),
                vec![
                    change("31 October 2026", true),
                    change("31 December 2026", false),
                    change("", false),
                ],
                options(),
            )
        }),
        Sample::new("draft", "changes-none", "None", || {
            Changes::new(
                staff_page("/policy/changes"),
                Form::new(),
                Vec::new(),
                options(),
            )
        }),
        Sample::new("draft", "review", "With a change to look at", || Review {
            page: staff_page("/policy/review").back_to("/policy/draft"),
            form: Form::new(),
            standing: Some(
                "last looked at on 20 August 2026, next review due by 31 August 2027".into(),
            ),
            held: vec![(
                "20 August 2026".into(),
                "Nothing needs to change. Board, item 4.".into(),
            )],
            changes: options(),
        }),
    ]
}

fn publish(approvers: Vec<(String, String)>) -> Publish {
    Publish::new(
        staff_page("/policy/publish").back_to("/policy/draft"),
        Form::new(),
        4,
        "3".into(),
        approvers,
        2,
    )
}

fn pillar(title: &str) -> PillarRows {
    let row = |at: u8, rule: &str, gap: &str| ClauseRow {
        id: format!("{}-{at}", title.to_lowercase()),
        title: "The teacher is there first".into(),
        rule: rule.into(),
        gap: gap.into(),
    };
    PillarRows {
        title: title.into(),
        sections: vec![SectionRows {
            title: "Online sessions".into(),
            clauses: vec![
                row(1, "The adult joins at least 10 minutes before.", ""),
                row(2, "", ""),
                row(3, "Read in a time that is not set yet.", "read"),
            ],
        }],
    }
}

fn problems() -> Problems {
    let one = |severity, line, message: &str| Problem {
        severity,
        line,
        message: message.into(),
        help: "add a line such as `title = \"...\"`".into(),
    };
    Problems {
        problems: vec![
            one("error", 3, "the title is missing"),
            one("warning", 9, "nobody uses this setting"),
            one("gap", 12, "no time is set"),
        ],
        checked: true,
    }
}

fn options() -> Vec<(String, String)> {
    vec![
        ("dsl".into(), "designated safeguarding lead".into()),
        ("host".into(), "session host".into()),
    ]
}

fn field(name: &str, control: Control) -> Field {
    Field {
        name: format!("p-{name}"),
        label: name.into(),
        hint: "What it means.".into(),
        control,
    }
}

fn change(due: &str, late: bool) -> ChangeRow {
    ChangeRow {
        what: "After-school club by video".into(),
        kind: "a new service".into(),
        on: "1 October 2026".into(),
        due: due.into(),
        late,
        done: String::new(),
    }
}
