//! Sending a report, and the receipt in answer: shown once, in the answer to the very request that sent it, and in no address.

use axum::{extract::Multipart, response::Response};
use pages::views::tell::Sent;
use policy::terms::ConcernRoute;
use store::concern::Source;
use vault::Receipt;

use super::{Help, draft::Draft, nameless, parcel::Parcel, picture, tell};
use crate::{
    ctx::Ctx,
    error::AppError,
    reporting::{
        intake::{self, Offered, Submission, Taken},
        readers::{self, Reader},
        words::{From, Named, Report, Wording},
    },
    web::{dates, view},
};

pub async fn send(ctx: Ctx, multipart: Multipart) -> Result<Response, AppError> {
    let ctx = nameless(&ctx);
    let parcel = Parcel::read(multipart, Draft::takes_files).await?;
    let readers = readers::all(&ctx).await?;
    let mut draft = Draft::of(&ctx, &parcel.form);
    if let Some(wrong) = draft.first_wrong(!readers.is_empty()) {
        let page = tell::question(&ctx, wrong, draft, &readers).await?;
        return Ok(view::again(&page));
    }
    let (refused, had_files) = (parcel.refused, parcel.has_files());
    let files = parcel.checked(&mut draft.form);
    if draft.form.is_refused() {
        return Ok(view::again(&tell::check(&ctx, draft, &readers).await?));
    }
    let submission = submission(&draft, &readers, files, refused)?;
    let (danger, nude) = (submission.report.danger, submission.nude_images);
    match intake::submit(&ctx, submission).await {
        Ok(taken) => {
            let receipt = taken.receipt.as_ref();
            let receipt =
                receipt.ok_or_else(|| AppError::internal("a report without a receipt"))?;
            Ok(view::html(
                &sent(&ctx, &taken, receipt, danger, nude, refused).await?,
            ))
        }
        Err(AppError::NobodyReads) => {
            tell::stopped(&ctx, Some((draft, &readers)), true, had_files).await
        }
        Err(AppError::Unavailable(cause)) => {
            tracing::warn!(cause, "a report could not be kept");
            // The page must not need the database more than it has to: what was typed matters most.
            tell::stopped(&ctx, Some((draft, &readers)), false, had_files).await
        }
        Err(error) => Err(error),
    }
}

/// The draft as a report.
fn submission(
    draft: &Draft,
    readers: &[Reader],
    files: Vec<Offered>,
    refused: usize,
) -> Result<Submission, AppError> {
    let form = &draft.form;
    let value = |field: &str| form.value(field).to_owned();
    let seed = draft.seed();
    let seed = seed.ok_or_else(|| AppError::internal("a form without its secret"))?;
    let (worker, mine) = (form.text("worker") == "yes", form.text("mine") == "me");
    let about = draft.about(readers);
    let in_role = worker || !about.is_empty();
    let minor = form.text("minor") == "yes" || (mine && draft.is_child());
    let name = form.text("name").to_owned();
    Ok(Submission {
        seed,
        source: Source::Public,
        kind: match (in_role, mine) {
            (true, _) => "allegation",
            (false, true) => "disclosure",
            (false, false) => "concern",
        }
        .into(),
        about: match (in_role, minor) {
            (true, _) => "adult-in-role",
            (false, true) => "child",
            (false, false) => "unknown",
        }
        .into(),
        route: ConcernRoute::Message,
        // Wherever it happened, it is taken: on our pages, in another company's app, or in the street.
        place: match form.text("place") {
            "app" => "elsewhere",
            "ours" => "ours",
            "offline" => "offline",
            _ => "unknown",
        }
        .into(),
        service: None,
        received: None,
        nude_images: !Draft::takes_files(form),
        subjects: about.iter().map(|reader| reader.person).collect(),
        report: Report {
            wording: if draft.is_child() {
                Wording::Child
            } else {
                Wording::Adult
            },
            words: value("words"),
            place: value("platform"),
            account: value("account"),
            link: value("link"),
            when: value("when"),
            who: value("who"),
            harmed: value("harmed"),
            from: match form.text("from") {
                "first" => From::FirstName(name),
                "named" => From::Named(name),
                _ => From::Nameless,
            },
            reach: value("reach"),
            safe: value("safe"),
            needs: value("needs"),
            prefers: value("prefers"),
            danger: form.text("danger") == "yes",
            nude: Some(!Draft::takes_files(form)),
            place_kind: value("place"),
            mine: value("mine"),
            minor: value("minor"),
            worker: value("worker"),
            about: about
                .iter()
                .map(|reader| Named {
                    id: reader.person,
                    name: reader.name.clone(),
                })
                .collect(),
            ..Report::default()
        },
        files,
        refused_files: refused,
    })
}

async fn sent(
    ctx: &Ctx,
    taken: &Taken,
    receipt: &Receipt,
    danger: bool,
    nude: bool,
    refused: usize,
) -> Result<Sent, AppError> {
    let help = Help::load(ctx).await?;
    let clocks = super::clocks(ctx).await?;
    Ok(Sent {
        page: view::page(ctx),
        urgent: help.urgent(),
        groups: receipt.groups(),
        words: receipt.words().join(" "),
        picture: picture::of(receipt)?,
        read_by: if taken.read_by_somebody {
            dates::moment(ctx, clocks.read)
        } else {
            String::new()
        },
        danger,
        refused,
        takedown: if nude { help.pictures() } else { Vec::new() },
        helpers: if taken.read_by_somebody {
            Vec::new()
        } else {
            help.talk()
        },
    })
}
