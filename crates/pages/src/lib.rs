//! The pages: what each shows, how it looks and the words on it.
//!
//! A page is a view (a struct in [`views`]), a template in `templates/AREA/`, words in `words/LANGUAGE/AREA.ftl` and
//! samples in [`samples`]. Handlers fill the view and call [`Template::render`]; nothing here reads a database, a clock
//! or a request.
//!
//! ```
//! use pages::{Page, Template, views::errors::NotFound};
//! let html = NotFound { page: Page::new("Harbour Lights Learning", "/nowhere") }.render().unwrap();
//! assert!(html.contains("<h1 class=\"govuk-heading-l\">Page not found</h1>"));
//! ```

pub mod components;
mod form;
pub mod gallery;
mod page;
pub mod samples;
pub mod views;
mod words;

pub use askama::Template;

pub use form::{DateProblem, Form, FormError};
pub use page::{Current, NavigationItem, Notice, Page, SignedIn, Tone};
pub use words::{Argument, Language, Words};
