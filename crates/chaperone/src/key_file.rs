//! The server key in its file: read at the start, and made by the very first one.
//!
//! The key is a file of its own so that it can be kept apart from the database and its backups: whoever has only those reads no
//! name. Losing it loses the names, so nothing here ever writes over a key or makes a second one for the same database.

use std::{
    fs::{DirBuilder, File, OpenOptions},
    io::{self, Read, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use data_encoding::HEXLOWER;
use vault::Key;
use zeroize::Zeroizing;

use crate::entropy::Entropy;

/// The line begins with it: another kind of key, one day, gets another number.
const FORMAT: &str = "chaperone-key-1:";

/// The key for a database. A start with neither a key nor a database that is sealed makes one.
///
/// # Errors
/// When the file cannot be read, is no key, or is missing although the database is sealed under a key.
pub async fn find_or_make(path: &Path, database: &str, entropy: &Entropy) -> anyhow::Result<Key> {
    match find(path, database).await? {
        Some(key) => Ok(key),
        None => make(path, entropy),
    }
}

/// The key for a database, or none where none was made yet.
///
/// # Errors
/// When the file cannot be read, is no key, or is missing although the database is sealed under a key.
pub async fn find(path: &Path, database: &str) -> anyhow::Result<Option<Key>> {
    if let Some(key) = read(path)? {
        return Ok(Some(key));
    }
    let sealed = store::Db::is_sealed(database).await;
    if sealed.context("looking into the database")? {
        bail!(missing(path));
    }
    Ok(None)
}

/// What to do about a key that is not there.
#[must_use]
pub fn missing(path: &Path) -> String {
    format!(
        "the server key {} is missing, and the database is sealed under it: put your copy of that file in its place, or name it with --key-file. \
         Without it the names and addresses in the database cannot be read by anybody",
        path.display()
    )
}

/// The key, or none where there is no file.
///
/// # Errors
/// When the file cannot be read or is no key. The words never quote what is in it.
pub fn read(path: &Path) -> anyhow::Result<Option<Key>> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => {
            return Err(error)
                .with_context(|| format!("reading the server key {}", path.display()));
        }
    };
    let mut text = Zeroizing::new(String::with_capacity(128));
    // A key is one short line: whatever else was named by mistake is not read whole.
    file.take(128)
        .read_to_string(&mut text)
        .with_context(|| format!("reading the server key {}", path.display()))?;
    match parse(&text) {
        Some(key) => Ok(Some(key)),
        None => bail!(
            "{} is no server key: it should be one line that begins with {FORMAT} and goes on with 64 digits and letters",
            path.display()
        ),
    }
}

fn parse(text: &str) -> Option<Key> {
    let digits = text.trim().strip_prefix(FORMAT)?;
    let digits = Zeroizing::new(digits.to_ascii_lowercase());
    let mut bytes = Zeroizing::new([0; 32]);
    if digits.len() != 2 * bytes.len() {
        return None;
    }
    match HEXLOWER.decode_mut(digits.as_bytes(), &mut *bytes) {
        Ok(_) => Some(Key::from_bytes(*bytes)),
        Err(_) => None,
    }
}

fn written(key: &Key) -> Zeroizing<String> {
    let digits = Zeroizing::new(HEXLOWER.encode(key.reveal()));
    Zeroizing::new(format!("{FORMAT}{}\n", digits.as_str()))
}

/// Makes the key and its folder, for our own account alone. When this returns it survives a power cut: no name may ever be
/// sealed under a key that is not on the disk.
fn make(path: &Path, entropy: &Entropy) -> anyhow::Result<Key> {
    let key = Key::from_bytes(*Zeroizing::new(entropy.bytes()));
    let written_to = || format!("writing the server key {}", path.display());
    let folder = folder_of(path);
    // A new folder is on the disk only once the one above it is.
    let changed = folders_to(&folder);
    close_folder(&folder)?;
    // Whole, under another name, and only then under its own, where there is none: of two starts at the same moment one
    // makes the key, the other finds it, and neither ever sees half of it.
    let draft = folder.join(format!(".server.key.{}", entropy.id().simple()));
    let kept = write(&draft, &key).and_then(|()| std::fs::hard_link(&draft, path));
    std::fs::remove_file(&draft)
        .or_else(|error| match error.kind() {
            io::ErrorKind::NotFound => Ok(()),
            _ => Err(error),
        })
        .with_context(written_to)?;
    let key = match kept {
        Ok(()) => key,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            read(path)?.with_context(|| format!("{} came and went", path.display()))?
        }
        Err(error) => return Err(error).with_context(written_to),
    };
    for folder in changed {
        File::open(&folder)
            .and_then(|folder| folder.sync_all())
            .with_context(written_to)?;
    }
    Ok(key)
}

