//! People from a spreadsheet, and back into one.

use crate::harness::{Browser, Page, World};

async fn upload(browser: &Browser, bytes: &[u8]) -> Page {
    let page = browser.get("/people/import").await.is(200);
    page.form("/people/import")
        .file("file", "people.csv", bytes)
        .send()
        .await
}

#[tokio::test]
async fn nothing_is_imported_until_somebody_says_yes() {
    let world = World::new().await;
    let priya = world.sign_in("priya").await;
    let list = "Full name;E-mail;Type;Job title;Start date;Host\r\n\
                Zoë O’Brien;zoe@harbour.example;volunteer;Mentor;27/03/2026;yes\r\
                Bo Lind;bo@harbour.example;;;;\n";
    let page = upload(&priya, list.as_bytes()).await.is(200);
    let page = page
        .says("2 people can be imported")
        .says("Zoë O’Brien")
        .says("27 March 2026");
    priya.get("/people").await.says("8 people");
    let form = page.form(&page.path).tick("invite", "yes");
    let page = form.send().await.is(200).at("/people");
    page.says("2 people were imported, and 2 invitations are on their way.")
        .says("10 people");
    assert_eq!(world.mails().await.len(), 2);
    let zoe = priya.get("/people?q=zoe").await.follow("Zoë O’Brien").await;
    zoe.says("Mentor").says("Invited").says("27 March 2026");
}

#[tokio::test]
async fn each_row_that_is_wrong_is_named_with_what_to_do() {
    let world = World::new().await;
    let priya = world.sign_in("priya").await;
    let list = "name,email,kind,start,shoes\n\
                Good,good@harbour.example,staff,2026-01-31,42\n\
                ,no-name@harbour.example,,,\n\
                Bad Mail,bad at harbour,,,\n\
                Ruth Again,RUTH@harbour.example,,,\n\
                Twice,good@harbour.example,,,\n\
                Boss,,boss,31/02/2026,\n";
    let page = upload(&priya, list.as_bytes()).await.is(200);
    let rows = page.all("main table:first-of-type tbody tr");
    let wanted = [
        "3 Name Enter their full name",
        "4 Email address Enter an email address in the correct format, such as name@example.org",
        "5 Email address Somebody here has this email address already",
        "6 Email address The same email address is on line 2",
        "7 Kind Write staff, volunteer, associated, visitor or trustee",
        "7 First day Write the date as 27/03/2026",
    ];
    assert_eq!(&rows[..6], &wanted);
    let page = page
        .says("1 person can be imported")
        .says("5 rows cannot")
        .says("shoes");
    page.form(&page.path)
        .send()
        .await
        .is(200)
        .says("1 person was imported");
}

#[tokio::test]
async fn old_spreadsheets_and_windows_text_are_read() {
    let world = World::new().await;
    let priya = world.sign_in("priya").await;
    let page = upload(&priya, b"name\nZo\xEB O\x92Brien\n").await.is(200);
    page.says("Zoë O’Brien").says("We had to guess");
    let utf16: Vec<u8> = "\u{FEFF}name\tjob\r\nنور\tمعلمة\r\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let page = upload(&priya, &utf16).await.is(200);
    page.says("نور").does_not_say("We had to guess");
}

#[tokio::test]
async fn a_file_that_is_no_list_is_refused_in_words() {
    let world = World::new().await;
    let priya = world.sign_in("priya").await;
    upload(&priya, b"").await.is(422).says("Choose a CSV file");
    upload(&priya, b"PK\x03\x04\x14\x00\x06\x00 not a csv")
        .await
        .is(422)
        .says("No column with names");
    let form = priya.get("/people/import").await.form("/people/import");
    form.send().await.is(422).says("Choose a CSV file");
    let huge = vec![b'a'; 13 * 1024 * 1024];
    upload(&priya, &huge).await.is(413);
}

