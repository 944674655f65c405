//! What a referral is to say: at its beginning, and after a call.

use axum::{extract::Path, response::Response};
use pages::{Form, Language, views::referral::Start};
use policy::{Choice, terms::Body};
use store::{Conn, directory::Entry};
use uuid::Uuid;

use super::{area, areas, body, choices, event::label, not_too_long, said, t};
use crate::{
    ctx::Ctx,
    error::AppError,
    response::{
        area as areas_of,
        case::{self, Case},
        pages::{
            cases::{meanwhile, moment},
            concerns::seen,
            ended::{ended, nothing_to_fill_in},
            frame::frame,
        },
        referral::{
            body::{self as facts, BASES, CONSENTS, FIELDS},
            clock::{Clock, Clocks},
            sharing,
            start::{self, Command},
            state, suggest,
        },
        words::Draft,
    },
    web::{dates, flash, form::Sent, view},
};

pub async fn show_new(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    if let Some(page) = nothing_to_fill_in(&ctx, id).await? {
        return Ok(page);
    }
    let body = body(&view::asked(&ctx, "body"))?;
    let mut conn = ctx.db().read().await?;
    let case = case::load(&ctx, &mut conn, id).await?;
    let offices = offices(&mut conn, body).await?;
    drop(conn);
    let mut form = Form::new();
    // Where there is only one office it is the one.
    if let [only] = offices.as_slice() {
        form.set("office", only.id.to_string());
    }
    let aware = state::aware(&case).to_zoned(ctx.zone());
    form.set_date("aware", aware.date());
    let time = aware.time();
    form.set(
        "aware-time",
        format!("{:02}:{:02}", time.hour(), time.minute()),
    );
    let urgent = suggest::suggestions(&case)
        .iter()
        .any(|one| one.body == body && one.urgent);
    if urgent {
        form.set("urgent", "yes");
    }
    form.set("basis", BASES[0]);
    preselect(&mut form, &case, body);
    let page = page(&ctx, id, body, None, form, None).await?;
    Ok(view::html(&page))
}

/// Those people and details that the body needs, and no others.
fn preselect(form: &mut Form, case: &Case, body: Body) {
    let needs = facts::needs(body);
    for person in case.people.values() {
        if needs.roles.contains(&person.role) {
            form.add("person", person.id.to_string());
        }
    }
    for field in needs.fields {
        form.add("field", *field);
    }
}

/// The offices of a body in the directory.
async fn offices(conn: &mut Conn, body: Body) -> Result<Vec<Entry>, AppError> {
    let kinds = facts::needs(body).directory;
    let entries = store::directory::all(conn).await?.into_iter();
    let of_body = |entry: &Entry| kinds.iter().any(|kind| kind.key() == entry.kind);
    Ok(entries.filter(of_body).collect())
}

/// How an office is reached, the quickest way first.
fn way(entry: &Entry) -> &str {
    let ways = [&entry.phone, &entry.web, &entry.email, &entry.text_number];
    let way = ways.into_iter().find(|way| !way.trim().is_empty());
    way.map_or("", String::as_str)
}

async fn page(
    ctx: &Ctx,
    id: Uuid,
    body: Body,
    referral: Option<Uuid>,
    form: Form,
    seen_before: Option<i64>,
) -> Result<Start, AppError> {
    let live = ctx.policy().await?;
    let mut conn = ctx.db().read().await?;
    let case = case::load(ctx, &mut conn, id).await?;
    let frame = frame(&mut conn, &case, "referrals").await?;
    let offices = offices(&mut conn, body).await?;
    let areas = if facts::is_local(body) {
        areas(&mut conn).await?
    } else {
        Vec::new()
    };
    let chosen = match area(&mut conn, &form).await? {
        Some(id) => areas_of::find(&mut conn, id).await?,
        None => None,
    };
    let base = format!("/cases/{id}/referrals");
    let (action, back) = match referral {
        Some(referral) => (
            format!("{base}/{referral}/details"),
            format!("{base}/{referral}"),
        ),
        None => (format!("{base}/new"), base),
    };
    let clock = Clocks {
        ctx,
        live: live.as_deref(),
        service: case.file.service.as_deref(),
        body,
        area: chosen.as_ref(),
    };
    let offices = offices.iter().map(|entry| {
        let area = entry.area.as_deref().map(|area| format!(", {area}"));
        let words = Language::English
            .t("referral-office-line")
            .arg("name", entry.name.clone())
            .arg("area", area.unwrap_or_default())
            .arg("way", way(entry).to_owned());
        (entry.id.to_string(), words.to_string())
    });
    let people = case.people.values().map(|person| {
        let words = Language::English
            .t("referral-person-line")
            .arg("initials", person.initials.clone())
            .arg("role", t(&format!("case-role-{}", person.role.key())));
        (person.id.to_string(), words.to_string())
    });
    Ok(Start {
        page: view::page(ctx).back_to(back).showing(&form),
        action,
        body: label(ctx, body),
        body_key: body.key().to_owned(),
        clock: match referral {
            Some(_) => String::new(),
            None => clock_words(ctx, clock.send(state::aware(&case))),
        },
        begun: referral.is_some(),
        offices: offices.collect(),
        areas,
        people: people.collect(),
        fields: choices("referral-field-", &FIELDS),
        questions: choices("referral-question-", facts::needs(body).questions),
        bases: choices("referral-basis-", &BASES),
        consents: choices("referral-consent-", &CONSENTS),
        meanwhile: meanwhile(ctx, &case, seen_before),
        seen: case.opened.seen(),
        frame,
        form,
    })
}

