//! The policy in force, for everybody.

use axum::{
    extract::RawQuery,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use pages::views::policy::{Document, None as NoPolicy, Reader, Words};
use policy::{Audience, Choice};
use store::policy_version::Version;

use crate::{access::action::Action, ctx::Ctx, error::AppError, governance::document, web::view};

pub async fn show(
    ctx: Ctx,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, AppError> {
    let mut conn = ctx.db().read().await?;
    let Some(version) = store::policy_version::in_force(&mut conn, ctx.today().into()).await?
    else {
        return Ok(view::html(&NoPolicy {
            page: view::page(&ctx),
            may_write: ctx.actor.may(Action::EditPolicy),
        }));
    };
    let audience = audience(query.as_deref());
    let tree = document::of_version(&ctx, &mut conn, &version, audience).await?;
    drop(conn);
    let page = Document {
        page: view::page(&ctx),
        words: words(&tree)?,
        doors: doors(&ctx),
        readers: readers(audience),
        pdf: audience.map_or_else(
            || "/policy.pdf".into(),
            |audience| format!("/policy.pdf?for={}", audience.key()),
        ),
        source: None,
        change_note: None,
        fingerprint: None,
        differences: None,
    };
    let html = view::html(&page);
    if ctx.actor.signed().is_some() {
        return Ok(html);
    }
    Ok(unless_known(&headers, &tag(&version, &tree, "html")?, html))
}

pub async fn pdf(
    ctx: Ctx,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, AppError> {
    let mut conn = ctx.db().read().await?;
    let version = store::policy_version::in_force(&mut conn, ctx.today().into()).await?;
    let version = version.ok_or(AppError::NotFound)?;
    let audience = audience(query.as_deref());
    let tree = document::of_version(&ctx, &mut conn, &version, audience).await?;
    drop(conn);
    let tag = tag(&version, &tree, "pdf")?;
    if knows(&headers, &tag) {
        return Ok(unless_known(&headers, &tag, StatusCode::OK.into_response()));
    }
    let bytes = document::to_pdf(&ctx, &tree).await?;
    let answer = ([(header::CONTENT_TYPE, "application/pdf")], bytes).into_response();
    Ok(unless_known(&headers, &tag, answer))
}

/// The kernel's document as the page's: they agree on their JSON, but for the ids of clauses, which only a screen needs.
pub(super) fn words(tree: &policy::Document) -> Result<Words, AppError> {
    let json = serde_json::to_value(tree).map_err(|error| AppError::Internal(error.into()))?;
    let mut words: Words =
        serde_json::from_value(json).map_err(|error| AppError::Internal(error.into()))?;
    let clauses = words.parts.iter_mut().flat_map(|part| &mut part.sections);
    let clauses = clauses.flat_map(|section| &mut section.clauses);
    for (clause, own) in clauses.zip(tree.clauses()) {
        clause.id.clone_from(&own.id);
    }
    Ok(words)
}

fn audience(query: Option<&str>) -> Option<Audience> {
    let query = query?;
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    let (_, key) = pairs.find(|(name, _)| name == "for")?;
    Audience::from_key(&key).filter(|audience| *audience != Audience::Everyone)
}

/// What people who are signed in can do with the policy.
fn doors(ctx: &Ctx) -> Vec<(String, String)> {
    if ctx.actor.signed().is_none() {
        return Vec::new();
    }
    let doors = [
        ("policy-door-accept", "/policy/accept", None),
        ("policy-door-code", "/code", None),
        ("policy-door-check", "/check", None),
        ("policy-versions-title", "/policy/versions", None),
        (
            "policy-door-who",
            "/policy/acknowledgements",
            Some(Action::ViewEvidence),
        ),
        (
            "policy-door-draft",
            "/policy/draft",
            Some(Action::EditPolicy),
        ),
    ];
    let mine = doors
        .into_iter()
        .filter(|(_, _, action)| action.is_none_or(|action| ctx.actor.may(action)));
    mine.map(|(label, href, _)| {
        (
            pages::Language::English.t(label).to_string(),
            href.to_owned(),
        )
    })
    .collect()
}

fn readers(chosen: Option<Audience>) -> Vec<Reader> {
    Audience::ALL
        .iter()
        .map(|audience| match audience {
            Audience::Everyone => Reader {
                label: pages::Language::English.t("policy-readers-all").to_string(),
                href: "/policy".into(),
                current: chosen.is_none(),
            },
            other => Reader {
                label: other.label().into(),
                href: format!("/policy?for={}", other.key()),
                current: chosen == Some(*other),
            },
        })
        .collect()
}

/// The version's hash alone is not enough: the page also prints who holds which post today.
fn tag(version: &Version, tree: &policy::Document, kind: &str) -> Result<String, AppError> {
    let json = serde_json::to_vec(tree).map_err(|error| AppError::Internal(error.into()))?;
    let printed = store::Digest::of(&json).hex();
    let program = env!("CARGO_PKG_VERSION");
    Ok(format!(
        "\"{}-{}-{kind}-{program}\"",
        &version.hash.hex()[..16],
        &printed[..16]
    ))
}

fn knows(headers: &HeaderMap, tag: &str) -> bool {
    let known = headers.get(header::IF_NONE_MATCH);
    known
        .and_then(|known| known.to_str().ok())
        .is_some_and(|known| {
            known
                .split(',')
                .any(|one| one.trim().trim_start_matches("W/") == tag)
        })
}

fn unless_known(headers: &HeaderMap, tag: &str, answer: Response) -> Response {
    let mut answer = if knows(headers, tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        answer
    };
    let own = answer.headers_mut();
    own.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Ok(value) = HeaderValue::from_str(tag) {
        own.insert(header::ETAG, value);
    }
    answer
}
