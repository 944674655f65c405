use pages::components::Header;

use super::fixtures::matches_the_shipped_fixtures;

// The header of the government's own pages has a crown that is not ours to show; the generic one has not.
matches_the_shipped_fixtures!(
    Header,
    "generic-header",
    r#"{% import "components/header.html" as header %}{{ header::header(o) }}"#
);
