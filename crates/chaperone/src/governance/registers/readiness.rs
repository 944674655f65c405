//! How ready the organisation is, from the standings of what readiness is made of (D02), and who answers for what (D03).

use policy::{AnyControl, Status};

use crate::{
    ctx::Ctx,
    error::AppError,
    evidence::stand::{self, Asked},
};

/// One clause that readiness rests on.
pub struct Point {
    pub clause: String,
    pub title: String,
    pub status: Status,
    pub sentence: String,
}

/// Posts, the live policy, contacts, related documents and acknowledgements, as they stand today; empty before a
/// policy is in force.
///
/// # Errors
/// When the facts cannot be read.
pub async fn report(ctx: &Ctx) -> Result<Vec<Point>, AppError> {
    let Some(stand) = stand::stand(ctx, Asked::default()).await? else {
        return Ok(Vec::new());
    };
    let mut points = Vec::new();
    for standing in &stand.standings {
        let Some(clause) = stand.live.policy.clause(&standing.clause) else {
            continue;
        };
        let counts = clause.rule.as_ref().is_some_and(|rule| {
            matches!(
                rule.control,
                AnyControl::RolesFilled(_)
                    | AnyControl::LivePolicy(_)
                    | AnyControl::DirectoryChecked(_)
                    | AnyControl::RelatedDocuments(_)
                    | AnyControl::Acknowledgement(_)
            )
        });
        if counts {
            points.push(Point {
                clause: standing.clause.to_string(),
                title: clause.title.clone(),
                status: standing.status,
                sentence: standing.sentence.to_string(),
            });
        }
    }
    Ok(points)
}

/// How many points are open: not met, so that the trustees cannot call the organisation ready.
#[must_use]
pub fn open(points: &[Point]) -> i64 {
    points
        .iter()
        .map(|point| i64::from(point.status == Status::NotMet))
        .sum()
}
