use serde::{Deserialize, Serialize};

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Block {
    Paragraph(String),
    /// One item a line, with bullets.
    List(Vec<String>),
    /// One item a line, with numbers.
    Steps(Vec<String>),
    /// A smaller heading inside its section.
    Heading(String),
    /// Somebody's own words, set apart from ours.
    Quote(String),
    /// Something to be seen before the rest.
    Note(String),
    /// Label and value, one pair a line.
    Facts(Vec<Fact>),
    /// Rows shorter than `columns` are filled up, longer ones cut.
    Table {
        columns: Vec<String>,
        rows: Vec<Vec<String>>,
    },
}

impl Block {
    /// Paragraphs divided by blank lines, list items where lines begin with `- `: the plain text that packs are written in.
    pub fn read_plain(text: &str) -> Vec<Block> {
        let text = text.replace("\r\n", "\n");
        let mut blocks = Vec::new();
        for chunk in text.split("\n\n").filter(|chunk| !chunk.trim().is_empty()) {
            let mut prose: Vec<&str> = Vec::new();
            let mut items: Vec<String> = Vec::new();
            for line in chunk.lines().filter(|line| !line.trim().is_empty()) {
                match (line.trim_start().strip_prefix("- "), items.last_mut()) {
                    (Some(item), _) => items.push(item.trim().to_owned()),
                    (None, Some(item)) => {
                        item.push(' ');
                        item.push_str(line.trim());
                    }
                    (None, None) => prose.push(line.trim()),
                }
            }
            if !prose.is_empty() {
                blocks.push(Block::Paragraph(prose.join(" ")));
            }
            if !items.is_empty() {
                blocks.push(Block::List(items));
            }
        }
        blocks
    }
}

/// A label and its value.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    pub label: String,
    pub value: String,
}

impl Fact {
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            value: value.into(),
        }
    }
}

pub(super) fn english() -> String {
    "en-GB".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_becomes_paragraphs_and_lists() {
        let blocks =
            Block::read_plain("One\nline.\r\n\r\nBefore:\n- first\n  goes on\n- second\n\n\n");
        assert_eq!(
            blocks,
            [
                Block::Paragraph("One line.".into()),
                Block::Paragraph("Before:".into()),
                Block::List(vec!["first goes on".into(), "second".into()]),
            ]
        );
    }
}
