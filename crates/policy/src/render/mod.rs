//! The document that people read: the same clauses and the same numbers as the rules.

mod build;
mod context;
mod document;
mod html;
mod markdown;

pub use context::RenderContext;
pub use document::{
    Contact, Document, DocumentBlock, DocumentClause, DocumentSection, Fact, Helpline, Holder,
    Part, RelatedDocument, Signature, Signer, SourceLine,
};
