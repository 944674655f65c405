//! The team's keys.

use super::{Sample, public_page, staff_page};
use crate::views::keys::{
    CheckWords, Give, MemberLine, NewKey, Recover, Recovery, SheetCard, Sheets, Team, Whole,
};
use crate::{Form, Language};

pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new("keys", "team", "Somebody waits", || Team {
            page: staff_page("/keys"),
            own: "2 September 2026 at 9:03am".into(),
            own_waits: 2,
            members: vec![
                member(
                    "Marcus Webb",
                    "Deputy safeguarding lead",
                    "22 November 2026 at 4:10pm",
                    12,
                ),
                member("مريم عبد الرحمن", "Safeguarding trustee", "", 1),
                member(
                    "Ruth Adeyemi",
                    "Designated safeguarding lead",
                    "2 September 2026 at 9:03am",
                    0,
                ),
            ],
            recovery: true,
        }),
        Sample::new("keys", "team-none", "Nobody in post", || Team {
            page: staff_page("/keys"),
            own: "2 September 2026 at 9:03am".into(),
            own_waits: 0,
            members: Vec::new(),
            recovery: false,
        }),
        Sample::new("keys", "give", "Before giving keys", || give(Form::new())),
        Sample::new("keys", "give-refused", "Without having spoken", || {
            let mut form = Form::new();
            form.refuse("spoke", Language::English.t("keys-give-spoke-missing"));
            give(form)
        }),
        Sample::new("keys", "recovery", "It stands well", || {
            recovery(true, false, 0)
        }),
        Sample::new("keys", "recovery-waits", "A newer one waits", || {
            recovery(false, true, 7)
        }),
        Sample::new("keys", "recovery-none", "No key yet", || Recovery {
            page: staff_page("/keys/recovery").back_to("/keys"),
            facts: Vec::new(),
            confirmed: false,
            waits: false,
            older: 0,
        }),
        Sample::new("keys", "new", "In set-up", || {
            let mut view = new_key(Form::new(), false);
            view.page = public_page("/set-up/example/recovery");
            view.caption = "Set up, step 6 of 7".into();
            view.later = true;
            view
        }),
        Sample::new("keys", "new-refused", "In the place of another", || {
            let mut form = Form::from_pairs([("sheets", "split"), ("shares", "1")]);
            for (field, key) in [
                ("shares", "keys-new-shares-wrong"),
                ("threshold", "keys-new-threshold-wrong"),
                ("reason", "keys-new-why-missing"),
                ("sure", "keys-new-sure-missing"),
            ] {
                form.refuse(field, Language::English.t(key));
            }
            new_key(form, true).showing()
        }),
        Sample::new("keys", "sheets", "Two of three", || sheets(3)),
        Sample::new("keys", "sheet", "On one sheet", || sheets(1)),
        Sample::new("keys", "check", "A word is wrong", || {
            let mut form = Form::from_pairs([("word-1", "lantern")]);
            form.refuse("word-1", Language::English.t("keys-check-wrong"));
            let view = CheckWords {
                page: staff_page("/keys/recovery/new").back_to("/keys/recovery"),
                form,
                action: "/keys/recovery/new".into(),
                caption: String::new(),
                check: "sealed".into(),
                questions: vec![
                    ("word-1".into(), "Word 3".into()),
                    ("word-2".into(), "Word 12".into()),
                    ("word-3".into(), "Word 21".into()),
                ],
            };
            view.showing()
        }),
        Sample::new("keys", "whole", "The whole sheet", || {
            let page = staff_page("/keys/recovery/confirm").back_to("/keys/recovery");
            Whole::new(page, Form::new())
        }),
        Sample::new("keys", "recover", "With the sheet in hand", || {
            recover(Form::new(), true)
        }),
        Sample::new("keys", "recover-refused", "A word is wrong", || {
            let mut form = Form::from_pairs([("words", "lantern copper giraffe")]);
            form.refuse("person", Language::English.t("keys-recover-who-missing"));
            form.refuse("words", Language::English.t("keys-recover-mixed"));
            recover(form, true)
        }),
        Sample::new("keys", "recover-none", "No key was made", || {
            recover(Form::new(), false)
        }),
    ]
}

fn member(name: &str, posts: &str, since: &str, waits: usize) -> MemberLine {
    MemberLine {
        name: name.into(),
        posts: posts.into(),
        since: since.into(),
        waits,
        give: if since.is_empty() || waits == 0 {
            String::new()
        } else {
            "/keys/1/give".into()
        },
    }
}

fn give(form: Form) -> Give {
    let view = Give {
        page: staff_page("/keys/1/give").back_to("/keys"),
        form,
        name: "Marcus Webb".into(),
        action: "/keys/1/give".into(),
        count: 12,
    };
    view.showing()
}

fn recovery(confirmed: bool, waits: bool, older: i64) -> Recovery {
    let facts = [
        ("Made", "2 September 2026 at 9:03am"),
        ("By", "Ruth Adeyemi"),
        (
            "Written down",
            "On 5 sheets; any 3 of them together open it",
        ),
        (
            "Typed back",
            if confirmed {
                "2 September 2026 at 9:10am"
            } else {
                "Not yet"
            },
        ),
        ("Records it opens", "172"),
    ];
    Recovery {
        page: staff_page("/keys/recovery").back_to("/keys"),
        facts: facts
            .map(|(label, value)| (label.to_owned(), value.to_owned()))
            .to_vec(),
        confirmed,
        waits,
        older,
    }
}

fn new_key(form: Form, replaces: bool) -> NewKey {
    NewKey {
        page: staff_page("/keys/recovery/new").back_to("/keys/recovery"),
        form,
        action: "/keys/recovery/new".into(),
        caption: String::new(),
        after: 1,
        waits: !replaces,
        replaces,
        later: false,
    }
}

fn sheets(count: usize) -> Sheets {
    let sheet = |number: usize| {
        SheetCard {
        title: if count == 1 {
            "Recovery key of Harbour Lights Learning".into()
        } else {
            format!("Recovery key of Harbour Lights Learning, sheet {number} of {count}")
        },
        about: if count == 1 {
            String::new()
        } else {
            "Any 2 of the 3 sheets together open it. This one alone tells nothing.".into()
        },
        words: ["lantern", "copper", "giraffe", "violin", "mountain"].repeat(5).into_iter().map(str::to_owned).collect(),
        picture: "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI4IiBoZWlnaHQ9IjgiLz4=".into(),
    }
    };
    Sheets {
        page: staff_page("/keys/recovery/new").back_to("/keys/recovery"),
        action: "/keys/recovery/new".into(),
        caption: String::new(),
        sheets: (1..=count).map(sheet).collect(),
        check: "sealed".into(),
    }
}

fn recover(form: Form, made: bool) -> Recover {
    let view = Recover {
        page: staff_page("/keys/recover").back_to("/keys/recovery"),
        form,
        people: vec![
            ("1".into(), "Marcus Webb".into()),
            ("2".into(), "مريم عبد الرحمن".into()),
        ],
        made,
    };
    view.showing()
}
