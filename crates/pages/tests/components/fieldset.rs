use pages::components::Fieldset;

use super::fixtures::matches_the_shipped_fixtures;

matches_the_shipped_fixtures!(
    Fieldset,
    "fieldset",
    r#"{% import "components/fieldset.html" as fieldset %}{{ fieldset::fieldset(o) }}"#
);
