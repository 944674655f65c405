//! The start page, and what a service owes its readers.

use askama::Template;

use crate::Page;
use crate::components::{Button, Colour, Tag};

/// Something that waits.
#[derive(Debug)]
pub struct TaskRow {
    pub title: String,
    pub hint: String,
    pub href: String,
    pub urgent: bool,
}

/// Somebody who takes a concern.
#[derive(Debug)]
pub struct ContactRow {
    pub post: String,
    pub name: String,
    pub how: String,
}

/// What waits for the person who is signed in, and who to tell.
#[derive(Debug, Template)]
#[template(path = "home/home.html")]
pub struct Home {
    pub page: Page,
    pub name: String,
    pub tasks: Vec<TaskRow>,
    pub contacts: Vec<ContactRow>,
}

/// How well the pages can be used by everybody.
#[derive(Debug, Template)]
#[template(path = "home/accessibility.html")]
pub struct Accessibility {
    pub page: Page,
}

/// What is kept about people, and why.
#[derive(Debug, Template)]
#[template(path = "home/privacy.html")]
pub struct Privacy {
    pub page: Page,
}
