//! Files of concerns and cases. A picture is blurred until somebody asks to see it; everything else can be taken out, and is never
//! shown as a page of ours.

use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use pages::{Form, Language, views::response::Preview};
use store::record::Kind;
use uuid::Uuid;

use super::{shown, work::t};
use crate::{
    ctx::Ctx,
    error::AppError,
    reporting::{
        files::{self as checked, MOST_BYTES, MOST_FILES, Refused},
        intake::Offered,
    },
    response::files::{self, Sight},
    web::{form::Upload, view},
};

/// Declares the doors of concerns and of cases, which differ in their address only.
macro_rules! doors {
    ($($name:ident, $of_concern:ident, $of_case:ident;)+) => {$(
        pub async fn $of_concern(ctx: Ctx, Path((id, file)): Path<(Uuid, Uuid)>) -> Result<Response, AppError> {
            $name(&ctx, Kind::Concern, id, file).await
        }

        pub async fn $of_case(ctx: Ctx, Path((id, file)): Path<(Uuid, Uuid)>) -> Result<Response, AppError> {
            $name(&ctx, Kind::Case, id, file).await
        }
    )+};
}
doors! {
    page, concern_page, case_page;
    show, concern_show, case_show;
    blurred, concern_blurred, case_blurred;
    clear, concern_clear, case_clear;
    download, concern_download, case_download;
}

async fn page(ctx: &Ctx, kind: Kind, id: Uuid, file: Uuid) -> Result<Response, AppError> {
    preview(ctx, kind, id, file, false).await
}

/// Somebody asked to see it.
async fn show(ctx: &Ctx, kind: Kind, id: Uuid, file: Uuid) -> Result<Response, AppError> {
    preview(ctx, kind, id, file, true).await
}

async fn preview(
    ctx: &Ctx,
    kind: Kind,
    id: Uuid,
    file: Uuid,
    clear: bool,
) -> Result<Response, AppError> {
    let mut conn = ctx.db().read().await?;
    let found = files::find(ctx, &mut conn, kind, id, file).await?;
    let month = ctx.ts().plus(jiff::SignedDuration::from_hours(-24 * 30));
    let opened = store::holder::opened_since(&mut conn, ctx.signed()?.person, month).await?;
    drop(conn);
    let door = match kind {
        Kind::Case => "cases",
        _ => "concerns",
    };
    let base = format!("/{door}/{id}/files/{file}");
    let image = if clear { "picture" } else { "blurred" };
    let picture = checked::is_picture(&found.file.mime);
    Ok(view::html(&Preview {
        page: view::page(ctx).back_to(format!("/{door}/{id}")),
        about: shown::about_file(&found.file),
        name: found.file.name,
        image: picture.then(|| format!("{base}/{image}")),
        show: format!("{base}/show"),
        download: format!("{base}/download"),
        clear,
        exposure: Language::English
            .t("response-exposure")
            .arg("count", opened)
            .to_string(),
    }))
}

async fn blurred(ctx: &Ctx, kind: Kind, id: Uuid, file: Uuid) -> Result<Response, AppError> {
    drawn(ctx, kind, id, file, Sight::Blurred).await
}

async fn clear(ctx: &Ctx, kind: Kind, id: Uuid, file: Uuid) -> Result<Response, AppError> {
    drawn(ctx, kind, id, file, Sight::Clear).await
}

async fn drawn(
    ctx: &Ctx,
    kind: Kind,
    id: Uuid,
    file: Uuid,
    sight: Sight,
) -> Result<Response, AppError> {
    let jpeg = files::picture(ctx, kind, id, file, sight).await?;
    let mut response = jpeg.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("image/jpeg"));
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; sandbox"),
    );
    Ok(response)
}

async fn download(ctx: &Ctx, kind: Kind, id: Uuid, file: Uuid) -> Result<Response, AppError> {
    let (file, bytes) = files::take_out(ctx, kind, id, file).await?;
    Ok((checked::headers(&file.name, &file.mime), bytes).into_response())
}

/// The files of a form, looked at by their content; what is wrong is said in the form.
pub fn offered(form: &mut Form, uploads: &[Upload]) -> Vec<Offered> {
    let chosen: Vec<&Upload> = uploads
        .iter()
        .filter(|file| file.field == "files" && !(file.name.is_empty() && file.bytes.is_empty()))
        .collect();
    if chosen.len() > MOST_FILES {
        let words = Language::English.t("files-many").arg("most", MOST_FILES);
        form.refuse("files", words);
        return Vec::new();
    }
    let mut offered = Vec::new();
    for file in chosen {
        match checked::check(&file.name, &file.bytes) {
            Ok(kind) => offered.push(Offered {
                name: kind.name,
                mime: kind.mime.to_owned(),
                bytes: file.bytes.to_vec(),
            }),
            Err(why) => {
                form.refuse("files", refused(why));
                return Vec::new();
            }
        }
    }
    offered
}

fn refused(why: Refused) -> String {
    let key = match why {
        Refused::Empty => "files-empty",
        Refused::TooLarge => "files-large",
        Refused::Kind => "files-kind",
        Refused::Unsafe => "files-unsafe",
    };
    const MEGABYTE: usize = 1024 * 1024;
    let words = Language::English
        .t(key)
        .arg("most", MOST_BYTES / MEGABYTE)
        .arg("together", checked::MOST_TOGETHER / MEGABYTE);
    words.to_string()
}

/// Said where a case takes no files.
pub fn none_taken() -> String {
    t("files-none-taken")
}
