//! Making a recovery key, showing its sheets, and having a few words typed back: the same for set-up and for later.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use data_encoding::BASE64;
use pages::{
    Form, Language, Page,
    views::keys::{CheckWords, NewKey, SheetCard, Sheets as SheetsPage},
};
use print::{Sheet, documents::sheet::Qr};
use qrcode::{QrCode, render::svg};

use crate::{
    ctx::Ctx,
    error::AppError,
    keys::sheet::{self, Check, Leaves, Made, REASONS},
    printing,
    sealing::recovery::{self, Sheets},
    web::view,
};

const LANGUAGE: Language = Language::English;
/// As many sheets as a key can be split into.
const MOST: u8 = 16;

/// Where the pages stand.
pub struct Door {
    pub page: Page,
    pub action: String,
    /// A line above the title.
    pub caption: String,
    /// What the organisation is called, for the sheets.
    pub organisation: String,
    /// Whether it may be left for later.
    pub later: bool,
}

/// What came of a form.
pub enum Outcome {
    Page(Response),
    /// Its words were typed back: it counts.
    Confirmed,
    Later,
}

/// The page that asks how the key is to be written down.
///
/// # Errors
/// When the database cannot be read.
pub async fn ask(ctx: &Ctx, door: Door, form: Form) -> Result<NewKey, AppError> {
    let mut conn = ctx.db().read().await?;
    let all = store::recovery_key::all(&mut conn).await?;
    drop(conn);
    let newest = all.first();
    let view = NewKey {
        page: door.page,
        form,
        action: door.action,
        caption: door.caption,
        after: newest.map_or(0, |row| row.number),
        waits: newest.is_some_and(|row| row.confirmed_at.is_none()),
        replaces: all.iter().any(|row| row.confirmed_at.is_some()),
        later: door.later,
    };
    Ok(view.showing())
}

/// Does what a form of these pages asks.
///
/// # Errors
/// When the database cannot be read or written, or a sheet cannot be printed.
pub async fn act(ctx: &Ctx, door: Door, form: Form) -> Result<Outcome, AppError> {
    match form.value("do") {
        "later" if door.later => Ok(Outcome::Later),
        "ask" => back(ctx, door, Form::new(), form.value("check"), false).await,
        "confirm" => confirm(ctx, door, form).await,
        "pdf" => pdf(ctx, &door, form.value("words"))
            .await
            .map(Outcome::Page),
        _ => make(ctx, door, form).await,
    }
}

async fn make(ctx: &Ctx, door: Door, mut form: Form) -> Result<Outcome, AppError> {
    let mut conn = ctx.db().read().await?;
    let all = store::recovery_key::all(&mut conn).await?;
    drop(conn);
    let replaces = all.iter().any(|row| row.confirmed_at.is_some());
    let sheets = chosen(&mut form);
    let mut reason = None;
    if replaces {
        let given = form.value("reason").to_owned();
        reason = REASONS.into_iter().find(|reason| *reason == given);
        if reason.is_none() {
            form.refuse("reason", LANGUAGE.t("keys-new-why-missing"));
        }
        if !form.has("sure", "yes") {
            form.refuse("sure", LANGUAGE.t("keys-new-sure-missing"));
        }
    }
    let after = form.value("after").parse().unwrap_or(-1);
    let (Some(sheets), false) = (sheets, form.is_refused()) else {
        return Ok(Outcome::Page(view::again(&ask(ctx, door, form).await?)));
    };
    match sheet::make(ctx, sheets, after, reason).await? {
        Made::Done(leaves) => Ok(Outcome::Page(show(ctx, door, &leaves)?)),
        Made::Meanwhile => {
            form.refuse_all(LANGUAGE.t("keys-new-meanwhile"));
            Ok(Outcome::Page(view::again(&ask(ctx, door, form).await?)))
        }
    }
}

fn chosen(form: &mut Form) -> Option<Sheets> {
    match form.value("sheets") {
        "one" => Some(Sheets::One),
        "split" => {
            let number = |form: &Form, field: &str| form.text(field).parse::<u8>().ok();
            let shares = number(form, "shares").filter(|shares| (2..=MOST).contains(shares));
            if shares.is_none() {
                form.refuse("shares", LANGUAGE.t("keys-new-shares-wrong"));
            }
            let most = shares.unwrap_or(MOST);
            let threshold = number(form, "threshold").filter(|needed| (2..=most).contains(needed));
            if threshold.is_none() {
                form.refuse("threshold", LANGUAGE.t("keys-new-threshold-wrong"));
            }
            Some(Sheets::Split {
                threshold: threshold?,
                shares: shares?,
            })
        }
        _ => {
            form.refuse("sheets", LANGUAGE.t("keys-new-how-missing"));
            None
        }
    }
}

