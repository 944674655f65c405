//! A phone's own Back on the questions of the public door, pressed in a real browser by `frontend/test/back.mjs`.

use std::{path::Path, process::Command};

use serde_json::json;

use crate::response::ready;

#[tokio::test(flavor = "multi_thread")]
async fn a_phones_own_back_leads_to_the_question_before_and_loses_no_word() {
    let world = ready().await;
    let how = json!({ "base": world.base }).to_string();
    let frontend = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../frontend");
    let run = move || {
        Command::new("node")
            .args(["test/back.mjs", &how])
            .current_dir(frontend)
            .output()
    };
    let output = tokio::task::spawn_blocking(run).await.expect("it ran");
    let output = output.expect("node is installed: bin/test installs it");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
}
