//! What somebody reported: sent, read, closed, and no more.

use askama::Template;

use crate::Page;
use crate::components::Button;

/// One of their reports.
#[derive(Debug, Clone)]
pub struct MineLine {
    pub href: String,
    pub sent: String,
    pub status: String,
    /// `not`, `due` or `met`.
    pub mark: &'static str,
}

/// All of them.
#[derive(Debug, Template)]
#[template(path = "staff/mine.html")]
pub struct Mine {
    pub page: Page,
    pub rows: Vec<MineLine>,
}

/// One of them: what happens next and by when.
#[derive(Debug, Template)]
#[template(path = "staff/sent.html")]
pub struct Sent {
    pub page: Page,
    /// When it was sent, read and closed.
    pub facts: Vec<(String, String)>,
    /// Until when it should be read; empty once it is, or where no clock runs.
    pub read_by: String,
    /// Whether that moment has passed: it came in late, or nobody looked.
    pub late: bool,
    pub open: bool,
    /// Whom to ring meanwhile: post, name and how. Nobody whom the report names.
    pub contacts: Vec<(String, String, String)>,
}
