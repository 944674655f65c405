//! The words of the packs: numbers come from the rule, and sentences are short.

use policy::{Block, Piece, Policy};

use super::packs;

/// Emergency numbers are names, not figures that a rule could change.
const NAMES: [&str; 2] = ["999", "101"];

fn lines(pack: &Policy) -> impl Iterator<Item = (&str, &[Piece])> {
    pack.clauses.iter().flat_map(|clause| {
        clause.text.0.iter().flat_map(move |block| {
            let lines: Vec<&[Piece]> = match block {
                Block::Paragraph(pieces) => vec![pieces],
                Block::List(items) => items.iter().map(Vec::as_slice).collect(),
            };
            lines.into_iter().map(move |line| (&*clause.id, line))
        })
    })
}

#[test]
fn no_number_is_written_out_that_a_rule_could_change() {
    for pack in packs() {
        for (clause, line) in lines(&pack) {
            for piece in line {
                let Piece::Words(words) = piece else { continue };
                for word in words.split(|c: char| !c.is_ascii_alphanumeric()) {
                    let digits = word.bytes().any(|byte| byte.is_ascii_digit());
                    assert!(
                        !digits || NAMES.contains(&word),
                        "{}: `{clause}` writes out {word}",
                        pack.meta.id
                    );
                }
            }
        }
    }
}

#[test]
fn no_sentence_has_more_than_thirty_two_words() {
    for pack in packs() {
        for (clause, line) in lines(&pack) {
            let text: String = line
                .iter()
                .map(|piece| match piece {
                    Piece::Words(words) => words.as_str(),
                    _ => "one",
                })
                .collect();
            for sentence in text.split_inclusive(['.', '?', '!', ':']) {
                let words = sentence.split_whitespace().count();
                assert!(
                    words <= 32,
                    "{}: `{clause}` has a sentence of {words} words: {sentence}",
                    pack.meta.id
                );
            }
        }
    }
}
