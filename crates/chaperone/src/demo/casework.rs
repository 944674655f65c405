//! Who is in the cases of the demo, and what is to be done.

use jiff::ToSpan;
use uuid::Uuid;

use super::{
    Making,
    concerns::{INES, MARCUS, RUTH, later},
};
use crate::{
    ctx::Ctx,
    response::{
        actions::{self, Command},
        case,
        people::{self, Knowing},
        team,
        words::{PartyRole, Person},
    },
};

async fn seen(ctx: &Ctx, id: Uuid) -> anyhow::Result<i64> {
    let mut conn = ctx.db().read().await?;
    Ok(case::load(ctx, &mut conn, id).await?.opened.seen())
}

async fn name(ctx: &Ctx, id: Uuid, person: Person) -> anyhow::Result<()> {
    let seen = seen(ctx, id).await?;
    people::save(ctx, id, person, Knowing::Open, seen).await?;
    Ok(())
}

fn person(role: PartyRole, name: &str, child: bool) -> Person {
    Person {
        role,
        initials: people::initials(name),
        name: name.into(),
        child: Some(child),
        ..Person::default()
    }
}

async fn plan(
    ctx: &Ctx,
    id: Uuid,
    text: &str,
    owner: Option<Uuid>,
    due: jiff::civil::Date,
) -> anyhow::Result<Uuid> {
    let command = Command {
        action: None,
        text: text.into(),
        owner,
        due,
    };
    let seen = seen(ctx, id).await?;
    Ok(actions::plan(ctx, id, command, seen).await?)
}

/// The case of the man in the game chat.
pub(super) async fn grooming(making: &Making, id: Uuid) -> anyhow::Result<()> {
    let ruth = later(making, 22, 16, super::actor(making, RUTH))?;
    let kezia = Person {
        belongs: "Class 6A, Millbrook School".into(),
        contact: "Through Ms Haddad, her teacher. Not by phone at home.".into(),
        needs: "Reads slowly and likes to draw while she talks.".into(),
        formats: vec!["easy-read".into(), "supporter".into()],
        ..person(PartyRole::Harmed, "Kezia Mensah", true)
    };
    name(&ruth, id, kezia).await?;
    let mother = Person {
        note: "Speaks Twi at home.".into(),
        formats: vec!["interpreter".into()],
        ..person(PartyRole::Family, "Abena Mensah", false)
    };
    name(&ruth, id, mother).await?;
    let unknown = Person {
        initials: "M. 1".into(),
        note: "Calls himself blade_15 and says that he is 15.".into(),
        child: None,
        ..person(PartyRole::Subject, "", false)
    };
    name(&ruth, id, unknown).await?;
    let marcus = making.people[MARCUS];
    let talk = "Ask Ms Haddad how K.M. is in class.";
    let done = plan(&ruth, id, talk, Some(marcus), making.days_ago(15)).await?;
    let later_on = later(making, 16, 10, super::actor(making, MARCUS))?;
    let seen = seen(&later_on, id).await?;
    let words = "She is quiet, and eats with the others again.";
    actions::end(&later_on, id, done, true, words, seen).await?;
    let ring = "Ring CEOP and ask for their reference.";
    plan(&later_on, id, ring, None, making.days_ago(2)).await?;
    let visit = "Visit the class with Ms Haddad and talk about strangers in games.";
    plan(&later_on, id, visit, Some(marcus), making.today + 4.days()).await?;
    Ok(())
}

/// The case of the group with a name.
pub(super) async fn bullying(making: &Making, id: Uuid) -> anyhow::Result<()> {
    let marcus = later(making, 8, 12, super::actor(making, MARCUS))?;
    let harmed = Person {
        belongs: "Class 7B".into(),
        ..person(PartyRole::Harmed, "Tomás Ferreira", true)
    };
    name(&marcus, id, harmed).await?;
    let other = Person {
        belongs: "Class 7B".into(),
        needs: "Has a support worker at school.".into(),
        ..person(PartyRole::Subject, "Jodie Larkspur", true)
    };
    name(&marcus, id, other).await?;
    let seen = seen(&marcus, id).await?;
    let why = "The school is a partner whose head she knows.";
    team::give(&marcus, id, making.people[INES], why, seen).await?;
    let meet = "Meet both families with the school.";
    plan(&marcus, id, meet, None, making.today + 2.days()).await?;
    Ok(())
}
