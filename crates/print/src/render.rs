use std::collections::BTreeSet;

use serde_json::{Value, json};
use typst::World;
use typst::comemo;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Bytes, Datetime, Smart};
use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::documents::{
    evidence::EvidencePack, policy::PolicyDocument, report::Report, sheet::Sheet,
};
use crate::legible::{Pen, StandIn};
use crate::world::Desk;
use crate::{Fonts, Kind, PrintError, Printable, Request, qr};

/// Bytes of JSON that are accepted: several thousand pages.
pub const MAX_REQUEST: usize = 16 * 1024 * 1024;

/// How often the layout may be tried again without characters that turned out to have no glyph beside their neighbours.
/// The last time keeps only what the text face draws by itself.
const TRIES: usize = 4;

/// Characters of the title in the file's properties and of each half of the running head.
const PROPERTY: usize = 300;
const RUNNING: usize = 60;

/// How many results of earlier documents the typesetter keeps, in documents.
const REMEMBERED: usize = 2;

/// A finished document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// PDF 1.7, tagged, PDF/UA-1.
    pub pdf: Vec<u8>,
    pub pages: usize,
    /// Characters shown by a stand-in, for the person who asked for the document. The document lists them too.
    pub stand_ins: Vec<StandIn>,
}

/// # Errors
/// `TooLarge` and `BadDocument` for the request, `BadQr` for its barcode, `Typeset` for a fault of ours.
pub fn render(request: &Request, fonts: &Fonts) -> Result<Printed, PrintError> {
    let printed = match request.kind {
        Kind::Policy => press::<PolicyDocument>(request, fonts),
        Kind::Evidence => press::<EvidencePack>(request, fonts),
        Kind::Report => press::<Report>(request, fonts),
        Kind::Sheet => press::<Sheet>(request, fonts),
    };
    comemo::evict(REMEMBERED);
    printed
}

pub(crate) fn within(size: usize) -> Result<(), PrintError> {
    if size > MAX_REQUEST {
        return Err(PrintError::TooLarge {
            what: "document",
            size: size as u64,
            limit: MAX_REQUEST as u64,
        });
    }
    Ok(())
}

fn press<D: Printable>(request: &Request, fonts: &Fonts) -> Result<Printed, PrintError> {
    within(request.json.len())?;
    let bad = |fault: serde_json::Error| PrintError::BadDocument {
        kind: D::KIND.name(),
        line: fault.line(),
        column: fault.column(),
    };
    let document: D = serde_json::from_slice(&request.json).map_err(bad)?;
    let value = serde_json::to_value(&document).map_err(bad)?;
    let code = document.qr().map(qr::draw).transpose()?;

    let mut refused = BTreeSet::new();
    let mut tried = 1;
    loop {
        let strict = tried == TRIES;
        let mut pen = Pen::new(fonts, &refused, strict);
        let data = data(
            &document,
            &value,
            code.as_deref(),
            fonts.families(),
            &mut pen,
        );
        let desk = Desk {
            kind: D::KIND,
            fonts,
            data: Bytes::new(serde_json::to_vec(&data).map_err(bad)?),
        };
        let pages = lay_out(&desk)?;
        let undrawn = undrawn(&pages, fonts);
        if undrawn.is_empty() || strict {
            match export(&pages, request) {
                Ok(pdf) => {
                    return Ok(Printed {
                        pdf,
                        pages: pages.pages().len(),
                        stand_ins: pen.replaced(),
                    });
                }
                Err(fault) if strict => return Err(fault),
                // A script whose shapes the standard cannot map back to text: only the plainest letters are sure to pass.
                Err(_) => tried = TRIES,
            }
        } else {
            refused.extend(undrawn);
            tried += 1;
        }
    }
}

/// What the templates read: the document, and what is worked out from it here.
fn data<D: Printable>(
    document: &D,
    value: &Value,
    code: Option<&str>,
    families: &[String],
    pen: &mut Pen,
) -> Value {
    let doc = pen.value(value);
    let stand_ins = pen.replaced();
    let or = |text: &str, other: &str| {
        if text.trim().is_empty() {
            other.to_owned()
        } else {
            text.to_owned()
        }
    };
    let title = or(document.title(), "Untitled document");
    let (lang, region) = language(document.language());
    json!({
        "doc": doc,
        "print": {
            "families": families,
            "lang": lang,
            "region": region,
            "title": pen.line(&title, PROPERTY),
            "author": pen.line(document.organisation(), PROPERTY),
            "running_left": pen.line(&or(document.organisation(), &title), RUNNING),
            "running_title": pen.line(&title, RUNNING),
            "running_right": pen.line(&document.running(), RUNNING),
            "qr": code,
            "stand_in": pen.stand_in().to_string(),
            "stand_ins": stand_ins.iter().map(|one| format!("U+{:04X} ({})", one.code_point, times(one.times))).collect::<Vec<_>>(),
        }
    })
}

