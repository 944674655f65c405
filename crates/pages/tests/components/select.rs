use pages::components::Select;

use super::fixtures::matches_the_shipped_fixtures;

matches_the_shipped_fixtures!(
    Select,
    "select",
    r#"{% import "components/select.html" as select %}{{ select::select(o) }}"#
);
