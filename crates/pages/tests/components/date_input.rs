use pages::components::DateInput;

use super::fixtures::matches_the_shipped_fixtures;

matches_the_shipped_fixtures!(
    DateInput,
    "date-input",
    r#"{% import "components/date-input.html" as date_input %}{{ date_input::date_input(o) }}"#
);
