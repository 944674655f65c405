use pages::components::Accordion;

use super::fixtures::matches_the_shipped_fixtures;

matches_the_shipped_fixtures!(
    Accordion,
    "accordion",
    r#"{% import "components/accordion.html" as accordion %}{{ accordion::accordion(o) }}"#,
    except = &[(
        "with falsy values",
        "its ids count the empty places of a template language; a list in Rust has none"
    )]
);
