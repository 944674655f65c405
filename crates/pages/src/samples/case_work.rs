//! The people in a case, what is to be done, and who holds it.

use super::{Sample, case::frame, response::said, staff_page};
use crate::views::case_work::{
    Action, ActionLine, Actions, HolderLine, People, Person, PersonLine, Team,
};
use crate::{Form, Language};

pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new("case-work", "people", "Initials only", || People {
            page: staff_page("/cases/1/people").back_to("/cases"),
            frame: frame("people"),
            rows: vec![
                line(
                    "T.B.",
                    "Person harmed",
                    "Under 18",
                    "Easy read. Tires in the evening.",
                ),
                line("ز.ا.", "Subject", "Grown up", ""),
            ],
        }),
        Sample::new("case-work", "people-none", "Nobody yet", || People {
            page: staff_page("/cases/1/people").back_to("/cases"),
            frame: frame("people"),
            rows: Vec::new(),
        }),
        Sample::new("case-work", "person", "Somebody new", || {
            person(Form::new(), "")
        }),
        Sample::new(
            "case-work",
            "person-refused",
            "With a name for initials",
            || {
                let mut form = Form::from_pairs([
                    ("name", "زينب عبد الرحمن الحداد البغدادي"),
                    ("initials", "Zaynab al-Haddad"),
                    ("role", "harmed"),
                    ("format", "interpreter"),
                ]);
                form.refuse("initials", Language::English.t("people-in-initials-wrong"));
                person(form, "Z.H.")
            },
        ),
        Sample::new("case-work", "actions", "What is to be done", || {
            actions(Form::new(), true)
        }),
        Sample::new("case-work", "actions-none", "Nothing planned", || Actions {
            open: Vec::new(),
            ended: Vec::new(),
            ..actions(Form::new(), true)
        }),
        Sample::new("case-work", "actions-refused", "Without a day", || {
            let mut form = Form::from_pairs([("text", "Ring the school")]);
            form.refuse_at("due", "due-day", "Enter the day");
            actions(form, true)
        }),
        Sample::new("case-work", "action", "How one ended", || {
            let mut form = Form::new();
            form.set("text", "Ring Ms Patel");
            action(form)
        }),
        Sample::new("case-work", "team", "Who holds it", || {
            team(Form::new(), true)
        }),
        Sample::new("case-work", "team-refused", "Stepping back unsure", || {
            let mut form = Form::from_pairs([("step-reason", "His sister is my friend.")]);
            form.refuse("step-sure", Language::English.t("team-step-sure-missing"));
            team(form, false)
        }),
    ]
}

fn line(initials: &str, role: &str, age: &str, needs: &str) -> PersonLine {
    PersonLine {
        href: "/cases/1/people/2".into(),
        initials: initials.into(),
        role: role.into(),
        age: age.into(),
        needs: needs.into(),
        member: needs.is_empty(),
    }
}

fn person(form: Form, who: &str) -> Person {
    let pair = |key: &str, label: &str| (key.to_owned(), label.to_owned());
    Person {
        page: staff_page("/cases/1/people/new")
            .back_to("/cases/1/people")
            .showing(&form),
        frame: frame("people"),
        form,
        action: "/cases/1/people/new".into(),
        who: who.into(),
        roles: vec![pair("harmed", "Person harmed"), pair("subject", "Subject")],
        formats: vec![
            pair("easy-read", "Easy read"),
            pair("interpreter", "With an interpreter"),
        ],
        members: vec![pair("7", "Theo O’Brien")],
        before: vec![said("Person harmed: Z.H.", false)],
        meanwhile: Vec::new(),
        seen: 4,
    }
}

fn action_line(mark: &'static str, status: &str, ended: &str) -> ActionLine {
    ActionLine {
        href: if ended.is_empty() {
            "/cases/1/actions/2".into()
        } else {
            String::new()
        },
        text: "Ring Ms Patel about Monday.".into(),
        owner: "Marcus Webb".into(),
        when: "by 4 December 2026 at 11:59pm".into(),
        mark,
        status: status.into(),
        ended: ended.into(),
    }
}

fn owners() -> Vec<(String, String)> {
    vec![("2".into(), "Marcus Webb".into())]
}

fn actions(form: Form, open: bool) -> Actions {
    let mut frame = frame("actions");
    frame.open = open;
    Actions {
        page: staff_page("/cases/1/actions")
            .back_to("/cases")
            .showing(&form),
        frame,
        form,
        open: vec![
            action_line("not", "Late", ""),
            action_line("none", "Open", ""),
        ],
        ended: vec![action_line("met", "Done", "She will be there at nine.")],
        owners: owners(),
        meanwhile: Vec::new(),
        seen: 4,
    }
}

fn action(form: Form) -> Action {
    Action {
        page: staff_page("/cases/1/actions/2")
            .back_to("/cases/1/actions")
            .showing(&form),
        frame: frame("actions"),
        form,
        line: action_line("due", "Due", ""),
        owners: owners(),
        meanwhile: vec![said("Rang the school.", false)],
        seen: 4,
        going: true,
    }
}

fn team(form: Form, leads: bool) -> Team {
    let holder = |name: &str, leads: bool, waits: bool, opened: &str| HolderLine {
        name: name.into(),
        post: "Designated safeguarding lead".into(),
        since: "since 25 November 2026 at 9:50pm".into(),
        leads,
        waits,
        opened: opened.into(),
    };
    Team {
        page: staff_page("/cases/1/team").back_to("/cases").showing(&form),
        frame: frame("team"),
        form,
        rows: vec![
            holder(
                "Ruth Adeyemi",
                true,
                false,
                "Opened what you both hold 14 times in the last 30 days",
            ),
            holder("محمد عبد الرحمن بن يوسف آل سعيد", false, true, ""),
        ],
        others: vec![("3".into(), "Ines Carvalho".into())],
        next: owners(),
        removable: if leads { owners() } else { Vec::new() },
        leads,
        meanwhile: Vec::new(),
        seen: 4,
    }
}
