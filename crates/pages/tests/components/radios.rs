use pages::components::Radios;

use super::fixtures::matches_the_shipped_fixtures;

matches_the_shipped_fixtures!(
    Radios,
    "radios",
    r#"{% import "components/radios.html" as radios %}{{ radios::radios(o) }}"#,
    except = &[(
        "with falsy items",
        "its ids count the empty places of a template language; a list in Rust has none"
    )]
);
