use std::fmt::{self, Write};

use super::{Document, DocumentBlock, DocumentClause, Holder};

/// Text made safe for HTML, in content and in attributes.
struct Safe<'a>(&'a str);

impl fmt::Display for Safe<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for char in self.0.chars() {
            match char {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                // Marks that turn the direction of text could show a reader another sentence.
                '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {}
                other => f.write_char(other)?,
            }
        }
        Ok(())
    }
}

const STYLE: &str = "body{font-family:system-ui,sans-serif;line-height:1.5;max-width:44rem;margin:2rem auto;padding:0 1rem}\
.rule{border-left:.3rem solid;padding-left:.7rem}.gap{font-style:italic}table{border-collapse:collapse}\
td,th{text-align:left;padding:.2rem 1rem .2rem 0;vertical-align:top}";

impl Document {
    /// The document as a whole page that needs nothing else: for a file.
    pub fn to_html(&self) -> String {
        let language = if self.language.is_empty() {
            "en-GB"
        } else {
            &self.language
        };
        format!(
            "<!doctype html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <title>{} – {}</title><style>{STYLE}</style></head>\n<body>\n<main>\n{}</main>\n</body>\n</html>\n",
            Safe(language),
            Safe(&self.title),
            Safe(&self.organisation),
            self.to_html_fragment(),
        )
    }

    /// The document as a piece of a page, from its `h1` on, with no styles of its own.
    pub fn to_html_fragment(&self) -> String {
        let mut out = String::new();
        let written = write(&mut out, self);
        debug_assert!(written.is_ok(), "writing to a String cannot fail");
        out
    }
}

fn write(out: &mut String, document: &Document) -> fmt::Result {
    writeln!(out, "<h1>{}</h1>", Safe(&document.title))?;
    writeln!(out, "<p>{}</p>", Safe(&document.summary))?;
    title(out, document)?;
    for part in &document.parts {
        writeln!(out, "<h2>{}</h2>", Safe(&part.title))?;
        for section in &part.sections {
            writeln!(out, "<h3>{}</h3>", Safe(&section.title))?;
            for one in &section.clauses {
                clause(out, one)?;
            }
        }
    }
    contacts(out, document)?;
    registers(out, document)?;
    signature(out, document)
}

fn title(out: &mut String, document: &Document) -> fmt::Result {
    let lines = [
        ("Organisation", &document.organisation),
        ("Status", &document.status),
        ("Version", &document.version),
        ("In force from", &document.effective),
        ("Approved by", &document.approved_by),
        ("Approved on", &document.approved_on),
        ("Next review by", &document.review_due),
        ("For", &document.audience),
        ("Fingerprint", &document.hash),
    ];
    let facts = document
        .facts
        .iter()
        .map(|fact| (fact.label.as_str(), &fact.value));
    writeln!(out, "<dl>")?;
    for (label, value) in lines
        .into_iter()
        .chain(facts)
        .filter(|(_, value)| !value.is_empty())
    {
        writeln!(out, "<dt>{}</dt><dd>{}</dd>", Safe(label), Safe(value))?;
    }
    writeln!(out, "</dl>")
}

fn clause(out: &mut String, clause: &DocumentClause) -> fmt::Result {
    writeln!(out, "<section id=\"{}\">", Safe(&clause.id))?;
    writeln!(
        out,
        "<h4>{} {}</h4>",
        Safe(&clause.number),
        Safe(&clause.title)
    )?;
    if !clause.services.is_empty() {
        writeln!(out, "<p>For: {}</p>", Safe(&clause.services.join(", ")))?;
    }
    for block in &clause.body {
        match block {
            DocumentBlock::Paragraph(text) => writeln!(out, "<p>{}</p>", Safe(text))?,
            DocumentBlock::List(items) => list(out, items.iter().map(String::as_str))?,
        }
    }
    if !clause.rule.is_empty() {
        writeln!(out, "<p class=\"rule\">{}</p>", Safe(&clause.rule))?;
    }
    if !clause.gap.is_empty() {
        writeln!(out, "<p class=\"gap\">{}</p>", Safe(&clause.gap))?;
    }
    writeln!(out, "</section>")
}

