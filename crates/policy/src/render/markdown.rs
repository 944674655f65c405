use std::fmt::{self, Write};

use super::{Document, DocumentBlock, DocumentClause, html::in_a_line};

/// Text in which nothing is markup, on one line.
struct Plain<'a>(&'a str);

impl fmt::Display for Plain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, char) in self.0.char_indices() {
            match char {
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' => {
                    write!(f, "\\{char}")?
                }
                // At the start of a line these would make a list or a heading.
                '-' | '+' | '=' if at == 0 => write!(f, "\\{char}")?,
                '\n' | '\r' | '\t' => f.write_char(' ')?,
                other => f.write_char(other)?,
            }
        }
        Ok(())
    }
}

impl Document {
    /// The document as Markdown.
    pub fn to_markdown(&self) -> String {
        let mut out = String::new();
        let written = write(&mut out, self);
        debug_assert!(written.is_ok(), "writing to a String cannot fail");
        out
    }
}

fn write(out: &mut String, document: &Document) -> fmt::Result {
    writeln!(
        out,
        "# {}\n\n{}\n",
        Plain(&document.title),
        Plain(&document.summary)
    )?;
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
    for (label, value) in lines
        .into_iter()
        .chain(facts)
        .filter(|(_, value)| !value.is_empty())
    {
        writeln!(out, "- **{}**: {}", Plain(label), Plain(value))?;
    }
    for part in &document.parts {
        writeln!(out, "\n## {}", Plain(&part.title))?;
        for section in &part.sections {
            writeln!(out, "\n### {}", Plain(&section.title))?;
            for one in &section.clauses {
                clause(out, one)?;
            }
        }
    }
    contacts(out, document)?;
    registers(out, document)
}

fn clause(out: &mut String, clause: &DocumentClause) -> fmt::Result {
    writeln!(
        out,
        "\n#### {} {}\n",
        Plain(&clause.number),
        Plain(&clause.title)
    )?;
    if !clause.services.is_empty() {
        writeln!(out, "*For: {}*\n", Plain(&clause.services.join(", ")))?;
    }
    for block in &clause.body {
        match block {
            DocumentBlock::Paragraph(text) => writeln!(out, "{}\n", Plain(text))?,
            DocumentBlock::List(items) => {
                for item in items {
                    writeln!(out, "- {}", Plain(item))?;
                }
                writeln!(out)?;
            }
        }
    }
    if !clause.rule.is_empty() {
        writeln!(out, "> {}\n", Plain(&clause.rule))?;
    }
    if !clause.gap.is_empty() {
        writeln!(out, "*{}*\n", Plain(&clause.gap))?;
    }
    Ok(())
}

fn contacts(out: &mut String, document: &Document) -> fmt::Result {
    if !document.contacts.is_empty() {
        writeln!(out, "\n## Who to turn to\n")?;
    }
    for contact in &document.contacts {
        let holders: Vec<String> = contact.holders.iter().map(in_a_line).collect();
        let holders = if holders.is_empty() {
            "nobody yet".into()
        } else {
            holders.join("; ")
        };
        writeln!(
            out,
            "- **{}**: {} {}",
            Plain(&contact.role),
            Plain(&contact.purpose),
            Plain(&holders)
        )?;
    }
    if !document.helplines.is_empty() {
        writeln!(out, "\n## Outside help\n")?;
    }
    for line in &document.helplines {
        writeln!(
            out,
            "- **{}**: {} {} {}",
            Plain(&line.name),
            Plain(&line.about),
            Plain(&line.ways.join(", ")),
            Plain(&line.hours)
        )?;
    }
    Ok(())
}

fn registers(out: &mut String, document: &Document) -> fmt::Result {
    if !document.related.is_empty() {
        writeln!(
            out,
            "\n## Related documents\n\n| Document | Owner | Version | Next review |\n|---|---|---|---|"
        )?;
    }
    for one in &document.related {
        writeln!(
            out,
            "| {} | {} | {} | {} |",
            Plain(&one.title),
            Plain(&one.owner),
            Plain(&one.version),
            Plain(&one.review_due)
        )?;
    }
    if !document.sources.is_empty() {
        writeln!(out, "\n## Law and guidance\n")?;
    }
    for one in &document.sources {
        writeln!(
            out,
            "- {} {} {}",
            Plain(&one.title),
            Plain(&one.address),
            Plain(&one.checked)
        )?;
    }
    if let Some(signature) = &document.signature {
        writeln!(
            out,
            "\n## Approval\n\n{}\n\n| Role | Name | Date |\n|---|---|---|",
            Plain(&signature.statement)
        )?;
        for signer in &signature.signers {
            writeln!(
                out,
                "| {} | {} | {} |",
                Plain(&signer.role),
                Plain(&signer.name),
                Plain(&signer.date)
            )?;
        }
    }
    Ok(())
}
