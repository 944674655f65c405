//! Records that belong together: who must not know of one must not know of the others.

use store::{Conn, record::Kind};
use uuid::Uuid;

use crate::error::AppError;

/// A case and every case that goes on in it, also by way of another; the case first.
///
/// # Errors
/// When the database cannot be read.
pub async fn cases(conn: &mut Conn, case: Uuid) -> Result<Vec<Uuid>, AppError> {
    let mut found = vec![case];
    let mut next = 0;
    while let Some(id) = found.get(next).copied() {
        next += 1;
        for file in store::case_file::merged_into(conn, id).await? {
            if !found.contains(&file.id) {
                found.push(file.id);
            }
        }
    }
    Ok(found)
}

/// The same with the concerns in them.
///
/// # Errors
/// When the database cannot be read.
pub async fn of_case(conn: &mut Conn, case: Uuid) -> Result<Vec<Uuid>, AppError> {
    let mut found = cases(conn, case).await?;
    for case in found.clone() {
        let concerns = store::concern::of_case(conn, case).await?;
        found.extend(concerns.into_iter().map(|concern| concern.id));
    }
    Ok(found)
}

/// Everything that a record leads to: its case, the concerns of that, where it was merged; the record itself first.
///
/// # Errors
/// When the database cannot be read.
pub async fn around(conn: &mut Conn, record: Uuid) -> Result<Vec<Uuid>, AppError> {
    let mut found = vec![record];
    let mut next = 0;
    while let Some(id) = found.get(next).copied() {
        next += 1;
        let Some(row) = store::record::find(conn, id).await? else {
            continue;
        };
        let near = match row.kind {
            Kind::Concern => {
                let concern = store::concern::get(conn, id).await?;
                concern.case_id.into_iter().collect()
            }
            Kind::Case => {
                let mut near = of_case(conn, id).await?;
                near.extend(store::case_file::get(conn, id).await?.merged_into);
                near
            }
            Kind::Advice | Kind::Contact | Kind::Breach => Vec::new(),
        };
        for other in near {
            if !found.contains(&other) {
                found.push(other);
            }
        }
    }
    Ok(found)
}
