use pages::components::Details;

use super::fixtures::matches_the_shipped_fixtures;

matches_the_shipped_fixtures!(
    Details,
    "details",
    r#"{% import "components/details.html" as details %}{{ details::details(o) }}"#
);

#[test]
fn a_page_can_write_the_body_itself() {
    #[derive(askama::Template)]
    #[template(
        ext = "html",
        source = r#"{% import "components/details.html" as details %}{% call details::details(o) %}<p>{{ name }}</p>{% endcall %}"#
    )]
    struct Page<'a> {
        o: Details,
        name: &'a str,
    }
    let page = Page {
        o: Details::new("Help", ""),
        name: "<Ana>",
    };
    let page = askama::Template::render(&page).expect("a page renders");
    assert!(page.contains("<p>&#60;Ana&#62;</p>"), "{page}");
}
