use pages::components::SkipLink;

use super::fixtures::matches_the_shipped_fixtures;

matches_the_shipped_fixtures!(
    SkipLink,
    "skip-link",
    r#"{% import "components/skip-link.html" as skip_link %}{{ skip_link::skip_link(o) }}"#
);
