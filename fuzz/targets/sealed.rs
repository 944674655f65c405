//! Sealed bytes, as somebody who writes to the database would change them.
//!
//! Nothing opens but what was sealed, in its own place; nothing makes the vault fall over.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rand::{SeedableRng, rngs::StdRng};
use vault::{Context, Key, PrivateKey, RecoveryKey, Share};

fuzz_target!(|bytes: &[u8]| {
    let mut rng = StdRng::seed_from_u64(1);
    let key = Key::generate(&mut rng);
    let pair = PrivateKey::generate(&mut rng);
    let place = Context::new("entry.sealed").id(&[7; 16]).number(1);

    // As they are: nobody guesses a tag of 128 bits.
    assert!(key.open(&place, bytes).is_err());
    assert!(pair.open_key(&place, bytes).is_err());

    // Sealed, they come back; in another place, or with a byte changed, they do not.
    let sealed = key.seal(&mut rng, &place, bytes);
    assert_eq!(key.open(&place, &sealed).expect("its own").as_slice(), bytes);
    let elsewhere = Context::new("entry.sealed").id(&[7; 16]).number(2);
    assert!(key.open(&elsewhere, &sealed).is_err());
    if let [at, bit, ..] = bytes {
        let mut changed = sealed.clone();
        let at = usize::from(*at) % changed.len();
        changed[at] ^= 1 << (bit % 8);
        assert!(key.open(&place, &changed).is_err());
        let mut changed = pair.public().seal_key(&mut rng, &place, &key);
        let at = usize::from(bytes[0]) % changed.len();
        changed[at] ^= 1 << (bit % 8);
        assert!(pair.open_key(&place, &changed).is_err());
    }

    // As the words of a recovery sheet.
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = RecoveryKey::parse(text).is_ok();
        let _ = Share::parse(text).is_ok();
    }
});
