//! A field for a file.

use std::collections::BTreeMap;

use askama::Template;
use serde::Deserialize;

use super::builders::{component, field};
use super::field::Field;
use super::{Attributes, Classes, Label};

/// Options of a file upload.
#[derive(Debug, Clone, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "components/file-upload.html")]
pub struct FileUpload {
    #[serde(flatten)]
    pub field: Field,
    pub multiple: bool,
    /// Whether a script turns the field into one that files can be dropped on.
    pub javascript: bool,
    pub wrapper_classes: Classes,
    pub wrapper_attributes: Attributes,
    pub choose_files_button_text: Option<String>,
    pub no_file_chosen_text: Option<String>,
    pub multiple_files_chosen_text: BTreeMap<String, String>,
    pub drop_instruction_text: Option<String>,
    pub entered_drop_zone_text: Option<String>,
    pub left_drop_zone_text: Option<String>,
    pub classes: Classes,
    pub attributes: Attributes,
}

component!(FileUpload);
field!(FileUpload);

impl FileUpload {
    pub fn new(name: impl Into<String>, label: impl Into<Label>) -> Self {
        Self {
            field: Field::new(name, label),
            // The script's button is named by words that it does not show: voice control could not press it. The
            // browser's own field takes dropped files too.
            javascript: false,
            ..Self::default()
        }
    }

    /// Lets more than one file be chosen.
    #[must_use]
    pub fn multiple(mut self) -> Self {
        self.multiple = true;
        self
    }

    /// Kinds of file that the browser offers, as in `.csv,.pdf`. What arrives must be checked all the same.
    #[must_use]
    pub fn accept(self, kinds: &str) -> Self {
        self.attribute("accept", kinds)
    }

    fn words(&self) -> Attributes {
        Attributes::default()
            .words(
                "choose-files-button",
                self.choose_files_button_text.as_ref(),
            )
            .words("no-file-chosen", self.no_file_chosen_text.as_ref())
            .plurals("multiple-files-chosen", &self.multiple_files_chosen_text)
            .words("drop-instruction", self.drop_instruction_text.as_ref())
            .words("entered-drop-zone", self.entered_drop_zone_text.as_ref())
            .words("left-drop-zone", self.left_drop_zone_text.as_ref())
            .and(&self.wrapper_attributes)
    }
}
