use pages::components::Button;

use super::fixtures::matches_the_shipped_fixtures;

matches_the_shipped_fixtures!(
    Button,
    "button",
    r#"{% import "components/button.html" as button %}{{ button::button(o) }}"#
);

#[test]
fn the_words_of_a_button_are_escaped() {
    let button = Button::new("<script>").sends("go", "\"on\"").to_string();
    assert!(!button.contains("<script>"), "{button}");
    assert!(button.contains("value=\"&#34;on&#34;\""), "{button}");
}

#[test]
fn more_class_names_do_not_make_a_warning_button_an_ordinary_one() {
    let button = Button::warning("Delete")
        .classes("govuk-!-margin-0")
        .to_string();
    assert!(
        button.contains("class=\"govuk-button govuk-button--warning govuk-!-margin-0\""),
        "{button}"
    );
}
