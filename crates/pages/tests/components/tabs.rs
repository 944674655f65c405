use pages::components::Tabs;

use super::fixtures::matches_the_shipped_fixtures;

matches_the_shipped_fixtures!(
    Tabs,
    "tabs",
    r#"{% import "components/tabs.html" as tabs %}{{ tabs::tabs(o) }}"#
);
