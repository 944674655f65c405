//! Samples of the first run.

use super::Sample;
use crate::views::set_up::{
    Account, Check, Closed, Fact, Field, Organisation, Pack, Policy, PostRow, Posts, Values,
    Waiting,
};
use crate::{Form, Language, Page};

pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new("set-up", "waiting", "Any page before set-up", || Waiting {
            page: page(),
        }),
        Sample::new("set-up", "closed", "Set-up is done", || Closed {
            page: page(),
            done: true,
        }),
        Sample::new("set-up", "closed-unknown", "An old link", || Closed {
            page: page(),
            done: false,
        }),
        Sample::new("set-up", "organisation", "Nothing filled in", || {
            let mut form = Form::new();
            form.refuse("name", Language::English.t("set-up-name-wrong"));
            form.refuse("nation", Language::English.t("set-up-nation-missing"));
            let zones = ["Europe/London", "Europe/Dublin", "Europe/Jersey"]
                .map(str::to_owned)
                .to_vec();
            Organisation::new(page(), form, "/set-up/example/organisation".into(), zones)
        }),
        Sample::new("set-up", "account", "Empty", || {
            Account::new(page(), Form::new(), "/set-up/example/account".into(), false)
        }),
        Sample::new("set-up", "account-again", "Coming back", || {
            let form =
                Form::from_pairs([("name", "Ruth Adeyemi"), ("email", "ruth@harbour.example")]);
            Account::new(page(), form, "/set-up/example/account".into(), true)
        }),
        Sample::new("set-up", "policy", "Two to choose from", || {
            let pack = |key: &str, about: &str| Pack {
                key: key.into(),
                about: about.into(),
                services: "Live online sessions for school classes · Website and social media"
                    .into(),
            };
            let packs = vec![
                pack(
                    "schools-education",
                    "For an education programme that meets school classes online, always together with their teacher.",
                ),
                pack(
                    "first-steps-online",
                    "For a small organisation that is only beginning to work online.",
                ),
            ];
            Policy::new(page(), Form::new(), "/set-up/example/policy".into(), packs)
        }),
        Sample::new("set-up", "values", "One that is no period", || {
            let field = |key: &str, label: &str, hint: &str| Field {
                key: key.into(),
                label: label.into(),
                hint: hint.into(),
            };
            let fields = vec![
                field("setting-website", "Our website", ""),
                field(
                    "value-drills-every",
                    "We practise what to do",
                    "How often. For example: 6 months, 2 weeks, 48 hours.",
                ),
            ];
            let mut form = Form::from_pairs([("value-drills-every", "now and then")]);
            form.refuse(
                "value-drills-every",
                "this is no length of time: write it as “6 months”",
            );
            Values::new(page(), form, "/set-up/example/values".into(), fields)
        }),
        Sample::new("set-up", "posts", "Two posts", || {
            let row = |key: &str, label: &str| PostRow {
                key: key.into(),
                label: label.into(),
            };
            let posts = vec![
                row("coordinator", "Online safety coordinator"),
                row("dsl", "Designated safeguarding lead"),
            ];
            let form = Form::from_pairs([
                ("coordinator-me", "yes"),
                ("dsl-name", "Marcus Webb"),
                ("dsl-email", "marcus@harbour.example"),
            ]);
            Posts::new(page(), form, "/set-up/example/posts".into(), posts)
        }),
        Sample::new("set-up", "check", "One person in every post", || {
            Check {
            page: page(),
            action: "/set-up/example/check".into(),
            facts: vec![
                Fact { label: "Name of the organisation".into(), value: "Harbour Lights Learning".into(), href: "/set-up/example/organisation".into() },
                Fact { label: "Designated safeguarding lead".into(), value: "Ruth Adeyemi, ruth@harbour.example".into(), href: "/set-up/example/posts".into() },
            ],
            warnings: vec!["Nobody could take a concern about Ruth Adeyemi. Appoint a lead, deputy or safeguarding trustee who is another person.".into()],
        }
        }),
    ]
}

fn page() -> Page {
    Page::new("", "/set-up/example")
}
