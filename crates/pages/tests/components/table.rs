use pages::components::{Cell, Table};

use super::fixtures::matches_the_shipped_fixtures;

matches_the_shipped_fixtures!(
    Table,
    "table",
    r#"{% import "components/table.html" as table %}{{ table::table(o) }}"#
);

#[test]
fn a_link_in_a_cell_escapes_its_words_and_its_address() {
    let table = Table::new("People")
        .row([Cell::link("/p?a=1&b=\"2\"", "<b>Ana</b>")])
        .to_string();
    assert!(
        table.contains("href=\"/p?a=1&#38;b=&#34;2&#34;\">&#60;b&#62;Ana"),
        "{table}"
    );
}

#[test]
fn a_column_can_be_sorted_by_something_other_than_its_words() {
    let table = Table::new("Cases")
        .sortable()
        .head([Cell::new("Opened").sorts()])
        .row([Cell::new("3 May").sorted_as("2026-05-03")])
        .to_string();
    for part in [
        "data-module=\"moj-sortable-table\"",
        "aria-sort=\"none\"",
        "data-sort-value=\"2026-05-03\"",
    ] {
        assert!(table.contains(part), "{part} in {table}");
    }
}
