use pages::components::ExitThisPage;

use super::fixtures::matches_the_shipped_fixtures;

matches_the_shipped_fixtures!(
    ExitThisPage,
    "exit-this-page",
    r#"{% import "components/exit-this-page.html" as exit_this_page %}{{ exit_this_page::exit_this_page(o) }}"#
);
