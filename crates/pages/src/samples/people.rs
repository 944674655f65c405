//! Samples of people and their posts.

use jiff::civil::date;

use super::{Sample, staff_page};
use crate::views::people::{
    Account, Appoint, Contact, Edit, HolderLine, Leave, List, Person, PostCard, PostLine, Posts,
    ResetFactor, Row, Vacate,
};
use crate::{Form, Language, Notice};

const LONG: &str =
    "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh the Younger of Little Snoring";

pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new("people", "list", "Names of every kind", || list(rows())),
        Sample::new("people", "list-empty", "Nobody yet", || list(Vec::new())),
        Sample::new("people", "list-searched", "Nobody found", || {
            let mut view = list(Vec::new());
            view.form.set("q", "zzz");
            view.filtered = true;
            view
        }),
        Sample::new("people", "list-long", "Page 3 of 40", || {
            let mut view = list(rows());
            view.found = 1_000;
            view.current = 3;
            view.pages = 40;
            view
        }),
        Sample::new("people", "person", "A lead", || person(Account::Active)),
        Sample::new("people", "person-invited", "Invited", || {
            person(Account::Invited)
        }),
        Sample::new("people", "person-left", "Has left", || {
            let mut view = person(Account::Left);
            view.left = Some("1 November 2026".into());
            view
        }),
        Sample::new("people", "person-no-email", "Without an address", || {
            let mut view = person(Account::NoEmail);
            view.name = LONG.into();
            view.email = String::new();
            view.posts = Vec::new();
            view.second_factor = None;
            view
        }),
        Sample::new("people", "add", "Empty", || {
            let page = staff_page("/people/new").back_to("/people");
            let mut form = Form::new();
            form.set_date("started", date(2026, 11, 22));
            Edit::new(page, form, None, "/people/new".into())
        }),
        Sample::new("people", "edit-refused", "An address that is taken", || {
            let page = staff_page("/people/1/edit").back_to("/people/1");
            let mut form = Form::from_pairs([
                ("name", "مريم عبد الرحمن"),
                ("email", "ruth@harbour.example"),
                ("kind", "volunteer"),
            ]);
            form.set_date("started", date(2026, 9, 1));
            form.refuse("email", Language::English.t("people-email-taken"));
            Edit::new(
                page,
                form,
                Some("مريم عبد الرحمن".into()),
                "/people/1/edit".into(),
            )
        }),
        Sample::new("people", "leave", "A lead leaves", || leave(false)),
        Sample::new("people", "leave-last", "The last who manages", || {
            leave(true)
        }),
        Sample::new("people", "factor", "A lost second factor", || {
            let page = staff_page("/people/1/second-factor").back_to("/people/1");
            let mut form = Form::new();
            form.refuse(
                "reason",
                Language::English.t("people-factor-reason-missing"),
            );
            ResetFactor::new(page, form, "1".into(), "Marcus Webb".into())
        }),
        Sample::new("people", "posts", "With holes", posts),
        Sample::new("people", "appoint", "From a list", || Appoint {
            page: staff_page("/people/posts/new").back_to("/people/posts"),
            form: Form::from_pairs([("role", "deputy-dsl")]),
            roles: vec![
                ("dsl".into(), "Designated safeguarding lead".into()),
                (
                    "deputy-dsl".into(),
                    "Deputy designated safeguarding lead".into(),
                ),
            ],
            people: vec![
                ("1".into(), "Marcus Webb".into()),
                ("2".into(), LONG.into()),
            ],
            person: None,
        }),
        Sample::new("people", "appoint-many", "Too many for a list", || {
            Appoint {
                page: staff_page("/people/posts/new").back_to("/people/posts"),
                form: Form::new(),
                roles: Vec::new(),
                people: Vec::new(),
                person: None,
            }
        }),
        Sample::new("people", "vacate", "A required post", || {
            let view = Vacate {
                page: staff_page("/people/posts/1/end").back_to("/people/posts"),
                form: Form::new(),
                id: "1".into(),
                name: "Ruth Adeyemi".into(),
                role: "Designated safeguarding lead".into(),
                leaves_vacant: true,
            };
            view.showing()
        }),
        Sample::new("people", "contact", "How to reach them", || {
            let page = staff_page("/people/posts/1/contact").back_to("/people/posts");
            let form = Form::from_pairs([("contact", "01632 960 001, ruth@harbour.example")]);
            Contact::new(
                page,
                form,
                "1".into(),
                "Ruth Adeyemi".into(),
                "Designated safeguarding lead".into(),
            )
        }),
    ]
}

