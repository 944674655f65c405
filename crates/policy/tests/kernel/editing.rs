//! Edits change what they should, and nothing else.

use policy::{
    Piece,
    edit::{self, EditError, NewClause, NewControl},
};
use proptest::prelude::*;
use serde_json::json;

use crate::sample::{SAMPLE, read, sample};

/// The lines that are only in one of two texts.
fn changed_lines<'a>(old: &'a str, new: &'a str) -> (Vec<&'a str>, Vec<&'a str>) {
    let only = |a: &'a str, b: &str| {
        a.lines()
            .filter(|line| !b.lines().any(|other| other == *line))
            .collect()
    };
    (only(old, new), only(new, old))
}

#[test]
fn a_value_changes_on_its_line_and_keeps_the_comment_behind_it() {
    let new = edit::set_value(SAMPLE, "teacher-first", "lead", &json!("15 minutes")).unwrap();
    let (gone, come) = changed_lines(SAMPLE, &new);
    assert_eq!(gone, ["lead = \"10 minutes\"   # as agreed with schools"]);
    assert_eq!(come, ["lead = \"15 minutes\"   # as agreed with schools"]);
}

#[test]
fn lists_effects_and_values_that_were_left_out_can_be_set() {
    let new = edit::set_value(SAMPLE, "posts", "roles", &json!(["dsl"])).unwrap();
    assert!(new.contains("roles = [\"dsl\"] # both of them"));
    let new = edit::set_value(&new, "posts", "deputy", &json!(true)).unwrap();
    let new = edit::set_value(&new, "posts", "effect", &json!("advise")).unwrap();
    let policy = read(&new);
    let rule = policy.clause("posts").unwrap().rule.as_ref().unwrap();
    assert_eq!(rule.effect, policy::Effect::Advise);
    assert_eq!(rule.control.settings()[1].value, json!(true));
    let back = edit::set_value(&new, "posts", "effect", &json!(null)).unwrap();
    assert!(!back.contains("effect = \"advise\""));
}

#[test]
fn title_words_settings_and_roles_can_be_changed() {
    let new = edit::set_title(SAMPLE, "no-harm", "Nobody is harmed").unwrap();
    let new = edit::set_text(&new, "no-harm", "Say \"stop\".\n\n- a \\ b\n- c").unwrap();
    let new = edit::set_setting(&new, "website", "example.org").unwrap();
    let new = edit::set_role_label(&new, "dsl", "Lead").unwrap();
    let new = edit::set_meta(&new, "title", "Our policy").unwrap();
    let policy = read(&new);
    let clause = policy.clause("no-harm").unwrap();
    assert_eq!(clause.title, "Nobody is harmed");
    assert_eq!(
        clause.text.pieces().next(),
        Some(&Piece::Words("Say \"stop\".".into()))
    );
    assert_eq!(clause.text.0.len(), 2);
    assert_eq!(
        policy.setting("website").unwrap().value.as_deref(),
        Some("example.org")
    );
    assert_eq!(policy.role_label(policy::Role::Dsl), "Lead");
    assert_eq!(policy.meta.title, "Our policy");
    let unset = edit::set_setting(&new, "website", "  ").unwrap();
    assert_eq!(read(&unset).setting("website").unwrap().value, None);
}

fn newcomer() -> NewClause {
    let mut values = serde_json::Map::new();
    values.insert("who".into(), json!(["staff"]));
    NewClause {
        id: "newcomer".into(),
        title: "Newcomers".into(),
        section: "People".into(),
        pillar: "prevention".into(),
        audience: vec!["staff".into()],
        duties: vec!["D21".into()],
        services: vec![],
        text: "They accept within {within}.".into(),
        control: Some(NewControl {
            kind: "acknowledgement".into(),
            values,
        }),
    }
}

fn order(source: &str) -> Vec<String> {
    read(source)
        .clauses
        .iter()
        .map(|clause| clause.id.to_string())
        .collect()
}