fn clock_words(ctx: &Ctx, clock: Clock) -> String {
    Language::English
        .t("referral-clock")
        .arg("at", dates::moment(ctx, clock.at))
        .arg("within", clock.within.to_string())
        .arg(
            "source",
            t(&format!("referral-clock-{}", clock.source.key())),
        )
        .to_string()
}

/// Reads what is to be sent; what is wrong is said in the form. `case` is checked for what may go along.
async fn draft(
    conn: &mut Conn,
    case: &Case,
    body: Body,
    form: &mut Form,
) -> Result<Draft, AppError> {
    let language = Language::English;
    let texts = [
        "recipient",
        "contact",
        "why",
        "summary",
        "more",
        "consent-reason",
        "told-family",
    ];
    not_too_long(form, &texts);
    said(form, "why", "referral-why-missing");
    said(form, "summary", "referral-summary-missing");
    let mut recipient = form.text("recipient").to_owned();
    let mut contact = form.text("contact").to_owned();
    let mut chosen = area(conn, form).await?;
    let office = form.text("office").to_owned();
    if recipient.is_empty()
        && let Some(office) = offices(conn, body)
            .await?
            .into_iter()
            .find(|entry| entry.id.to_string() == office)
    {
        recipient.clone_from(&office.name);
        if contact.is_empty() {
            way(&office).clone_into(&mut contact);
        }
        let named = areas_of::all(conn).await?.into_iter();
        let named = named
            .map(|area| (area.id, area.name))
            .find(|(_, name)| Some(name) == office.area.as_ref());
        chosen = chosen.or(named.map(|(id, _)| id));
    }
    if recipient.is_empty() {
        form.refuse("recipient", language.t("referral-recipient-missing"));
    }
    let basis = form.text("basis").to_owned();
    if !BASES.contains(&basis.as_str()) {
        form.refuse("basis", language.t("referral-basis-missing"));
    }
    let consent = form.text("consent").to_owned();
    if !CONSENTS.contains(&consent.as_str()) {
        form.refuse("consent", language.t("referral-consent-missing"));
    } else if consent != CONSENTS[0] {
        // Going without consent is allowed, and explained.
        said(form, "consent-reason", "referral-consent-reason-missing");
    }
    let people = form.values("person").into_iter();
    let people = people
        .filter_map(|id| case.people.keys().find(|one| one.to_string() == id))
        .copied()
        .collect::<Vec<_>>();
    let fields = form.values("field").into_iter();
    let fields = fields
        .filter(|field| FIELDS.contains(field) && !people.is_empty())
        .map(str::to_owned)
        .collect::<Vec<_>>();
    let mut answers = Vec::new();
    for question in facts::needs(body).questions {
        let name = format!("answer-{question}");
        not_too_long(form, &[&name]);
        if !form.text(&name).is_empty() {
            answers.push(((*question).to_owned(), form.value(&name).to_owned()));
        }
    }
    let draft = Draft {
        body: body.key().to_owned(),
        recipient,
        contact,
        why: form.value("why").to_owned(),
        summary: form.value("summary").to_owned(),
        people,
        fields,
        basis,
        consent,
        told_family: form.value("told-family").to_owned(),
        answers,
        area: chosen,
        consent_reason: form.value("consent-reason").to_owned(),
        more: form.value("more").to_owned(),
    };
    if sharing::more_than_needed(case, body, &draft) {
        said(form, "more", "referral-more-missing");
    }
    Ok(draft)
}

