//! The whole path, from a child's worry to a changed policy, clicked and typed in a real browser by `frontend/test/path.mjs`.
//!
//! The script asks, in lines of JSON, for what no page can give: a code from somebody's app, the last mail, another day, a new
//! version of the policy.

use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, Command, Stdio},
};

use serde_json::{Value, json};

use crate::{harness::World, path::policy, response::ready};

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_path_on_a_desktop() {
    walk(1280, true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_path_on_a_desktop_without_scripts() {
    walk(1280, false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_path_on_a_phone() {
    walk(375, true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_path_on_a_phone_without_scripts() {
    walk(375, false).await;
}

async fn walk(width: u32, scripts: bool) {
    let world = ready().await;
    world.put_text_in_force(&policy(), "2026-11-21").await;
    let mut script = start(&json!({
        "base": world.base,
        "width": width,
        "scripts": scripts,
        "email": world.email("ruth"),
        "password": crate::harness::world::PASSWORD,
    }));
    let mut input = script.stdin.take().expect("its input");
    let mut output = BufReader::new(script.stdout.take().expect("its output"));
    let mut pages = 0;
    loop {
        let mut line = String::new();
        let read = tokio::task::block_in_place(|| output.read_line(&mut line));
        if read.expect("a line") == 0 {
            break;
        }
        let asked: Value = serde_json::from_str(&line).expect("a line of JSON");
        if let Some(looked_at) = asked["pages"].as_u64() {
            pages = looked_at;
            continue;
        }
        let answer = answer(&world, &asked).await;
        writeln!(input, "{answer}").expect("the script reads it");
    }
    let status = tokio::task::block_in_place(|| script.wait()).expect("it ends");
    assert!(status.success(), "the script says above what is wrong");
    assert!(pages > 40, "only {pages} pages were looked at");
    println!("{pages} pages");
}

/// The script. It closes its browser and ends when its input is gone, so it does not outlive a test that failed.
fn start(how: &Value) -> Child {
    let frontend = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../frontend");
    let child = Command::new("node")
        .args(["test/path.mjs", &how.to_string()])
        .current_dir(frontend)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    child.expect("node is installed: bin/test installs it")
}

async fn answer(world: &World, asked: &Value) -> Value {
    match asked["ask"].as_str().expect("what it asks for") {
        "code" => json!({ "code": world.code("ruth") }),
        "mail" => {
            let mail = world.mail_to(world.email("ruth")).await;
            json!({ "subject": mail.subject, "text": mail.text })
        }
        "clock" => {
            world.set_clock(asked["day"].as_str().expect("a day"));
            json!({})
        }
        "publish" => {
            let changed = policy().replace("within = \"2 weeks\"", "within = \"4 weeks\"");
            let today = world.now().strftime("%Y-%m-%d").to_string();
            json!({ "version": world.put_text_in_force(&changed, &today).await })
        }
        other => panic!("the script asks for {other:?}"),
    }
}
