//! All pages side by side, for `chaperone gallery`.
//!
//! `/gallery` is [`index`], `/gallery/AREA/NAME` is [`alone`], and `/gallery/AREA/NAME/desktop` and `/phone` are [`frame`].
//! The frame shows its page in an `iframe` from our own address: serve the gallery with `frame-src 'self'` and
//! `frame-ancestors 'self'`.

use askama::{Error, Template};

use crate::Page;
use crate::samples::{sample, samples};
use crate::views::gallery::{Area, Entry, Frame, Index};

/// How wide the frame is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    Desktop,
    /// 375 pixels.
    Phone,
}

/// The list of all samples.
pub fn index() -> Result<String, Error> {
    let mut areas: Vec<Area> = Vec::new();
    for sample in samples() {
        if areas.last().is_none_or(|area| area.name != sample.area) {
            areas.push(Area {
                name: sample.area.to_owned(),
                entries: Vec::new(),
            });
        }
        if let Some(area) = areas.last_mut() {
            area.entries.push(Entry {
                name: sample.name.to_owned(),
                title: sample.title.to_owned(),
                href: address(sample.area, sample.name),
            });
        }
    }
    let page = Page::new("", "/gallery");
    Index { page, areas }.render()
}

/// One sample as it is, or nothing when there is no such sample.
pub fn alone(area: &str, name: &str) -> Option<Result<String, Error>> {
    Some(sample(area, name)?.html())
}

/// One sample in a frame, or nothing when there is no such sample.
pub fn frame(area: &str, name: &str, width: Width) -> Option<Result<String, Error>> {
    let sample = sample(area, name)?;
    let view = Frame {
        page: Page::new("", "/gallery"),
        title: format!("{} / {}: {}", sample.area, sample.name, sample.title),
        href: address(sample.area, sample.name),
        phone: width == Width::Phone,
    };
    Some(view.render())
}

fn address(area: &str, name: &str) -> String {
    format!("/gallery/{area}/{name}")
}
