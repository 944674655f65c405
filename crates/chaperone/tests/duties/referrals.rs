//! Bodies outside are told in time, and what left is on record.

use crate::{
    harness::{Browser, Page, World},
    response::{ready, report, submit, triaged},
};

/// A case about a child that Ruth holds: her browser and the case's address.
pub async fn case(world: &World) -> (Browser, String) {
    let ruth = world.sign_in("ruth").await;
    let taken = submit(
        &world.public().await,
        report(1, "He writes to me at night."),
    )
    .await;
    let path = triaged(&ruth, taken.id, "T.B., messages at night")
        .await
        .path;
    (ruth, path)
}

/// The form about a body, filled so that it can be saved.
pub async fn begun(ruth: &Browser, case: &str, body: &str) -> Page {
    let new = format!("{case}/referrals/new");
    let page = ruth.get(&format!("{new}?body={body}")).await.is(200);
    page.form(&new)
        .fill("recipient", "Northshire front door")
        .fill("contact", "01632 960 010")
        .fill(
            "why",
            "A man she does not know writes to her at night. Please advise.",
        )
        .fill("summary", "She says: “He writes to me at night.”")
        .fill("consent", "not-asked")
        .fill("consent-reason", "Asking could put her at risk.")
        .send()
        .await
        .is(200)
}

async fn step(ruth: &Browser, referral: &str, step: &str, fields: &[(&str, &str)]) -> Page {
    let path = format!("{referral}/step/{step}");
    let page = ruth.get(&path).await.is(200);
    let form = fields.iter().fold(page.form(&path), |form, (name, value)| {
        form.fill(name, value)
    });
    form.send().await.is(200)
}

#[tokio::test]
async fn d129_a_referral_is_on_record_with_when_to_whom_reference_and_answer() {
    let world = ready().await;
    let (ruth, case) = case(&world).await;
    let list = format!("{case}/referrals");
    ruth.get(&list)
        .await
        .is(200)
        .says("Nobody outside was told yet")
        .says("A child may be suffering significant harm")
        .says("CEOP Safety Centre Not decided It may be grooming");
    let page = begun(&ruth, &case, "childrens-social-care").await;
    let referral = page.path.clone();
    page.says("Northshire front door").says("Do it now");
    let email = [("way", "email"), ("reference", "NS-4471")];
    step(&ruth, &referral, "sent", &email)
        .await
        .says("NS-4471")
        .says("An answer is expected by");
    let words = [("text", "They have it.")];
    step(&ruth, &referral, "acknowledged", &words).await;
    step(&ruth, &referral, "chased", &[("way", "phone")])
        .await
        .says("Asked again");
    let answer = [
        ("outcome", "taken-on"),
        ("text", "A social worker visits on Friday."),
    ];
    step(&ruth, &referral, "replied", &answer)
        .await
        .says("Answered");
    let end = [("text", "Nothing more is expected.")];
    step(&ruth, &referral, "closed", &end).await;
    ruth.get(&list).await.is(200).says("Ended");
    ruth.get(&format!("{case}/chronology"))
        .await
        .is(200)
        .says("Referral sent: children's social care")
        .says("Reference: NS-4471")
        .says("They take it on")
        .says("Personal data left: Northshire front door");
    // What was sent once is not sent twice, by a form that was open meanwhile or pressed again.
    let path = format!("{referral}/step/sent");
    ruth.get(&path)
        .await
        .is(200)
        .form(&path)
        .fill("way", "email")
        .send()
        .await
        .is(422);
}

#[tokio::test]
async fn d129_who_rang_first_fills_one_short_form_and_nothing_stands_in_between() {
    let world = ready().await;
    let (ruth, case) = case(&world).await;
    let path = format!("{case}/referrals/phoned");
    let page = ruth.get(&path).await.is(200);
    // Nothing filled in says what is missing, and loses nothing.
    let again = page
        .form(&path)
        .fill("told", "That a man writes to a girl of 13 at night.")
        .fill("body", "")
        .send()
        .await
        .is(422);
    let page = again
        .says("Choose whom you rang")
        .says("Write whom you spoke to")
        .form(&path)
        .fill("body", "police")
        .fill("to", "Call handler 4411")
        .send()
        .await
        .is(200)
        .says("Confirm it in writing by 23 November 2026 at 9:00am")
        .says("Not yet: confirm what was said");
    let referral = page.path.clone();
    ruth.get(&case)
        .await
        .is(200)
        .says("Confirm the referral in writing");
    step(&ruth, &referral, "confirmed", &[("way", "email")])
        .await
        .does_not_say("Not yet: confirm what was said");
    ruth.get(&case)
        .await
        .is(200)
        .does_not_say("Confirm the referral in writing");
    // The details follow when there is time.
    let path = format!("{referral}/details");
    let page = ruth.get(&path).await.is(200);
    assert_eq!(
        page.form(&path).value("why"),
        Some("That a man writes to a girl of 13 at night.")
    );
}

