//! Telling parents, support, review, the end of a case, and taking it away.

use super::{Sample, case::frame, response::said, staff_page};
use crate::views::closing::{
    CheckLine, Close, Export, GroundLine, LessonDone, LessonLine, Parents, Reopen, Review, Slot,
    SlotRow, Stop, Support,
};
use crate::{Form, Language};

pub fn samples() -> Vec<Sample> {
    let mut samples = telling();
    samples.extend(supporting());
    samples.extend(ending());
    samples
}

fn telling() -> Vec<Sample> {
    vec![
        Sample::new("closing", "parents", "Nothing decided yet", || {
            parents(Form::new(), None)
        }),
        Sample::new("closing", "parents-safe", "Safe, and told", || Parents {
            told: vec![said("Told: mother. She cried and thanked us.", false)],
            ..parents(Form::new(), Some(true))
        }),
        Sample::new("closing", "parents-nobody", "Nobody to tell", || Parents {
            nobody: "بالغون فقط".into(),
            ..parents(Form::new(), None)
        }),
        Sample::new(
            "closing",
            "parents-stopped",
            "Telling them before it is safe",
            || {
                let mut form = Form::from_pairs([("who", "Mother")]);
                form.refuse("reason", Language::English.t("parents-reason-missing"));
                Parents {
                    stop: Some(stop(false)),
                    meanwhile: vec![said("The father was seen outside the school.", false)],
                    ..parents(form, Some(false))
                }
            },
        ),
    ]
}

fn supporting() -> Vec<Sample> {
    vec![
        Sample::new("closing", "support", "A plan with blanks", || {
            support(3, "")
        }),
        Sample::new("closing", "support-approved", "An approved plan", || {
            support(
                1,
                "Ruth Adeyemi approved the plan on 27 November 2026 at 2:10pm.",
            )
        }),
        Sample::new("closing", "support-stopped", "Approved too early", || {
            Support {
                stop: Some(stop(true)),
                ..support(2, "")
            }
        }),
        Sample::new("closing", "slot", "What one of them needs", || {
            slot(
                Form::from_pairs([("needed", "yes"), ("text", "Somebody to talk to.")]),
                true,
            )
        }),
        Sample::new("closing", "slot-refused", "The organisation", || {
            let mut form = Form::new();
            form.refuse("needed", Language::English.t("support-needed-missing"));
            slot(form, false)
        }),
    ]
}

fn ending() -> Vec<Sample> {
    vec![
        Sample::new("closing", "review", "Nothing held yet", || {
            review(Form::new(), false)
        }),
        Sample::new("closing", "review-held", "Held, with lessons", || {
            review(Form::new(), true)
        }),
        Sample::new("closing", "review-refused", "Too late a day", || {
            let mut form = Form::from_pairs([("found", "She sleeps well again.")]);
            let words = Language::English.t("review-next-late");
            let words = words.arg("latest", "25 January 2027");
            form.refuse_at("next", "next-day", words);
            form.refuse("task", Language::English.t("lesson-task-names"));
            review(form, true)
        }),
        Sample::new("closing", "close", "All in order", || {
            close(Form::new(), None)
        }),
        Sample::new("closing", "close-stopped", "Not yet", || {
            let mut form = Form::from_pairs([("reason", "resolved")]);
            form.refuse(
                "override",
                Language::English.t("closing-override-no-reason"),
            );
            close(form, Some(stop(true)))
        }),
        Sample::new("closing", "close-missing", "Something is missing", || {
            let mut form = Form::from_pairs([("reason", "resolved")]);
            form.refuse_at("grounds", "ground-1", Language::English.t("closing-see"));
            close(form, Some(stop(false)))
        }),
        Sample::new("closing", "reopen", "Open it again", || Reopen {
            page: staff_page("/cases/1/reopen").back_to("/cases/1"),
            frame: crate::views::case::Frame {
                open: false,
                ..frame("review")
            },
            form: Form::new(),
            seen: 9,
            meanwhile: Vec::new(),
            closed: "2 March 2027 at 4:00pm".into(),
        }),
        Sample::new("closing", "done", "A lesson changed something", || {
            let form = Form::from_pairs([("changed", "policy")]);
            LessonDone {
                page: staff_page("/policy/changes").back_to("/policy/changes"),
                form,
                action: "/policy/changes/1/done".into(),
                task: "Say in the code who waits with pupils after a session".into(),
                found: "20 December 2026".into(),
                versions: vec![(
                    "2".into(),
                    "Version 2, in effect from 1 January 2027".into(),
                )],
            }
        }),
        Sample::new("closing", "export", "Take a copy out", || {
            let form = Form::from_pairs([("words", "copper lantern giraffe river maple tennis")]);
            export(form, None)
        }),
        Sample::new("closing", "export-stopped", "Without a basis", || {
            let mut form = Form::from_pairs([("whom", "other")]);
            form.refuse("why", Language::English.t("export-why-missing"));
            export(form, Some(stop(false)))
        }),
    ]
}

