//! What every page of a case has around its own part.

use pages::{Language, views::case::Frame};
use store::Conn;

use super::shown::word;
use crate::{error::AppError, response::case::Case};

/// The parts of a case, by their key; the address of the front sheet has none of its own.
const PARTS: [&str; 9] = [
    "overview",
    "chronology",
    "people",
    "actions",
    "referrals",
    "parents",
    "support",
    "review",
    "team",
];

/// The frame around a part of a case.
///
/// # Errors
/// When the database cannot be read.
pub async fn frame(conn: &mut Conn, case: &Case, part: &str) -> Result<Frame, AppError> {
    use store::case_file::Status;
    let id = case.id();
    let holders = store::holder::of_record(conn, id).await?;
    let lead = match holders.iter().find(|holder| holder.leads) {
        Some(holder) => store::person::find(conn, holder.person_id)
            .await?
            .map(|person| person.name),
        None => None,
    };
    let elsewhere = case.goes_on.as_ref().map(|goes_on| match goes_on {
        Some((into, title)) => (title.clone(), Some(format!("/cases/{into}"))),
        None => (word("matter-goes-on-elsewhere"), None),
    });
    let parts = PARTS.iter().map(|key| {
        let label = Language::English.t(&format!("case-part-{key}")).to_string();
        let href = match *key {
            "overview" => format!("/cases/{id}"),
            key => format!("/cases/{id}/{key}"),
        };
        (label, href, *key == part)
    });
    Ok(Frame {
        id: id.to_string(),
        title: case.title.clone(),
        level: word(&format!("triage-level-{}", &case.file.level)),
        status: word(&format!("case-status-{}", case.file.status.as_str())),
        mark: match case.file.status {
            Status::Open => "due",
            Status::Monitoring => "none",
            Status::Closed | Status::Merged => "met",
        },
        lead: lead.unwrap_or_default(),
        parts: parts.collect(),
        open: case.is_open(),
        elsewhere,
    })
}
