//! `chaperone policy print`: the document that people read.

use std::{
    io::{IsTerminal, Write},
    path::PathBuf,
    process::ExitCode,
};

use anyhow::{Context, bail};
use clap::{Args, ValueEnum};
use policy::{Audience, Choice, RenderContext};

use super::read_policy;

#[derive(Args)]
pub struct Print {
    /// The policy
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// What to print
    #[arg(long, value_enum)]
    format: Format,

    /// Where to; without it to the terminal or the next program
    #[arg(short, long, value_name = "OUT")]
    out: Option<PathBuf>,

    /// Only the clauses for these readers, such as young-people
    #[arg(long, value_name = "READERS", value_parser = audience)]
    audience: Option<Audience>,

    /// The organisation's name
    #[arg(long, default_value = "")]
    organisation: String,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Html,
    Md,
    Pdf,
}

fn audience(key: &str) -> Result<Audience, String> {
    Audience::from_key(key).ok_or_else(|| {
        let keys = Audience::ALL.iter().map(|one| one.key());
        format!("choose one of: {}", policy::join(keys))
    })
}

impl Print {
    /// # Errors
    /// When the policy cannot be read, or the document cannot be made or written.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let Some(policy) = read_policy(&self.file)? else {
            return Ok(ExitCode::from(1));
        };
        let context = RenderContext {
            organisation: self.organisation,
            ..RenderContext::default()
        };
        let document = policy.render(self.audience, &context);
        let bytes = match self.format {
            Format::Html => document.to_html().into_bytes(),
            Format::Md => document.to_markdown().into_bytes(),
            Format::Pdf => pdf(&document)?,
        };
        match &self.out {
            Some(out) => {
                std::fs::write(out, bytes).with_context(|| format!("writing {}", out.display()))?
            }
            None => {
                let mut to = std::io::stdout().lock();
                if matches!(self.format, Format::Pdf) && to.is_terminal() {
                    bail!("a PDF is not for a terminal: say where to put it with -o FILE");
                }
                to.write_all(&bytes)?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn pdf(document: &policy::Document) -> anyhow::Result<Vec<u8>> {
    eprintln!("Setting the pages ...");
    let document: print::PolicyDocument = serde_json::from_value(serde_json::to_value(document)?)?;
    let request = print::Request::of(&document)?;
    let fonts = print::Fonts::new(frontend::print_fonts())?;
    Ok(print::render(&request, &fonts)?.pdf)
}
