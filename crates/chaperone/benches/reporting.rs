//! What it costs to take a report in and to open many cases, beside what it cannot cost less than.
//!
//! `report/bare-sealing` is the bare work for one report of 2 KB: its hash, its receipt, and sealing it and its key to three
//! holders, the recovery key and the reporter. `report/bare-commit` is one durable commit of as many bytes on the disk at hand.
//! `report/taken-N` is a report as the whole program takes it in while N arrive at a time, on SQLite: the time is that of all,
//! divided by how many they were. Before the table, reports a second, p50, p99 and processor time are said in words.
//!
//! `cases/10000-searched` looks for words in all they hold, and `cases/10000-searched-in-vain` for a word that nobody wrote.
//! `cases/10000-listed` opens the first page of somebody who holds 10,000 cases.
#![expect(
    clippy::disallowed_methods,
    reason = "it measures how long a thing takes"
)]

use std::{
    net::SocketAddr,
    path::PathBuf,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use chaperone::{
    access::actor::{Actor, Signed},
    app::{App, Parts},
    clock::Clock,
    config::Config,
    ctx::Ctx,
    demo,
    entropy::Entropy,
    reporting::{
        intake::{self, Submission},
        words::{By, Report},
    },
    response::{
        list, search,
        words::{Entry, Note, What},
    },
    sealing::{
        keys,
        record::{self, Readers, Recipient},
    },
};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use jiff::Timestamp;
use policy::terms::ConcernRoute;
use rand::{SeedableRng, rngs::StdRng};
use store::{
    case_file::{CaseFile, Status},
    concern::Source,
    record::Kind,
};
use tokio::runtime::Runtime;
use uuid::Uuid;
use vault::{Context, Key, PrivateKey, PublicKey, Receipt};

const CASES: usize = 10_000;
/// How many reports one measurement in words takes.
const MEASURED: usize = 2_000;
const AT_ONCE: [usize; 3] = [1, 16, 64];
const COMMITS: usize = 200;

/// A report of two kilobytes.
fn words() -> String {
    "He writes to me at night and says not to tell anybody. "
        .chars()
        .cycle()
        .take(2_000)
        .collect()
}

fn submission(seed: [u8; 32]) -> Submission {
    Submission {
        seed,
        source: Source::Public,
        kind: "concern".into(),
        about: "child".into(),
        route: ConcernRoute::Message,
        place: "elsewhere".into(),
        service: None,
        received: None,
        nude_images: false,
        subjects: Vec::new(),
        report: Report {
            words: words(),
            ..Report::default()
        },
        files: Vec::new(),
        refused_files: 0,
    }
}

fn sealing(c: &mut Criterion) {
    let mut rng = StdRng::seed_from_u64(1);
    let holders: Vec<PublicKey> = (0..4)
        .map(|_| PrivateKey::generate(&mut rng).public())
        .collect();
    let words = words();
    let mut group = c.benchmark_group("report");
    group.bench_function("bare-sealing", |b| {
        b.iter(|| seal(&mut rng, &holders, words.as_bytes()));
    });
    let runtime = Runtime::new().expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder");
    let app = runtime.block_on(app(folder.path().into()));
    group.bench_function("bare-commit", |b| {
        b.to_async(&runtime).iter(|| commit(&app));
    });
    for at_once in AT_ONCE {
        group.bench_function(format!("taken-{at_once}"), |b| {
            b.to_async(&runtime).iter_custom(|count| {
                let app = app.clone();
                async move {
                    let asked = usize::try_from(count).expect("few");
                    // At least one for each sender; the time is that of as many as were asked for.
                    let sent = asked.max(at_once);
                    let started = Instant::now();
                    many(&app, sent, at_once).await;
                    started.elapsed().mul_f64(asked as f64 / sent as f64)
                }
            });
        });
    }
    group.finish();
    runtime.block_on(in_words(&app));
}

/// What cannot be left out: two hashes, the receipt and its pair, a key of its own, five sealed keys and the words.
fn seal(rng: &mut StdRng, holders: &[PublicKey], words: &[u8]) -> usize {
    let seed = *blake3::hash(words).as_bytes();
    let receipt = Receipt::from_seed(&seed);
    let key = Key::generate(rng);
    let place = Context::new("a bench");
    let shared = key.derive("shared");
    let mut size = shared.seal(rng, &place, words).len();
    for holder in holders {
        size += holder.seal_key(rng, &place, &key).len();
    }
    size += receipt.pair().public().seal_key(rng, &place, &shared).len();
    size + usize::from(receipt.locator()[0])
}

/// One durable commit of as many bytes as a sealed report has.
async fn commit(app: &App) {
    let mut tx = app.db().begin().await.expect("a transaction");
    let bytes = [7; 2_200];
    store::blob::insert(&mut tx, app.entropy().id(), "a", "text/plain", &bytes)
        .await
        .expect("kept");
    tx.commit().await.expect("on disk");
}

/// Takes this many reports in, so many at a time; how long each waited.
async fn many(app: &App, count: usize, at_once: usize) -> Vec<Duration> {
    let waited = Arc::new(Mutex::new(Vec::with_capacity(count)));
    let mut senders = Vec::new();
    for sender in 0..at_once {
        let (app, waited) = (app.clone(), waited.clone());
        let own = count / at_once + usize::from(sender < count % at_once);
        senders.push(tokio::spawn(async move {
            for _ in 0..own {
                let ctx = Ctx::new(app.clone(), Actor::Anonymous, String::new())
                    .await
                    .expect("surroundings");
                let started = Instant::now();
                let taken = intake::submit(&ctx, submission(app.entropy().bytes())).await;
                assert!(taken.expect("taken in").receipt.is_some());
                waited.lock().expect("not poisoned").push(started.elapsed());
            }
        }));
    }
    for sender in senders {
        sender.await.expect("all were sent");
    }
    let mut waited = waited.lock().expect("not poisoned");
    std::mem::take(&mut *waited)
}

async fn in_words(app: &App) {
    let started = Instant::now();
    for _ in 0..COMMITS {
        commit(app).await;
    }
    let commits = per_second(COMMITS, started.elapsed());
    println!(
        "\nreports of 2 KB, sealed to three holders, recovery and the reporter; this disk takes {commits:.0} single commits a second"
    );
    println!(
        "{:>8} {:>12} {:>10} {:>10} {:>14} {:>18}",
        "at once", "reports/s", "p50", "p99", "cpu a report", "times the commits"
    );
    for at_once in AT_ONCE {
        let (before, started) = (processor_time(), Instant::now());
        let mut waited = many(app, MEASURED, at_once).await;
        let (took, used) = (started.elapsed(), processor_time() - before);
        waited.sort();
        let rate = per_second(MEASURED, took);
        println!(
            "{at_once:>8} {rate:>12.0} {:>10} {:>10} {:>14} {:>17.1}x",
            shown(waited[MEASURED / 2]),
            shown(waited[MEASURED * 99 / 100]),
            shown(used / u32::try_from(MEASURED).expect("few")),
            rate / commits,
        );
    }
}

fn per_second(count: usize, took: Duration) -> f64 {
    count as f64 / took.as_secs_f64()
}

fn shown(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1_000.0)
}

