//! The gallery itself, and two pages that show how a form and a document are laid out.

use askama::Template;

use crate::components::{Button, DateInput, Input};
use crate::{Form, Page};

/// The list of all samples.
#[derive(Debug, Template)]
#[template(path = "gallery/index.html")]
pub struct Index {
    pub page: Page,
    pub areas: Vec<Area>,
}

/// The samples of one area.
#[derive(Debug)]
pub struct Area {
    pub name: String,
    pub entries: Vec<Entry>,
}

/// One line of the list.
#[derive(Debug)]
pub struct Entry {
    pub name: String,
    pub title: String,
    /// The address of the page on its own; with `/desktop` or `/phone` after it, in a frame.
    pub href: String,
}

/// One sample in a frame as wide as a desktop or a phone.
#[derive(Debug, Template)]
#[template(path = "gallery/frame.html")]
pub struct Frame {
    pub page: Page,
    pub title: String,
    pub href: String,
    pub phone: bool,
}

/// A form, as it comes back when something in it is wrong.
#[derive(Debug, Template)]
#[template(path = "gallery/form.html")]
pub struct ExampleForm {
    pub page: Page,
    pub form: Form,
}

impl ExampleForm {
    pub fn new(page: Page, form: Form) -> Self {
        Self {
            page: page.showing(&form),
            form,
        }
    }
}

/// A page to read and print.
#[derive(Debug, Template)]
#[template(path = "gallery/document.html")]
pub struct ExampleDocument {
    pub page: Page,
}

/// The parts that are our own and no component: figures, standings, cards, references.
#[derive(Debug, Template)]
#[template(path = "gallery/parts.html")]
pub struct ExampleParts {
    pub page: Page,
}
