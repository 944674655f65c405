//! Coming back with a receipt. It travels in the body of each request and stands in no address, no cookie and no row.

use axum::{
    extract::Multipart,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use pages::{
    Form, Language,
    views::tell::{Ask, Dialogue as View, Line},
};
use vault::Receipt;

use super::{Help, draft::LONGEST, nameless, parcel::Parcel};
use crate::{
    access::agent,
    ctx::Ctx,
    error::AppError,
    reporting::{
        add::{self, Command},
        dialogue::{self, Dialogue, Knock},
        words::{Entry, File, What},
    },
    web::{dates, form::Sent, view},
};

pub async fn ask(ctx: Ctx) -> Result<Response, AppError> {
    let ctx = nameless(&ctx);
    Ok(view::html(&asked(&ctx, Form::new()).await?))
}

async fn asked(ctx: &Ctx, form: Form) -> Result<Ask, AppError> {
    Ok(Ask {
        page: view::page(ctx).showing(&form),
        form,
        urgent: Help::load(ctx).await?.urgent(),
    })
}

pub async fn open(ctx: Ctx, headers: HeaderMap, sent: Sent) -> Result<Response, AppError> {
    let address = agent::address(&ctx.app, &headers, ctx.peer);
    let ctx = nameless(&ctx);
    // Nothing typed is no try: saying so tells nobody anything, and it is not counted as a wrong one.
    if sent.form.text("receipt").is_empty() {
        let mut form = sent.form;
        form.refuse("receipt", Language::English.t("receipt-missing"));
        return Ok(view::again(&asked(&ctx, form).await?));
    }
    match dialogue::knock(&ctx, sent.form.text("receipt"), &address).await? {
        Knock::Open(found, receipt) => {
            let shown = Shown::default();
            Ok(view::html(&page(&ctx, &found, &receipt, shown).await?))
        }
        other => turned_away(&ctx, sent.form, &other).await,
    }
}

/// The same page for what is no receipt at all and for one that nobody has.
async fn turned_away(ctx: &Ctx, mut form: Form, knock: &Knock) -> Result<Response, AppError> {
    let (status, words) = match knock {
        Knock::Busy => (StatusCode::TOO_MANY_REQUESTS, "receipt-busy"),
        _ => (StatusCode::UNPROCESSABLE_ENTITY, "receipt-wrong"),
    };
    form.refuse("receipt", Language::English.t(words));
    let page = view::html(&asked(ctx, form).await?);
    Ok((status, page).into_response())
}

/// What a page of the dialogue shows besides the dialogue.
#[derive(Default)]
struct Shown {
    form: Form,
    added: bool,
    refused: usize,
}

async fn page(
    ctx: &Ctx,
    dialogue: &Dialogue,
    receipt: &Receipt,
    shown: Shown,
) -> Result<View, AppError> {
    let help = Help::load(ctx).await?;
    let row = &dialogue.row;
    let lines: Vec<Line> = dialogue
        .entries
        .iter()
        .map(|(at, entry)| line(ctx, *at, entry))
        .collect();
    let read_by = if row.read_at.is_none() {
        let mut conn = ctx.db().read().await?;
        let dues = store::due::of_record(&mut conn, row.id).await?;
        let due = dues.iter().find(|due| due.kind == "read");
        due.map(|due| due.due_at.timestamp())
    } else {
        None
    };
    Ok(View {
        page: view::page(ctx).showing(&shown.form),
        form: shown.form,
        urgent: help.urgent(),
        receipt: receipt.groups().concat(),
        shown: lines.len(),
        state: row.status.as_str().to_owned(),
        late: read_by.is_some_and(|at| at <= ctx.now()),
        read_by: read_by.map(|at| dates::moment(ctx, at)).unwrap_or_default(),
        lines,
        files: (!row.nude_images).then(super::taken),
        longest: LONGEST,
        added: shown.added,
        refused: shown.refused,
        takedown: if row.nude_images {
            help.pictures()
        } else {
            Vec::new()
        },
    })
}

fn line(ctx: &Ctx, at: store::Ts, entry: &Entry) -> Line {
    let (mine, text, files): (bool, &str, &[File]) = match &entry.what {
        What::Report(report) => (true, &report.words, &report.files),
        What::Added { text, files } => (true, text, files),
        What::Answer { text } => (false, text, &[]),
        // Nothing else is sealed for the reporter's key.
        _ => (false, "", &[]),
    };
    Line {
        mine,
        at: dates::moment(ctx, at.timestamp()),
        text: text.to_owned(),
        files: files.iter().map(|file| file.name.clone()).collect(),
    }
}

pub async fn add(ctx: Ctx, headers: HeaderMap, multipart: Multipart) -> Result<Response, AppError> {
    let address = agent::address(&ctx.app, &headers, ctx.peer);
    let ctx = nameless(&ctx);
    let parcel = Parcel::read(multipart, |_| true).await?;
    let mut form = parcel.form.clone();
    let (found, receipt) = match dialogue::knock(&ctx, form.text("receipt"), &address).await? {
        Knock::Open(found, receipt) => (found, receipt),
        other => return turned_away(&ctx, form, &other).await,
    };
    let offered = parcel.count();
    // Where no file is taken none is looked at either.
    let files = if found.row.nude_images {
        Vec::new()
    } else {
        parcel.checked(&mut form)
    };
    let refused_files = if found.row.nude_images { offered } else { 0 };
    let used = form.value("text").chars().count();
    if used > LONGEST as usize {
        let words = Language::English
            .t("tell-too-long")
            .arg("most", LONGEST)
            .arg("used", used);
        form.refuse("text", words);
    }
    let nothing = form.text("text").is_empty() && files.is_empty();
    if nothing && !form.is_refused() {
        form.refuse("text", Language::English.t("receipt-more-missing"));
    }
    let refused_form = form.is_refused();
    let shown = form.text("shown").parse().unwrap_or(usize::MAX);
    let command = Command {
        text: if refused_form {
            String::new()
        } else {
            form.value("text").to_owned()
        },
        files: if refused_form { Vec::new() } else { files },
        shown,
        refused_files,
    };
    let refused = if refused_form && refused_files == 0 {
        0
    } else {
        add::add(&ctx, &receipt, command).await?
    };
    let mut conn = ctx.db().read().await?;
    let now = dialogue::find(&mut conn, &receipt).await?;
    drop(conn);
    let now = now.ok_or(AppError::NotFound)?;
    let shown = Shown {
        added: !refused_form,
        form: if refused_form { form } else { Form::new() },
        refused,
    };
    let view = page(&ctx, &now, &receipt, shown).await?;
    if refused_form {
        return Ok(view::again(&view));
    }
    Ok(view::html(&view))
}
