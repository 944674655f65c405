//! Who to tell, and what to do: for everybody.

use askama::Template;

use crate::Page;

/// Somebody to turn to inside the organisation.
#[derive(Debug, Clone)]
pub struct Person {
    pub role: String,
    pub name: String,
    pub ways: Vec<String>,
}

/// Somebody to turn to outside.
#[derive(Debug, Clone)]
pub struct Line {
    pub name: String,
    pub about: String,
    pub ways: Vec<String>,
    pub hours: String,
}

/// Get help.
#[derive(Debug, Template)]
#[template(path = "help/help.html")]
pub struct Help {
    pub page: Page,
    pub people: Vec<Person>,
    pub lines: Vec<Line>,
    /// How we deal with a worry, from the policy: title and words.
    pub procedure: Vec<(String, Vec<String>)>,
}

impl Help {
    /// What to do, step by step; the keys of its words.
    fn steps(&self) -> [(crate::Words, Vec<crate::Words>); 3] {
        let words = |keys: &[&str]| keys.iter().map(|key| self.page.t(key)).collect();
        [
            (
                self.page.t("help-see"),
                words(&["help-see-1", "help-see-2", "help-see-3"]),
            ),
            (
                self.page.t("help-hear"),
                words(&["help-hear-1", "help-hear-2", "help-hear-3"]),
            ),
            (
                self.page.t("help-told"),
                words(&[
                    "help-told-1",
                    "help-told-2",
                    "help-told-3",
                    "help-told-4",
                    "help-told-5",
                    "help-told-6",
                ]),
            ),
        ]
    }

    /// The eight kinds of harm.
    fn harms(&self) -> [crate::Words; 8] {
        [
            "help-harm-physical",
            "help-harm-sexual",
            "help-harm-emotional",
            "help-harm-psychological",
            "help-harm-neglect",
            "help-harm-financial",
            "help-harm-discriminatory",
            "help-harm-radicalisation",
        ]
        .map(|key| self.page.t(key))
    }
}
