use std::fmt::Write;

use super::{Diagnostic, Severity, source::Source};

/// Whether to colour what is shown on a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colours {
    /// Plain text.
    No,
    /// ANSI colours.
    Yes,
}

/// Shows diagnostics with the line they are about and a caret under the place.
///
/// `bytes` are those given to [`read`](crate::read).
pub fn show(diagnostics: &[Diagnostic], bytes: &[u8], colours: Colours) -> String {
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    // A file that is not UTF-8 is shown as far as it can be.
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(crate::MOST_BYTES)]);
    let source = Source::new("", &text);
    let mut out = String::new();
    for one in diagnostics {
        self::one(&mut out, one, &source, colours);
    }
    out
}

fn one(out: &mut String, one: &Diagnostic, source: &Source<'_>, colours: Colours) {
    let paint = |code: &str, text: &str| match colours {
        Colours::Yes => format!("\x1b[{code}m{text}\x1b[0m"),
        Colours::No => text.to_owned(),
    };
    let (word, colour) = match one.severity {
        Severity::Error => ("error", "1;31"),
        Severity::Warning => ("warning", "1;33"),
        Severity::Gap => ("gap", "1;36"),
    };
    let gutter = " ".repeat(one.line.to_string().len());
    let bar = paint("34", "|");
    let (shown, before, room) = window(source.line(one.line), one.column as usize - 1);
    let width = source.text.get(one.span.clone()).map_or(1, |text| {
        text.lines()
            .next()
            .unwrap_or("")
            .chars()
            .take(WIDEST)
            .count()
    });
    let before = " ".repeat(before);
    let carets = "^".repeat(width.clamp(1, room.max(1)));
    let head = format!(
        "{}{}",
        paint(colour, &format!("{word}[{}]", one.code)),
        paint("1", &format!(": {}", one.message))
    );
    let written = writeln!(out, "{head}").and_then(|()| {
        writeln!(
            out,
            "{gutter}{} {}:{}:{}",
            paint("34", "-->"),
            one.file,
            one.line,
            one.column
        )?;
        writeln!(out, "{gutter} {bar}")?;
        writeln!(out, "{} {bar} {shown}", paint("34", &one.line.to_string()))?;
        writeln!(out, "{gutter} {bar} {before}{}", paint(colour, &carets))?;
        if let Some(help) = &one.help {
            writeln!(out, "{gutter} {} help: {help}", paint("34", "="))?;
        }
        writeln!(out)
    });
    debug_assert!(written.is_ok(), "writing to a String cannot fail");
}

/// How much of a line is shown.
const WIDEST: usize = 160;

/// The part of a line around a column, the column in that part, and the room behind it.
fn window(line: &str, column: usize) -> (String, usize, usize) {
    let skipped = if column < WIDEST {
        0
    } else {
        column - WIDEST / 2
    };
    let printable = |c: char| if c.is_control() { ' ' } else { c };
    let shown: String = line
        .chars()
        .skip(skipped)
        .take(WIDEST)
        .map(printable)
        .collect();
    let before = column - skipped;
    let room = shown.chars().count().saturating_sub(before);
    (shown, before, room)
}
