use pages::components::Textarea;

use super::fixtures::matches_the_shipped_fixtures;

matches_the_shipped_fixtures!(
    Textarea,
    "textarea",
    r#"{% import "components/textarea.html" as textarea %}{{ textarea::textarea(o) }}"#
);
