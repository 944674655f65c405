use std::{
    cell::{Cell, RefCell},
    ops::Range,
};

use super::{Diagnostic, Severity, codes, source::Source};

/// At most so many faults are listed: a megabyte of rubbish must not become a gigabyte of advice.
const MOST_DIAGNOSTICS: usize = 200;

/// Collects the faults of one file.
pub(crate) struct Reader<'s> {
    pub source: Source<'s>,
    found: RefCell<Vec<Diagnostic>>,
    more: Cell<bool>,
}

impl<'s> Reader<'s> {
    pub fn new(file: &str, text: &'s str) -> Self {
        Self {
            source: Source::new(file, text),
            found: RefCell::default(),
            more: Cell::default(),
        }
    }

    /// Notes an error.
    pub fn error(
        &self,
        code: &'static str,
        at: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.note(Severity::Error, code, at, message.into(), help.into());
    }

    /// Notes a warning.
    pub fn warning(
        &self,
        code: &'static str,
        at: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.note(Severity::Warning, code, at, message.into(), help.into());
    }

    /// Notes a gap.
    pub fn gap(&self, at: Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        self.note(Severity::Gap, codes::GAP, at, message.into(), help.into());
    }

    /// Whether no further fault would be listed. Whoever looks for many faults asks this first:
    /// working out what a misspelt word was meant to be takes time.
    pub fn full(&self) -> bool {
        let full = self.found.borrow().len() >= MOST_DIAGNOSTICS;
        self.more.set(self.more.get() || full);
        full
    }

    fn note(
        &self,
        severity: Severity,
        code: &'static str,
        span: Range<usize>,
        message: String,
        help: String,
    ) {
        let mut found = self.found.borrow_mut();
        if found.len() >= MOST_DIAGNOSTICS {
            self.more.set(true);
            return;
        }
        let end = self.source.text.len();
        let span = span.start.min(end)..span.end.clamp(span.start.min(end), end);
        let (line, column) = self.source.position(span.start);
        let help = (!help.is_empty()).then_some(help);
        found.push(Diagnostic {
            severity,
            code,
            file: self.source.file.clone(),
            line,
            column,
            span,
            message,
            help,
        });
    }

    /// Whether a syntax error lies in a stretch of the file. What is "missing" there may only be misspelt.
    pub fn broken_in(&self, stretch: Range<usize>) -> bool {
        let syntax = |one: &Diagnostic| {
            matches!(
                one.code,
                codes::SYNTAX | codes::TOO_DEEP | codes::DUPLICATE_KEY
            )
        };
        self.found
            .borrow()
            .iter()
            .any(|one| syntax(one) && stretch.contains(&one.span.start))
    }

    /// Whether some fault is an error.
    pub fn has_errors(&self) -> bool {
        self.found
            .borrow()
            .iter()
            .any(|one| one.severity == Severity::Error)
    }

    /// Everything found, in the order of the file.
    pub fn finish(self) -> Vec<Diagnostic> {
        let mut found = self.found.into_inner();
        found.sort_by_key(|one| (one.span.start, one.severity, one.code));
        if self.more.get()
            && let Some(last) = found.last().cloned()
        {
            found.push(Diagnostic {
                severity: Severity::Error,
                code: codes::TOO_MANY,
                message: "there may be more faults than are listed".into(),
                help: Some("mend the ones above first".into()),
                ..last
            });
        }
        found
    }
}