/// The folder, and those above it up to the first that is there.
fn folders_to(folder: &Path) -> Vec<PathBuf> {
    let mut folders = Vec::new();
    for above in folder.ancestors() {
        let here = Path::new(".");
        let above = if above.as_os_str().is_empty() {
            here
        } else {
            above
        };
        folders.push(above.to_path_buf());
        if above.exists() {
            break;
        }
    }
    folders
}

fn write(path: &Path, key: &Key) -> io::Result<()> {
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)?;
    file.write_all(written(key).as_bytes())?;
    file.sync_all()
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        _ => PathBuf::from("."),
    }
}

/// Makes a folder that only our own account can look into; one that is there stays as it is.
///
/// # Errors
/// When it cannot be made.
pub fn close_folder(folder: &Path) -> anyhow::Result<()> {
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .with_context(|| format!("making the folder {}", folder.display()))
}

/// Whether other accounts of this machine can read the key.
///
/// # Errors
/// When the file is not there or cannot be looked at.
pub fn is_open_to_others(path: &Path) -> io::Result<bool> {
    Ok(std::fs::metadata(path)?.permissions().mode() & 0o077 != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(one: &Key, other: &Key) -> bool {
        one.reveal() == other.reveal()
    }

    #[tokio::test]
    async fn the_first_start_makes_a_key_and_every_later_one_reads_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("kept/apart/server.key");
        let database = format!("sqlite:{}", folder.path().join("a.db").display());
        assert!(read(&path).expect("looked").is_none());
        let made = find_or_make(&path, &database, &Entropy::system())
            .await
            .expect("made");
        assert!(!folder.path().join("a.db").exists(), "the key comes first");
        let again = find_or_make(&path, &database, &Entropy::system())
            .await
            .expect("read");
        assert!(same(&made, &again));
        let mode = |path: &Path| path.metadata().expect("there").permissions().mode() & 0o777;
        assert_eq!(mode(&path), 0o600);
        assert_eq!(mode(&folder.path().join("kept")), 0o700);
        assert_eq!(mode(&folder.path().join("kept/apart")), 0o700);
        assert!(!is_open_to_others(&path).expect("looked"));
        let left: Vec<_> = std::fs::read_dir(folder.path().join("kept/apart"))
            .expect("listed")
            .collect();
        assert_eq!(left.len(), 1, "no draft stays behind");
    }

    #[test]
    fn starts_at_the_same_moment_find_one_key() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("server.key");
        let keys: Vec<Key> = std::thread::scope(|scope| {
            let starts: Vec<_> = (0..8)
                .map(|_| scope.spawn(|| make(&path, &Entropy::system()).expect("made or found")))
                .collect();
            starts
                .into_iter()
                .map(|start| start.join().expect("ended"))
                .collect()
        });
        assert!(keys.iter().all(|key| same(key, &keys[0])));
        assert!(same(&keys[0], &read(&path).expect("read").expect("there")));
    }

    #[test]
    fn a_key_is_read_as_it_was_written_and_as_it_is_copied_by_hand() {
        let key = Key::from_bytes([0xC4; 32]);
        let text = written(&key);
        assert!(same(&parse(&text).expect("a key"), &key));
        let typed = format!("  {FORMAT}{}\r\n", "C4".repeat(32));
        assert!(same(&parse(&typed).expect("a key"), &key));
    }

    #[test]
    fn anything_else_is_no_key_and_is_not_quoted() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("server.key");
        let long = "c4".repeat(32);
        for wrong in [
            "",
            "hunter2",
            &long,
            &format!("chaperone-key-2:{long}"),
            &format!("{FORMAT}{}", "c4".repeat(31)),
            &format!("{FORMAT}{long}c4"),
            &format!("{FORMAT}{}zz", "c4".repeat(31)),
            &format!("{FORMAT}{}é", "c4".repeat(31)),
            &format!("{FORMAT}{long} hunter2"),
            &"hunter2 ".repeat(1_000),
        ] {
            std::fs::write(&path, wrong).expect("written");
            let Err(error) = read(&path) else {
                panic!("took {wrong:?}")
            };
            let said = format!("{error:#}");
            assert!(said.contains("is no server key"), "{said}");
            assert!(
                !said.contains("hunter2") && !said.contains("c4c4"),
                "{said}"
            );
        }
        std::fs::write(&path, [0xff, 0xfe, 0x00]).expect("written");
        assert!(read(&path).is_err());
    }
}
