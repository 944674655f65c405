//! The way out of a page that someone else must not see.

use askama::Template;
use serde::Deserialize;

use super::builders::component;
use super::{Attributes, Button, Classes, Content, Html, reading};

/// Options of exit this page. It is a link first: without scripts it still leads away.
#[derive(Debug, Clone, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "components/exit-this-page.html")]
pub struct ExitThisPage {
    #[serde(flatten)]
    pub content: Content,
    #[serde(deserialize_with = "reading::maybe_text")]
    pub id: Option<String>,
    /// A page that anyone might be looking at, and that shows much at once; a weather page when not given.
    pub redirect_url: Option<String>,
    pub activated_text: Option<String>,
    pub timed_out_text: Option<String>,
    pub press_two_more_times_text: Option<String>,
    pub press_one_more_time_text: Option<String>,
    pub classes: Classes,
    pub attributes: Attributes,
}

component!(ExitThisPage);

impl ExitThisPage {
    pub fn new(redirect_url: impl Into<String>) -> Self {
        Self {
            redirect_url: Some(redirect_url.into()),
            ..Self::default()
        }
    }

    fn button(&self) -> Button {
        let usual = || {
            Html::trusted("<span class=\"govuk-visually-hidden\">Emergency</span> Exit this page")
                .into()
        };
        let words = if self.content.is_empty() {
            usual()
        } else {
            self.content.clone()
        };
        let target = self
            .redirect_url
            .as_deref()
            .unwrap_or("https://www.bbc.co.uk/weather");
        Button::new(words)
            .href(target)
            .classes(
                "govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button",
            )
            // The page that is opened does not learn where the person was.
            .attribute("rel", "nofollow noreferrer")
    }

    fn words(&self) -> Attributes {
        Attributes::default()
            .words("activated", self.activated_text.as_ref())
            .words("timed-out", self.timed_out_text.as_ref())
            .words(
                "press-two-more-times",
                self.press_two_more_times_text.as_ref(),
            )
            .words(
                "press-one-more-time",
                self.press_one_more_time_text.as_ref(),
            )
    }
}
