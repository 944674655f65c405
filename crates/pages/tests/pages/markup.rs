//! What must hold for the HTML of every page.

use std::collections::HashSet;

use pages::samples::{Sample, samples};
use scraper::{ElementRef, Html, Selector};

/// Runs `check` on every sample and reports all that fail, not only the first.
fn on_every_page(check: impl Fn(&Html) -> Vec<String>) {
    let samples = samples();
    assert!(!samples.is_empty());
    let problems: Vec<_> = samples
        .iter()
        .flat_map(|sample| {
            let page = Html::parse_document(&render(sample));
            let name = format!("{}/{}", sample.area, sample.name);
            check(&page)
                .into_iter()
                .map(move |problem| format!("{name}: {problem}"))
        })
        .collect();
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

fn render(sample: &Sample) -> String {
    sample
        .html()
        .unwrap_or_else(|error| panic!("{}/{}: {error}", sample.area, sample.name))
}

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).expect("a selector"))
        .collect()
}

fn text(element: ElementRef) -> String {
    element.text().collect::<String>().trim().to_owned()
}

#[test]
fn every_page_has_one_heading_a_title_that_names_it_and_a_language() {
    on_every_page(|page| {
        let mut problems = Vec::new();
        let headings = all(page, "h1");
        if headings.len() != 1 {
            problems.push(format!("{} h1 elements", headings.len()));
        }
        let title = all(page, "head > title").first().map(|title| text(*title));
        match title {
            Some(title) if title.starts_with(['–', '-']) || title.starts_with("Error: –") => {
                problems.push(format!("the title has no words of its own: {title}"));
            }
            Some(_) => {}
            None => problems.push("no title".to_owned()),
        }
        if all(page, "html[lang='en-GB'][dir]").is_empty() {
            problems.push("no language".to_owned());
        }
        if all(page, "main#main-content").len() != 1 {
            problems.push("no main part".to_owned());
        }
        problems
    });
}

#[test]
fn every_control_has_a_label() {
    on_every_page(|page| {
        let labelled: HashSet<_> = all(page, "label[for]")
            .iter()
            .filter(|label| !text(**label).is_empty())
            .filter_map(|label| label.attr("for"))
            .collect();
        all(page, "input, select, textarea")
            .into_iter()
            .filter(|control| !matches!(control.attr("type"), Some("hidden" | "submit" | "button")))
            .filter(|control| {
                let by_id = control.attr("id").is_some_and(|id| labelled.contains(id));
                !by_id
                    && control.attr("aria-label").is_none()
                    && control.attr("aria-labelledby").is_none()
            })
            .map(|control| format!("no label for {}", control.html()))
            .collect()
    });
}

#[test]
fn no_page_has_a_script_or_style_inside_or_loads_from_elsewhere() {
    on_every_page(|page| {
        let mut problems = Vec::new();
        for element in all(page, "style, script:not([src]), base, object, embed") {
            problems.push(format!("not allowed: {}", element.html()));
        }
        for element in all(page, "*") {
            for (name, value) in element.value().attrs() {
                let loads = matches!(name, "src" | "srcset" | "poster" | "data" | "action")
                    || (name == "href" && element.value().name() == "link");
                // A picture that holds a secret, such as the square for a second factor, has no address of its own.
                let drawn = element.value().name() == "img" && value.starts_with("data:image/");
                let elsewhere = !drawn && (!value.starts_with('/') || value.starts_with("//"));
                let wrong = name == "style"
                    || name.starts_with("on")
                    || value.trim_start().starts_with("javascript:")
                    || (loads && elsewhere);
                if wrong {
                    problems.push(format!("{name}=\"{value}\""));
                }
            }
        }
        problems
    });
}

#[test]
fn no_id_comes_twice_and_every_reference_leads_somewhere() {
    on_every_page(|page| {
        let mut ids = HashSet::new();
        let mut problems = Vec::new();
        for element in all(page, "[id]") {
            let id = element.attr("id").unwrap_or_default();
            if id.is_empty() || id.contains(char::is_whitespace) || !ids.insert(id) {
                problems.push(format!("id \"{id}\" is empty, has a space or comes twice"));
            }
        }
        for name in [
            "for",
            "aria-describedby",
            "aria-labelledby",
            "aria-controls",
            "headers",
        ] {
            for element in all(page, &format!("[{name}]")) {
                for id in element.attr(name).unwrap_or_default().split_whitespace() {
                    if !ids.contains(id) {
                        problems.push(format!("{name}=\"{id}\" leads nowhere"));
                    }
                }
            }
        }
        for link in all(page, "a[href^='#']") {
            let id = link
                .attr("href")
                .unwrap_or_default()
                .trim_start_matches('#');
            if !ids.contains(id) {
                problems.push(format!("href=\"#{id}\" leads nowhere"));
            }
        }
        problems
    });
}

