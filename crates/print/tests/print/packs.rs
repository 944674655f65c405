//! The tree that the policy kernel renders is the document printed here, for every starter policy.

use std::fs;
use std::path::Path;

use policy::RenderContext;
use print::{Kind, Request, render};

use crate::paper::{FONTS, text_of};

#[test]
fn every_starter_policy_prints_with_all_its_clauses_and_rules() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
    let mut printed_packs = 0;
    for entry in fs::read_dir(folder).expect("the starter policies") {
        let path = entry.expect("a file").path();
        if path.extension().is_none_or(|ending| ending != "toml") {
            continue;
        }
        let name = path.display().to_string();
        let pack = fs::read(&path).expect("readable");
        let read = policy::read(&name, &pack);
        let document = read
            .unwrap_or_else(|faults| {
                panic!("{}", policy::show(&faults, &pack, policy::Colours::No))
            })
            .policy
            .render(
                None,
                &RenderContext {
                    organisation: "Elm Row Youth Club".into(),
                    version: Some(3),
                    ..RenderContext::default()
                },
            );
        let json = serde_json::to_vec(&document).expect("JSON");
        let request = Request::from_json(Kind::Policy, json).expect("a request");
        let printed = render(&request, &FONTS).unwrap_or_else(|why| panic!("{name}: {why}"));
        assert!(
            printed.stand_ins.is_empty(),
            "{name}: {:?}",
            printed.stand_ins
        );
        // A line may end inside a word that has a hyphen, so blanks are left out of the comparison.
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        // Running heads stand between the lines of a sentence that goes on over the page.
        let text = text_of(&printed)
            .lines()
            .filter(|line| !line.starts_with("Page ") && !line.starts_with("Version 3"))
            .filter(|line| *line != "Elm Row Youth Club" && *line != document.title)
            .map(bare)
            .collect::<String>();
        for clause in document.clauses() {
            for words in [&clause.title, &clause.rule] {
                assert!(text.contains(&bare(words)), "{name}: {words} is missing");
            }
        }
        printed_packs += 1;
    }
    assert!(printed_packs >= 5);
}
