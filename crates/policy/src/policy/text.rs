use serde::Serialize;

use crate::{Choice, Role};

/// The words of a clause: paragraphs and lists, with places to fill in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Text(pub Vec<Block>);

/// A paragraph or a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// One paragraph.
    Paragraph(Vec<Piece>),
    /// A list; one item each.
    List(Vec<Vec<Piece>>),
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Piece {
    /// Plain words.
    Words(String),
    /// A parameter of the clause's own control, as it is printed.
    Param(String),
    /// The name of the organisation.
    Organisation,
    /// What the organisation calls a role.
    Role(Role),
    /// The name and contact of whoever holds a role.
    Holder(Role),
    /// A setting of the organisation.
    Setting(String),
    /// The name of a service.
    Service(String),
}

/// What is wrong with a placeholder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A brace is not closed or not opened.
    Open(String),
    /// It names no role.
    Role(String),
    /// It is none of the kinds there are.
    Unknown(String),
}

/// Reads the text of a clause. Placeholders are checked for form only: what they name is checked by
/// the reader, which knows the rest of the pack.
pub(crate) fn parse(text: &str) -> (Text, Vec<Fault>) {
    let mut faults = Vec::new();
    let mut blocks = Vec::new();
    let mut paragraph = String::new();
    let mut items: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim).chain([""]) {
        if let Some(item) = line.strip_prefix("- ") {
            close_paragraph(&mut paragraph, &mut blocks, &mut faults);
            items.push(item.trim().to_owned());
        } else if line.is_empty() {
            close_paragraph(&mut paragraph, &mut blocks, &mut faults);
            close_list(&mut items, &mut blocks, &mut faults);
        } else if let Some(item) = items.last_mut() {
            // A long item goes on in the next line of the file.
            item.push(' ');
            item.push_str(line);
        } else {
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(line);
        }
    }
    (Text(blocks), faults)
}

fn close_paragraph(paragraph: &mut String, blocks: &mut Vec<Block>, faults: &mut Vec<Fault>) {
    if !paragraph.is_empty() {
        blocks.push(Block::Paragraph(pieces(paragraph, faults)));
        paragraph.clear();
    }
}

fn close_list(items: &mut Vec<String>, blocks: &mut Vec<Block>, faults: &mut Vec<Fault>) {
    if !items.is_empty() {
        blocks.push(Block::List(
            items.drain(..).map(|item| pieces(&item, faults)).collect(),
        ));
    }
}

fn pieces(line: &str, faults: &mut Vec<Fault>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut words = String::new();
    let mut rest = line;
    while let Some(at) = rest.find(['{', '}']) {
        words.push_str(&rest[..at]);
        let brace = &rest[at..];
        if let Some(after) = brace.strip_prefix("{{") {
            words.push('{');
            rest = after;
        } else if let Some(after) = brace.strip_prefix("}}") {
            words.push('}');
            rest = after;
        } else if let Some((name, after)) = brace.strip_prefix('{').and_then(up_to_close) {
            match placeholder(name) {
                Ok(piece) => {
                    if !words.is_empty() {
                        pieces.push(Piece::Words(std::mem::take(&mut words)));
                    }
                    pieces.push(piece);
                }
                Err(fault) => faults.push(fault),
            }
            rest = after;
        } else {
            faults.push(Fault::Open(brace.chars().take(20).collect()));
            rest = &brace[1..];
        }
    }
    words.push_str(rest);
    if !words.is_empty() {
        pieces.push(Piece::Words(words));
    }
    pieces
}

/// The name in a placeholder and what follows it. Only so far is looked: a text of a million open
/// braces must not be looked through a million times.
fn up_to_close(inner: &str) -> Option<(&str, &str)> {
    const LONGEST: usize = 100;
    let near = inner.bytes().take(LONGEST).position(|byte| byte == b'}')?;
    Some((&inner[..near], &inner[near + 1..]))
}

fn placeholder(name: &str) -> Result<Piece, Fault> {
    let role = |key: &str| Role::from_key(key).ok_or_else(|| Fault::Role(name.to_owned()));
    match name.split_once(':') {
        None if name == "organisation" => Ok(Piece::Organisation),
        None if super::is_slug(name) => Ok(Piece::Param(name.to_owned())),
        Some(("role", key)) => role(key).map(Piece::Role),
        Some(("holder", key)) => role(key).map(Piece::Holder),
        Some(("setting", key)) => Ok(Piece::Setting(key.to_owned())),
        Some(("service", key)) => Ok(Piece::Service(key.to_owned())),
        _ => Err(Fault::Unknown(name.to_owned())),
    }
}

impl Text {
    /// All pieces, in order.
    pub fn pieces(&self) -> impl Iterator<Item = &Piece> {
        self.0.iter().flat_map(|block| match block {
            Block::Paragraph(pieces) => std::slice::from_ref(pieces).iter().flatten(),
            Block::List(items) => items.as_slice().iter().flatten(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_part_paragraphs_and_hyphens_make_lists() {
        let (text, faults) = parse(
            "Come early:\n- be there {lead} before\n  the others\n- {{wait}}\n\nThen let {role:host} in.\n",
        );
        assert_eq!(faults, []);
        assert_eq!(text.0.len(), 3);
        assert_eq!(
            text.0[1],
            Block::List(vec![
                vec![
                    Piece::Words("be there ".into()),
                    Piece::Param("lead".into()),
                    Piece::Words(" before the others".into())
                ],
                vec![Piece::Words("{wait}".into())],
            ])
        );
    }

    #[test]
    fn a_brace_that_is_not_closed_is_a_fault_and_not_lost_words() {
        let (text, faults) = parse("Ask {role:dsl and {role:king} or {a:b}");
        assert_eq!(faults.len(), 2);
        assert!(!text.0.is_empty());
        let (_, faults) = parse("an open { brace");
        assert_eq!(faults, [Fault::Open("{ brace".into())]);
    }
}
