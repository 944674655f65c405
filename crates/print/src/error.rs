use thiserror::Error;

/// Why a document was not printed. No variant repeats the document's text: these words reach logs.
#[derive(Debug, Error)]
pub enum PrintError {
    /// No font file could be read, so no letter could be drawn.
    #[error("no usable font was given; pass at least one TrueType or OpenType file")]
    NoFonts,
    /// The file at this place in the list is not a font.
    #[error("font file {0} (counted from 0) is not a TrueType or OpenType font")]
    BadFont(usize),
    /// The request is not a document of its kind. Line and column point into the JSON.
    #[error("the {kind} to print is not of the agreed shape (line {line}, column {column})")]
    BadDocument {
        kind: &'static str,
        line: usize,
        column: usize,
    },
    /// The request, or the document made from it, is over its bound (bytes).
    #[error("the {what} is {size} bytes, more than the {limit} that can be printed")]
    TooLarge {
        what: &'static str,
        size: u64,
        limit: u64,
    },
    /// The web address or code for the square barcode is too long for one.
    #[error("the text for the QR code is too long; shorten it to under 1000 characters")]
    BadQr,
    /// The typesetter refused. The words are its own diagnostics about our template, without the document's text.
    #[error("the document could not be set: {0}")]
    Typeset(String),
    /// Too many documents are waiting; nothing was started.
    #[error("too many documents are being printed at the moment; try again in a minute")]
    Busy,
    /// The child did not finish before its deadline and was killed.
    #[error("printing took longer than {seconds} seconds and was stopped")]
    TooSlow { seconds: u64 },
    /// The child ended without an answer, most often because it reached its memory bound.
    #[error("printing stopped without an answer ({0})")]
    ChildDied(String),
    /// The child said why it could not print.
    #[error("{0}")]
    Child(String),
    /// What came through the pipe is not a frame of ours.
    #[error("the printing process answered with something that is not a frame: {0}")]
    BadFrame(&'static str),
    /// The child could not be started or spoken to.
    #[error("the printing process could not be run")]
    Io(#[from] std::io::Error),
}
