//! Sections that open one by one.

use askama::Template;
use serde::Deserialize;

use super::builders::component;
use super::{Attributes, Classes, Content, reading};

/// Options of an accordion. Without scripts all sections are open.
#[derive(Debug, Clone, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "components/accordion.html")]
pub struct Accordion {
    /// Must be the only one of its kind on the site: what is open is remembered under it.
    #[serde(deserialize_with = "reading::text")]
    pub id: String,
    /// 2 when not given.
    pub heading_level: Option<u8>,
    pub remember_expanded: Option<bool>,
    #[serde(deserialize_with = "reading::present")]
    pub items: Vec<Section>,
    pub hide_all_sections_text: Option<String>,
    pub hide_section_text: Option<String>,
    pub hide_section_aria_label_text: Option<String>,
    pub show_all_sections_text: Option<String>,
    pub show_section_text: Option<String>,
    pub show_section_aria_label_text: Option<String>,
    pub classes: Classes,
    pub attributes: Attributes,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Section {
    pub heading: Content,
    pub summary: Content,
    pub content: Content,
    pub expanded: bool,
}

component!(Accordion);

impl Accordion {
    /// Which sections are open is not remembered: a shared computer would show the next person what the last one read.
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            remember_expanded: Some(false),
            ..Self::default()
        }
    }

    /// Adds a section.
    #[must_use]
    pub fn section(mut self, heading: impl Into<Content>, content: impl Into<Content>) -> Self {
        self.items.push(Section {
            heading: heading.into(),
            content: content.into(),
            ..Section::default()
        });
        self
    }

    fn level(&self) -> u8 {
        self.heading_level.unwrap_or(2)
    }

    fn words(&self) -> Attributes {
        Attributes::default()
            .words("hide-all-sections", self.hide_all_sections_text.as_ref())
            .words("hide-section", self.hide_section_text.as_ref())
            .words(
                "hide-section-aria-label",
                self.hide_section_aria_label_text.as_ref(),
            )
            .words("show-all-sections", self.show_all_sections_text.as_ref())
            .words("show-section", self.show_section_text.as_ref())
            .words(
                "show-section-aria-label",
                self.show_section_aria_label_text.as_ref(),
            )
            .with_some("data-remember-expanded", self.remember_expanded.as_ref())
    }
}
