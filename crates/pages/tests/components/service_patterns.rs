//! Components of the Ministry of Justice's patterns, which ship without fixtures: what their styles, their scripts and
//! a person who listens to the page depend on.

use askama::Template;
use pages::components::{
    Alert, AlertKind, Badge, Filter, Happening, Input, NavigationLink, SelectedFilters,
    SideNavigation, SubNavigation, Timeline,
};
use scraper::{Html, Selector};

/// The texts of the elements that `selector` finds.
fn texts(markup: &str, selector: &str) -> Vec<String> {
    let document = Html::parse_fragment(markup);
    let selector = Selector::parse(selector).expect("a selector");
    let text = |element: scraper::ElementRef<'_>| {
        element
            .text()
            .flat_map(str::split_whitespace)
            .collect::<Vec<_>>()
            .join(" ")
    };
    document.select(&selector).map(text).collect()
}

#[test]
fn an_alert_says_its_kind_in_words_and_escapes_what_it_says() {
    let alert = Alert::new(AlertKind::Warning, "Due", "Policy <b>review</b> is late")
        .heading()
        .to_string();
    assert_eq!(
        texts(
            &alert,
            ".moj-alert--warning.moj-alert--with-heading[role=region][aria-label='warning: Due'] p, h2"
        ),
        ["Due"]
    );
    assert_eq!(texts(&alert, ".moj-alert__content b").len(), 0);
    assert!(alert.contains("&#60;b&#62;review"), "{alert}");
}

#[test]
fn an_alert_without_content_shows_its_title_once_and_no_heading() {
    let alert = Alert::new(AlertKind::Success, "Saved", "")
        .heading()
        .urgent()
        .to_string();
    assert_eq!(texts(&alert, "[role=alert] .moj-alert__content"), ["Saved"]);
    assert_eq!(texts(&alert, "h2, .moj-alert--with-heading").len(), 0);
}

#[test]
fn the_kinds_of_alert_differ_in_word_and_sign() {
    use AlertKind::{Error, Information, Success, Warning};
    let kinds = [Information, Success, Warning, Error];
    for (place, kind) in kinds.iter().enumerate() {
        for other in &kinds[place + 1..] {
            assert_ne!((kind.word(), kind.sign()), (other.word(), other.sign()));
            assert_ne!(kind.sign(), other.sign());
        }
    }
}

#[test]
fn a_badge_keeps_its_colour_and_its_words() {
    assert_eq!(
        texts(
            &Badge::red("Urgent").to_string(),
            "span.moj-badge.moj-badge--red"
        ),
        ["Urgent"]
    );
}

#[test]
fn a_timeline_gives_each_time_to_people_and_to_machines() {
    let happening = Happening::new(
        "Referred",
        "2026-11-22T09:30:00+00:00",
        "22 November at 9:30am",
    )
    .by("by Ana <Lead>")
    .content("To the council");
    let timeline = Timeline::new([happening]).heading_level(3).to_string();
    assert_eq!(
        texts(&timeline, ".moj-timeline__item h3.moj-timeline__title"),
        ["Referred"]
    );
    assert_eq!(texts(&timeline, ".moj-timeline__byline"), ["by Ana <Lead>"]);
    assert_eq!(
        texts(&timeline, "time[datetime='2026-11-22T09:30:00+00:00']"),
        ["22 November at 9:30am"]
    );
    assert_eq!(
        texts(&timeline, ".moj-timeline__description"),
        ["To the council"]
    );
}

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"{% import "components/filter.html" as filter %}{{ filter::toggle() }}{% call filter::filter(o) %}{{ name }}{% endcall %}"#
)]
struct FilterPage {
    o: Filter,
    name: Input,
}

#[test]
fn a_filter_takes_its_fields_from_the_page_and_shows_what_is_in_use() {
    let selected = SelectedFilters::new("In use", "Clear", "/cases")
        .category(
            "Kind",
            vec![("/cases?a=1&b=2".to_owned(), "Low <level>".to_owned())],
        )
        .category("Empty", Vec::new());
    let o = Filter::new("Filter", "Apply").selected(selected);
    let page = FilterPage {
        o,
        name: Input::new("name", "Name"),
    }
    .render()
    .expect("a page renders");
    assert_eq!(texts(&page, ".moj-filter__options input#name").len(), 1);
    assert_eq!(texts(&page, ".moj-filter__options button"), ["Apply"]);
    assert_eq!(
        texts(&page, "a.moj-filter__tag[href='/cases?a=1&b=2']"),
        ["Remove this filter Low <level>"]
    );
    assert_eq!(texts(&page, "h3"), ["Kind"]);
    assert_eq!(
        texts(&page, ".moj-action-bar__filter, .moj-filter__header-action").len(),
        2
    );
}

#[test]
fn a_filter_with_nothing_in_use_shows_no_empty_box() {
    let filter = Filter::new("Filter", "Apply")
        .selected(SelectedFilters::new("In use", "Clear", "/"))
        .to_string();
    assert_eq!(texts(&filter, ".moj-filter__selected").len(), 0);
}

#[test]
fn the_current_page_is_marked_in_both_kinds_of_navigation() {
    let links = || {
        [
            NavigationLink::new("/a", "A"),
            NavigationLink::new("/b", "B").active(true),
        ]
    };
    let side = SideNavigation::new("Settings")
        .section("People", links())
        .to_string();
    assert_eq!(
        texts(
            &side,
            "nav[aria-label=Settings] .moj-side-navigation__item--active a[aria-current=location]"
        ),
        ["B"]
    );
    assert_eq!(texts(&side, "h2.moj-side-navigation__title"), ["People"]);
    let sub = SubNavigation::new("Case", links()).to_string();
    assert_eq!(texts(&sub, "nav[aria-label=Case] a[aria-current]"), ["B"]);
    assert_eq!(texts(&sub, "a"), ["A", "B"]);
}
