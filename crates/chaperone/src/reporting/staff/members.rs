//! People of the organisation, to say whom a report is about.

use std::collections::HashMap;

use store::{Conn, Day, person::Filter};
use uuid::Uuid;

use crate::{ctx::Ctx, error::AppError};

/// Everybody who has not left, by name; where two have the same name, with their job.
///
/// # Errors
/// When the database cannot be read.
pub async fn all(ctx: &Ctx, conn: &mut Conn) -> Result<Vec<(Uuid, String)>, AppError> {
    let here = Filter {
        not_left_by: Some(Day::from(ctx.today())),
        ..Filter::default()
    };
    let people = store::person::list(conn, &here, i64::MAX, 0).await?;
    let mut same: HashMap<String, usize> = HashMap::new();
    for person in &people {
        *same.entry(person.name.clone()).or_default() += 1;
    }
    let label = |person: store::person::Person| {
        let twice = same.get(&person.name).is_some_and(|count| *count > 1);
        if twice && !person.job.is_empty() {
            (person.id, format!("{}, {}", person.name, person.job))
        } else {
            (person.id, person.name)
        }
    };
    Ok(people.into_iter().map(label).collect())
}