fn list<'a>(out: &mut String, items: impl Iterator<Item = &'a str>) -> fmt::Result {
    writeln!(out, "<ul>")?;
    for item in items {
        writeln!(out, "<li>{}</li>", Safe(item))?;
    }
    writeln!(out, "</ul>")
}

fn contacts(out: &mut String, document: &Document) -> fmt::Result {
    if !document.contacts.is_empty() {
        writeln!(out, "<h2>Who to turn to</h2>\n<dl>")?;
        for contact in &document.contacts {
            writeln!(
                out,
                "<dt>{}</dt><dd>{}</dd>",
                Safe(&contact.role),
                Safe(&contact.purpose)
            )?;
            for holder in &contact.holders {
                writeln!(out, "<dd>{}</dd>", Safe(&in_a_line(holder)))?;
            }
            if contact.holders.is_empty() {
                writeln!(out, "<dd>Nobody yet</dd>")?;
            }
        }
        writeln!(out, "</dl>")?;
    }
    if !document.helplines.is_empty() {
        writeln!(out, "<h2>Outside help</h2>\n<dl>")?;
        for line in &document.helplines {
            let more = [line.about.as_str(), &line.ways.join(", "), &line.hours]
                .iter()
                .filter(|text| !text.is_empty())
                .copied()
                .collect::<Vec<_>>()
                .join(". ");
            writeln!(out, "<dt>{}</dt><dd>{}</dd>", Safe(&line.name), Safe(&more))?;
        }
        writeln!(out, "</dl>")?;
    }
    Ok(())
}

pub(super) fn in_a_line(holder: &Holder) -> String {
    std::iter::once(&holder.name)
        .chain(&holder.ways)
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(", ")
}

fn registers(out: &mut String, document: &Document) -> fmt::Result {
    if !document.related.is_empty() {
        writeln!(
            out,
            "<h2>Related documents</h2>\n<table>\n<tr><th scope=\"col\">Document</th><th scope=\"col\">Owner</th><th scope=\"col\">Version</th><th scope=\"col\">Next review</th></tr>"
        )?;
        for one in &document.related {
            writeln!(
                out,
                "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
                Safe(&one.title),
                Safe(&one.owner),
                Safe(&one.version),
                Safe(&one.review_due)
            )?;
        }
        writeln!(out, "</table>")?;
    }
    if !document.sources.is_empty() {
        writeln!(out, "<h2>Law and guidance</h2>\n<ul>")?;
        for one in &document.sources {
            let checked = if one.checked.is_empty() {
                String::new()
            } else {
                format!(" (checked {})", one.checked)
            };
            // Only a web address becomes a link: a pack must not be able to plant a script.
            if one.address.starts_with("https://") || one.address.starts_with("http://") {
                writeln!(
                    out,
                    "<li><a href=\"{}\">{}</a>{}</li>",
                    Safe(&one.address),
                    Safe(&one.title),
                    Safe(&checked)
                )?;
            } else {
                writeln!(
                    out,
                    "<li>{} {}{}</li>",
                    Safe(&one.title),
                    Safe(&one.address),
                    Safe(&checked)
                )?;
            }
        }
        writeln!(out, "</ul>")?;
    }
    Ok(())
}

fn signature(out: &mut String, document: &Document) -> fmt::Result {
    let Some(signature) = &document.signature else {
        return Ok(());
    };
    writeln!(
        out,
        "<h2>Approval</h2>\n<p>{}</p>\n<table>\n<tr><th scope=\"col\">Role</th><th scope=\"col\">Name</th><th scope=\"col\">Date</th></tr>",
        Safe(&signature.statement)
    )?;
    for signer in &signature.signers {
        writeln!(
            out,
            "<tr><td>{}</td><td>{}</td><td>{}</td></tr>",
            Safe(&signer.role),
            Safe(&signer.name),
            Safe(&signer.date)
        )?;
    }
    writeln!(out, "</table>")
}
