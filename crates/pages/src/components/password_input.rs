//! A box for a password, which the person may look at.

use askama::Template;
use serde::Deserialize;

use super::builders::{component, field};
use super::field::{Field, FormGroup};
use super::input::Wrapper;
use super::{Attributes, Button, Classes, Html, Input, Label};

/// Options of a password input.
#[derive(Debug, Clone, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "components/password-input.html")]
pub struct PasswordInput {
    #[serde(flatten)]
    pub field: Field,
    /// There is no builder method for this: a password that was typed is never sent back to a page.
    pub value: Option<String>,
    /// `current-password` when not given.
    pub autocomplete: Option<String>,
    pub show_password_text: Option<String>,
    pub hide_password_text: Option<String>,
    pub show_password_aria_label_text: Option<String>,
    pub hide_password_aria_label_text: Option<String>,
    pub password_shown_announcement_text: Option<String>,
    pub password_hidden_announcement_text: Option<String>,
    /// Class names of the button that shows the password.
    pub button: Wrapper,
    pub classes: Classes,
    pub attributes: Attributes,
}

component!(PasswordInput);
field!(PasswordInput);

impl PasswordInput {
    pub fn new(name: impl Into<String>, label: impl Into<Label>) -> Self {
        Self {
            field: Field::new(name, label),
            ..Self::default()
        }
    }

    /// For choosing a password, so that a password manager offers to make one.
    pub fn to_choose(name: impl Into<String>, label: impl Into<Label>) -> Self {
        Self {
            autocomplete: Some("new-password".to_owned()),
            ..Self::new(name, label)
        }
    }

    fn input(&self) -> Input {
        let group = &self.field.form_group;
        let after = format!("{}{}", self.show_button(), group.after_input);
        let form_group = FormGroup {
            after_input: Html::trusted(after).into(),
            before_input: group.before_input.clone(),
            classes: group.classes.after("govuk-password-input"),
            attributes: self.words().and(&group.attributes),
        };
        let id = Some(self.field.id().to_owned());
        Input {
            field: Field {
                form_group,
                id,
                ..self.field.clone()
            },
            kind: Some("password".to_owned()),
            value: self.value.clone(),
            spellcheck: Some(false),
            autocapitalize: Some("none".to_owned()),
            autocomplete: Some(
                self.autocomplete
                    .clone()
                    .unwrap_or_else(|| "current-password".to_owned()),
            ),
            input_wrapper: Wrapper {
                classes: "govuk-password-input__wrapper".into(),
                ..Wrapper::default()
            },
            classes: self
                .classes
                .after("govuk-password-input__input govuk-js-password-input-input"),
            attributes: self.attributes.clone(),
            ..Input::default()
        }
    }

    /// Hidden until the script that makes it work has run.
    fn show_button(&self) -> Button {
        let own =
            "govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle";
        let label = self
            .show_password_aria_label_text
            .as_deref()
            .unwrap_or("Show password");
        Button {
            kind: Some("button".to_owned()),
            attributes: Attributes::default()
                .with("aria-controls", self.field.id())
                .with("aria-label", label)
                .flag("hidden"),
            ..Button::new(self.show_password_text.as_deref().unwrap_or("Show"))
        }
        .classes(self.button.classes.after(own))
    }

    fn words(&self) -> Attributes {
        Attributes::default()
            .with("data-module", "govuk-password-input")
            .words("show-password", self.show_password_text.as_ref())
            .words("hide-password", self.hide_password_text.as_ref())
            .words(
                "show-password-aria-label",
                self.show_password_aria_label_text.as_ref(),
            )
            .words(
                "hide-password-aria-label",
                self.hide_password_aria_label_text.as_ref(),
            )
            .words(
                "password-shown-announcement",
                self.password_shown_announcement_text.as_ref(),
            )
            .words(
                "password-hidden-announcement",
                self.password_hidden_announcement_text.as_ref(),
            )
    }
}