/// What this process has used of the processors so far, in all threads; in steps of ten milliseconds.
fn processor_time() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").expect("Linux says what a process used");
    let (_, fields) = stat.rsplit_once(')').expect("a name in brackets");
    let fields: Vec<&str> = fields.split_whitespace().collect();
    // Fields 14 and 15 of the line, user and system; the first two are before the bracket.
    let ticks: u64 = [11, 12]
        .iter()
        .map(|at| fields[*at].parse::<u64>().expect("a number"))
        .sum();
    Duration::from_millis(ticks * 10)
}

fn cases(c: &mut Criterion) {
    let runtime = Runtime::new().expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder");
    let ctx = runtime.block_on(async {
        let app = app(folder.path().into()).await;
        let ctx = lead(&app).await;
        fill(&ctx).await;
        ctx
    });
    let mut group = c.benchmark_group("cases");
    group.sample_size(20);
    group.bench_function("10000-listed", |b| {
        b.to_async(&runtime).iter_batched(
            || ctx.clone(),
            |ctx| async move {
                let mut conn = ctx.db().read().await.expect("a reader");
                let listed = list::cases(&ctx, &mut conn, 1).await.expect("a page");
                assert!(listed.all >= 10_000 && listed.rows.iter().all(|row| row.title.is_some()));
                listed.rows.len()
            },
            BatchSize::SmallInput,
        );
    });
    for (name, words) in [
        ("searched", "rang school 9999"),
        ("searched-in-vain", "umbrella"),
    ] {
        let mut wanted = search::Wanted::default();
        wanted.set_words(words);
        group.bench_function(format!("10000-{name}"), |b| {
            b.to_async(&runtime).iter(|| async {
                let results = search::search(&ctx, &wanted).await.expect("an answer");
                assert!(results.looked_at >= CASES);
                results.found.len()
            });
        });
    }
    group.finish();
}

