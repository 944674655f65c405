use pages::components::Footer;

use super::fixtures::matches_the_shipped_fixtures;

matches_the_shipped_fixtures!(
    Footer,
    "footer",
    r#"{% import "components/footer.html" as footer %}{{ footer::footer(o) }}"#,
    leaving_out = &[
        // The crown, its copyright and the licence of its words are not ours to show.
        "govuk-footer__crown",
        "govuk-footer__meta-item",
        "govuk-footer__licence-logo",
        "govuk-footer__licence-description",
    ]
);

#[test]
fn a_footer_says_whose_site_it_is_and_shows_no_crown() {
    let footer = Footer::new("Harbour <Lights>")
        .link("/cookies", "Cookies")
        .licence("AGPL")
        .to_string();
    assert!(
        footer.contains("Harbour &#60;Lights&#62;") && footer.contains("AGPL"),
        "{footer}"
    );
    assert!(
        !footer.contains("crown") && !footer.contains("<svg"),
        "{footer}"
    );
}
