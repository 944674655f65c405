//! Telling bodies outside.

use super::{Sample, case::frame, response::said, staff_page};
use crate::views::{
    case::Frame,
    referral::{
        Area, AreaCard, AreaRemove, Areas, BodyLine, DisclosureLine, Disclosures, Line, NotNeeded,
        Phoned, Referral, Referrals, Start, Step,
    },
};
use crate::{Form, Language};

pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new(
            "referral",
            "list",
            "Who was told and who may have to be",
            || Referrals {
                rows: vec![
                    line("LADO", "not", "Late"),
                    line("Police", "due", "Sent"),
                    line("Charity Commission", "met", "Not needed"),
                ],
                suggested: vec![
                    body("lado", "Local authority designated officer (LADO)", true),
                    body("childrens-social-care", "Children’s social care", false),
                ],
                others: vec![body("iwf", "Internet Watch Foundation", false)],
                ..list(true)
            },
        ),
        Sample::new("referral", "list-none", "Nobody was told yet", || {
            Referrals {
                others: vec![body("ico", "Information Commissioner’s Office", false)],
                ..list(true)
            }
        }),
        Sample::new("referral", "list-closed", "A closed case", || list(false)),
        Sample::new("referral", "start", "Telling somebody", || {
            start(Form::from_pairs([
                ("basis", "safeguarding"),
                ("person", "1"),
                ("field", "name"),
            ]))
        }),
        Sample::new(
            "referral",
            "start-details",
            "After a call, with nobody named",
            || Start {
                begun: true,
                clock: String::new(),
                people: Vec::new(),
                offices: Vec::new(),
                areas: Vec::new(),
                ..start(Form::from_pairs([("recipient", "مكتب الخدمات الاجتماعية")]))
            },
        ),
        Sample::new(
            "referral",
            "start-refused",
            "With nothing filled in",
            || {
                let mut form = Form::new();
                for (field, words) in [
                    ("why", "referral-why-missing"),
                    ("basis", "referral-basis-missing"),
                    ("consent", "referral-consent-missing"),
                ] {
                    form.refuse(field, Language::English.t(words));
                }
                start(form)
            },
        ),
        Sample::new("referral", "phoned", "Already rung", || phoned(Form::new())),
        Sample::new(
            "referral",
            "phoned-refused",
            "Already rung, with nothing filled in",
            || {
                let mut form = Form::new();
                form.refuse("body", Language::English.t("referral-body-missing"));
                phoned(form)
            },
        ),
        Sample::new("referral", "not-needed", "Deciding not to", || {
            not_needed(Form::new())
        }),
        Sample::new(
            "referral",
            "not-needed-refused",
            "Without the reasons",
            || {
                let mut form = Form::from_pairs([("reason", "It is a misunderstanding.")]);
                form.refuse(
                    "threshold",
                    Language::English.t("referral-threshold-missing"),
                );
                form.refuse(
                    "consulted",
                    Language::English.t("referral-consulted-missing"),
                );
                not_needed(form)
            },
        ),
        Sample::new("referral", "one", "One referral", || one(true)),
        Sample::new("referral", "one-not-needed", "One that is not made", || {
            one(false)
        }),
        Sample::new("referral", "sent", "It was sent", || step("sent")),
        Sample::new("referral", "confirmed", "Confirmed in writing", || {
            step("confirmed")
        }),
        Sample::new("referral", "acknowledged", "They have it", || {
            step("acknowledged")
        }),
        Sample::new("referral", "chased", "Asked again", || step("chased")),
        Sample::new("referral", "replied", "They answered", || step("replied")),
        Sample::new("referral", "closed", "Nothing more to come", || {
            step("closed")
        }),
        Sample::new("referral", "disclosures", "What has left", || Disclosures {
            rows: vec![disclosure("a reason"), disclosure("")],
            pages: 3,
            all: 120,
            counted: Some(240),
            ..disclosures()
        }),
        Sample::new(
            "referral",
            "disclosures-none",
            "Nothing has left",
            disclosures,
        ),
        Sample::new("referral", "areas", "Areas with their clocks", || {
            let mut form = Form::from_pairs([("name", "Southmoor"), ("lado", "soon")]);
            form.refuse("lado", Language::English.t("area-period-wrong"));
            areas(form, vec![card()])
        }),
        Sample::new("referral", "areas-none", "No area yet", || {
            areas(Form::new(), Vec::new())
        }),
        Sample::new("referral", "area", "Changing one", || {
            let form = Form::from_pairs([("name", "Northshire"), ("lado", "24 hours")]);
            Area {
                page: staff_page("/settings/areas/1").back_to("/settings/areas"),
                name: "Northshire".into(),
                action: "/settings/areas/1".into(),
                remove: "/settings/areas/1/remove".into(),
                form,
            }
        }),
        Sample::new("referral", "area-remove", "Taking one off", || AreaRemove {
            page: staff_page("/settings/areas/1/remove").back_to("/settings/areas/1"),
            name: "Northshire".into(),
            action: "/settings/areas/1/remove".into(),
            back: "/settings/areas/1".into(),
        }),
    ]
}

fn list(open: bool) -> Referrals {
    Referrals {
        page: staff_page("/cases/1/referrals").back_to("/cases"),
        frame: Frame {
            open,
            ..frame("referrals")
        },
        rows: Vec::new(),
        suggested: Vec::new(),
        others: Vec::new(),
    }
}

fn line(body: &str, mark: &'static str, status: &str) -> Line {
    Line {
        href: "/cases/1/referrals/2".into(),
        body: body.into(),
        recipient: "Northshire LADO".into(),
        mark,
        status: status.into(),
        when: "Send it by 26 November 2026 at 9:12pm".into(),
    }
}

