//! Text made fit to be drawn. PDF/UA forbids a character without a glyph, and a reader must see that something stood there:
//! what no face can draw becomes a visible stand-in, counted and listed at the end of the document.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Fonts;

/// A run of text without a place to break longer than this gets places to break, or it would run off the page.
const LONGEST_RUN: usize = 24;

/// A run longer than this goes on in a new paragraph: the typesetter's work grows with the square of the breaks in one.
const LONGEST_PARAGRAPH_OF_ONE_RUN: usize = 4000;

/// A character that was not drawn as itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandIn {
    pub code_point: u32,
    pub times: u64,
}

/// Goes over every text of one document.
pub(crate) struct Pen<'a> {
    fonts: &'a Fonts,
    stand_in: char,
    /// Found not to be drawable beside their neighbours, when the document was laid out before.
    refused: &'a BTreeSet<char>,
    /// Only what the text face draws by itself: the last resort, which always passes.
    strict: bool,
    replaced: BTreeMap<char, u64>,
}

impl<'a> Pen<'a> {
    pub(crate) fn new(fonts: &'a Fonts, refused: &'a BTreeSet<char>, strict: bool) -> Self {
        let stand_in = ['\u{25A1}', '\u{25AF}', '\u{FFFD}']
            .into_iter()
            .find(|c| fonts.text_face_can_draw(*c))
            .or_else(|| (!strict && fonts.can_draw('\u{25A1}')).then_some('\u{25A1}'))
            .unwrap_or('?');
        Self {
            fonts,
            stand_in,
            refused,
            strict,
            replaced: BTreeMap::new(),
        }
    }

    pub(crate) fn stand_in(&self) -> char {
        self.stand_in
    }

    /// What was replaced, in the order of code points.
    pub(crate) fn replaced(&self) -> Vec<StandIn> {
        self.replaced
            .iter()
            .map(|(c, times)| StandIn {
                code_point: *c as u32,
                times: *times,
            })
            .collect()
    }

    /// Every text in it; keys, numbers and shape stay.
    pub(crate) fn value(&mut self, value: &Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.text(text)),
            Value::Array(items) => items.iter().map(|item| self.value(item)).collect(),
            Value::Object(fields) => Value::Object(
                fields
                    .iter()
                    .map(|(key, field)| (key.clone(), self.value(field)))
                    .collect(),
            ),
            Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
        }
    }

    /// For places with one line and no room, such as the running head: at most `most` characters.
    pub(crate) fn line(&mut self, text: &str, most: usize) -> String {
        let head: String = text.chars().take(most + 1).collect();
        let mut line = self.drawable(&head).replace('\n', " ");
        if head.chars().count() > most {
            line = line.chars().take(most).collect();
            line.push_str("...");
        }
        line
    }

    pub(crate) fn text(&mut self, text: &str) -> String {
        let drawable = self.drawable(text);
        if drawable
            .split_whitespace()
            .all(|run| run.len() <= LONGEST_RUN)
        {
            return drawable;
        }
        drawable
            .split_inclusive(char::is_whitespace)
            .map(breakable)
            .collect()
    }

    fn drawable(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '\r' => {
                    if chars.peek() != Some(&'\n') {
                        out.push('\n');
                    }
                }
                '\n' | '\u{2028}' | '\u{2029}' => out.push('\n'),
                '\t' => out.push(' '),
                // Marks that telephones put around names to keep their direction: they draw nothing, and one left open
                // would turn our own words round.
                '\u{202A}'..='\u{202C}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' => {}
                _ => self.draw(c, &mut out),
            }
        }
        out
    }

    fn draw(&mut self, c: char, out: &mut String) {
        if self.passes(c) {
            out.push(c);
        } else if let Some(alike) = self.alike(c) {
            out.push(alike);
        } else {
            *self.replaced.entry(c).or_default() += 1;
            out.push(self.stand_in);
        }
    }

    fn passes(&self, c: char) -> bool {
        if c.is_ascii_graphic() || c == ' ' {
            return true;
        }
        let forbidden = c.is_control()
            || is_private(c)
            // An override writes our words backwards: somebody could make "not met" read as something else.
            || matches!(c, '\u{202D}' | '\u{202E}')
            || self.refused.contains(&c);
        if forbidden {
            return false;
        }
        if self.strict {
            return self.fonts.text_face_can_draw(c) && !is_mark(c) && !is_joiner(c);
        }
        is_joiner(c) || self.fonts.can_draw(c)
    }

    /// A plain character of the same meaning, for spaces and hyphens that a face often lacks.
    fn alike(&self, c: char) -> Option<char> {
        match c {
            _ if c.is_whitespace() && !c.is_control() => Some(' '),
            '\u{2010}'..='\u{2012}' | '\u{2212}' => Some('-'),
            _ => None,
        }
    }
}

