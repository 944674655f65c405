//! A file to rows.

use std::collections::{HashMap, HashSet};

use csv::{ReaderBuilder, StringRecord};
use pages::Language;
use serde::{Deserialize, Serialize};

use super::{
    columns::Columns,
    decode::decode,
    preview::{Kept, Preview, Unreadable},
    row::{self, Otherwise},
};

/// More people than any organisation that uses one list.
pub const MOST_ROWS: usize = 100_000;
/// A page shows no more than these; the count is of all.
const MOST_PROBLEMS: usize = 200;

/// What is wrong with one field of one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The line of the file, counted from 1; the headings are line 1.
    pub line: u64,
    pub field: String,
    pub words: String,
}

/// What is in use already.
#[derive(Default)]
pub struct Known {
    /// Addresses in lower case.
    pub emails: HashSet<String>,
    /// Names, in lower case, of people without an address.
    pub names: HashSet<String>,
}

/// # Errors
/// When there is no list in the file, or too long a one.
pub fn read(bytes: &[u8], known: &Known, otherwise: Otherwise) -> Result<Preview, Unreadable> {
    let decoded = decode(bytes);
    let text = without_hint(&decoded.text);
    let first_line = text.lines().next().unwrap_or_default();
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter(first_line))
        .flexible(true)
        .from_reader(text.as_bytes());
    let headings = reader.headers().map_err(|_| Unreadable::NoList)?.clone();
    let columns = Columns::of(headings.iter());
    if !columns.have_names() {
        return Err(Unreadable::NoNames);
    }
    let mut found = Found::new(known);
    // A spreadsheet's hint took a line of its own.
    let skipped = u64::from(text.len() != decoded.text.len());
    for record in reader.records() {
        let record = record.map_err(|_| Unreadable::NoList)?;
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if found.seen >= MOST_ROWS {
            return Err(Unreadable::TooMany);
        }
        let line = record.position().map_or(0, csv::Position::line) + skipped;
        found.take(&columns, &record, line, otherwise);
    }
    Ok(Preview {
        rows: found.rows,
        problems: found.problems,
        refused: found.refused,
        ignored: columns.ignored,
        guessed: decoded.guessed,
    })
}

struct Found<'a> {
    known: &'a Known,
    emails: HashMap<String, u64>,
    names: HashMap<String, u64>,
    rows: Vec<Kept>,
    problems: Vec<Problem>,
    refused: usize,
    seen: usize,
}

impl<'a> Found<'a> {
    fn new(known: &'a Known) -> Self {
        Self {
            known,
            emails: HashMap::new(),
            names: HashMap::new(),
            rows: Vec::new(),
            problems: Vec::new(),
            refused: 0,
            seen: 0,
        }
    }

    fn take(&mut self, columns: &Columns, record: &StringRecord, line: u64, otherwise: Otherwise) {
        self.seen += 1;
        let fields = match row::read(columns, record, otherwise) {
            Ok(fields) => fields,
            Err(faults) => {
                self.refused += 1;
                for (field, words) in faults {
                    self.say(line, field, Language::English.t(words).to_string());
                }
                return;
            }
        };
        let twin = match &fields.email {
            Some(email) => self.twin_by(email.to_lowercase(), "email", line),
            None => self.twin_by(fields.name.to_lowercase(), "name", line),
        };
        match twin {
            Some((field, words)) => {
                self.refused += 1;
                self.say(line, field, words);
            }
            None => self.rows.push(Kept::of(line, fields)),
        }
    }

    /// Somebody the same: here already, or on an earlier line. Without an address the name has to tell people apart.
    fn twin_by(
        &mut self,
        key: String,
        by: &'static str,
        line: u64,
    ) -> Option<(&'static str, String)> {
        let language = Language::English;
        let (known, seen, here, before) = match by {
            "email" => (
                &self.known.emails,
                &mut self.emails,
                "import-email-here",
                "import-email-before",
            ),
            _ => (
                &self.known.names,
                &mut self.names,
                "import-name-here",
                "import-name-before",
            ),
        };
        if known.contains(&key) {
            return Some((by, language.t(here).to_string()));
        }
        if let Some(earlier) = seen.get(&key) {
            let words = language.t(before).arg("line", earlier.to_string());
            return Some((by, words.to_string()));
        }
        seen.insert(key, line);
        None
    }