fn stop(overridable: bool) -> Stop {
    Stop {
        grounds: vec![
            GroundLine {
                clause: "Telling parents, once it is safe".into(),
                href: "/policy#safe-to-tell".into(),
                sentence: "decide first whether telling them is safe".into(),
                kind: "refuse",
                overridable: if overridable {
                    "safeguarding trustee".into()
                } else {
                    String::new()
                },
            },
            GroundLine {
                clause: "lessons".into(),
                href: String::new(),
                sentence: "write down what this case teaches".into(),
                kind: "advise",
                overridable: String::new(),
            },
        ],
        may_override: overridable,
    }
}

fn parents(form: Form, safe: Option<bool>) -> Parents {
    Parents {
        page: staff_page("/cases/1/parents")
            .back_to("/cases")
            .showing(&form),
        frame: frame("parents"),
        form,
        seen: 4,
        meanwhile: Vec::new(),
        nobody: String::new(),
        decided: safe.map(|safe| (safe, said("She lives with her aunt, who knows.", false))),
        told: Vec::new(),
        stop: None,
    }
}

fn support(blank: usize, approved: &str) -> Support {
    let row = |who: &str, mark: &'static str, status: &str| SlotRow {
        who: who.into(),
        href: "/cases/1/support/person-harmed/2".into(),
        assessed: "Needs: somebody to talk to".into(),
        offered: if mark == "met" {
            "Offered: six hours with the school nurse (Ms Patel)".into()
        } else {
            String::new()
        },
        answered: if mark == "met" {
            "Accepted. “Yes please.”".into()
        } else {
            String::new()
        },
        mark,
        status: status.into(),
    };
    Support {
        page: staff_page("/cases/1/support").back_to("/cases"),
        frame: frame("support"),
        form: Form::new(),
        seen: 4,
        meanwhile: Vec::new(),
        groups: vec![
            (
                "The person harmed".into(),
                vec![row("T.B.", "met", "Complete")],
            ),
            (
                "The person accused".into(),
                vec![row("ليلى الخطيب", "due", "Nothing offered yet")],
            ),
        ],
        approved: approved.into(),
        blank,
        stop: None,
    }
}

fn slot(form: Form, person: bool) -> Slot {
    Slot {
        page: staff_page("/cases/1/support")
            .back_to("/cases/1/support")
            .showing(&form),
        frame: frame("support"),
        form,
        seen: 4,
        meanwhile: Vec::new(),
        action: "/cases/1/support/person-harmed/2".into(),
        who: "T.B.".into(),
        group: "The person harmed".into(),
        needs: if person {
            "Large print".into()
        } else {
            String::new()
        },
        person,
    }
}

fn review(form: Form, held: bool) -> Review {
    let lesson = |task: &str, mark, status: &str| LessonLine {
        said: said("Nobody knew who waits with pupils.", false),
        task: task.into(),
        mark,
        status: status.into(),
    };
    Review {
        page: staff_page("/cases/1/review")
            .back_to("/cases")
            .showing(&form),
        frame: frame("review"),
        form,
        seen: 4,
        meanwhile: Vec::new(),
        next: "23 December 2026".into(),
        late: held,
        every: "The policy says: every 4 weeks.".into(),
        held: if held {
            vec![said("She sleeps well again.", false)]
        } else {
            Vec::new()
        },
        lessons: if held {
            vec![
                lesson(
                    "Say in the code who waits with pupils",
                    "due",
                    "Waits for its change",
                ),
                lesson("", "met", "Nothing has to change"),
            ]
        } else {
            Vec::new()
        },
        close: "/cases/1/close".into(),
    }
}

fn close(form: Form, stop: Option<Stop>) -> Close {
    let check = |what: &str, mark, status: &str| CheckLine {
        what: what.into(),
        href: "/cases/1/support".into(),
        mark,
        status: status.into(),
    };
    Close {
        page: staff_page("/cases/1/close")
            .back_to("/cases/1")
            .showing(&form),
        frame: frame("review"),
        seen: 8,
        meanwhile: Vec::new(),
        checks: vec![
            check("The support plan is approved", "met", "Done"),
            check(
                "The plan was looked at after the last thing done",
                "not",
                "Missing",
            ),
        ],
        missing: self::stop(false).grounds,
        asks_dbs: stop.is_some(),
        reasons: vec![
            ("resolved".into(), "The problem is solved".into()),
            ("passed-on".into(), "Others go on with it".into()),
        ],
        undone: vec!["Ring Ms Patel about Monday. (Marcus Webb, by 4 December 2026)".into()],
        stop,
        form,
    }
}

fn export(form: Form, stop: Option<Stop>) -> Export {
    Export {
        page: staff_page("/cases/1/export")
            .back_to("/cases/1")
            .showing(&form),
        frame: frame("overview"),
        form,
        seen: 8,
        meanwhile: Vec::new(),
        files: 2,
        bases: vec![("legal".into(), "A duty in law".into())],
        stop,
    }
}
