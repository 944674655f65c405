//! Who may do what, and a knock on every door.

use chaperone::{
    access::action::{Action, allows},
    governance,
    web::{self, guard::Guard, route::Declared},
};
use policy::{Choice, Role};

use crate::harness::{Browser, Page, World};

/// The whole matrix: a change to it is a change of this picture.
#[test]
fn who_may_do_what() {
    let mut picture = format!("{:22}", "");
    let names: Vec<String> = Action::ALL
        .iter()
        .map(|action| format!("{action:?}"))
        .collect();
    picture.push_str(&names.join(" "));
    for role in Role::ALL {
        picture.push_str(&format!("\n{:22}", role.key()));
        let marks: Vec<String> = Action::ALL
            .iter()
            .zip(&names)
            .map(|(action, name)| {
                let mark = if allows(*role, *action) { "yes" } else { "·" };
                format!("{mark:width$}", width = name.len())
            })
            .collect();
        picture.push_str(marks.join(" ").trim_end());
    }
    insta::assert_snapshot!("who_may_do_what", picture);
}

/// Every door with its guard: a new one, or one that opens wider, shows here.
#[test]
fn every_door_and_its_guard() {
    let routes = web::routes();
    let mut doors: Vec<String> = routes
        .declared()
        .iter()
        .map(|door| format!("{:?} {} {}", door.guard, door.method, door.path))
        .collect();
    doors.sort();
    insta::assert_snapshot!("every_door_and_its_guard", doors.join("\n"));
}

#[test]
fn whoever_fills_posts_may_also_manage_people() {
    for role in Role::ALL {
        if allows(*role, Action::AppointRoles) {
            assert!(allows(*role, Action::ManagePeople), "{}", role.key());
        }
    }
}

/// A path with something in each hole that leads nowhere.
fn path(door: &Declared) -> String {
    door.path
        .split('/')
        .map(|part| {
            if part.starts_with("{*") {
                "nowhere"
            } else if part.starts_with('{') {
                "00000000-0000-4000-8000-000000000000"
            } else {
                part
            }
        })
        .collect::<Vec<_>>()
        .join("/")
}

async fn knock(browser: &Browser, door: &Declared) -> Page {
    let path = path(door);
    if door.method == "POST" {
        browser.post(&path, &[]).await
    } else {
        browser.get(&path).await
    }
}

#[tokio::test]
async fn nobody_signed_in_is_led_to_the_door_and_sees_nothing_else() {
    let world = World::new().await;
    let anybody = world.browser();
    for door in web::routes().declared() {
        let page = knock(&anybody, door).await;
        match door.guard {
            Guard::HalfSignedIn | Guard::SignedIn | Guard::Can(_) => {
                assert_eq!(page.path, "/sign-in", "{door:?}");
            }
            Guard::Always | Guard::Anyone | Guard::SetUp => {
                assert_ne!(page.status.as_u16(), 500, "{door:?}");
            }
        }
    }
}

#[tokio::test]
async fn out_of_reach_is_not_there_and_within_reach_is() {
    let mut world = World::new().await;
    for role in Role::ALL {
        world.add_with(role.key(), std::slice::from_ref(role)).await;
    }
    world.put_in_force("schools-education", "2026-11-20").await;
    let ctx = world.ctx().await;
    governance::draft::start(&ctx, governance::draft::From::Latest)
        .await
        .expect("a draft");
    for role in Role::ALL {
        let browser = world.sign_in(role.key()).await;
        for door in web::routes().declared() {
            let Guard::Can(action) = door.guard else {
                continue;
            };
            let may = allows(*role, action);
            // A print takes a second each; that the door opens is proved where documents are tested.
            if may && door.path.ends_with(".pdf") {
                continue;
            }
            let page = knock(&browser, door).await;
            let status = page.status.as_u16();
            assert_ne!(
                status,
                403,
                "{door:?} tells {} that it is there",
                role.key()
            );
            if !may {
                assert_eq!(status, 404, "{door:?} is open to {}", role.key());
                assert!(page.words().contains("Page not found"), "{door:?}");
            } else if !door.path.contains('{') {
                assert!(
                    ![404, 500].contains(&status),
                    "{door:?} is shut to {}: {status}",
                    role.key()
                );
            }
        }
    }
}

#[tokio::test]
async fn a_half_signed_in_person_gets_no_further_than_the_code() {
    let world = World::new().await;
    let browser = world.browser();
    let page = browser.get("/sign-in").await;
    let page = page
        .form("/sign-in")
        .fill("email", world.email("ruth"))
        .fill("password", crate::harness::world::PASSWORD)
        .send()
        .await;
    assert_eq!(page.path, "/sign-in/code");
    for door in web::routes().declared() {
        if matches!(door.guard, Guard::SignedIn | Guard::Can(_)) {
            let page = knock(&browser, door).await;
            assert_eq!(page.path, "/sign-in/code", "{door:?}");
        }
    }
}
