use pages::components::BackLink;

use super::fixtures::matches_the_shipped_fixtures;

matches_the_shipped_fixtures!(
    BackLink,
    "back-link",
    r#"{% import "components/back-link.html" as back_link %}{{ back_link::back_link(o) }}"#
);
