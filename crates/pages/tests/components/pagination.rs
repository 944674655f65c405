use pages::components::Pagination;

use super::fixtures::matches_the_shipped_fixtures;

matches_the_shipped_fixtures!(
    Pagination,
    "pagination",
    r#"{% import "components/pagination.html" as pagination %}{{ pagination::pagination(o) }}"#
);

#[test]
fn a_long_list_shows_its_ends_and_the_pages_beside_the_current_one() {
    let shown = |current, total| -> String {
        let pages = Pagination::numbered(current, total, |n| format!("?page={n}"));
        let word = |item: pages::components::pagination::PageItem| match item {
            item if item.ellipsis => "…".to_owned(),
            item if item.current => format!("[{}]", item.number),
            item => item.number,
        };
        pages
            .items
            .expect("pages")
            .into_iter()
            .map(word)
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(shown(1, 1), "[1]");
    assert_eq!(shown(1, 3), "[1] 2 3");
    assert_eq!(shown(5, 9), "1 … 4 [5] 6 … 9");
    assert_eq!(shown(9, 9), "1 … 8 [9]");
}

#[test]
fn the_first_page_has_no_way_back_and_the_last_none_forward() {
    let first = Pagination::numbered(1, 2, |n| format!("?page={n}"));
    let last = Pagination::numbered(2, 2, |n| format!("?page={n}"));
    assert!(first.previous.is_none() && last.next.is_none());
    assert_eq!(last.previous.expect("a page before").href, "?page=1");
}
