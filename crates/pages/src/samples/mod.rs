//! Every page with invented content, for the tests and for the gallery. One file for each area.

mod access;
mod case;
mod case_matter;
mod case_work;
mod closing;
mod demo;
mod directory;
mod documents;
mod draft;
mod errors;
mod evidence;
mod gallery;
mod help;
mod home;
mod import;
mod keys;
mod people;
mod policy;
mod queue;
mod reading;
mod referral;
mod registers;
mod response;
mod response_work;
mod set_up;
mod staff;
mod tell;

use askama::Template;

use crate::Page;

/// One page with invented content.
pub struct Sample {
    /// The area, such as `people`: the name of a file in `samples/`.
    pub area: &'static str,
    /// A short name, one word or several joined by hyphens, that is part of an address in the gallery.
    pub name: &'static str,
    /// What is special about it, for the gallery's list.
    pub title: &'static str,
    /// The Rust name of the view that is rendered, such as `pages::views::errors::NotFound`.
    pub view: &'static str,
    render: Box<dyn Fn() -> Result<String, askama::Error> + Send + Sync>,
}

impl Sample {
    /// A sample of the view that `make` gives.
    pub fn new<V: Template>(
        area: &'static str,
        name: &'static str,
        title: &'static str,
        make: impl Fn() -> V + Send + Sync + 'static,
    ) -> Self {
        Self {
            area,
            name,
            title,
            view: std::any::type_name::<V>(),
            render: Box::new(move || make().render()),
        }
    }

    /// The page's HTML.
    pub fn html(&self) -> Result<String, askama::Error> {
        (self.render)()
    }
}

/// Every sample of every area, in the order of the gallery.
pub fn samples() -> Vec<Sample> {
    [
        access::samples(),
        closing::samples(),
        demo::samples(),
        directory::samples(),
        documents::samples(),
        draft::samples(),
        errors::samples(),
        evidence::samples(),
        gallery::samples(),
        help::samples(),
        home::samples(),
        import::samples(),
        keys::samples(),
        people::samples(),
        policy::samples(),
        reading::samples(),
        referral::samples(),
        registers::samples(),
        response::samples(),
        response_work::samples(),
        queue::samples(),
        case::samples(),
        case_work::samples(),
        case_matter::samples(),
        set_up::samples(),
        tell::samples(),
        staff::samples(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The sample with this area and name.
pub fn sample(area: &str, name: &str) -> Option<Sample> {
    samples()
        .into_iter()
        .find(|sample| sample.area == area && sample.name == name)
}

/// The frame around a sample: an invented organisation, with somebody signed in.
pub fn staff_page(path: &str) -> Page {
    let page = Page::new("Harbour Lights Learning", path).signed_in_as("Ruth Adeyemi");
    [
        ("nav-home", "/"),
        ("nav-policy", "/policy"),
        ("nav-people", "/people"),
        ("nav-evidence", "/evidence"),
        ("nav-concerns", "/concerns"),
        ("nav-documents", "/documents"),
        ("nav-directory", "/directory"),
        ("nav-registers", "/registers"),
        ("nav-help", "/help"),
    ]
    .into_iter()
    .fold(page, |page, (key, href)| {
        let label = page.t(key);
        page.navigation(label, href)
    })
}

/// The frame around a sample that anyone may see.
pub fn public_page(path: &str) -> Page {
    Page::new("Harbour Lights Learning", path)
}
