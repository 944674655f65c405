use pages::components::ErrorSummary;

use super::fixtures::matches_the_shipped_fixtures;

matches_the_shipped_fixtures!(
    ErrorSummary,
    "error-summary",
    r#"{% import "components/error-summary.html" as error_summary %}{{ error_summary::error_summary(o) }}"#
);
