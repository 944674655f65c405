use std::{ops::Range, sync::Arc};

/// The text of a pack with an index of its lines.
pub(crate) struct Source<'s> {
    pub file: Arc<str>,
    pub text: &'s str,
    lines: Vec<usize>,
    /// Where tables begin: lines whose first character is `[`.
    headers: Vec<usize>,
}

impl<'s> Source<'s> {
    pub fn new(file: &str, text: &'s str) -> Self {
        let mut lines = vec![0];
        lines.extend(
            text.bytes()
                .enumerate()
                .filter(|(_, byte)| *byte == b'\n')
                .map(|(at, _)| at + 1),
        );
        let headers = lines
            .iter()
            .copied()
            .filter(|&at| text[at..].starts_with('['))
            .collect();
        Self {
            file: file.into(),
            text,
            lines,
            headers,
        }
    }

    /// Line and column of a byte, both from 1; the column counts characters.
    pub fn position(&self, byte: usize) -> (u32, u32) {
        let mut byte = byte.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        let line = self.lines.partition_point(|&start| start <= byte) - 1;
        let column = self.text[self.lines[line]..byte].chars().count();
        (line as u32 + 1, column as u32 + 1)
    }

    /// From a table's header to the header of the next one.
    pub fn region(&self, header: usize) -> Range<usize> {
        let next = self.headers.partition_point(|&at| at <= header);
        header..self.headers.get(next).copied().unwrap_or(self.text.len())
    }
}

impl Source<'_> {
    /// The text of a line, counted from 1, without its end.
    pub fn line(&self, number: u32) -> &str {
        let at = (number as usize).saturating_sub(1);
        let Some(&start) = self.lines.get(at) else {
            return "";
        };
        let end = self.lines.get(at + 1).copied().unwrap_or(self.text.len());
        self.text[start..end].trim_end_matches(['\n', '\r'])
    }
}
