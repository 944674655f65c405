use pages::components::Panel;

use super::fixtures::matches_the_shipped_fixtures;

matches_the_shipped_fixtures!(
    Panel,
    "panel",
    r#"{% import "components/panel.html" as panel %}{{ panel::panel(o) }}"#
);
