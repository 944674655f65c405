//! What a page and the evidence cost in the whole service, beside the bare cost of answering at all.
//!
//! `page/bare` is an axum handler that gives the very same bytes. `evidence/5000` is what the server does for the
//! evidence page of 5,000 people who accepted ten versions, on SQLite: reading the facts and computing all standings.
//! `people/5000-*` is what the list of people costs, where every name has to be opened first.

use std::{net::SocketAddr, path::PathBuf, sync::Arc};

use axum::{Router, body::Body, extract::ConnectInfo, http::Request, response::Html, routing::get};
use chaperone::{
    app::{App, Parts},
    clock::Clock,
    config::Config,
    ctx::Ctx,
    demo,
    entropy::Entropy,
    evidence::{facts, stand},
    web,
};
use criterion::{Criterion, criterion_group, criterion_main};
use jiff::Timestamp;
use store::{
    Day, Ts,
    person::{Filter, Kind, Person},
};
use tokio::runtime::Runtime;
use tower::ServiceExt;

const PEOPLE: usize = 5_000;

fn page(c: &mut Criterion) {
    let runtime = Runtime::new().expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder");
    let app = runtime.block_on(app(folder.path().into()));
    let service = web::service(app);
    let text = runtime.block_on(answer(service.clone(), "/sign-in"));
    let same = Arc::new(String::from_utf8(text).expect("a page"));
    let bare = Router::new().route(
        "/sign-in",
        get(move || {
            let same = same.clone();
            async move { Html(same.as_str().to_owned()) }
        }),
    );
    let mut group = c.benchmark_group("page");
    group.bench_function("bare", |b| {
        b.to_async(&runtime)
            .iter(|| answer(bare.clone(), "/sign-in"));
    });
    group.bench_function("sign-in", |b| {
        b.to_async(&runtime)
            .iter(|| answer(service.clone(), "/sign-in"));
    });
    group.finish();
}

fn evidence(c: &mut Criterion) {
    let runtime = Runtime::new().expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder");
    let app = runtime.block_on(async {
        let app = app(folder.path().into()).await;
        crowd(&app).await;
        app
    });
    let ctx = runtime.block_on(Ctx::machine(app)).expect("surroundings");
    let mut group = c.benchmark_group("evidence");
    group.sample_size(20);
    group.bench_function("5000", |b| {
        b.to_async(&runtime).iter(|| async {
            let stand = stand::stand(&ctx, stand::Asked::default()).await;
            stand
                .expect("standings")
                .expect("a version in force")
                .standings
                .len()
        });
    });
    // Its two parts: reading, and judging what was read.
    group.bench_function("5000-reading", |b| {
        b.to_async(&runtime).iter(|| async {
            let mut snapshot = ctx.db().snapshot().await.expect("a snapshot");
            facts::load(&ctx, &mut snapshot, 10)
                .await
                .expect("facts")
                .people
                .rows()
                .len()
        });
    });
    let stand = runtime.block_on(stand::stand(&ctx, stand::Asked::default()));
    let stand = stand.expect("standings").expect("a version in force");
    let now = stand::as_of(&ctx, stand.on);
    group.bench_function("5000-judging", |b| {
        b.iter(|| stand.live.policy.standings(&stand.facts, &now).len());
    });
    group.finish();
}

/// What the list of people asks of 5,000: names can be put in order and searched only once they are opened.
fn people(c: &mut Criterion) {
    let runtime = Runtime::new().expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder");
    let app = runtime.block_on(async {
        let app = app(folder.path().into()).await;
        crowd(&app).await;
        app
    });
    let mut group = c.benchmark_group("people");
    group.sample_size(20);
    for (name, search) in [("5000-listed", None), ("5000-searched", Some("teer 4999"))] {
        let filter = Filter {
            search: search.map(str::to_owned),
            ..Filter::default()
        };
        group.bench_function(name, |b| {
            b.to_async(&runtime).iter(|| async {
                let mut conn = app.db().read().await.expect("a reader");
                let order = store::person::order(&mut conn, &filter)
                    .await
                    .expect("an order");
                let page = &order[..order.len().min(25)];
                let now = app.clock().now().into();
                store::person::with_accounts(&mut conn, page, now)
                    .await
                    .expect("a page")
                    .len()
            });
        });
    }
    group.finish();
}

async fn answer(service: Router, path: &str) -> Vec<u8> {
    let mut request = Request::get(path).body(Body::empty()).expect("a request");
    request
        .extensions_mut()
        .insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 1))));
    let response = service.oneshot(request).await.expect("an answer");
    axum::body::to_bytes(response.into_body(), usize::MAX)
        .await
        .expect("a whole answer")
        .to_vec()
}

async fn app(folder: PathBuf) -> App {
    let at: Timestamp = "2026-11-22T09:00:00Z".parse().expect("a moment");
    let url = format!("sqlite:{}", folder.join("bench.db").display());
    let db = store::Db::open(&store::Settings::new(url, &demo::key()))
        .await
        .expect("a database");
    db.migrate(at.into()).await.expect("its tables");
    let config = Config {
        database: String::new(),
        data: folder,
        key_file: None,
        listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        metrics: None,
        public_url: None,
        smtp: None,
        mail_from: "Chaperone <chaperone@harbour.example>".into(),
        behind_proxy: false,
    };
    let app = App::new(Parts {
        config,
        db,
        clock: Clock::fixed(at),
        entropy: Entropy::system(),
        program: PathBuf::from("chaperone"),
        demo: true,
    })
    .expect("an application");
    demo::fill(&app).await.expect("the demo");
    app
}

/// Thousands of volunteers, and seven more versions that all of them accepted.
async fn crowd(app: &App) {
    let now = Ts::from(app.clock().now());
    let mut tx = app.db().begin().await.expect("a transaction");
    let started = Day::from(jiff::civil::date(2024, 1, 8));
    let people: Vec<Person> = (0..PEOPLE)
        .map(|number| {
            Person::new(
                app.entropy().id(),
                Kind::Volunteer,
                &format!("Volunteer {number}"),
                started,
                now,
            )
        })
        .collect();
    store::person::insert_all(&mut tx, &people)
        .await
        .expect("people");
    let last = store::policy_version::latest(&mut tx)
        .await
        .expect("versions")
        .expect("a version");
    for number in last.number + 1..=10 {
        let version = store::policy_version::Version {
            number,
            ..last.clone()
        };
        store::policy_version::insert(&mut tx, &version)
            .await
            .expect("a version");
    }
    for number in 1..=10 {
        for person in &people {
            store::acknowledgement::accept(&mut tx, person.id, number, now)
                .await
                .expect("accepted");
        }
    }
    tx.commit().await.expect("kept");
}

criterion_group!(benches, page, evidence, people);
criterion_main!(benches);
