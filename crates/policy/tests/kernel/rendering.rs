//! The document and the rules say the same, and nothing in a pack can break out of it.

use std::collections::{BTreeSet, HashMap};

use policy::{
    Audience, Document, RenderContext, Role, diff, edit,
    render::{DocumentBlock, Holder, SourceLine},
};
use proptest::prelude::*;
use serde_json::json;

use crate::sample::{SAMPLE, read, sample, starter_packs};

fn context() -> RenderContext {
    let lead = Holder {
        name: "Aroha Example".into(),
        ways: vec!["lead@example.org".into()],
    };
    RenderContext {
        organisation: "Harbour Lights".into(),
        holders: HashMap::from([(Role::Coordinator, vec![lead])]),
        version: Some(4),
        ..RenderContext::default()
    }
}

fn numbers(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The rules of a page, read back from its HTML: clause id and sentence.
fn rules(html: &str) -> Vec<(String, String)> {
    let between = |text: &str, start: &str, end: &str| -> Option<String> {
        let (_, rest) = text.split_once(start)?;
        Some(rest.split_once(end)?.0.to_owned())
    };
    html.split("<section id=\"")
        .skip(1)
        .filter_map(|section| {
            Some((
                section.split_once('"')?.0.to_owned(),
                between(section, "<p class=\"rule\">", "</p>")?,
            ))
        })
        .collect()
}

fn prints_the_numbers_of_its_rules(policy: &policy::Policy) {
    let html = policy.render(None, &context()).to_html();
    let printed = rules(&html);
    let ruled: Vec<_> = policy
        .clauses
        .iter()
        .filter(|clause| clause.rule.is_some())
        .collect();
    assert_eq!(printed.len(), ruled.len());
    for (id, sentence) in printed {
        let settings = policy
            .clause(&id)
            .unwrap()
            .rule
            .as_ref()
            .unwrap()
            .control
            .settings();
        let own: BTreeSet<String> = settings
            .iter()
            .flat_map(|setting| numbers(&setting.printed))
            .collect();
        let sentence = sentence
            .replace("&#39;", "'")
            .replace("&quot;", "\"")
            .replace("&amp;", "&");
        assert_eq!(numbers(&sentence), own, "{id}: {sentence}");
    }
}

#[test]
fn the_page_prints_the_numbers_of_the_rules() {
    prints_the_numbers_of_its_rules(&sample());
    for (name, text) in starter_packs() {
        if let Ok(read) = policy::read(&name, text.as_bytes()) {
            prints_the_numbers_of_its_rules(&read.policy);
        }
    }
}

#[test]
fn changing_a_value_changes_text_and_rule_together() {
    for minutes in [0, 1, 15, 60] {
        let source = edit::set_value(
            SAMPLE,
            "teacher-first",
            "lead",
            &json!(format!("{minutes} minutes")),
        )
        .unwrap();
        let policy = read(&source);
        let document = policy.render(None, &context());
        let clause = document
            .clauses()
            .find(|clause| clause.id == "teacher-first")
            .unwrap();
        let printed = if minutes == 1 {
            "1 minute".to_owned()
        } else {
            format!("{minutes} minutes")
        };
        assert_eq!(
            clause.body[0],
            DocumentBlock::Paragraph(format!("Teachers sign in {printed} before students."))
        );
        assert!(clause.rule.contains(&printed), "{}", clause.rule);
        let policy::AnyControl::ResponsibleAdultFirst(control) = &policy
            .clause("teacher-first")
            .unwrap()
            .rule
            .as_ref()
            .unwrap()
            .control
        else {
            panic!("another control")
        };
        assert_eq!(control.lead.about_minutes(), minutes);
    }
}

#[test]
fn the_document_of_the_sample() {
    insta::assert_snapshot!(sample().render(None, &context()).to_markdown());
}

#[test]
fn readers_get_their_clauses_under_the_same_numbers() {
    let all = sample().render(None, &context());
    let number = |document: &Document, id: &str| {
        document
            .clauses()
            .find(|clause| clause.id == id)
            .map(|clause| clause.number.clone())
    };
    let volunteers = sample().render(Some(Audience::Volunteers), &context());
    assert_eq!(volunteers.audience, "Volunteers");
    assert_eq!(number(&volunteers, "teacher-first"), None);
    for id in ["posts", "accept", "clocks", "no-harm"] {
        assert!(number(&volunteers, id).is_some(), "{id}");
        assert_eq!(number(&volunteers, id), number(&all, id));
    }
}

#[test]
fn gaps_show_and_hold_no_number() {
    let document = sample().render(None, &RenderContext::default());
    let clause = |id: &str| document.clauses().find(|clause| clause.id == id).unwrap();
    assert_eq!(clause("clocks").gap, "Not set yet: act.");
    let posts = format!("{:?}", clause("posts").body);
    assert!(
        posts.contains("Online safety coordinator (not set yet)"),
        "{posts}"
    );
    assert_eq!(document.status, "Draft");
}

#[test]
fn a_document_survives_json() {
    let document = sample().render(None, &context());
    let json = serde_json::to_string(&document).unwrap();
    let mut back: Document = serde_json::from_str(&json).unwrap();
    // Ids are for links on a screen and stay out of the JSON.
    for (section, clause) in back
        .parts
        .iter_mut()
        .flat_map(|part| &mut part.sections)
        .flat_map(|section| &mut section.clauses)
        .zip(document.clauses())
    {
        section.id = clause.id.clone();
    }
    assert_eq!(back, document);
}

#[test]
fn only_a_web_address_becomes_a_link() {
    let source = |address: &str| SourceLine {
        title: "Law".into(),
        address: address.into(),
        checked: String::new(),
    };
    let with = |address| RenderContext {
        sources: vec![source(address)],
        ..context()
    };
    assert!(
        sample()
            .render(None, &with("https://example.org/law"))
            .to_html()
            .contains("<a href=")
    );
    assert!(
        !sample()
            .render(None, &with("javascript:alert(1)"))
            .to_html()
            .contains("<a href=")
    );
}

#[test]
fn an_explanation_names_rule_duties_and_facts() {
    let explanation = sample().explain("teacher-first").unwrap();
    insta::assert_snapshot!(explanation.to_text());
    assert_eq!(sample().explain("none"), None);
}

#[test]
fn a_diff_says_in_words_what_changed() {
    let new = edit::set_value(SAMPLE, "teacher-first", "lead", &json!("15 minutes")).unwrap();
    let new = edit::remove_clause(&new, "no-harm").unwrap();
    let new = edit::set_clause_key(&new, "accept", "section", &json!("Who answers")).unwrap();
    let new = edit::set_role_label(&new, "dsl", "Lead").unwrap();
    let new = edit::add_clause(
        &new,
        &edit::NewClause {
            id: "more".into(),
            title: "More".into(),
            section: "S".into(),
            pillar: "response".into(),
            text: "Words.".into(),
            ..Default::default()
        },
        None,
    )
    .unwrap();
    let found = diff(&sample(), &read(&new));
    assert_eq!(
        found.to_text(),
        "role dsl: \"Lead\", required instead of \"Safeguarding lead\", required\n\
         added more: More\n\
         removed no-harm: Nobody should suffer abuse\n\
         accept: moved from \"People\" to \"Who answers\"\n\
         teacher-first: lead: 15 minutes instead of 10 minutes\n"
    );
    let since: Vec<String> = found.new_or_changed().map(ToString::to_string).collect();
    assert_eq!(since, ["more", "teacher-first"]);
    assert!(diff(&sample(), &sample()).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn no_words_break_out_of_the_page(words in "\\PC{1,40}", markup in prop::sample::select(vec!["<script>", "\"><b>", "'&amp;<!--", "</p></section>", "*_[x](y)_*"])) {
        let words = format!("{markup}{words}").replace(['{', '}'], "");
        let calm = {
            let source = edit::set_text(&edit::set_title(SAMPLE, "no-harm", "x").unwrap(), "no-harm", "x").unwrap();
            read(&source).render(None, &RenderContext { organisation: "x".into(), ..context() }).to_html()
        };
        let source = edit::set_text(&edit::set_title(SAMPLE, "no-harm", &words).unwrap(), "no-harm", &format!("x{words}")).unwrap();
        let wild = read(&source).render(None, &RenderContext { organisation: words.clone(), ..context() });
        let tags = |html: &str| html.matches('<').count();
        prop_assert_eq!(tags(&wild.to_html()), tags(&calm));
        prop_assert_eq!(wild.to_html().matches("</section>").count(), sample().clauses.len());
        prop_assert!(!wild.to_markdown().contains("<script>"));
    }
}
