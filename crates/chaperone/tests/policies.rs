//! Small policies for tests, and the walk from a draft to a version.

use crate::harness::{Browser, Page, World};

/// A policy with the clauses that a test is about.
pub fn policy(clauses: &str) -> String {
    format!(
        r#"format = 1
[meta]
id = "harbour"
title = "Online safeguarding policy"
summary = "For everybody who works with Harbour Lights online."
language = "en-GB"

[[role]]
id = "dsl"
label = "Safeguarding lead"
purpose = "Takes every concern."

[[role]]
id = "coordinator"
label = "Online Safety Coordinator"
purpose = "Keeps this policy working."
required = true

[[role]]
id = "trustee"
label = "Safeguarding trustee"
purpose = "Answers to the board."

[[role]]
id = "approver"
label = "Policy approver"
purpose = "Signs each version."

[[role]]
id = "manager"
label = "Manager"
purpose = "Plans the work."

[[service]]
id = "schools"
label = "Online sessions for schools"
people = ["children"]

[[clause]]
id = "purpose"
title = "What this policy is for"
section = "About this policy"
pillar = "prevention"
audience = ["everyone"]
duties = ["D16"]
text = "{{organisation}} keeps everyone safe online."

[[clause]]
id = "tell"
title = "Tell somebody"
section = "Telling us"
pillar = "reporting"
audience = ["everyone"]
duties = ["D53"]
text = "Tell the {{role:dsl}}: {{holder:dsl}}."

[[clause]]
id = "help"
title = "We help"
section = "Helping"
pillar = "response"
audience = ["everyone"]
duties = ["D130"]
text = "We make a plan."
{clauses}"#
    )
}

/// One clause with a rule.
pub fn clause(id: &str, pillar: &str, duty: &str, text: &str, control: &str) -> String {
    format!(
        "\n[[clause]]\nid = \"{id}\"\ntitle = \"About {id}\"\nsection = \"Rules\"\npillar = \"{pillar}\"\n\
         audience = [\"everyone\"]\nduties = [\"{duty}\"]\ntext = \"{text}\"\n[clause.control]\n{control}\n"
    )
}

/// Begins a draft and puts `source` into it, through the pages.
pub async fn write(browser: &Browser, source: &str) {
    let page = browser.get("/policy/draft").await.is(200);
    let from = if page.words().contains("The newest version") {
        "live"
    } else {
        "first-steps-online"
    };
    if page
        .attribute("form[action='/policy/draft/start']", "method")
        .is_some()
    {
        let form = page.form("/policy/draft/start").fill("from", from);
        form.send().await.is(200).at("/policy/draft");
    }
    let page = browser.get("/policy/draft/source").await.is(200);
    let form = page.form("/policy/draft/source").fill("source", source);
    form.send().await.is(200).at("/policy/draft").says("Saved");
}

/// Asks to publish the draft, approved by Ines today.
pub async fn publish(world: &World, browser: &Browser) -> Page {
    let page = browser.get("/policy/publish").await.is(200);
    page.form("/policy/publish")
        .fill("approver", &world.id("ines").to_string())
        .fill("note", "Said once more in our own words.")
        .send()
        .await
}

/// Writes and publishes.
pub async fn put_in_force(world: &World, browser: &Browser, source: &str) {
    write(browser, source).await;
    publish(world, browser).await.is(200).says("is published");
}
