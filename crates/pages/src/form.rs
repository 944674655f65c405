//! A form as it was typed, and what is wrong with it.

mod date;
mod filling;

use std::fmt;

pub use date::DateProblem;

use crate::words::Language;

/// The fields of a form in the order they were sent. Nothing a person typed is lost when the form comes back with errors.
///
/// ```
/// use pages::Form;
/// let mut form = Form::from_pairs([("email", " ana@example.org "), ("role", "dsl"), ("role", "host")]);
/// assert_eq!(form.text("email"), "ana@example.org");
/// assert!(form.has("role", "host"));
/// form.refuse("email", "Enter an email address in the correct format");
/// assert!(form.is_refused());
/// assert_eq!(form.errors()[0].href.as_deref(), Some("#email"));
/// ```
#[derive(Clone, Default)]
pub struct Form {
    values: Vec<(String, String)>,
    errors: Vec<FormError>,
}

/// One thing that is wrong, and where to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormError {
    /// The field's name, or nothing when it concerns the whole form.
    pub field: Option<String>,
    /// `#` and the id of the control to go to.
    pub href: Option<String>,
    pub message: String,
}

impl Form {
    /// A form that nobody has filled in.
    pub fn new() -> Self {
        Self::default()
    }

    /// A form with these fields; a name may come more than once.
    pub fn from_pairs<N: Into<String>, V: Into<String>>(
        pairs: impl IntoIterator<Item = (N, V)>,
    ) -> Self {
        let values = pairs
            .into_iter()
            .map(|(name, value)| (name.into(), value.into()))
            .collect();
        Self {
            values,
            errors: Vec::new(),
        }
    }

    /// Gives a field its value, instead of what it had: for a form that starts with what is known.
    pub fn set(&mut self, name: impl Into<String>, value: impl Into<String>) {
        let name = name.into();
        self.forget(&name);
        self.values.push((name, value.into()));
    }

    /// Gives a field one more value: for checkboxes.
    pub fn add(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.values.push((name.into(), value.into()));
    }

    /// Drops a value that must not travel back to the browser, such as a password.
    pub fn forget(&mut self, name: &str) {
        self.values.retain(|(field, _)| field != name);
    }

    /// What was typed, as it was typed; empty when nothing was. For showing it again.
    pub fn value(&self, name: &str) -> &str {
        self.values
            .iter()
            .find(|(field, _)| field == name)
            .map_or("", |(_, value)| value)
    }

    /// What was typed, without white space around it. For reading it.
    pub fn text(&self, name: &str) -> &str {
        self.value(name).trim()
    }

    /// All values sent under one name: the ticked boxes.
    pub fn values(&self, name: &str) -> Vec<&str> {
        self.values
            .iter()
            .filter(|(field, _)| field == name)
            .map(|(_, value)| value.as_str())
            .collect()
    }