fn show(ctx: &Ctx, door: Door, leaves: &Leaves) -> Result<Response, AppError> {
    let count = leaves.sheets.len();
    let sheets = leaves.sheets.iter().enumerate().map(|(at, words)| {
        let (title, about) = titles(&door.organisation, at + 1, count, leaves.needed);
        Ok(SheetCard {
            title,
            about,
            picture: picture(&words.join(" "))?,
            words: words.iter().map(|word| (*word).to_owned()).collect(),
        })
    });
    Ok(view::html(&SheetsPage {
        sheets: sheets.collect::<Result<_, AppError>>()?,
        check: Check::draw(ctx, leaves).seal(ctx)?,
        page: door.page,
        action: door.action,
        caption: door.caption,
    }))
}

fn titles(organisation: &str, number: usize, shares: usize, needed: u8) -> (String, String) {
    if shares == 1 {
        let title = LANGUAGE
            .t("keys-sheets-one")
            .arg("organisation", organisation.to_owned());
        return (title.to_string(), String::new());
    }
    let title = LANGUAGE
        .t("keys-sheets-part")
        .arg("organisation", organisation.to_owned())
        .arg("number", number)
        .arg("shares", shares);
    let about = LANGUAGE
        .t("keys-sheets-needed")
        .arg("threshold", usize::from(needed))
        .arg("shares", shares);
    (title.to_string(), about.to_string())
}

fn picture(words: &str) -> Result<String, AppError> {
    let picture = QrCode::new(words.as_bytes())
        .map_err(|error| AppError::Internal(error.into()))?
        .render::<svg::Color<'_>>()
        .min_dimensions(220, 220)
        .build();
    Ok(format!(
        "data:image/svg+xml;base64,{}",
        BASE64.encode(picture.as_bytes())
    ))
}

/// The page that asks for a few words; with what was typed and what of it is wrong.
async fn back(
    ctx: &Ctx,
    door: Door,
    mut form: Form,
    carried: &str,
    again: bool,
) -> Result<Outcome, AppError> {
    let Some(check) = Check::open(ctx, carried) else {
        form.refuse_all(LANGUAGE.t("keys-check-stale"));
        return Ok(Outcome::Page(view::again(&ask(ctx, door, form).await?)));
    };
    let single = check.asked.iter().all(|asked| asked.sheet == 1);
    let questions = check.asked.iter().enumerate().map(|(at, asked)| {
        let question = if single {
            LANGUAGE.t("keys-check-word").arg("place", asked.place)
        } else {
            LANGUAGE
                .t("keys-check-word-of")
                .arg("sheet", asked.sheet)
                .arg("place", asked.place)
        };
        (field(at), question.to_string())
    });
    let view = CheckWords {
        page: door.page,
        questions: questions.collect(),
        action: door.action,
        caption: door.caption,
        check: carried.to_owned(),
        form,
    }
    .showing();
    Ok(Outcome::Page(if again {
        view::again(&view)
    } else {
        view::html(&view)
    }))
}

fn field(at: usize) -> String {
    format!("word-{}", at + 1)
}

async fn confirm(ctx: &Ctx, door: Door, mut form: Form) -> Result<Outcome, AppError> {
    let carried = form.value("check").to_owned();
    let Some(check) = Check::open(ctx, &carried) else {
        return back(ctx, door, form, &carried, true).await;
    };
    let typed: Vec<String> = (0..check.asked.len())
        .map(|at| form.text(&field(at)).to_owned())
        .collect();
    let wrong = check.wrong(&typed);
    if !wrong.is_empty() {
        for at in wrong {
            form.refuse(&field(at), LANGUAGE.t("keys-check-wrong"));
        }
        return back(ctx, door, form, &carried, true).await;
    }
    recovery::confirm(ctx, check.number).await?;
    Ok(Outcome::Confirmed)
}

/// One sheet as PDF, from the words that the page carries: they are kept nowhere. Words of no key of ours are not printed.
async fn pdf(ctx: &Ctx, door: &Door, words: &str) -> Result<Response, AppError> {
    let mut conn = ctx.db().read().await?;
    let of = recovery::sheet_of(&mut conn, words).await?;
    drop(conn);
    let Some(of) = of else {
        return Err(AppError::BadRequest(
            "these are not the words of a sheet".into(),
        ));
    };
    let (title, about) = titles(&door.organisation, of.number, of.shares, of.needed);
    let numbered = words
        .split_whitespace()
        .enumerate()
        .map(|(at, word)| format!("{}. {word}", at + 1));
    let numbered: Vec<String> = numbered.collect();
    let mut blocks = Vec::new();
    if !about.is_empty() {
        blocks.push(print::documents::Block::Paragraph(about));
    }
    let keep = LANGUAGE.t("keys-sheets-keep").to_string();
    let document = Sheet {
        organisation: door.organisation.clone(),
        title: title.clone(),
        blocks,
        big_lines: numbered.chunks(3).map(|line| line.join("   ")).collect(),
        qr: Some(Qr {
            data: words.to_owned(),
            label: LANGUAGE.t("keys-sheets-picture").to_string(),
        }),
        closing: vec![print::documents::Block::Paragraph(keep)],
        ..Sheet::default()
    };
    let bytes = printing::pdf(&ctx.app, &document).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/pdf"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"recovery-key.pdf\"",
        ),
    ];
    Ok((headers, bytes).into_response())
}