#[test]
fn a_page_with_mistakes_says_so_in_its_title_and_lists_them_first() {
    let mut seen = 0;
    for sample in samples() {
        let html = render(&sample);
        let page = Html::parse_document(&html);
        let name = format!("{}/{}", sample.area, sample.name);
        let summary = !all(&page, "main .govuk-error-summary").is_empty();
        let title = all(&page, "title").first().map(|title| text(*title));
        let marked = title.is_some_and(|title| title.starts_with("Error: "));
        assert_eq!(summary, marked, "{name}");
        let messages = all(&page, ".govuk-error-message").len();
        assert!(
            messages == 0 || summary,
            "{name} has errors, but no summary"
        );
        if summary {
            seen += 1;
            let before = html.find("govuk-error-summary").expect("summary");
            assert!(before < html.find("<h1").expect("heading"), "{name}");
        }
    }
    assert!(seen > 0, "no sample shows a form with mistakes");
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    on_every_page(|page| {
        let mut last = 0;
        let mut problems = Vec::new();
        for heading in all(page, "main h1, main h2, main h3, main h4, main h5, main h6") {
            let level = heading.value().name()[1..].parse().unwrap_or(0);
            // A banner or an error summary stands before the page's own heading.
            if last > 0 && level > last + 1 {
                problems.push(format!("h{level} after h{last}: {}", text(heading)));
            }
            last = level;
        }
        problems
    });
}

#[test]
fn what_a_person_typed_comes_back_escaped() {
    use pages::{Form, Page, Template, views::gallery::ExampleForm};
    let attack = "\"><script>alert(1)</script>";
    let form = Form::from_pairs([("name", attack), ("start-day", attack)]);
    let page = Page::new(attack, attack)
        .signed_in_as(attack)
        .navigation(attack, "/x");
    let html = ExampleForm::new(page, form).render().expect("renders");
    assert!(!html.contains("<script>alert"), "{html}");
    let page = Html::parse_document(&html);
    let name = all(&page, "#name")[0];
    assert_eq!(name.attr("value"), Some(attack));
}

#[test]
fn every_form_posts_or_asks_and_never_puts_a_password_in_an_address() {
    on_every_page(|page| {
        all(page, "form")
            .into_iter()
            .filter_map(|form| {
                let method = form.attr("method").unwrap_or("none").to_lowercase();
                let secret = form
                    .select(&Selector::parse("input[type=password]").expect("a selector"))
                    .next()
                    .is_some();
                match method.as_str() {
                    "post" => None,
                    "get" if !secret => None,
                    _ => Some(format!("a form with method {method}")),
                }
            })
            .collect()
    });
}

#[test]
fn a_table_has_headers_and_a_wide_one_scrolls_by_itself_where_a_keyboard_reaches_it() {
    on_every_page(|page| {
        let scrolling: HashSet<_> = all(page, ".app-scroll table")
            .iter()
            .map(|t| t.id())
            .collect();
        let mut problems = Vec::new();
        for table in all(page, "table") {
            let heads = Selector::parse("thead th[scope]").expect("a selector");
            let columns = table.select(&heads).count();
            if columns == 0 {
                problems.push("a table whose columns have no th with a scope".to_owned());
            }
            if columns > 4 && !scrolling.contains(&table.id()) {
                problems.push(format!("a table of {columns} columns outside .app-scroll"));
            }
        }
        for part in all(page, ".app-scroll") {
            let named = part.attr("aria-label").or(part.attr("aria-labelledby"));
            if part.attr("role") != Some("region")
                || part.attr("tabindex") != Some("0")
                || named.is_none()
            {
                problems.push(
                    ".app-scroll needs role=\"region\", tabindex=\"0\" and a name".to_owned(),
                );
            }
        }
        problems
    });
}
