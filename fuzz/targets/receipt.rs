//! A receipt as anybody may type it: what is read as one leads back to the same report, however it is written.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vault::Receipt;

fuzz_target!(|text: &str| {
    let Ok(receipt) = Receipt::parse(text) else {
        return;
    };
    let written = [
        receipt.groups().join(" "),
        receipt.groups().concat(),
        receipt.words().join(" "),
    ];
    for text in written {
        let Ok(again) = Receipt::parse(&text) else {
            panic!("our own writing is not read: {text}");
        };
        assert_eq!(again.locator(), receipt.locator());
        assert_eq!(again.pair().public(), receipt.pair().public());
    }
});
