//! Mails as files, while no mail server is set.

use std::{
    fs::File,
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

use anyhow::Context;

const END: &str = "eml";

/// A folder that mails land in, numbered in the order they came: a clock does not tell two apart that come at once.
pub struct Folder {
    path: PathBuf,
    next: AtomicU64,
}

impl Folder {
    /// # Errors
    /// When the folder cannot be made or read.
    pub fn open(path: PathBuf) -> anyhow::Result<Self> {
        std::fs::create_dir_all(&path)
            .with_context(|| format!("making the mail folder {}", path.display()))?;
        let last = last(&path)
            .with_context(|| format!("reading the mail folder {}", path.display()))?
            .unwrap_or(0);
        let next = AtomicU64::new(last + 1);
        Ok(Self { path, next })
    }

    #[must_use]
    pub fn path(&self) -> &PathBuf {
        &self.path
    }

    /// # Errors
    /// When the file cannot be written.
    pub fn keep(&self, mail: &[u8]) -> io::Result<()> {
        loop {
            let number = self.next.fetch_add(1, Ordering::Relaxed);
            match File::create_new(self.path.join(format!("{number:08}.{END}"))) {
                Ok(mut file) => return file.write_all(mail),
                // Another node has the same folder and wrote there since.
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
    }
}

/// The highest number in the folder, if there is any.
fn last(folder: &Path) -> io::Result<Option<u64>> {
    let mut last = None;
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        if path.extension().is_some_and(|end| end == END) {
            last = last.max(stem.and_then(|stem| stem.parse().ok()));
        }
    }
    Ok(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(folder: &Path, name: &str) -> String {
        std::fs::read_to_string(folder.join(name)).expect("a mail")
    }

    #[test]
    fn mails_are_numbered_on_and_none_is_written_over() {
        let folder = tempfile::tempdir().expect("a folder");
        let open = || Folder::open(folder.path().to_owned()).expect("the folder");
        let (first, other) = (open(), open());
        first.keep(b"one").expect("kept");
        other.keep(b"two").expect("kept");
        first.keep(b"three").expect("kept");
        // What is no mail of ours is left alone.
        std::fs::write(folder.path().join("9.txt"), "a note").expect("written");
        std::fs::write(folder.path().join("note.eml"), "a note").expect("written");
        open().keep(b"four").expect("kept");
        let mails = ["one", "two", "three", "four"].into_iter().enumerate();
        for (at, text) in mails {
            assert_eq!(read(folder.path(), &format!("{:08}.eml", at + 1)), text);
        }
    }
}
