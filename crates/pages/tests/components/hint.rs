use pages::components::Hint;

use super::fixtures::matches_the_shipped_fixtures;

matches_the_shipped_fixtures!(
    Hint,
    "hint",
    r#"{% import "components/hint.html" as hint %}{{ hint::hint(o) }}"#
);
