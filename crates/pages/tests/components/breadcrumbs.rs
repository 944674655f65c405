use pages::components::Breadcrumbs;

use super::fixtures::matches_the_shipped_fixtures;

matches_the_shipped_fixtures!(
    Breadcrumbs,
    "breadcrumbs",
    r#"{% import "components/breadcrumbs.html" as breadcrumbs %}{{ breadcrumbs::breadcrumbs(o) }}"#
);
