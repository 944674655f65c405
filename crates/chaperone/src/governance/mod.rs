//! The policy itself: draft, versions, who has read it, and the registers it rests on.

pub mod changes;
pub mod codes;
pub mod decisions;
pub mod directory;
pub mod document;
pub mod documents;
pub mod draft;
pub mod due;
pub mod facts;
pub mod gates;
pub mod knowledge;
pub mod lessons;
pub mod live;
pub mod packs;
pub mod pages;
pub mod publish;
pub mod reading;
pub mod registers;
pub mod review;
