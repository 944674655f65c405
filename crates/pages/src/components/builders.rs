//! Builder methods that many components share.

/// Makes a struct with `classes` and `attributes` a component: it prints without being escaped again,
/// because its own template has escaped every text in it.
macro_rules! component {
    ($name:ty) => {
        impl askama::filters::HtmlSafe for $name {}

        impl $name {
            /// Adds class names to the component's own.
            #[must_use]
            pub fn classes(mut self, classes: impl Into<$crate::components::Classes>) -> Self {
                self.classes = self.classes.and(classes.into());
                self
            }

            /// Adds an attribute to the outermost element, or to the control of a form field.
            #[must_use]
            pub fn attribute(mut self, name: impl Into<String>, value: impl ToString) -> Self {
                self.attributes = self.attributes.with(name, value);
                self
            }
        }
    };
}

/// Builder methods of a component whose `field` is a form field or a group of choices.
macro_rules! field {
    ($name:ty) => {
        impl $name {
            /// The id of the control, when it is not its name.
            #[must_use]
            pub fn id(mut self, id: impl Into<String>) -> Self {
                self.field.id = Some(id.into());
                self
            }

            /// Help with the question.
            #[must_use]
            pub fn hint(mut self, hint: impl Into<$crate::components::Hint>) -> Self {
                self.field.hint = Some(hint.into());
                self
            }

            /// What is wrong with the answer.
            #[must_use]
            pub fn error(mut self, error: impl Into<$crate::components::ErrorMessage>) -> Self {
                self.field.error_message = Some(error.into());
                self
            }

            /// What is wrong with the answer, if anything is.
            #[must_use]
            pub fn error_if(
                self,
                error: Option<impl Into<$crate::components::ErrorMessage>>,
            ) -> Self {
                match error {
                    Some(error) => self.error(error),
                    None => self,
                }
            }
        }
    };
}

pub(super) use {component, field};