/// Joiners, variation selectors and zero-width spaces: they have no glyph and shape their neighbours.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}')
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFF}' | '\u{100000}'..='\u{10FFFF}')
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

/// Zero-width spaces where a long run may break: after the signs of an address, or else at the longest run.
/// Paragraph separators where it must not go on.
fn breakable(run: &str) -> String {
    if run.len() <= LONGEST_RUN {
        return run.to_owned();
    }
    let mut out = String::with_capacity(run.len() + run.len() / 8);
    let (mut since, mut all) = (0, 0);
    let mut chars = run.chars().peekable();
    while let Some(c) = chars.next() {
        out.push(c);
        since += 1;
        all += 1;
        let next_joins = chars.peek().is_none_or(|next| {
            next.is_whitespace() || is_mark(*next) || is_joiner(*next) || is_joiner(c)
        });
        let sign = matches!(c, '@' | '.' | '/' | '_' | '?' | '&' | '=' | '+' | '%' | '#');
        // Marks heaped on one letter are part of it, but not without end.
        if (!next_joins || since > 2 * LONGEST_RUN) && ((sign && since > 3) || since >= LONGEST_RUN)
        {
            let paragraph = all >= LONGEST_PARAGRAPH_OF_ONE_RUN;
            out.push(if paragraph { '\u{2029}' } else { '\u{200B}' });
            since = 0;
            all = if paragraph { 0 } else { all };
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(text: &str) -> (String, Vec<StandIn>) {
        let fonts = Fonts::spare().expect("fonts");
        let none = BTreeSet::new();
        let mut pen = Pen::new(&fonts, &none, false);
        (pen.text(text), pen.replaced())
    }

    #[test]
    fn ordinary_words_stay_as_they_are() {
        let text = "Ring 0800 1111, or write to “Zoë” – at once.\nThen wait.";
        assert_eq!(clean(text), (text.to_owned(), vec![]));
    }

    #[test]
    fn what_cannot_be_drawn_is_seen_and_counted() {
        let (text, replaced) = clean("a\u{0}b\u{E000}c\u{0378}d\u{0378}");
        assert_eq!(text.chars().filter(|c| !c.is_ascii()).count(), 4);
        let found: Vec<(u32, u64)> = replaced
            .iter()
            .map(|one| (one.code_point, one.times))
            .collect();
        assert_eq!(found, [(0, 1), (0x378, 2), (0xE000, 1)]);
    }

    #[test]
    fn nothing_turns_the_reading_order_round() {
        let (text, replaced) = clean("met \u{202E}tem ton\u{202C} \u{2068}Ann\u{2069}");
        assert!(!text.contains(['\u{202E}', '\u{202C}', '\u{2068}', '\u{2069}']));
        assert_eq!(replaced.len(), 1);
    }

    #[test]
    fn every_ending_of_a_line_becomes_one() {
        assert_eq!(clean("a\r\nb\rc\u{2028}d\te").0, "a\nb\nc\nd e");
    }

    #[test]
    fn a_long_run_gets_places_to_break_and_loses_nothing() {
        let run = "x".repeat(100);
        let (text, _) = clean(&run);
        assert_eq!(text.replace('\u{200B}', ""), run);
        assert!(
            text.split('\u{200B}')
                .all(|piece| piece.len() <= LONGEST_RUN)
        );
    }
}