pub async fn send_new(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    if let Some(page) = ended(&ctx, id, &form).await? {
        return Ok(page);
    }
    let seen = seen(&form)?;
    let body = body(form.text("body"))?;
    let mut conn = ctx.db().read().await?;
    let case = case::load(&ctx, &mut conn, id).await?;
    let draft = draft(&mut conn, &case, body, &mut form).await?;
    drop(conn);
    let aware = moment(&ctx, &mut form, "aware", "aware-time");
    if aware.is_none() && form.error("aware").is_none() && form.error("aware-time").is_none() {
        let words = Language::English.t("referral-aware-missing");
        form.refuse_at("aware", "aware-day", words);
    }
    let Some(aware) = aware.filter(|_| !form.is_refused()) else {
        let page = page(&ctx, id, body, None, form, None).await?;
        return Ok(view::again(&page));
    };
    let command = Command {
        case: id,
        body,
        draft,
        urgent: form.has("urgent", "yes"),
        aware: aware.at,
        seen,
    };
    match start::start(&ctx, command).await {
        Ok(referral) => Ok(flash::redirect(
            &format!("/cases/{id}/referrals/{referral}"),
            &t("referral-saved"),
        )),
        Err(AppError::Conflict(_)) => {
            form.refuse_all(Language::English.t("response-meanwhile"));
            let page = page(&ctx, id, body, None, form, Some(seen)).await?;
            Ok(view::again(&page))
        }
        Err(error) => Err(error),
    }
}

pub async fn show_details(
    ctx: Ctx,
    Path((id, referral)): Path<(Uuid, Uuid)>,
) -> Result<Response, AppError> {
    let mut conn = ctx.db().read().await?;
    let case = case::load(&ctx, &mut conn, id).await?;
    let state = state::one(&mut conn, &case, referral).await?;
    drop(conn);
    let body = state.body;
    let mut form = Form::new();
    if let Some(draft) = state.draft {
        for (name, value) in [
            ("recipient", &draft.recipient),
            ("contact", &draft.contact),
            ("why", &draft.why),
            ("summary", &draft.summary),
            ("more", &draft.more),
            ("basis", &draft.basis),
            ("consent", &draft.consent),
            ("consent-reason", &draft.consent_reason),
            ("told-family", &draft.told_family),
        ] {
            form.set(name, value.clone());
        }
        if let Some(area) = draft.area {
            form.set("area", area.to_string());
        }
        for (question, answer) in &draft.answers {
            form.set(format!("answer-{question}"), answer.clone());
        }
        for person in &draft.people {
            form.add("person", person.to_string());
        }
        for field in &draft.fields {
            form.add("field", field.clone());
        }
    }
    if state.row.urgent {
        form.set("urgent", "yes");
    }
    // A call, and a decision not to tell, chose nobody's details yet.
    let untouched = state.draft.is_none_or(|draft| draft.consent.is_empty());
    if untouched && form.values("person").is_empty() {
        preselect(&mut form, &case, body);
    }
    let page = page(&ctx, id, body, Some(referral), form, None).await?;
    Ok(view::html(&page))
}

pub async fn send_details(
    ctx: Ctx,
    Path((id, referral)): Path<(Uuid, Uuid)>,
    sent: Sent,
) -> Result<Response, AppError> {
    let mut form = sent.form;
    let seen = seen(&form)?;
    let mut conn = ctx.db().read().await?;
    let case = case::load(&ctx, &mut conn, id).await?;
    let body = state::one(&mut conn, &case, referral).await?.body;
    let draft = draft(&mut conn, &case, body, &mut form).await?;
    drop(conn);
    if form.is_refused() {
        let page = page(&ctx, id, body, Some(referral), form, None).await?;
        return Ok(view::again(&page));
    }
    let urgent = form.has("urgent", "yes");
    match start::change(&ctx, id, referral, draft, urgent, seen).await {
        Ok(()) => Ok(flash::redirect(
            &format!("/cases/{id}/referrals/{referral}"),
            &t("referral-step-saved"),
        )),
        Err(AppError::Conflict(_)) => {
            form.refuse_all(Language::English.t("response-meanwhile"));
            let page = page(&ctx, id, body, Some(referral), form, Some(seen)).await?;
            Ok(view::again(&page))
        }
        Err(error) => Err(error),
    }
}
