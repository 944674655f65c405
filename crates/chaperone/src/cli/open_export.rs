//! `chaperone open-export`: opens a case that was handed over sealed, on any machine and without a server.

use std::{
    io::{BufRead, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Context;
use clap::Args;

use crate::response::export::bundle::{self, Content};

#[derive(Args)]
pub struct OpenExport {
    /// The sealed file
    file: PathBuf,

    /// The folder to write into, which must not be there yet [default: beside the file, named after it]
    #[arg(long)]
    into: Option<PathBuf>,
}

impl OpenExport {
    /// Asks for the words, opens the file, checks every hash, and only then writes anything.
    ///
    /// # Errors
    /// When the file cannot be read, the folder is there already, or it cannot be written.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let into = self.into.unwrap_or_else(|| self.file.with_extension(""));
        anyhow::ensure!(
            into != self.file && !into.exists(),
            "{} is there already: nothing is overwritten. Choose another folder with --into",
            into.display()
        );
        let parcel = std::fs::read(&self.file)
            .with_context(|| format!("{} cannot be read", self.file.display()))?;
        eprint!("The words that open it: ");
        std::io::stderr().flush()?;
        let mut said = zeroize::Zeroizing::new(String::new());
        std::io::stdin().lock().read_line(&mut said)?;
        let Ok(opened) = vault::open_parcel(said.trim(), &parcel) else {
            eprintln!(
                "chaperone: it does not open. Either the words are others, or the file was changed on its way."
            );
            return Ok(ExitCode::from(1));
        };
        let (list, contents) = match bundle::unpack(&opened) {
            Ok(unpacked) => unpacked,
            Err(damaged) => {
                eprintln!("chaperone: it opens, but {damaged}. Nothing was written.");
                return Ok(ExitCode::from(1));
            }
        };
        write(&into, &contents)?;
        println!(
            "{} from {}, made {}: {} files in {}",
            self.file.display(),
            list.organisation,
            list.made_at,
            contents.len(),
            into.display()
        );
        Ok(ExitCode::SUCCESS)
    }
}

/// Into a new folder that nobody else on this machine can read.
fn write(into: &Path, contents: &[Content]) -> anyhow::Result<()> {
    let folder = |path: &Path| {
        let mut builder = std::fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder
            .create(path)
            .with_context(|| format!("{} cannot be made", path.display()))
    };
    folder(into)?;
    if contents.iter().any(|one| one.path.starts_with("files/")) {
        folder(&into.join("files"))?;
    }
    for one in contents {
        let path = into.join(&one.path);
        let mut file = std::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&path)
            .with_context(|| format!("{} cannot be written", path.display()))?;
        file.write_all(&one.bytes)?;
        file.sync_all()?;
    }
    Ok(())
}