fn body(key: &str, name: &str, urgent: bool) -> BodyLine {
    BodyLine {
        key: key.into(),
        name: name.into(),
        why: "One of the four tests may be met.".into(),
        urgent,
        mark: "due",
        status: if urgent {
            "Not decided".into()
        } else {
            String::new()
        },
    }
}

fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter()
        .map(|(key, words)| ((*key).to_owned(), (*words).to_owned()))
        .collect()
}

fn start(form: Form) -> Start {
    Start {
        page: staff_page("/cases/1/referrals/new")
            .back_to("/cases/1/referrals")
            .showing(&form),
        frame: frame("referrals"),
        form,
        action: "/cases/1/referrals/new".into(),
        body: "Local authority designated officer (LADO)".into(),
        body_key: "lado".into(),
        clock: "Send it by 26 November 2026 at 9:12pm: 1 working day from when we knew.".into(),
        begun: false,
        offices: pairs(&[("1", "Northshire LADO, 01632 960 004")]),
        areas: pairs(&[("1", "Northshire")]),
        people: pairs(&[("1", "T.B., Person harmed"), ("2", "S.K., Subject")]),
        fields: pairs(&[("name", "Full name"), ("born", "Date of birth")]),
        questions: pairs(&[("role", "What is the adult’s role?")]),
        bases: pairs(&[("safeguarding", "Keeping a child or an adult at risk safe")]),
        consents: pairs(&[
            ("agreed", "They agree"),
            ("not-asked", "They were not asked"),
        ]),
        meanwhile: Vec::new(),
        seen: 4,
    }
}

fn phoned(form: Form) -> Phoned {
    Phoned {
        page: staff_page("/cases/1/referrals/phoned")
            .back_to("/cases/1/referrals")
            .showing(&form),
        form,
        action: "/cases/1/referrals/phoned".into(),
        bodies: pairs(&[("police", "Police"), ("lado", "LADO")]),
        areas: pairs(&[("1", "Northshire")]),
    }
}

fn not_needed(form: Form) -> NotNeeded {
    NotNeeded {
        page: staff_page("/cases/1/referrals/not-needed")
            .back_to("/cases/1/referrals")
            .showing(&form),
        form,
        action: "/cases/1/referrals/not-needed".into(),
        body: "Police".into(),
        body_key: "police".into(),
        why: "There may have been an offence.".into(),
        meanwhile: vec![said("Rang the mother.", false)],
        seen: 4,
    }
}

fn one(sent: bool) -> Referral {
    let page = staff_page("/cases/1/referrals/2").back_to("/cases/1/referrals");
    Referral {
        page,
        frame: frame("referrals"),
        form: Form::new(),
        body: "Police".into(),
        mark: if sent { "due" } else { "met" },
        status: if sent { "Sent" } else { "Not needed" }.into(),
        facts: pairs(&[
            ("We knew", "25 November 2026 at 9:12pm"),
            ("Reference", "NS-4471"),
        ]),
        doors: if sent {
            pairs(&[("They answered", "/a"), ("End it", "/b")])
        } else {
            Vec::new()
        },
        says: if sent {
            pairs(&[(
                "Why we tell them",
                "A man writes to her at night.\n\nPlease advise.",
            )])
        } else {
            Vec::new()
        },
        print: sent.then(|| "/cases/1/referrals/2/print".into()),
        steps: vec![(
            "25 November 2026 at 9:40pm".into(),
            said("Rang 101.", false),
        )],
    }
}

fn step(step: &str) -> Step {
    let mut form = Form::new();
    match step {
        "sent" | "confirmed" | "chased" => {
            form.refuse("way", Language::English.t("referral-way-missing"));
        }
        _ => form.refuse("text", Language::English.t("referral-text-missing")),
    }
    Step {
        page: staff_page("/cases/1/referrals/2/sent")
            .back_to("/cases/1/referrals/2")
            .showing(&form),
        form,
        action: format!("/cases/1/referrals/2/{step}"),
        step: step.into(),
        body: "Police".into(),
        ways: pairs(&[("phone", "By phone"), ("email", "By e-mail")]),
        outcomes: pairs(&[("taken-on", "They take it on")]),
        meanwhile: Vec::new(),
        seen: 4,
    }
}

fn disclosure(missing: &str) -> DisclosureLine {
    DisclosureLine {
        when: "25 November 2026 at 9:40pm".into(),
        case: "T.B., messages at night".into(),
        href: "/cases/1/referrals".into(),
        to: "مكتب الخدمات الاجتماعية".into(),
        what: "1 person: Full name, Date of birth".into(),
        how: "By e-mail".into(),
        basis: "Keeping a child or an adult at risk safe".into(),
        by: "Ruth Adeyemi".into(),
        missing: missing.into(),
    }
}

fn disclosures() -> Disclosures {
    Disclosures {
        page: staff_page("/disclosures"),
        rows: Vec::new(),
        current: 1,
        pages: 1,
        all: 0,
        counted: None,
    }
}

fn areas(form: Form, rows: Vec<AreaCard>) -> Areas {
    Areas {
        page: staff_page("/settings/areas").showing(&form),
        form,
        rows,
    }
}

fn card() -> AreaCard {
    AreaCard {
        name: "Northshire".into(),
        href: "/settings/areas/1".into(),
        clocks: pairs(&[("Tell the designated officer within", "1 working day")]),
        offices: pairs(&[("Northshire LADO, 01632 960 004", "/directory/1")]),
        missing: pairs(&[("Add the children’s team", "/directory/new")]),
    }
}