#[test]
fn a_clause_is_added_moved_and_removed_and_the_rest_stays_byte_for_byte() {
    let added = edit::add_clause(SAMPLE, &newcomer(), Some("posts")).unwrap();
    assert_eq!(
        order(&added),
        [
            "posts",
            "newcomer",
            "teacher-first",
            "accept",
            "clocks",
            "no-harm"
        ]
    );
    assert!(changed_lines(SAMPLE, &added).0.is_empty());
    assert_eq!(
        edit::add_clause(&added, &newcomer(), None),
        Err(EditError::Taken("newcomer".into()))
    );
    assert_eq!(edit::remove_clause(&added, "newcomer").unwrap(), SAMPLE);

    let last = edit::add_clause(SAMPLE, &newcomer(), None).unwrap();
    assert_eq!(order(&last).last().map(String::as_str), Some("newcomer"));
    let moved = edit::move_clause(&last, "newcomer", Some("teacher-first")).unwrap();
    assert_eq!(order(&moved)[2], "newcomer");
    let top = edit::move_clause(&moved, "clocks", None).unwrap();
    assert_eq!(order(&top)[0], "clocks");
    assert_eq!(
        order(&edit::move_clause(&top, "clocks", Some("no-harm")).unwrap())
            .last()
            .unwrap(),
        "clocks"
    );
}

#[test]
fn a_setting_that_no_clause_prints_is_a_warning() {
    let text = SAMPLE.replace("{setting:website}", "our website");
    let warnings = policy::read("sample.toml", text.as_bytes())
        .unwrap()
        .warnings;
    let unused = warnings
        .iter()
        .find(|one| one.code == policy::codes::UNUSED)
        .unwrap();
    assert_eq!(unused.message, "no clause prints the setting `website`");
}

#[test]
fn a_rule_against_a_crime_cannot_be_softened() {
    let with = |more: &str| {
        let clause = "[[clause]]\nid = \"no-pictures\"\ntitle = \"No pictures\"\nsection = \"Concerns\"\npillar = \"reporting\"\ntext = \"In words only.\"\n[clause.control]\nkind = \"no-image-upload\"\n";
        policy::read(
            "sample.toml",
            format!("{SAMPLE}\n{clause}{more}\n").as_bytes(),
        )
    };
    assert!(with("").is_ok());
    assert!(with("effect = \"refuse\"").is_ok());
    for soft in [
        "effect = \"hold\"",
        "effect = \"advise\"",
        "override = [\"dsl\"]",
    ] {
        let found = with(soft).unwrap_err();
        assert!(
            found.iter().any(|one| one.code == policy::codes::SOFTENED),
            "{soft}"
        );
    }
}

#[test]
fn what_is_not_there_cannot_be_edited() {
    assert_eq!(
        edit::set_title(SAMPLE, "none", "x"),
        Err(EditError::NoClause("none".into()))
    );
    assert_eq!(
        edit::set_value(SAMPLE, "no-harm", "lead", &json!(1)),
        Err(EditError::NoControl("no-harm".into()))
    );
    assert_eq!(
        edit::set_setting(SAMPLE, "none", "x"),
        Err(EditError::NoEntry("none".into()))
    );
    assert!(matches!(
        edit::set_title("= x", "a", "b"),
        Err(EditError::Syntax(_))
    ));
    assert!(matches!(
        edit::set_value(SAMPLE, "posts", "deputy", &json!(1.5)),
        Err(EditError::BadValue(_))
    ));
}

proptest! {
    #[test]
    fn any_words_survive_being_set(text in "\\PC{1,80}(\n\\PC{1,40}){0,3}") {
        // Braces are placeholders, and hyphens lists: here we ask about everything else.
        let text = text.replace(['{', '}'], "");
        prop_assume!(!text.trim().is_empty());
        let new = edit::set_text(SAMPLE, "no-harm", &text).unwrap();
        let parsed: toml::Table = new.parse().unwrap();
        let clause = parsed["clause"].as_array().unwrap().iter().find(|one| one["id"].as_str() == Some("no-harm")).unwrap();
        prop_assert_eq!(clause["text"].as_str().unwrap(), text.trim());
        prop_assert_eq!(read(&new).clauses.len(), sample().clauses.len());
    }

    #[test]
    fn setting_a_value_to_what_it_is_changes_nothing(at in 0..5_usize) {
        let policy = sample();
        let clause = &policy.clauses[at];
        let Some(rule) = &clause.rule else { return Ok(()) };
        for setting in rule.control.settings() {
            let new = edit::set_value(SAMPLE, &clause.id, setting.key, &setting.value).unwrap();
            let again = read(&new);
            prop_assert_eq!(&again.clause(&clause.id).unwrap().rule, &clause.rule);
        }
    }
}