#[tokio::test]
async fn d127_not_telling_somebody_is_a_decision_with_each_of_its_reasons() {
    let world = ready().await;
    let (ruth, case) = case(&world).await;
    let path = format!("{case}/referrals/not-needed");
    let asked = format!("{path}?body=lado");
    let reasons = [
        (
            "threshold",
            "None of the four tests: he has no role with us.",
        ),
        ("alternatives", "CEOP was told."),
        ("reason", "He is a stranger from a game."),
        ("consulted", "Marcus Webb, who agrees."),
    ];
    for (missing, _) in reasons {
        let page = ruth.get(&asked).await.is(200);
        let given = reasons.iter().filter(|(name, _)| *name != missing);
        let form = given.fold(page.form(&path), |form, (name, value)| {
            form.fill(name, value)
        });
        let page = form.send().await.is(422);
        assert!(
            page.attribute(&format!("#{missing}-error"), "class")
                .is_some(),
            "{missing} is asked for"
        );
    }
    let page = ruth.get(&asked).await.is(200);
    let form = reasons
        .iter()
        .fold(page.form(&path), |form, (name, value)| {
            form.fill(name, value)
        });
    form.send().await.is(200).says("Not needed");
    let page = ruth.get(&format!("{case}/chronology")).await.is(200);
    let page = page.says("Decided not to tell").says("Ruth Adeyemi");
    reasons
        .iter()
        .fold(page, |page, (_, words)| page.says(words));
}

#[tokio::test]
async fn d014_what_was_told_late_says_so_for_ever_and_both_times_are_kept() {
    let world = ready().await;
    let (ruth, case) = case(&world).await;
    let list = format!("{case}/referrals");
    // Known on Sunday 22 November at nine: one working day ends on Monday at nine.
    let page = begun(&ruth, &case, "police").await;
    let referral = page.path.clone();
    ruth.get(&list)
        .await
        .is(200)
        .says("Send it by 23 November 2026 at 9:00am");
    world.set_clock("2026-11-24");
    let ruth = world.sign_in("ruth").await;
    ruth.get(&list)
        .await
        .is(200)
        .says("Late")
        .says("Should have been sent by 23 November 2026 at 9:00am");
    let path = format!("{referral}/step/sent");
    let page = ruth.get(&path).await.is(200);
    page.form(&path)
        .fill("way", "online-form")
        .date("on", "2026-11-23")
        .fill("time", "17:30")
        .send()
        .await
        .is(200)
        .says("23 November 2026 at 5:30pm, late")
        // When it was written down stands beside.
        .says("24 November 2026 at 9:00am");
    ruth.get(&list)
        .await
        .is(200)
        .says("Sent 23 November 2026 at 5:30pm, late: it was due by 23 November 2026 at 9:00am");
    // An answer cannot come before the question.
    let path = format!("{referral}/step/replied");
    ruth.get(&path)
        .await
        .is(200)
        .form(&path)
        .fill("outcome", "advice")
        .fill("text", "Keep the messages.")
        .date("on", "2026-11-22")
        .send()
        .await
        .is(422)
        .says("It was sent only on 23 November 2026 at 5:30pm");
}

#[tokio::test]
async fn d014_silence_is_asked_about_and_stands_in_what_is_due() {
    let world = ready().await;
    let (ruth, case) = case(&world).await;
    let referral = begun(&ruth, &case, "childrens-social-care").await.path;
    step(&ruth, &referral, "sent", &[("way", "email")]).await;
    world.set_clock("2026-11-25");
    let ruth = world.sign_in("ruth").await;
    ruth.get(&format!("{case}/referrals"))
        .await
        .is(200)
        .says("No answer")
        .says("ask again");
    ruth.get(&case)
        .await
        .is(200)
        .says("Late Ask for an answer was due by 23 November 2026 at 9:00am");
    step(&ruth, &referral, "chased", &[("way", "phone")]).await;
    ruth.get(&case)
        .await
        .is(200)
        .says("Ask for an answer by 26 November 2026 at 9:00am");
}

#[tokio::test]
async fn d114_what_left_stands_in_the_log_of_those_who_hold_the_case_and_of_nobody_else() {
    let world = ready().await;
    let (ruth, case) = case(&world).await;
    let referral = begun(&ruth, &case, "childrens-social-care").await.path;
    step(&ruth, &referral, "sent", &[("way", "email")]).await;
    ruth.get("/disclosures")
        .await
        .is(200)
        .says("T.B., messages at night")
        .says("Northshire front door")
        .says("By e-mail")
        .says("Keeping a child or an adult at risk safe")
        .says("Ruth Adeyemi");
    let noor = world.sign_in("noor").await;
    noor.get("/disclosures")
        .await
        .is(200)
        .says("Nothing has left from what you hold")
        .does_not_say("Northshire");
    for path in [
        format!("{case}/referrals"),
        format!("{case}/referrals/new?body=lado"),
        format!("{case}/referrals/phoned"),
        format!("{case}/referrals/not-needed?body=lado"),
        referral.clone(),
        format!("{referral}/details"),
        format!("{referral}/step/sent"),
    ] {
        noor.get(&path).await.is(404);
    }
    let seen = ("seen", "4");
    for (path, fields) in [
        (
            format!("{case}/referrals/new"),
            &[seen, ("body", "lado")][..],
        ),
        (
            format!("{case}/referrals/phoned"),
            &[("body", "lado"), ("to", "x"), ("told", "x")][..],
        ),
        (
            format!("{case}/referrals/not-needed"),
            &[seen, ("body", "lado")][..],
        ),
        (format!("{referral}/details"), &[seen][..]),
        (format!("{referral}/step/replied"), &[seen][..]),
        (format!("{referral}/print"), &[][..]),
    ] {
        noor.post(&path, fields).await.is(404);
    }
}
