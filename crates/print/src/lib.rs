//! Documents as tagged PDF, checked against PDF/UA-1 while they are written.
//!
//! A document is data ([`PolicyDocument`], [`EvidencePack`], [`Report`], [`Sheet`]); a template of this crate lays it out.
//! Text is handed to the typesetter as JSON and never as its markup, so no text can give it an order.
//!
//! ```
//! use print::{Fonts, Kind, Request, Sheet, render};
//!
//! let sheet = Sheet { organisation: "Elm Row Youth Club".into(), title: "Who to tell".into(), ..Sheet::default() };
//! let request = Request::of(&sheet)?;
//! assert_eq!(request.kind, Kind::Sheet);
//! let printed = render(&request, &Fonts::spare()?)?;
//! assert!(printed.pdf.starts_with(b"%PDF-1.7"));
//! # Ok::<(), print::PrintError>(())
//! ```
//!
//! [`render`] is pure: the same request and fonts give the same bytes. A server calls it through [`parent::Press`], which runs it
//! in a child process with a deadline and a bound on memory; the child is [`child::main`].

pub mod child;
pub mod documents;
mod error;
mod fonts;
mod frame;
mod legible;
pub mod parent;
mod qr;
mod render;
mod request;
mod world;

pub use documents::{evidence::EvidencePack, policy::PolicyDocument, report::Report, sheet::Sheet};
pub use error::PrintError;
pub use fonts::Fonts;
pub use legible::StandIn;
pub use render::{MAX_REQUEST, Printed, render};
pub use request::{Kind, Printable, Request};
