use pages::components::Label;

use super::fixtures::matches_the_shipped_fixtures;

matches_the_shipped_fixtures!(
    Label,
    "label",
    r#"{% import "components/label.html" as label %}{{ label::label(o) }}"#
);
