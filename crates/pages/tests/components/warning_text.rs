use pages::components::WarningText;

use super::fixtures::matches_the_shipped_fixtures;

matches_the_shipped_fixtures!(
    WarningText,
    "warning-text",
    r#"{% import "components/warning-text.html" as warning_text %}{{ warning_text::warning_text(o) }}"#
);