    fn say(&mut self, line: u64, field: &str, words: String) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(Problem {
                line,
                field: field.to_owned(),
                words,
            });
        }
    }
}

/// Without the line by which a spreadsheet says how it separates.
fn without_hint(text: &str) -> &str {
    match text.split_once('\n') {
        Some((first, rest)) if first.len() <= 7 && first.to_lowercase().starts_with("sep=") => rest,
        _ => text,
    }
}

/// Comma, semicolon or tab: whichever the headings have most of, outside quotes.
fn delimiter(line: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in line.bytes() {
        if byte == b'"' {
            quoted = !quoted;
        } else if !quoted {
            for (mark, count) in &mut counts {
                *count += usize::from(*mark == byte);
            }
        }
    }
    // Of equals the first counts, so that one column alone is read with commas.
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    counts
        .iter()
        .find(|(_, count)| *count == most)
        .map_or(b',', |(mark, _)| *mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::person::Kind;

    fn read_text(text: &str) -> Result<Preview, Unreadable> {
        let mut known = Known::default();
        known.emails.insert("ruth@harbour.example".into());
        known.names.insert("vera novak".into());
        let otherwise = Otherwise {
            kind: Kind::Staff,
            started: jiff::civil::date(2026, 11, 22),
        };
        read(text.as_bytes(), &known, otherwise)
    }

    #[test]
    fn commas_semicolons_and_tabs_separate_and_quotes_hold_together() {
        for (mark, other) in [(',', ';'), (';', ','), ('\t', ',')] {
            let text = format!("name{mark}job\r\n\"Zoë{mark} Ray\"{mark}a{other}b\rBo{mark}c\n");
            let preview = read_text(&text).unwrap();
            assert_eq!(
                preview.rows[0].fields.name,
                format!("Zoë{mark} Ray").replace("\t ", " ")
            );
            assert_eq!(preview.rows[0].fields.job, format!("a{other}b"));
            assert_eq!(preview.rows[1].line, 3);
        }
        let hinted = read_text("sep=;\nname;job\nZoë;a,b\n").unwrap();
        assert_eq!(
            (hinted.rows[0].line, hinted.rows[0].fields.job.as_str()),
            (3, "a,b")
        );
    }

    #[test]
    fn people_who_are_there_twice_or_already_are_named_with_their_line() {
        let preview = read_text(
            "name,email\nRuth,RUTH@harbour.example\nBo,bo@harbour.example\nBo Again,Bo@Harbour.example\nVERA novak,\nCy,\nCy,\n",
        )
        .unwrap();
        let lines: Vec<_> = preview
            .problems
            .iter()
            .map(|one| (one.line, one.field.as_str()))
            .collect();
        assert_eq!(
            lines,
            [(2, "email"), (4, "email"), (5, "name"), (7, "name")]
        );
        assert!(
            preview.problems[1].words.contains("line 3"),
            "{:?}",
            preview.problems[1]
        );
        assert_eq!(preview.rows.len(), 2);
        assert_eq!(preview.refused, 4);
    }

    #[test]
    fn empty_lines_and_short_rows_are_no_mistakes() {
        let preview =
            read_text("name,email,job\n\n,,\nZoë\nBo,bo@harbour.example,a,b,c\n").unwrap();
        assert_eq!(preview.rows.len(), 2);
        assert_eq!(preview.problems, []);
    }

    #[test]
    fn a_file_without_names_is_no_list() {
        assert!(matches!(read_text(""), Err(Unreadable::NoNames)));
        assert!(matches!(read_text("a,b\n1,2\n"), Err(Unreadable::NoNames)));
    }

    #[test]
    fn one_row_more_than_the_limit_is_too_many() {
        let rows: String = (0..=MOST_ROWS)
            .map(|number| format!("P{number}\n"))
            .collect();
        assert!(matches!(
            read_text(&format!("name\n{rows}")),
            Err(Unreadable::TooMany)
        ));
    }
}
