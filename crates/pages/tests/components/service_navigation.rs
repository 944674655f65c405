use pages::components::ServiceNavigation;

use super::fixtures::matches_the_shipped_fixtures;

matches_the_shipped_fixtures!(
    ServiceNavigation,
    "service-navigation",
    r#"{% import "components/service-navigation.html" as service_navigation %}{{ service_navigation::service_navigation(o) }}"#
);