fn times(n: u64) -> String {
    match n {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        n => format!("{n} times"),
    }
}

/// Language and region in the form the typesetter takes; what it cannot take is read as English.
fn language(tag: &str) -> (String, Option<String>) {
    let mut parts = tag.split(['-', '_']);
    let letters = |part: &&str, lengths: &[usize]| {
        lengths.contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphabetic())
    };
    match parts.next().filter(|part| letters(part, &[2, 3])) {
        Some(lang) => {
            let region = parts.find(|part| letters(part, &[2]));
            (
                lang.to_ascii_lowercase(),
                region.map(str::to_ascii_uppercase),
            )
        }
        None => ("en".to_owned(), Some("GB".to_owned())),
    }
}

fn lay_out(desk: &Desk) -> Result<PagedDocument, PrintError> {
    let Warned { output, .. } = typst::compile::<PagedDocument>(desk as &dyn World);
    output.map_err(|faults| PrintError::Typeset(words(&faults)))
}

fn export(pages: &PagedDocument, request: &Request) -> Result<Vec<u8>, PrintError> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1])
        .map_err(|fault| PrintError::Typeset(fault.message().to_string()))?;
    let options = PdfOptions {
        creator: Smart::Custom(Some("Chaperone".to_owned())),
        timestamp: request.made_at.and_then(made_at),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(pages, &options).map_err(|faults| PrintError::Typeset(words(&faults)))
}

fn made_at(at: jiff::Timestamp) -> Option<Timestamp> {
    let at = at.to_zoned(jiff::tz::TimeZone::UTC);
    let part = |n: i8| u8::try_from(n).unwrap_or(0);
    Datetime::from_ymd_hms(
        i32::from(at.year()),
        part(at.month()),
        part(at.day()),
        part(at.hour()),
        part(at.minute()),
        part(at.second()),
    )
    .map(Timestamp::new_utc)
}

/// The typesetter's own words. It quotes the document in backticks, and these words reach logs: what is quoted is cut out.
fn words(faults: &[SourceDiagnostic]) -> String {
    let all: Vec<String> = faults
        .iter()
        .take(3)
        .map(|fault| {
            fault
                .message
                .split('`')
                .step_by(2)
                .collect::<Vec<_>>()
                .join("...")
        })
        .collect();
    all.join("; ")
}

/// Characters that stand in the layout without a glyph.
fn undrawn(pages: &PagedDocument, fonts: &Fonts) -> BTreeSet<char> {
    let mut found = BTreeSet::new();
    for page in pages.pages() {
        look(&page.frame, fonts, &mut found);
    }
    found
}

fn look(frame: &Frame, fonts: &Fonts, found: &mut BTreeSet<char>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => look(&group.frame, fonts, found),
            FrameItem::Text(run) => {
                for glyph in run.glyphs.iter().filter(|glyph| glyph.id == 0) {
                    let cluster = run.text.get(glyph.range()).unwrap_or(run.text.as_str());
                    let foreign = |c: &char| !c.is_ascii() && !fonts.text_face_can_draw(*c);
                    let before = found.len();
                    found.extend(cluster.chars().filter(foreign));
                    if found.len() == before {
                        found.extend(cluster.chars().filter(|c| !c.is_ascii()));
                    }
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_the_typesetter_cannot_take_is_read_as_english() {
        assert_eq!(language("cy-GB"), ("cy".into(), Some("GB".into())));
        assert_eq!(language("he"), ("he".into(), None));
        assert_eq!(language("zh-Hant-TW"), ("zh".into(), Some("TW".into())));
        for bad in ["", "e", "#import", "englisch-GB", "e\u{301}"] {
            assert_eq!(language(bad), ("en".into(), Some("GB".into())), "{bad}");
        }
    }
}
