use pages::components::Input;

use super::fixtures::matches_the_shipped_fixtures;

matches_the_shipped_fixtures!(
    Input,
    "input",
    r#"{% import "components/input.html" as input %}{{ input::input(o) }}"#
);