/// The lead of the demo, signed in with her key at hand.
async fn lead(app: &App) -> Ctx {
    let ctx = Ctx::machine(app.clone()).await.expect("surroundings");
    let mut conn = ctx.db().read().await.expect("a reader");
    let email = demo::cast()[0].email;
    let found = store::person::find_by_email(&mut conn, email).await;
    let person = found.expect("read").expect("the lead");
    drop(conn);
    let pair = keys::at_sign_in(&ctx, person.id, demo::PASSWORD)
        .await
        .expect("a pair");
    let mut tx = ctx.db().begin().await.expect("a transaction");
    let unlocked = pair.keep(&ctx, &mut tx).await.expect("kept");
    tx.commit().await.expect("kept");
    ctx.acting(Actor::Person(Signed {
        person: person.id,
        name: person.name,
        kind: person.kind,
        roles: std::collections::BTreeSet::new(),
        session: store::Digest::of(b"a bench"),
        second_factor: true,
        has_second_factor: true,
        unlocked: Some(unlocked),
    }))
}

/// Ten thousand cases that the lead holds, each with three entries of a few lines.
async fn fill(ctx: &Ctx) {
    let mut conn = ctx.db().read().await.expect("a reader");
    let recovery = store::recovery_key::current(&mut conn).await.expect("read");
    let person = ctx.signed().expect("signed in").person;
    let to = [Recipient {
        person,
        pair: store::person_key::find(&mut conn, person)
            .await
            .expect("read"),
        leads: true,
        wakes_at: ctx.ts(),
    }];
    drop(conn);
    let mut tx = ctx.db().begin().await.expect("a transaction");
    for number in 0..CASES {
        let mut built = record::build(ctx, Kind::Case, &to, recovery.as_ref(), None);
        let title = format!("T.B. {number}");
        let opened = What::Opened {
            title: title.clone(),
            reason: "Messages at night.".into(),
        };
        let note = |text: String| {
            What::Note(Note {
                text,
                ..Note::default()
            })
        };
        for what in [
            opened,
            note(words()),
            note(format!("Rang school {number}.")),
        ] {
            let entry = Entry {
                by: By::Program,
                happened: None,
                day_only: false,
                what,
            };
            built
                .entry(ctx, Readers::Holders, &entry)
                .expect("an entry");
        }
        let (sealed, generation) = built.seal_title(ctx, &title).expect("a title");
        built.write(&mut tx).await.expect("written");
        let file = case(built.id(), sealed, generation, ctx);
        store::case_file::insert(&mut tx, &file)
            .await
            .expect("written");
    }
    tx.commit().await.expect("kept");
}

fn case(id: Uuid, title: store::Sealed, title_generation: i64, ctx: &Ctx) -> CaseFile {
    CaseFile {
        id,
        title,
        title_generation,
        opened_at: ctx.ts(),
        status: Status::Open,
        branch: "child".into(),
        level: "high".into(),
        service: None,
        has_parents: None,
        safe_decided_at: None,
        safe: None,
        told_at: None,
        not_told_reason: false,
        dbs_question: None,
        review_on: None,
        closed_at: None,
        reopened_at: None,
        merged_into: None,
    }
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

criterion_group!(benches, sealing, cases);
criterion_main!(benches);
