use pages::components::InsetText;

use super::fixtures::matches_the_shipped_fixtures;

matches_the_shipped_fixtures!(
    InsetText,
    "inset-text",
    r#"{% import "components/inset-text.html" as inset_text %}{{ inset_text::inset_text(o) }}"#
);
