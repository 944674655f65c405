//! What a reporter adds with the receipt reaches whoever works on it, at every moment of its life.

use super::public_door::{concerns, digits, open, send, with_lead};
use crate::response::triaged;

#[tokio::test]
async fn d120_what_is_added_later_waits_to_be_read_like_a_report() {
    let (world, ruth) = with_lead().await;
    let child = world.browser();
    let receipt = digits(&send(&child, &[]).await);
    let add = |text: &'static str| {
        let (child, receipt) = (child.clone(), receipt.clone());
        async move {
            let dialogue = open(&child, &receipt).await.is(200);
            let form = dialogue.form("/receipt/add").fill("text", text);
            form.send().await.is(200).says("We have added it");
        }
    };
    let said = "Read what was added";
    let id = concerns(&world).await[0].id;
    // Nobody has read the report yet: both are read together.
    add("It was on Monday.").await;
    ruth.get("/queue").await.is(200).does_not_say(said);
    let concern = format!("/concerns/{id}");
    ruth.get(&concern).await.is(200).says("It was on Monday.");
    let case = triaged(&ruth, id, "T.B., messages").await.path;
    ruth.get(&case)
        .await
        .is(200)
        .does_not_say("New words from the reporter");
    add("He is at the door of my school now.").await;
    let queue = ruth.get("/queue").await.is(200).says(said);
    assert!(queue.links(&concern).contains(&concern));
    add("He has gone.").await;
    let queue = ruth.get("/queue").await.is(200);
    assert_eq!(queue.words().matches(said).count(), 1, "one thing to read");
    ruth.get("/cases").await.is(200).says("New words");
    let front = ruth.get(&case).await.is(200);
    let front = front.says("New words from the reporter");
    assert!(front.links(&concern).contains(&concern));
    ruth.get(&concern).await.says("He has gone.");
    ruth.get("/queue").await.does_not_say(said);
    ruth.get("/cases").await.does_not_say("New words");
    ruth.get(&case)
        .await
        .does_not_say("New words from the reporter");
}

#[tokio::test]
async fn d120_what_is_added_to_a_closed_concern_waits_to_be_read() {
    let (world, ruth) = with_lead().await;
    let child = world.browser();
    let receipt = digits(&send(&child, &[]).await);
    let id = concerns(&world).await[0].id;
    let path = format!("/concerns/{id}");
    let page = ruth.get(&path).await.is(200);
    let triage = page.follow("Decide what happens").await.is(200);
    triage
        .form(&format!("{path}/triage"))
        .fill("kind", "concern")
        .fill("branch", "other")
        .fill("level", "none")
        .fill("reason", "A joke between friends.")
        .fill("then", "nothing")
        .send()
        .await
        .is(200);
    ruth.get("/queue").await.says("Nothing is due");
    let dialogue = open(&child, &receipt).await.is(200);
    let form = dialogue.form("/receipt/add");
    form.fill("text", "It was no joke.").send().await.is(200);
    let queue = ruth.get("/queue").await.says("Read what was added");
    assert!(queue.links(&path).contains(&path));
}