fn list(rows: Vec<Row>) -> List {
    List {
        page: staff_page("/people"),
        form: Form::new(),
        found: i64::try_from(rows.len()).unwrap_or(0),
        rows,
        filtered: false,
        current: 1,
        pages: 1,
        query: String::new(),
        may_manage: true,
    }
}

fn rows() -> Vec<Row> {
    let row = |name: &str, kind: &str, job: &str, posts: &str, account| Row {
        id: "1".into(),
        name: name.into(),
        kind: kind.into(),
        job: job.into(),
        posts: posts.into(),
        account,
    };
    vec![
        row(
            "Marcus Webb",
            "Staff",
            "Programme officer",
            "Deputy designated safeguarding lead",
            Account::Active,
        ),
        row(
            "Theo O’Brien",
            "Volunteer",
            "",
            "Session host",
            Account::Invited,
        ),
        row(
            "مريم عبد الرحمن",
            "Associated person",
            "معلمة",
            "",
            Account::None,
        ),
        row(
            "👩🏽‍🏫 Ms Fizz",
            "Visitor",
            "Guest speaker",
            "",
            Account::NoEmail,
        ),
        row(
            LONG,
            "Trustee",
            "Chair of the committee for everything that nobody else looks after",
            "Safeguarding trustee, Policy approver",
            Account::Left,
        ),
    ]
}

fn person(account: Account) -> Person {
    let post = |role: &str, when: &str, open| PostLine {
        id: "1".into(),
        role: role.into(),
        when: when.into(),
        contact: "01632 960 001".into(),
        open,
    };
    Person {
        page: staff_page("/people/1")
            .back_to("/people")
            .notice(Notice::success("Marcus Webb was added")),
        id: "1".into(),
        name: "Marcus Webb".into(),
        kind: "Staff".into(),
        email: "marcus@harbour.example".into(),
        job: "Programme officer".into(),
        started: "2 September 2024".into(),
        left: None,
        host: true,
        account,
        second_factor: Some(true),
        accepted: Some("Accepted version 3 on 4 November 2026".into()),
        posts: vec![
            post(
                "Deputy designated safeguarding lead",
                "since 2 September 2024",
                true,
            ),
            post(
                "Session host",
                "2 September 2023 to 1 September 2024",
                false,
            ),
        ],
        may_manage: true,
        may_appoint: true,
        own: false,
    }
}

fn leave(locks_out: bool) -> Leave {
    let mut form = Form::new();
    form.set_date("last", date(2026, 11, 22));
    let view = Leave {
        page: staff_page("/people/1/leave").back_to("/people/1"),
        form,
        id: "1".into(),
        name: "Marcus Webb".into(),
        posts: vec![
            "Deputy designated safeguarding lead".into(),
            "Session host".into(),
        ],
        vacant: vec!["Deputy designated safeguarding lead".into()],
        sessions: 2,
        signs_in: true,
        locks_out,
        successors: vec![
            ("2".into(), "Ruth Adeyemi".into()),
            ("3".into(), "مريم عبد الرحمن".into()),
        ],
    };
    view.showing()
}

fn posts() -> Posts {
    let holder = |name: &str, when: &str| HolderLine {
        appointment: "1".into(),
        person: "1".into(),
        name: name.into(),
        when: when.into(),
        contact: "01632 960 001".into(),
    };
    let card = |key: &str, label: &str, now: Vec<HolderLine>, before: Vec<HolderLine>| PostCard {
        key: key.into(),
        label: label.into(),
        purpose: "Takes every concern, gives advice and decides what happens next.".into(),
        required: true,
        now,
        later: Vec::new(),
        before,
    };
    let mut lead = card(
        "dsl",
        "Designated safeguarding lead",
        vec![holder("Ruth Adeyemi", "since 2 September 2024")],
        vec![holder("Bryn Pugh", "1 March 2020 to 1 September 2024")],
    );
    lead.later = vec![holder(LONG, "since 1 January 2027")];
    Posts {
        page: staff_page("/people/posts").back_to("/people"),
        warnings: vec!["Nobody stands in for the designated safeguarding lead. Appoint a deputy who is another person.".into()],
        posts: vec![lead, card("deputy-dsl", "Deputy designated safeguarding lead", Vec::new(), Vec::new())],
        may_appoint: true,
    }
}
