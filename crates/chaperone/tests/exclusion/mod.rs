//! Whoever a concern is about cannot tell that it exists.
//!
//! Two worlds are made from one seed: the same people, keys, policy and clock. In one of them a concern about a person is raised
//! and worked on; in the other it never was. Then that person signs in to both and goes everywhere, also to the very addresses
//! of what they must not find, and every answer, mail and document is compared byte for byte. Nothing is replaced before it is
//! compared but the `Date` header, which is the machine's own clock: cookies and ids come from the seed too.

pub mod deeds;
mod story;
mod walk;

use crate::harness::World;
pub use story::MARK;
use story::Told;
use walk::{Difference, Twins};

/// What the two worlds have in common before they part.
const SEED: u64 = 20_261_122;

/// A world in which a usual concern is being handled by the team, so that no list is empty for want of anything to show.
async fn world() -> World {
    let world = World::twin(SEED).await;
    story::usual(&world).await;
    world
}

/// How the person it is about came not to know of it.
#[derive(Clone, Copy)]
enum Excluded {
    /// Named in the report itself.
    FromTheStart,
    /// Named once the concern was in its case, which they held until then.
    Later,
    /// Not at all: what the comparison must notice.
    Not,
}

/// Two worlds that differ in one concern about `subject`, and what was told in it.
async fn twins(subject: &'static str, how: Excluded) -> (Twins, Told) {
    let told = world().await;
    let told_of = story::tell(&told, subject, how).await;
    let never = world().await;
    story::listen(&never, subject).await;
    let mut twins = Twins::new(told, never, subject);
    if matches!(how, Excluded::Later) {
        twins.forget_mails().await;
    }
    (twins, told_of)
}

/// Everywhere, on the day itself and while its clocks run out. `Ok` counts the answers that were the same.
async fn compare(subject: &'static str, how: Excluded) -> Result<usize, Difference> {
    let (mut twins, told) = twins(subject, how).await;
    let mut same = twins.walk(&told, false).await?;
    // The clocks for reading, triage and telling a body outside run out, reminders go, the next in line is told.
    for day in ["2026-11-23", "2026-11-24", "2026-11-26", "2026-12-24"] {
        twins.live_on(day).await?;
    }
    same += twins.walk(&told, true).await?;
    println!("{same} answers were the same for {subject}");
    Ok(same)
}

/// Nothing differs where the person must not know, and something does where they may.
async fn cannot_tell(subject: &'static str, how: Excluded) {
    match compare(subject, how).await {
        // Fewer would mean that the walk went nowhere.
        Ok(same) => assert!(same > 150, "only {same} answers were compared"),
        Err(difference) => panic!("{subject} can tell:\n{difference}"),
    }
}

/// The same walk finds the concern at once when the person is let know of it: a comparison that finds nothing must be able to.
async fn would_tell(subject: &'static str) {
    let found = compare(subject, Excluded::Not).await;
    let Err(difference) = found else {
        panic!("{subject} was let know, and the comparison saw nothing");
    };
    println!("{difference}");
}

macro_rules! whoever_it_is_about {
    ($($name:ident: $subject:literal,)+) => {$(
        mod $name {
            use super::*;

            #[tokio::test]
            async fn cannot_tell_that_it_exists() {
                cannot_tell($subject, Excluded::FromTheStart).await;
            }

            #[tokio::test]
            async fn would_be_seen_to_if_it_were_shown() {
                would_tell($subject).await;
            }
        }
    )+};
}

whoever_it_is_about! {
    the_lead: "ruth",
    the_deputy: "marcus",
    the_trustee: "ines",
    a_manager: "priya",
    an_administrator: "ada",
    a_teacher: "noor",
}

#[tokio::test]
async fn a_deputy_who_held_it_cannot_tell_that_it_goes_on() {
    cannot_tell("marcus", Excluded::Later).await;
}
