//! A form as anybody may send it: in pairs or in parts, whole or cut off.

#![no_main]

use std::cell::LazyCell;

use axum::{body::Body, extract::FromRequest, http::Request};
use chaperone::web::form::Sent;
use libfuzzer_sys::fuzz_target;
use tokio::runtime::{Builder, Runtime};

thread_local! {
    static RUNTIME: LazyCell<Runtime> = const {
        LazyCell::new(|| Builder::new_current_thread().build().expect("a runtime"))
    };
}

fuzz_target!(|bytes: &[u8]| {
    for kind in ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x"] {
        let request = Request::post("/tell/send")
            .header("content-type", kind)
            .body(Body::from(bytes.to_vec()))
            .expect("a request");
        let sent = RUNTIME.with(|runtime| runtime.block_on(Sent::from_request(request, &())));
        // Refused with words, or read; what is read holds nothing that a database refuses.
        if let Ok(sent) = sent {
            for name in ["words", "seed", "step", "receipt"] {
                assert!(!sent.form.value(name).contains('\0'));
                assert!(sent.form.text(name).len() <= bytes.len() * 3);
            }
            let files: usize = sent.files.iter().map(|file| file.bytes.len()).sum();
            assert!(files <= bytes.len());
        }
    }
});
