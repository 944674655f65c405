use pages::components::SummaryList;

use super::fixtures::matches_the_shipped_fixtures;

matches_the_shipped_fixtures!(
    SummaryList,
    "summary-list",
    r#"{% import "components/summary-list.html" as summary_list %}{{ summary_list::summary_list(o) }}"#
);
