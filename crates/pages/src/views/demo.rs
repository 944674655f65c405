//! Who to sign in as in the demo.

use askama::Template;

use crate::Page;

/// The invented people.
#[derive(Debug, Template)]
#[template(path = "demo/cast.html")]
pub struct Cast {
    pub page: Page,
    pub password: String,
    pub members: Vec<Member>,
}

#[derive(Debug)]
pub struct Member {
    pub name: String,
    pub email: String,
    pub job: String,
    /// The code of this moment, for somebody with a second factor.
    pub code: Option<String>,
}
