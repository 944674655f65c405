//! Controls filled from a form: what was typed, and what is wrong with it.

use super::Form;
use crate::components::{
    CharacterCount, Checkboxes, DateInput, FileUpload, Input, PasswordInput, Radios, Select,
    Textarea,
};

macro_rules! filled {
    ($($component:ty)*) => {$(
        impl $component {
            /// Holds what was typed under its own name, and says what is wrong with it.
            #[must_use]
            pub fn filled(self, form: &Form) -> Self {
                let name = self.field.name.clone();
                self.value(form.value(&name)).error_if(form.error(&name))
            }
        }
    )*};
}
filled!(Input Textarea CharacterCount Select Radios);

macro_rules! refused {
    ($($component:ty)*) => {$(
        impl $component {
            /// Says what is wrong with it. What was given never travels back: a password because it is one, a file
            /// because browsers do not let a page choose one.
            #[must_use]
            pub fn filled(self, form: &Form) -> Self {
                let name = self.field.name.clone();
                self.error_if(form.error(&name))
            }
        }
    )*};
}
refused!(PasswordInput FileUpload);

impl Checkboxes {
    /// Ticks what was ticked under its own name, and says what is wrong with it.
    #[must_use]
    pub fn filled(self, form: &Form) -> Self {
        let name = self.field.name.clone();
        self.values(form.values(&name)).error_if(form.error(&name))
    }
}

impl DateInput {
    /// Holds what was typed into its boxes, and says what is wrong with it and in which box.
    #[must_use]
    pub fn filled(self, form: &Form) -> Self {
        let name = self.field.name.clone();
        let [day, month, year] = form.date_typed(&name);
        let mut filled = self.values(day, month, year).error_if(form.error(&name));
        let mut error = form.errors.iter();
        let error = error.find(|error| error.field.as_deref() == Some(name.as_str()));
        match error.and_then(|error| error.href.as_deref()?.rsplit('-').next()) {
            Some("month") => filled.month.error = Some(true),
            Some("year") => filled.year.error = Some(true),
            // A missing or unreal date is marked in all its boxes, which is what it does by itself.
            _ => {}
        }
        filled
    }
}
