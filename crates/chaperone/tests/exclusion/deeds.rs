//! Work on a concern and its case by somebody who fills in every form there is: what is added to the program later is worked
//! on here too, without a line of this test.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use scraper::{ElementRef, Html, Selector};

use super::story::MARK;
use crate::{
    browser::crawl::kind,
    harness::{Browser, Page},
};

/// Steps after which whoever works on it could not go on: out of the team, into another case, or closed.
const NOT: [&str; 5] = ["step-back", "handover", "merge", "close", "exclude"];
/// How many choices of a form are tried until it is taken.
const CHOICES: usize = 4;

/// A form as a page shows it.
struct Shown {
    action: String,
    /// Hidden fields and boxes, as they stand.
    fixed: Vec<(String, String)>,
    /// Fields to type into.
    typed: Vec<String>,
    /// Fields with several answers, by name.
    choices: BTreeMap<String, Vec<String>>,
}

/// Sends every form on every page below these addresses; the kinds of form that were taken.
pub async fn work_through(
    browser: &Browser,
    below: &[String],
    left_out: &[&str],
) -> BTreeSet<String> {
    let mut waiting: VecDeque<String> = below.iter().cloned().collect();
    let mut known: BTreeSet<String> = below.iter().cloned().collect();
    let (mut tried, mut taken) = (BTreeSet::new(), BTreeSet::new());
    let ours = |path: &str| {
        below.iter().any(|one| path.starts_with(one.as_str()))
            && !path.ends_with(".pdf")
            && !NOT.iter().chain(left_out).any(|word| path.contains(word))
    };
    while let Some(path) = waiting.pop_front() {
        let page = browser.get(&path).await;
        let mut pages = vec![page];
        while let Some(page) = pages.pop() {
            for link in links(&page) {
                if ours(&link) && known.insert(link.clone()) {
                    waiting.push_back(link);
                }
            }
            for form in forms(&page).into_iter().filter(|form| ours(&form.action)) {
                if tried.insert(form.action.clone())
                    && let Some(after) = send(browser, &path, &form).await
                {
                    taken.insert(kind(&form.action));
                    pages.push(after);
                }
            }
        }
    }
    taken
}

/// Sends a form, with other choices until it is taken. What its page shows afterwards.
async fn send(browser: &Browser, at: &str, form: &Shown) -> Option<Page> {
    for choice in 0..CHOICES {
        // The page anew: a form remembers how much its writer had seen.
        let page = browser.get(at).await;
        let fresh = forms(&page)
            .into_iter()
            .find(|one| one.action == form.action);
        let fresh = fresh?;
        let mut fields = fresh.fixed;
        for name in fresh.typed {
            let words = typed(&name, choice);
            fields.push((name, words));
        }
        for (name, answers) in fresh.choices {
            let answer = answers[choice.min(answers.len() - 1)].clone();
            fields.push((name, answer));
        }
        let pairs: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let after = browser.post(&form.action, &pairs).await;
        assert_ne!(
            after.status.as_u16(),
            500,
            "{}:\n{}",
            form.action,
            after.words()
        );
        if after.status.is_success() {
            return Some(after);
        }
    }
    None
}

fn links(page: &Page) -> Vec<String> {
    let selector = Selector::parse("a[href]").expect("a selector");
    let html = page.html();
    let hrefs = html
        .select(&selector)
        .filter_map(|link| link.value().attr("href"));
    hrefs
        .map(|href| href.split('#').next().unwrap_or_default().to_owned())
        .collect()
}

fn forms(page: &Page) -> Vec<Shown> {
    let forms = Selector::parse("form[method=post]").expect("a selector");
    let html: Html = page.html();
    html.select(&forms).map(|form| read(page, form)).collect()
}

fn read(page: &Page, form: ElementRef<'_>) -> Shown {
    let controls = Selector::parse("input[name],select[name],textarea[name]").expect("a selector");
    let options = Selector::parse("option").expect("a selector");
    let mut shown = Shown {
        action: form.value().attr("action").unwrap_or(&page.path).to_owned(),
        fixed: Vec::new(),
        typed: Vec::new(),
        choices: BTreeMap::new(),
    };
    for control in form.select(&controls) {
        let element = control.value();
        let name = element.attr("name").unwrap_or_default().to_owned();
        let value = element.attr("value").unwrap_or_default().to_owned();
        match (element.name(), element.attr("type").unwrap_or("text")) {
            ("input", "submit" | "file") => {}
            ("input", "hidden") => shown.fixed.push((name, value)),
            ("input", "checkbox") => shown.fixed.push((name, value)),
            ("input", "radio") => shown.choices.entry(name).or_default().push(value),
            ("select", _) => {
                let values = control
                    .select(&options)
                    .filter_map(|one| one.value().attr("value"));
                let values: Vec<String> = values
                    .filter(|one| !one.is_empty())
                    .map(str::to_owned)
                    .collect();
                if !values.is_empty() {
                    shown.choices.insert(name, values);
                }
            }
            _ => shown.typed.push(name),
        }
    }
    shown
}

/// What is typed into a field, by its name: a day that was, and where that is not taken one that comes.
fn typed(name: &str, choice: usize) -> String {
    match name.rsplit('-').next() {
        Some("day") => "21".into(),
        Some("month") => "11".into(),
        Some("year") if choice.is_multiple_of(2) => "2026".into(),
        Some("year") => "2027".into(),
        Some("hour") => "9".into(),
        Some("minute") => "15".into(),
        Some("initials") => "Z.Q.".into(),
        _ if name.contains("email") => format!("{MARK}@mark.example"),
        _ if name.contains("time") => "09:15".into(),
        _ => format!("{MARK} {name}"),
    }
}
