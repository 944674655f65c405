//! What the registers wait for, on the first page and in a mail once a week.

use crate::harness::World;

#[tokio::test]
async fn the_coordinator_gets_one_mail_a_week_without_content() {
    let world = World::new().await;
    world
        .put_in_force("play-and-family-services", "2024-09-02")
        .await;
    let ctx = world.ctx().await;
    chaperone::governance::registers::digest::send(&ctx)
        .await
        .expect("sent");
    chaperone::governance::registers::digest::send(&ctx)
        .await
        .expect("sent once");
    let about = |mails: Vec<crate::harness::mail::Mail>| {
        mails
            .into_iter()
            .filter(|mail| mail.subject.contains("to do for safeguarding"))
            .collect::<Vec<_>>()
    };
    let mails = about(world.mails().await);
    assert_eq!(mails.len(), 1, "twice in a week is once");
    assert!(mails[0].to.contains("ruth@harbour.example"));
    assert!(mails[0].text.contains("/registers") && !mails[0].text.contains("procedure"));
    world.set_clock("2026-11-30");
    let ctx = world.ctx().await;
    chaperone::governance::registers::digest::send(&ctx)
        .await
        .expect("sent");
    assert_eq!(
        about(world.mails().await).len(),
        2,
        "the next week brings the next"
    );
}

#[tokio::test]
async fn the_first_page_says_what_the_registers_wait_for() {
    let world = World::new().await;
    world
        .put_in_force("play-and-family-services", "2024-09-02")
        .await;
    let ruth = world.sign_in("ruth").await;
    ruth.get("/")
        .await
        .is(200)
        .says("documents to look at")
        .says("reviews to hold");
    let theo = world.sign_in("theo").await;
    theo.get("/")
        .await
        .is(200)
        .does_not_say("documents to look at");
}
