use jiff::Timestamp;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::PrintError;

/// Which document, and so which template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Policy,
    Evidence,
    Report,
    Sheet,
}

impl Kind {
    pub const ALL: [Kind; 4] = [Kind::Policy, Kind::Evidence, Kind::Report, Kind::Sheet];

    /// The word used in messages.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Policy => "policy",
            Kind::Evidence => "evidence pack",
            Kind::Report => "report",
            Kind::Sheet => "sheet",
        }
    }
}

/// A document that this crate has a template for.
pub trait Printable: Serialize + DeserializeOwned {
    const KIND: Kind;
    /// The title in the file's properties and, shortened, at the top of each page.
    fn title(&self) -> &str;
    /// Whose document it is: the author in the file's properties.
    fn organisation(&self) -> &str;
    /// BCP 47, such as `en-GB`; read aloud programs choose their voice by it.
    fn language(&self) -> &str;
    /// What stands at the right of the running head, such as "Version 4".
    fn running(&self) -> String;
    /// What a square barcode on the page leads to.
    fn qr(&self) -> Option<&str> {
        None
    }
}

/// One document to print, as it travels to the child process.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    pub kind: Kind,
    /// The document as JSON.
    pub json: Vec<u8>,
    /// The date written into the file's properties. `None` writes none, so that printing again gives the same bytes.
    pub made_at: Option<Timestamp>,
}

impl Request {
    /// # Errors
    /// `TooLarge` when the document is over [`crate::MAX_REQUEST`].
    pub fn of<D: Printable>(document: &D) -> Result<Self, PrintError> {
        let json = serde_json::to_vec(document).map_err(|_| PrintError::BadDocument {
            kind: D::KIND.name(),
            line: 0,
            column: 0,
        })?;
        Self::from_json(D::KIND, json)
    }

    /// For a document that another crate made: the policy kernel's tree has the fields of [`crate::PolicyDocument`].
    ///
    /// # Errors
    /// `TooLarge` when the document is over [`crate::MAX_REQUEST`]. Its shape is looked at when it is rendered.
    pub fn from_json(kind: Kind, json: Vec<u8>) -> Result<Self, PrintError> {
        crate::render::within(json.len())?;
        Ok(Self {
            kind,
            json,
            made_at: None,
        })
    }

    #[must_use]
    pub fn made_at(mut self, at: Timestamp) -> Self {
        self.made_at = Some(at);
        self
    }
}
