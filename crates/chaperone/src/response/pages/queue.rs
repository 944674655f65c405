//! What is due over everything that somebody holds.

use axum::response::Response;
use pages::{
    Form, Language,
    views::queue::{Queue as View, QueueLine},
};
use store::record::Kind;

use super::{
    cases::door_of,
    shown::{self, word},
    work::t,
};
use crate::{
    ctx::Ctx,
    error::AppError,
    response::queue::{self, Filter, Item},
    web::{dates, view},
};

const KINDS: [Kind; 5] = [
    Kind::Concern,
    Kind::Case,
    Kind::Advice,
    Kind::Contact,
    Kind::Breach,
];

pub async fn show(ctx: Ctx) -> Result<Response, AppError> {
    let show = view::asked(&ctx, "show");
    let kind = view::asked(&ctx, "kind");
    let filter = Filter {
        mine: show == "mine",
        late: show == "late",
        kind: KINDS.into_iter().find(|one| one.as_str() == kind),
    };
    let mut conn = ctx.db().read().await?;
    let queue = queue::of(&ctx, &mut conn, &filter).await?;
    drop(conn);
    let mut form = Form::new();
    form.set(
        "show",
        if show.is_empty() {
            "all".to_owned()
        } else {
            show
        },
    );
    form.set("kind", kind);
    let kinds = KINDS.iter().map(|kind| {
        let key = kind.as_str();
        (key.to_owned(), word(&format!("queue-kind-{key}")))
    });
    Ok(view::html(&View {
        page: view::page(&ctx),
        form,
        rows: queue.items.iter().map(|item| line(&ctx, item)).collect(),
        all: queue.all,
        late: queue.late,
        kinds: kinds.collect(),
    }))
}

fn line(ctx: &Ctx, item: &Item) -> QueueLine {
    let id = item.due.record_id;
    let href = match item.kind {
        Kind::Case => door_of(id, &item.due.kind),
        Kind::Concern if item.due.kind == "triage" => format!("/concerns/{id}/triage"),
        Kind::Concern => format!("/concerns/{id}"),
        Kind::Advice => format!("/advice/{id}"),
        Kind::Contact => format!("/contact-attempts/{id}"),
        Kind::Breach => format!("/breaches/{id}"),
    };
    let of = match (&item.title, &item.concern) {
        (Some(title), _) => title.clone(),
        (None, Some(concern)) => concern_title(ctx, concern),
        (None, None) if item.kind == Kind::Case => t("case-waits-for-key"),
        (None, None) => word(&format!("queue-kind-{}", item.kind.as_str())),
    };
    QueueLine {
        due: shown::due(ctx, &item.due, href),
        danger: item.danger,
        of,
        who: item.owner.clone().unwrap_or_else(|| t("queue-who-lead")),
    }
}

/// What a concern is called where none of its words are shown.
pub fn concern_title(ctx: &Ctx, concern: &store::concern::Concern) -> String {
    Language::English
        .t("response-title")
        .arg("kind", word(&format!("response-kind-{}", &concern.kind)))
        .arg("at", dates::moment(ctx, concern.received_at.timestamp()))
        .to_string()
}
