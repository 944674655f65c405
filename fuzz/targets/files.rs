//! A file as anybody may offer it: what it is, by its content alone.

#![no_main]

use chaperone::reporting::files;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // Its first bytes are its name as well: a name decides nothing.
    let name = String::from_utf8_lossy(&bytes[..bytes.len().min(40)]);
    let named = files::check(&name, bytes);
    let plain = files::check("a", bytes);
    match (named, plain) {
        (Ok(named), Ok(plain)) => {
            assert_eq!(named.mime, plain.mime);
            assert!(!named.name.is_empty());
            assert!(!named.name.contains(['/', '\\', '\0', '\n', '"']));
            // What a browser would run is never handed out as what it is.
            assert!(!["text/html", "image/svg+xml", "text/javascript"].contains(&named.mime));
        }
        (Err(named), Err(plain)) => assert_eq!(named, plain),
        (named, plain) => panic!("the name decided: {named:?}, {plain:?}"),
    }
});
