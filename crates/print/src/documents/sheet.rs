use serde::{Deserialize, Serialize};

use super::block::{Block, english};
use crate::request::{Kind, Printable};

/// One leaf to hang up or hand out: a poster, a receipt, recovery codes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Sheet {
    pub language: String,
    pub organisation: String,
    pub title: String,
    pub style: SheetStyle,
    pub blocks: Vec<Block>,
    /// Lines to be read or copied from a distance: a code in groups, a telephone number.
    pub big_lines: Vec<String>,
    pub qr: Option<Qr>,
    /// Text under everything else.
    pub closing: Vec<Block>,
    pub footer: String,
}

impl Default for Sheet {
    fn default() -> Self {
        Self {
            language: english(),
            organisation: String::new(),
            title: String::new(),
            style: SheetStyle::Sheet,
            blocks: Vec::new(),
            big_lines: Vec::new(),
            qr: None,
            closing: Vec::new(),
            footer: String::new(),
        }
    }
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SheetStyle {
    /// Type of ordinary size, on A4.
    #[default]
    Sheet,
    /// Large type for a wall, on A4.
    Poster,
}

/// A square barcode. It is drawn here from its text, so no picture has to be trusted.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Qr {
    /// What a telephone reads from it, most often an address on the web.
    pub data: String,
    /// Printed below it, for people who cannot scan.
    pub label: String,
}

impl Printable for Sheet {
    const KIND: Kind = Kind::Sheet;
    fn title(&self) -> &str {
        &self.title
    }
    fn organisation(&self) -> &str {
        &self.organisation
    }
    fn language(&self) -> &str {
        &self.language
    }
    fn running(&self) -> String {
        String::new()
    }
    fn qr(&self) -> Option<&str> {
        self.qr
            .as_ref()
            .map(|qr| qr.data.as_str())
            .filter(|data| !data.is_empty())
    }
}
