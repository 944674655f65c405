use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::{Fonts, Kind};

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));
static HOUSE: LazyLock<Source> =
    LazyLock::new(|| source("/house.typ", include_str!("../templates/house.typ")));
static POLICY: LazyLock<Source> =
    LazyLock::new(|| source("/policy.typ", include_str!("../templates/policy.typ")));
static EVIDENCE: LazyLock<Source> =
    LazyLock::new(|| source("/evidence.typ", include_str!("../templates/evidence.typ")));
static REPORT: LazyLock<Source> =
    LazyLock::new(|| source("/report.typ", include_str!("../templates/report.typ")));
static SHEET: LazyLock<Source> =
    LazyLock::new(|| source("/sheet.typ", include_str!("../templates/sheet.typ")));
static DATA: LazyLock<FileId> = LazyLock::new(|| file("/data.json"));

#[expect(clippy::expect_used, reason = "only called with the literals above")]
fn file(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("a path inside the root");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

fn source(path: &str, text: &str) -> Source {
    Source::new(file(path), text.to_owned())
}

fn template(kind: Kind) -> &'static Source {
    match kind {
        Kind::Policy => &POLICY,
        Kind::Evidence => &EVIDENCE,
        Kind::Report => &REPORT,
        Kind::Sheet => &SHEET,
    }
}

/// All that a template can reach: itself, the house style, the fonts and one file of data. No disk, no network, no clock.
pub(crate) struct Desk<'a> {
    pub(crate) kind: Kind,
    pub(crate) fonts: &'a Fonts,
    pub(crate) data: Bytes,
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        template(self.kind).id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        [template(self.kind), &*HOUSE]
            .into_iter()
            .find(|source| source.id() == id)
            .cloned()
            .ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == *DATA {
            Ok(self.data.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
