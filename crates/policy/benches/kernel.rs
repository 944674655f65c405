//! How long the kernel takes: `cargo bench -p policy`.
//!
//! Targets: a decision to which five controls speak in under a microsecond; standings for 5,000
//! people in under 15 ms, and for 50,000 in no more than ten times as long.

use std::{hint::black_box, path::Path};

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use jiff::{civil::date, tz::TimeZone};
use policy::{
    Act, ActKind, Adult, AsOf, AssignDuty, Choice, Facts, Id, Known, Policy, Role, Room,
    StartSession, Who,
    facts::{
        Acknowledgement, Appointment, KnowledgeCheck, Person, Signature, TrainingDone, Version,
    },
    terms::{Assignment, Code, Topic},
};

fn packs() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
    let mut packs: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .expect("the starter packs are there")
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .map(|path| {
            (
                path.display().to_string(),
                std::fs::read(&path).expect("a pack can be read"),
            )
        })
        .collect();
    packs.sort();
    packs
}

/// The pack with the most clauses.
fn largest() -> Policy {
    let read = packs().into_iter().map(|(name, bytes)| {
        policy::read(&name, &bytes)
            .expect("a starter pack has no faults")
            .policy
    });
    read.max_by_key(|policy| policy.clauses.len())
        .expect("there are packs")
}

/// An act with the facts that matter filled in.
fn known_act() -> Act {
    let adult = Adult {
        groups: Some(vec![Who::Staff, Who::Hosts]),
        acknowledged: Some(true),
        signed: Some(vec![Signature {
            person: Id::nil(),
            code: Code::BehaviourCode,
            edition: 1,
            on: date(2026, 1, 1),
        }]),
        editions: Some(vec![(Code::BehaviourCode, 1)]),
        training: Some(
            Topic::ALL
                .iter()
                .map(|topic| TrainingDone {
                    person: Id::nil(),
                    topic: *topic,
                    on: date(2026, 6, 1),
                })
                .collect(),
        ),
        checks: Some(vec![KnowledgeCheck {
            person: Id::nil(),
            on: date(2026, 6, 1),
            score: 100,
        }]),
        ..Adult::default()
    };
    AssignDuty {
        at: Some(
            date(2026, 11, 22)
                .at(10, 0, 0, 0)
                .to_zoned(TimeZone::UTC)
                .expect("a moment"),
        ),
        to: Some(Assignment::Host),
        adult,
        ..AssignDuty::default()
    }
    .into()
}

fn deciding(bench: &mut Criterion) {
    let policy = largest();
    let mut group = bench.benchmark_group("decide");
    let busiest = ActKind::ALL
        .iter()
        .copied()
        .max_by_key(|act| policy.clauses_about(*act).count())
        .expect("acts");
    let start = StartSession {
        room: Room {
            adults: Some(2),
            young_people: Some(20),
            responsible_adult: Known::No,
            ..Room::default()
        },
        ..StartSession::default()
    };
    for (name, act) in [
        ("assign-duty, facts known".to_owned(), known_act()),
        ("start-session".to_owned(), start.into()),
        (format!("{busiest:?}, nothing known"), Act::unknown(busiest)),
    ] {
        let spoke = policy.decide(&act).grounds.len();
        group.bench_function(
            BenchmarkId::new(name, format!("{spoke} grounds")),
            |bench| {
                bench.iter(|| policy.decide(black_box(&act)));
            },
        );
    }
    group.finish();
}

fn reading(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("read");
    for (name, bytes) in packs() {
        let short = Path::new(&name)
            .file_stem()
            .expect("a file has a name")
            .to_string_lossy()
            .into_owned();
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function(BenchmarkId::from_parameter(short), |bench| {
            bench.iter(|| policy::read(&name, black_box(&bytes)));
        });
    }
    group.finish();
}

/// An organisation of so many people and ten versions, all registers kept.
fn organisation(people: u128) -> Facts {
    let id = Id::from_u128;
    let all = || 1..=people;
    Facts {
        people: all()
            .map(|n| Person {
                id: id(n),
                kind: if n % 3 == 0 {
                    Who::Volunteers
                } else {
                    Who::Staff
                },
                started: date(2024, 1, 1),
                ended: None,
            })
            .collect::<Vec<_>>()
            .into(),
        appointments: all()
            .filter(|n| n % 5 == 0)
            .map(|n| Appointment {
                role: Role::Host,
                person: id(n),
                since: date(2025, 1, 1),
                until: None,
                deputy: None,
            })
            .collect::<Vec<_>>()
            .into(),
        versions: (1..=10)
            .map(|number| {
                let day = date(2026, number as i8, 1);
                Version {
                    number,
                    published: day,
                    effective: day,
                    approval: None,
                    change_note: true,
                    duties: Vec::new(),
                }
            })
            .collect::<Vec<_>>()
            .into(),
        acknowledgements: all()
            .flat_map(|n| (1..=10).map(move |version| (n, version)))
            .filter(|(n, version)| (n + u128::from(*version)) % 11 != 0)
            .map(|(n, version)| Acknowledgement {
                person: id(n),
                version,
                read: None,
                accepted: date(2026, version as i8, 5),
            })
            .collect::<Vec<_>>()
            .into(),
        signatures: all()
            .map(|n| Signature {
                person: id(n),
                code: Code::BehaviourCode,
                edition: 1,
                on: date(2026, 1, 5),
            })
            .collect::<Vec<_>>()
            .into(),
        training: all()
            .flat_map(|n| {
                Topic::ALL.iter().map(move |topic| TrainingDone {
                    person: id(n),
                    topic: *topic,
                    on: date(2026, 2, 1),
                })
            })
            .collect::<Vec<_>>()
            .into(),
        checks: all()
            .map(|n| KnowledgeCheck {
                person: id(n),
                on: date(2026, 2, 1),
                score: 100,
            })
            .collect::<Vec<_>>()
            .into(),
        ..Facts::all_empty()
    }
}

fn standing(bench: &mut Criterion) {
    let policy = largest();
    let now = AsOf::end_of(date(2026, 11, 22), TimeZone::UTC, Vec::new());
    let mut group = bench.benchmark_group("standings");
    group.sample_size(20);
    for people in [500, 5_000, 50_000] {
        let facts = organisation(people);
        group.throughput(Throughput::Elements(people as u64));
        group.bench_function(
            BenchmarkId::from_parameter(format!("{people} people")),
            |bench| {
                bench.iter_batched(
                    || (),
                    |()| policy.standings(black_box(&facts), &now),
                    BatchSize::PerIteration,
                );
            },
        );
    }
    group.finish();
}

criterion_group!(kernel, deciding, reading, standing);
criterion_main!(kernel);
