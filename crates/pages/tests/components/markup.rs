//! Two pieces of markup are the same when a browser would build the same document from both.

use scraper::{ElementRef, Html, Node};

/// One line for each element and text, indented by depth; attributes sorted, white space as a browser shows it.
pub fn normal(markup: &str) -> String {
    normal_without(markup, &[])
}

/// As [`normal`], without the elements that have exactly one of these lists of class names.
pub fn normal_without(markup: &str, left_out: &[&str]) -> String {
    let document = Html::parse_fragment(markup);
    let mut lines = Vec::new();
    children(document.root_element(), 0, left_out, &mut lines);
    lines.join("\n")
}

/// Elements beside which a space can be seen.
const INLINE: &[&str] = &[
    "a", "b", "em", "i", "span", "strong", "button", "input", "label", "code", "small",
];
/// Elements whose white space counts as it is written.
const LITERAL: &[&str] = &["textarea", "pre"];

fn children(parent: ElementRef<'_>, depth: usize, left_out: &[&str], lines: &mut Vec<String>) {
    let indent = "  ".repeat(depth);
    let literal = LITERAL.contains(&parent.value().name());
    let nodes: Vec<_> = parent.children().collect();
    let inline: Vec<bool> = nodes
        .iter()
        .map(|node| {
            node.value()
                .as_element()
                .is_some_and(|element| INLINE.contains(&element.name()))
        })
        .collect();
    for (place, node) in nodes.iter().enumerate() {
        match node.value() {
            Node::Text(text) if literal => lines.push(format!("{indent}{:?}", &**text)),
            Node::Text(text) => {
                let before = place > 0 && inline[place - 1];
                let after = inline.get(place + 1).copied().unwrap_or(false);
                let shown = shown(text, before, after);
                if !shown.is_empty() {
                    lines.push(format!("{indent}{shown:?}"));
                }
            }
            Node::Element(element)
                if element
                    .attr("class")
                    .is_some_and(|class| left_out.contains(&class)) => {}
            Node::Element(element) => {
                let mut attributes: Vec<_> = element
                    .attrs()
                    .map(|(name, value)| format!(" {name}={:?}", squeezed(name, value)))
                    .collect();
                attributes.sort();
                lines.push(format!(
                    "{indent}<{}{}>",
                    element.name(),
                    attributes.concat()
                ));
                if let Some(element) = ElementRef::wrap(*node) {
                    children(element, depth + 1, left_out, lines);
                }
            }
            _ => {}
        }
    }
}

/// The order and spacing of class names mean nothing, so only the names are kept in their order.
fn squeezed(name: &str, value: &str) -> String {
    match name {
        "class" => value.split_whitespace().collect::<Vec<_>>().join(" "),
        _ => value.to_owned(),
    }
}

/// Runs of white space as one space; none at an edge, unless something inline stands there.
fn shown(text: &str, inline_before: bool, inline_after: bool) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        return if inline_before && inline_after {
            " ".to_owned()
        } else {
            words
        };
    }
    let start = if inline_before && text.starts_with(char::is_whitespace) {
        " "
    } else {
        ""
    };
    let end = if inline_after && text.ends_with(char::is_whitespace) {
        " "
    } else {
        ""
    };
    format!("{start}{words}{end}")
}

#[test]
fn attribute_order_and_layout_do_not_count_but_a_space_between_words_does() {
    let one = "<p class=\"a  b\" id=\"x\">\n  One <b>two</b>\n</p>";
    assert_eq!(
        normal(one),
        normal("<p id=x class='a b'>One <b>two</b></p>")
    );
    assert_ne!(normal(one), normal("<p id=x class='a b'>One<b>two</b></p>"));
    assert_ne!(
        normal("<textarea> a</textarea>"),
        normal("<textarea>a</textarea>")
    );
    assert_ne!(normal("<i hidden></i>"), normal("<i></i>"));
}
