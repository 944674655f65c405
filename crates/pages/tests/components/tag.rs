use pages::components::Tag;

use super::fixtures::matches_the_shipped_fixtures;

matches_the_shipped_fixtures!(
    Tag,
    "tag",
    r#"{% import "components/tag.html" as tag %}{{ tag::tag(o) }}"#
);