    /// Every field as it was sent, in order: for a page between a form and what it does.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.values
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether this choice was ticked.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.values.iter().any(|(f, v)| f == name && v == value)
    }

    /// Says what is wrong with a field. The summary's line leads to the control whose id is the field's name.
    pub fn refuse(&mut self, name: &str, message: impl fmt::Display) {
        self.refuse_at(name, name, message);
    }

    /// As [`Form::refuse`], where the control to mend has an id of its own.
    pub fn refuse_at(&mut self, name: &str, id: &str, message: impl fmt::Display) {
        self.errors.push(FormError {
            field: Some(name.to_owned()),
            href: Some(format!("#{id}")),
            message: message.to_string(),
        });
    }

    /// Says what is wrong with the form as a whole.
    pub fn refuse_all(&mut self, message: impl fmt::Display) {
        self.errors.push(FormError {
            field: None,
            href: None,
            message: message.to_string(),
        });
    }

    /// The first thing that is wrong with a field.
    pub fn error(&self, name: &str) -> Option<&str> {
        self.errors
            .iter()
            .find(|error| error.field.as_deref() == Some(name))
            .map(|error| error.message.as_str())
    }

    /// All that is wrong, in the order it was found.
    pub fn errors(&self) -> &[FormError] {
        &self.errors
    }

    pub fn is_refused(&self) -> bool {
        !self.errors.is_empty()
    }

    /// The day, month and year typed into the three boxes of a date, as they were typed.
    pub fn date_typed(&self, name: &str) -> [&str; 3] {
        ["day", "month", "year"].map(|part| self.value(&format!("{name}-{part}")))
    }

    /// Fills in the three boxes of a date.
    pub fn set_date(&mut self, name: &str, date: jiff::civil::Date) {
        self.set(format!("{name}-day"), date.day().to_string());
        self.set(format!("{name}-month"), date.month().to_string());
        self.set(format!("{name}-year"), date.year().to_string());
    }

    /// Reads a date from its three boxes: `None` when all are empty.
    pub fn date(&self, name: &str) -> Result<Option<jiff::civil::Date>, DateProblem> {
        date::read(self.date_typed(name))
    }

    /// Reads a date that has to be given. When it cannot be read the form is refused with words that begin with `what`,
    /// such as `The date they start`, and the summary leads to the box to mend.
    pub fn required_date(
        &mut self,
        language: Language,
        name: &str,
        what: &str,
    ) -> Option<jiff::civil::Date> {
        let problem = match self.date(name) {
            Ok(Some(date)) => return Some(date),
            Ok(None) => DateProblem::Missing,
            Err(problem) => problem,
        };
        self.refuse_date(language, name, what, problem);
        None
    }

    /// Reads a date that may be left out, refusing the form when it is there and wrong.
    pub fn optional_date(
        &mut self,
        language: Language,
        name: &str,
        what: &str,
    ) -> Option<jiff::civil::Date> {
        match self.date(name) {
            Ok(date) => date,
            Err(problem) => {
                self.refuse_date(language, name, what, problem);
                None
            }
        }
    }

    fn refuse_date(&mut self, language: Language, name: &str, what: &str, problem: DateProblem) {
        let id = format!("{name}-{}", problem.part());
        self.refuse_at(name, &id, problem.words(language, what));
    }
}

impl fmt::Debug for Form {
    /// Names only: a form may hold a password or what a child has told.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.values.iter().map(|(name, _)| name).collect();
        write!(f, "Form {names:?} with {} errors", self.errors.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_comes_back_as_it_was_typed() {
        let form = Form::from_pairs([("name", "  Zoë "), ("name", "second")]);
        assert_eq!(form.value("name"), "  Zoë ");
        assert_eq!(form.text("name"), "Zoë");
        assert_eq!(form.value("missing"), "");
        assert_eq!(form.values("name").len(), 2);
    }

    #[test]
    fn a_forgotten_password_is_gone_and_is_never_in_the_logs() {
        let mut form = Form::from_pairs([("password", "correct horse battery")]);
        assert!(!format!("{form:?}").contains("horse"));
        form.forget("password");
        assert_eq!(form.value("password"), "");
    }

    #[test]
    fn a_wrong_date_leads_to_the_box_to_mend() {
        let mut form = Form::from_pairs([("start-day", "5"), ("start-year", "2027")]);
        let read = form.required_date(Language::English, "start", "The start date");
        assert_eq!(read, None);
        assert_eq!(form.errors()[0].href.as_deref(), Some("#start-month"));
        assert_eq!(
            form.error("start"),
            Some("The start date must include a month")
        );
    }

    #[test]
    fn a_date_that_may_be_left_out_is_no_mistake_when_it_is() {
        let mut form = Form::new();
        assert_eq!(
            form.optional_date(Language::English, "end", "The end date"),
            None
        );
        assert!(!form.is_refused());
        form.set_date("end", jiff::civil::date(2027, 7, 31));
        assert_eq!(
            form.optional_date(Language::English, "end", "The end date"),
            Some(jiff::civil::date(2027, 7, 31))
        );
    }
}
