use pages::components::Checkboxes;

use super::fixtures::matches_the_shipped_fixtures;

matches_the_shipped_fixtures!(
    Checkboxes,
    "checkboxes",
    r#"{% import "components/checkboxes.html" as checkboxes %}{{ checkboxes::checkboxes(o) }}"#,
    except = &[(
        "with falsy values",
        "its ids count the empty places of a template language; a list in Rust has none"
    )]
);