#[tokio::test]
async fn pressing_twice_imports_once_and_a_list_is_its_uploaders_own() {
    let world = World::new().await;
    let priya = world.sign_in("priya").await;
    let ruth = world.sign_in("ruth").await;
    let page = upload(&priya, b"name\nBo\n").await.is(200);
    ruth.get(&page.path).await.is(404);
    ruth.post(&page.path, &[]).await.is(404);
    page.form(&page.path)
        .send()
        .await
        .is(200)
        .says("1 person was imported");
    page.form(&page.path).send().await.is(404);
    let page = upload(&priya, b"name\nCy\n").await.is(200);
    let dropping = page.form(&format!("{}/drop", page.path));
    dropping.send().await.is(200).says("Nobody was imported");
    priya.get(&page.path).await.is(404);
    priya.get("/people?q=Cy").await.says("0 people");
}

#[tokio::test]
async fn somebody_added_between_looking_and_saying_yes_is_left_out() {
    let world = World::new().await;
    let priya = world.sign_in("priya").await;
    let page = upload(
        &priya,
        b"name,email\nBo,bo@harbour.example\nCy,cy@harbour.example\n",
    )
    .await;
    let other = priya.get("/people/new").await;
    let form = other
        .form("/people/new")
        .fill("name", "Bo L")
        .tick("kind", "staff");
    form.fill("email", "BO@harbour.example")
        .send()
        .await
        .is(200);
    let page = page.form(&page.path).send().await.is(200);
    page.says("1 person was imported.")
        .says("1 was here already");
}

#[tokio::test]
async fn a_formula_stays_text_on_its_way_in_and_out_and_in_again() {
    let world = World::new().await;
    let priya = world.sign_in("priya").await;
    let list = "name,job\n\"=HYPERLINK(\"\"http://evil.example\"\",\"\"x\"\")\",@SUM(A1)\n";
    let page = upload(&priya, list.as_bytes()).await.is(200);
    page.form(&page.path).send().await.is(200);
    let file = priya.get("/people/export.csv").await.is(200);
    let kind = file.headers.get("content-type").unwrap();
    assert_eq!(kind, "text/csv; charset=utf-8");
    assert!(file.text.contains("\"'=HYPERLINK("), "{}", file.text);
    assert!(file.text.contains(",'@SUM(A1),"), "{}", file.text);
    assert!(
        !file.text.contains(",=") && !file.text.contains("\n="),
        "{}",
        file.text
    );
    // What we export we can read again: everybody is here already.
    let page = upload(&priya, &file.bytes).await.is(200);
    page.says("No row can be imported").says("9 rows cannot");
}

#[tokio::test]
async fn a_list_makes_nobody_a_host_whom_the_policy_would_stop() {
    let world = World::new().await;
    world.put_in_force("schools-education", "2026-11-01").await;
    let priya = world.sign_in("priya").await;
    let page = upload(&priya, b"name,host\nBo,yes\nCy,yes\nDi,no\n").await;
    let page = page.form(&page.path).send().await.is(200);
    page.says("3 people were imported")
        .says("2 may not host yet");
    let bo = priya.get("/people?q=Bo").await.follow("Bo").await;
    bo.says("Hosts online sessions No");
}

#[tokio::test]
async fn the_file_to_fill_in_can_be_filled_in() {
    let world = World::new().await;
    let priya = world.sign_in("priya").await;
    let template = priya.get("/people/import/template.csv").await.is(200);
    let page = upload(&priya, &template.bytes).await.is(200);
    page.says("1 person can be imported")
        .does_not_say("These columns");
}

#[tokio::test]
async fn a_hundred_thousand_rows_are_read_and_one_more_is_too_many() {
    let world = World::new().await;
    let priya = world.sign_in("priya").await;
    let mut list = String::from("name,email,kind,job,start,host\n");
    for number in 0..100_000 {
        list.push_str(&format!(
            "Person {number},p{number}@h.example,volunteer,Mentor,27/03/2026,no\n"
        ));
    }
    let page = upload(&priya, list.as_bytes()).await.is(200);
    let page = page
        .says("100,000 people can be imported")
        .says("And 99,980 more")
        .says("more than 500 people at once");
    page.form(&page.path)
        .send()
        .await
        .is(200)
        .says("100,000 people were imported");
    priya
        .get("/people?page=4001")
        .await
        .is(200)
        .says("100,008 people");
    list.push_str("One More,one-more@h.example,,,,\n");
    upload(&priya, list.as_bytes())
        .await
        .is(422)
        .says("more than 100,000 rows");
}
